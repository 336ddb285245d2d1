// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// assets/workshop.js against a small server of event streams: what it does with pieces, losses and people's typing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { root } from "./server.mjs";

const script = readFileSync(join(root, "assets/workshop.js"), "utf8");

const PAGE = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Raum</title>
<script src="/workshop.js" defer></script></head><body><main>
<div data-stream="/ereignisse" data-seq="40"></div>
<p role="status" data-connection data-connected="Verbunden" data-lost="Unterbrochen" data-ended="Zu Ende"
 data-elsewhere="Anderswo offen" data-stale="Nicht auf dem neuesten Stand">Nicht live</p>
<a href="/" data-reload hidden>Neu laden</a>
<button type="button" data-pause data-continue="Weiter" hidden><span>Anhalten</span></button>
<p role="status" data-announce data-many="%n Neuigkeiten"></p>
<div id="mein" data-own="/mein">noch nichts</div>
<section id="teil"><h2>Begrüßung</h2></section>
<ul id="karten"><li id="karte-1">eins <button name="plus" value="1">Punkt</button></li></ul>
<p><button form="punkte" name="minus" value="7">Punkt zurück</button></p>
<form id="punkte" method="post" action="/punkte"><input type="hidden" name="form_token" value="a&amp;b"><p>Noch 3 Punkte</p></form>
<form><label for="text">Karte</label><textarea id="text"></textarea></form>
</main></body></html>`;

/* What is left of it when the workshop has ended: no stream. */
const OVER = PAGE.replace(/<div data-stream.*<\/div>/, "<p id=\"vorbei\">Vorbei</p>");

/* A server whose streams the test writes to. */
const openRoom = async () => {
  const streams = new Set();
  const asked = []; // { seit, last } of each stream that came
  const room = { asked, streams, refuse: 0, loads: 0, owned: 0, dots: [], dotStatus: 200 };
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://room");
    if (url.pathname === "/workshop.js") return response.setHeader("Content-Type", "text/javascript").end(script);
    if (url.pathname === "/mein") {
      room.owned += 1;
      return response.setHeader("Content-Type", "text/html").end('<div id="mein" data-own="/mein">Meine Karten: 1</div>');
    }
    if (url.pathname === "/punkte") {
      let body = "";
      request.on("data", (bytes) => (body += bytes));
      request.on("end", () => {
        const byScript = request.headers["einklang-answer"] === "piece";
        room.dots.push([byScript, body]);
        const left = '<form id="punkte" method="post" action="/punkte"><input type="hidden" name="form_token" value="c"><p>Noch 2 Punkte</p></form>';
        response.writeHead(byScript ? room.dotStatus : 200, { "Content-Type": "text/html" }).end(byScript ? left : OVER);
      });
      return;
    }
    if (url.pathname !== "/ereignisse") {
      room.loads += 1;
      response.setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
      return response.setHeader("Content-Type", "text/html").end(room.over ? OVER : PAGE);
    }
    asked.push({ seit: url.searchParams.get("seit"), last: request.headers["last-event-id"] });
    if (room.refuse > 0) {
      room.refuse -= 1;
      return response.writeHead(503).end();
    }
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write("retry: 100\n\n");
    streams.add(response);
    request.on("close", () => streams.delete(response));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  room.base = `http://127.0.0.1:${server.address().port}/`;
  room.send = (id, html) => {
    const text = `${id ? `id: ${id}\n` : ""}${html.split("\n").map((line) => `data: ${line}\n`).join("")}\n`;
    for (const stream of streams) stream.write(text);
  };
  room.tell = (name, data = "") => streams.forEach((stream) => stream.write(`event: ${name}\ndata: ${data}\n\n`));
  room.drop = () => streams.forEach((stream) => stream.end());
  room.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return room;
};

const piece = (op, target, html = "", say = "") =>
  `<template data-op="${op}" data-target="${target}"${say && ` data-say="${say}"`}>${html}</template>`;
const card = (n, text) => `<li id="karte-${n}">${text} <button name="plus" value="${n}">Punkt</button></li>`;

const until = async (condition, what) => {
  for (let i = 0; i < 500; i++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(what);
};

let browser, room, page;
let failures = [];
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());
afterEach(async () => {
  await page?.context().close();
  await room?.close();
  page = room = undefined;
  assert.deepEqual(failures, []);
});

const words = (selector) => page.locator(selector).textContent();
const cards = () => page.locator("#karten > li").evaluateAll((all) => all.map((e) => e.firstChild.data.trim()));
const streamsAre = (count) => until(() => room.streams.size === count, `${count} streams`);

const enter = async ({ clock = false } = {}) => {
  failures = [];
  room = await openRoom();
  page = await (await browser.newContext({ locale: "de-DE" })).newPage();
  if (clock) await page.clock.install();
  page.on("pageerror", (error) => failures.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security|Refused/.test(message.text())) failures.push(message.text());
  });
  await page.goto(room.base);
  await streamsAre(1);
  await until(async () => (await words("[data-connection]")) === "Verbunden", "connected");
};

test("the script is ES5 and small", () => {
  const code = script.replace(/\/\*[^]*?\*\//g, "").replace(/"(\\.|[^"\\])*"/g, '""');
  assert.doesNotMatch(code, /=>|`|\b(const|let|class|async|await|import|of)\b|\?\.|\?\?|\.\.\.|\*\*/);
  assert.match(script, /^"use strict";$/m);
  assert.ok(script.length < 10000, `${script.length} bytes`);
});

test("pieces replace, append and remove", async () => {
  await enter();
  assert.deepEqual(room.asked, [{ seit: "40", last: undefined }]);
  room.send(41, piece("replace", "teil", '<section id="teil"><h2>Arbeit</h2></section>') + piece("append", "karten", card(2, "zwei")));
  await until(async () => (await cards()).length === 2, "appended");
  assert.equal(await words("#teil"), "Arbeit");
  assert.deepEqual(await cards(), ["eins", "zwei"]);
  /* What is there already is not there twice; a target that is not there harms nobody. */
  room.send(42, piece("append", "karten", card(1, "eins neu")) + piece("replace", "nirgends", "<p></p>") + piece("remove", "fort") +
    piece("remove", "karte-2") + "\n" + piece("append", "karten", card(3, "drei") + card(4, "vier")));
  await until(async () => (await cards()).length === 3, "42 applied");
  assert.deepEqual(await cards(), ["eins neu", "drei", "vier"]);
});

test("a tick stays where the card is as it was, and goes where its words are others", async () => {
  await enter();
  const box = (n, read) => card(n, `<input type="checkbox" id="nr-${n}" name="nr" value="${n}_${read}">`);
  const ticked = () => page.locator("#karten :checked").evaluateAll((all) => all.map((e) => e.value));
  room.send(41, piece("append", "karten", box(2, "aa") + box(3, "bb")));
  await page.locator("#nr-2").check();
  await page.locator("#nr-3").check();
  room.send(42, piece("replace", "karte-2", box(2, "aa")) + piece("replace", "karte-3", box(3, "cc")) + piece("append", "karten", card(4, "vier")));
  await page.locator("#karte-4").waitFor();
  assert.deepEqual(await ticked(), ["2_aa"]);
  await page.locator("#nr-3").check(); /* as it reads now */
  room.send(43, piece("replace", "karten", `<ul id="karten">${box(2, "dd")}${box(3, "cc")}</ul>`));
  await page.locator("#nr-2[value='2_dd']").waitFor();
  assert.deepEqual(await ticked(), ["3_cc"]);
});

test("a dot is sent by itself: the page stays, what is left is said, and focus stays where it was", async () => {
  await enter();
  const button = page.getByRole("button", { name: "Punkt zurück" });
  await button.focus();
  await page.keyboard.press("Enter");
  await until(async () => (await words("#punkte")) === "Noch 2 Punkte", "what is left");
  assert.equal(await words("[data-announce]"), "Noch 2 Punkte");
  assert.ok(await button.evaluate((e) => e === document.activeElement));
  await button.click();
  await until(() => room.dots.length === 2, "the second");
  assert.deepEqual(room.dots, [[true, "minus=7&form_token=a%26b"], [true, "minus=7&form_token=c"]]);
  assert.deepEqual([room.loads, room.streams.size], [1, 1]);
});

test("a dot that is not taken is sent by the browser, whose page says why", async () => {
  await enter();
  room.dotStatus = 422;
  await page.getByRole("button", { name: "Punkt zurück" }).click();
  await page.waitForURL("**/punkte");
  assert.deepEqual(room.dots.map(([byScript]) => byScript), [true, false]);
  assert.deepEqual(new URLSearchParams(room.dots[1][1]).getAll("minus"), ["7"]);
  assert.equal(await words("#vorbei"), "Vorbei");
});

test("a card goes to another list, which comes before its neighbour and goes with its last card", async () => {
  await enter();
  const list = (id, html = "", brief = "") => `<section><h3>${id}</h3><ul id="${id}"${brief}>${html}</ul></section>`;
  const board = '<div id="teil">' + list("gruppe-2", card(3, "drei"), " data-brief") + list("spalte-0", card(5, "fuenf") + card(6, "sechs")) + "</div>";
  const move = (n, text, to, before) => `<template data-op="place" data-target="${to}"${before ? ` data-before="karte-${before}"` : ""}>${card(n, text)}</template>`;
  const make = (id, before, brief = " data-brief") => `<template data-op="list" data-target="teil" data-before="${before}">${list(id, "", brief)}</template>`;
  const lists = () => page.locator("#teil ul").evaluateAll((all) => all.map((e) => `${e.id}:${[...e.children].map((c) => c.id.slice(6))}`));
  const become = (wanted, what) => until(async () => JSON.stringify(await lists()) === JSON.stringify(wanted), `${what}: ${wanted}`);
  room.send(41, piece("replace", "teil", board));
  await become(["gruppe-2:3", "spalte-0:5,6"], "the board");
  await page.locator("#karte-6 button").focus();
  room.send(42, make("speicher", "") + make("gruppe-9", "spalte-0") + make("gruppe-2", "gruppe-9") + move(6, "sechs neu", "gruppe-9") + move(5, "fuenf", "gruppe-9", 6));
  await become(["gruppe-2:3", "gruppe-9:5,6", "spalte-0:", "speicher:"], "two moved, what is there is not made twice");
  assert.equal(await page.evaluate(() => document.activeElement.value), "6", "the focus goes along");
  assert.match(await words("#karte-6"), /sechs neu/);
  room.send(43, move(3, "drei", "gruppe-9", 5) + move(4, "vier", "gruppe-9", 5));
  await become(["gruppe-9:3,4,5,6", "spalte-0:", "speicher:"], "the last of a group, and one that was not there");
  room.send(44, ["3", "4", "5", "6"].map((n) => piece("remove", `karte-${n}`)).join(""));
  await become(["spalte-0:", "speicher:"], "removed");
});

test("focus stays where it was, by id, by name and value, or near", async () => {
  await enter();
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.value || document.activeElement.tagName);
  await page.locator("[name=plus]").focus();
  room.send(41, piece("append", "karten", card(2, "zwei")) + piece("replace", "karte-1", card(1, "eins neu")));
  await until(async () => (await cards()).length === 2, "41");
  assert.equal(await focus(), "1");
  room.send(42, piece("remove", "karte-1"));
  await until(async () => (await cards()).length === 1, "42");
  assert.equal(await focus(), "karten");
  room.send(43, piece("replace", "teil", '<section id="teil"><input id="feld" value="abcdef"></section>'));
  await page.locator("#feld").focus();
  await page.evaluate(() => document.getElementById("feld").setSelectionRange(2, 4));
  room.send(44, piece("replace", "teil", '<section id="teil"><p>neu</p><input id="feld" value="abcdef"></section>'));
  await until(async () => (await words("#teil")).includes("neu"), "44");
  assert.equal(await focus(), "feld");
  assert.deepEqual(await page.evaluate(() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]), [2, 4]);
});

test("Tab goes on where somebody was, before the new piece and not behind it", async () => {
  await enter();
  const part = (heading) => `<section id="teil"><h2>${heading}</h2><a href="#a" id="im-teil">darin</a></section>`;
  room.send(41, piece("replace", "teil", part("eins")));
  await page.locator("#teil h2", { hasText: "eins" }).click();
  room.send(42, piece("replace", "teil", part("zwei")));
  await until(async () => (await words("#teil h2")) === "zwei", "42");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "im-teil");
});

test("what was put in stays: in pieces by id, outside in any case", async () => {
  await enter();
  const part = (heading) =>
    `<section id="teil"><h2>${heading}</h2><input id="wort"><input type="checkbox" id="haken"><input type="radio" id="wahl">` +
    '<select id="liste"><option>a</option><option>b</option></select><details id="mehr"><summary>m</summary></details>' +
    `<input id="leer" value="${heading}"></section>`;
  room.send(41, piece("replace", "teil", part("eins")));
  await page.locator("#wort").fill("halbes Wo");
  await page.locator("#haken").check();
  await page.locator("#wahl").check();
  await page.locator("#liste").selectOption("b");
  await page.locator("#mehr").evaluate((e) => (e.open = true));
  await page.locator("#text").fill("Meine Karte");
  room.send(42, piece("replace", "teil", part("zwei")));
  await until(async () => (await words("#teil h2")) === "zwei", "42");
  assert.equal(await page.locator("#wort").inputValue(), "halbes Wo");
  assert.ok(await page.locator("#haken").isChecked());
  assert.ok(await page.locator("#wahl").isChecked());
  assert.equal(await page.locator("#liste").inputValue(), "b");
  assert.ok(await page.locator("#mehr").evaluate((e) => e.open));
  assert.equal(await page.locator("#leer").inputValue(), "zwei", "what nobody typed is the server's");
  assert.equal(await page.locator("#text").inputValue(), "Meine Karte");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
});

test("a lost stream comes back and goes on where it was", async () => {
  await enter();
  room.send(41, piece("append", "karten", card(2, "zwei")));
  room.send(0, piece("replace", "teil", '<section id="teil">12 verbunden</section>')); // without id: the number stays
  await until(async () => (await words("#teil")) === "12 verbunden", "told");
  room.drop();
  await until(() => room.asked.length === 2, "the browser's own second try");
  assert.deepEqual(room.asked[1], { seit: "40", last: "41" });
  await until(async () => (await words("[data-connection]")) === "Verbunden", "connected again");
  /* A refusal ends the browser's tries; the script goes on, with what it has. */
  room.refuse = 2;
  room.drop();
  await until(async () => (await words("[data-connection]")) === "Unterbrochen", "lost");
  await until(() => room.asked.length === 5, "tried until it was let in");
  assert.deepEqual(room.asked.slice(3), [{ seit: "41", last: undefined }, { seit: "41", last: undefined }]);
  await until(async () => (await words("[data-connection]")) === "Verbunden", "connected at last");
  room.send(42, piece("append", "karten", card(3, "drei")));
  await until(async () => (await cards()).length === 3, "42");
  assert.deepEqual(await cards(), ["eins", "zwei", "drei"]);
});

test("on hold everything waits, then comes in order", async () => {
  await enter();
  await page.getByRole("button", { name: "Anhalten" }).click();
  room.send(41, piece("append", "karten", card(2, "zwei")));
  room.send(42, piece("replace", "karte-2", card(2, "zwei neu")));
  room.drop(); // what waits is not asked for again
  await until(() => room.asked.length === 2, "second try");
  assert.equal(room.asked[1].last, "42");
  assert.deepEqual(await cards(), ["eins"]);
  await page.getByRole("button", { name: "Weiter" }).click();
  assert.deepEqual(await cards(), ["eins", "zwei neu"]);
  await streamsAre(1);
  room.send(43, piece("append", "karten", card(3, "drei")));
  await until(async () => (await cards()).length === 3, "43");
  assert.ok(await page.getByRole("button", { name: "Anhalten" }).isVisible());
  /* Too much to keep, or a resync meanwhile: the page is loaded anew when the person goes on, not before. */
  await page.getByRole("button", { name: "Anhalten" }).click();
  room.tell("resync");
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(room.loads, 1);
  await page.getByRole("button", { name: "Weiter" }).click();
  await until(() => room.loads === 2, "loaded anew");
});

test("announcements are gathered: one in five seconds", async () => {
  await enter({ clock: true });
  /* Stands still but for what is run: on a busy machine time would go on between two lines of this test. */
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  const said = () => words("[data-announce]");
  room.send(41, piece("append", "karten", card(2, "zwei"), "Eine neue Karte"));
  await until(async () => (await said()) === "Eine neue Karte", "said at once");
  for (const n of [3, 4, 5]) room.send(39 + n, piece("append", "karten", card(n, `Nr. ${n}`), "Noch eine"));
  await until(async () => (await cards()).length === 5, "all are there");
  await page.clock.runFor(4000);
  assert.equal(await said(), "Eine neue Karte");
  await page.clock.runFor(1500);
  assert.equal(await said(), "3 Neuigkeiten");
  await page.clock.runFor(5500);
  assert.equal(await said(), "", "so that the same words are news again");
  room.send(45, piece("append", "karten", card(6, "sechs"), "Eine neue Karte"));
  await until(async () => (await said()) === "Eine neue Karte", "said at once again");
});

test("a resync loads the page anew, unless somebody is writing", async () => {
  await enter();
  room.tell("resync");
  await until(() => room.loads === 2 && room.asked.length === 2, "loaded anew");
  await until(async () => (await words("[data-connection]")) === "Verbunden", "connected");
  await page.locator("#text").fill("Meine halbe Ka");
  assert.ok(await page.getByRole("link", { name: "Neu laden" }).isHidden());
  room.tell("resync");
  await page.getByRole("link", { name: "Neu laden" }).waitFor();
  assert.equal(room.loads, 2);
  assert.equal(await page.locator("#text").inputValue(), "Meine halbe Ka");
  assert.equal(await words("[data-connection]"), "Nicht auf dem neuesten Stand");
});

test("the end is for good: the device is open elsewhere", async () => {
  await enter();
  room.tell("ende", "device");
  await until(async () => (await words("[data-connection]")) === "Anderswo offen", "elsewhere");
  await streamsAre(0);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(room.asked.length, 1);
  assert.equal(await words("[data-connection]"), "Anderswo offen");
});

test("the end is for good: what is left of the room is loaded", async () => {
  await enter();
  room.over = true;
  room.tell("ende", "room");
  await page.locator("#vorbei").waitFor();
  assert.equal(room.loads, 2);
  assert.equal(room.asked.length, 1);
});

test("what is being written when the room ends stays", async () => {
  await enter();
  await page.locator("#text").fill("Meine halbe Ka");
  room.tell("ende", "room");
  await page.getByRole("link", { name: "Neu laden" }).waitFor();
  assert.equal(await page.locator("#text").inputValue(), "Meine halbe Ka");
  assert.equal(room.loads, 1);
});

test("what is this device's alone is fetched, unless somebody writes there", async () => {
  await enter();
  room.send(41, piece("own", "mein"));
  await until(async () => (await words("#mein")) === "Meine Karten: 1", "fetched");
  await page.locator("#text").fill("Meine halbe Ka");
  room.send(42, piece("replace", "mein", '<div id="mein" data-own="/mein">noch nichts</div>'));
  room.send(43, '<template data-op="own" data-target="mein" data-of="karte-99"></template>'); // of a card it has not
  room.send(44, '<template data-op="own" data-target="mein" data-of="karte-1"></template>');
  /* Counted too: the same words stand there until 42 has come, and what is fetched later would take the field away. */
  await until(async () => room.owned === 2 && (await words("#mein")) === "Meine Karten: 1", "fetched for a card it has");
  room.send(45, piece("replace", "mein", '<div id="mein" data-own="/mein"><input id="feld"></div>'));
  await page.locator("#feld").fill("hier");
  room.send(46, piece("own", "mein"));
  await page.getByRole("link", { name: "Neu laden" }).waitFor();
  assert.equal(await page.locator("#feld").inputValue(), "hier");
});

test("hidden for half a minute it lets go, and comes back when it is seen", async () => {
  await enter({ clock: true });
  const show = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  room.send(41, piece("append", "karten", card(2, "zwei")));
  await until(async () => (await cards()).length === 2, "41");
  await show(true);
  await page.clock.runFor(20_000);
  await show(false);
  await page.clock.runFor(20_000);
  assert.equal(room.asked.length, 1, "a short look elsewhere changes nothing");
  await show(true);
  await page.clock.runFor(31_000);
  await streamsAre(0);
  await show(false);
  await streamsAre(1);
  assert.deepEqual(room.asked[1], { seit: "41", last: undefined });
  /* Another network, or back from the history: one stream, a new one. */
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await until(() => room.asked.length === 3, "online");
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await until(() => room.asked.length === 4, "pageshow");
  await streamsAre(1);
});
