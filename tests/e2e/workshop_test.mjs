// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// A workshop from opening to closing: who leads, the wall, and phones, one of them used by the keyboard alone, one
// without JavaScript, one at 320 px in plain German. Whatever happens in which order, a page that was told of it piece by
// piece is the page that is loaded anew; a server that dies in the middle of voting loses nothing.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, isAnswered, openPage } from "./browse.mjs";
import { keyboard } from "./hands.mjs";
import { openRoom } from "./route_pages.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const LEAD = "Petra Projekt";
const ACTS = 90;
const PATIENCE_MS = 10_000;
const PIECES = ["raum-stand", "raum-tisch", "raum-tafel", "raum-zahlen"];

let browser, folder, server, petra;
const start = (...more) =>
  startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example", ...more] });
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());
/* Each with an example of its own: a room that was led anyhow is no place to begin. */
beforeEach(async () => {
  folder = temporaryFolder();
  server = await start();
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, LEAD);
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

/* A page with the cookies of a visitor; the script of the page may be off. */
const pageOf = async (visitor, path, options = {}, language = "de") => {
  const opened = await openPage(browser, options);
  const cookies = new Map([...visitor.cookies, ["einklang_language", language]]);
  await opened.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.base })));
  await opened.page.goto(server.base + path);
  return opened;
};

const deviceIn = async (room, name) => {
  const device = new Visitor(server.base);
  await device.get(`/w/q/${room.token}`);
  await device.submit({ name }, room.token);
  return device;
};

/* The live parts of this page, as they are and as they would be after loading it anew. */
const piecesOf = (page) =>
  page.evaluate(async (ids) => {
    const flat = (root) =>
      ids.map((id) => {
        const piece = root.getElementById(id).cloneNode(true);
        for (const element of [piece, ...piece.querySelectorAll("*")]) element.removeAttribute("tabindex");
        for (const element of piece.querySelectorAll("details")) element.removeAttribute("open");
        return piece.outerHTML.replace(/\s+/g, " ").replace(/> </g, "><");
      });
    const answer = await fetch(location.href);
    const anew = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { live: flat(document), anew: flat(anew) };
  }, PIECES);

/* Frames are gathered: waits until nothing differs any more, and says what does when that does not come. */
const assertAsAnew = async (page, about) => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { live, anew } = await piecesOf(page).catch((error) => {
      if (Date.now() > until) throw error;
      return { live: "loading itself anew" }; /* its device was shown to another table */
    });
    if (JSON.stringify(live) === JSON.stringify(anew)) return;
    if (Date.now() > until) assert.deepEqual(live, anew, `${page.url()} ${about}`);
    await sleep(50);
  }
};

const connected = (page) => page.locator("[data-connection]", { hasText: "Verbunden" }).waitFor({ timeout: PATIENCE_MS });

const shot = (page, name) =>
  process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });

/* -- The agenda -- */

const lead = (page, name) => page.getByRole("main").getByRole("button", { name }).first();
/* Posts, and waits for the page that the answer leads to. */
const send = async (page, button) => {
  const came = page.waitForResponse(isAnswered);
  await button.click();
  await came;
  await page.waitForLoadState();
};
const press = (page, name) => send(page, lead(page, name));
const begin = (page, title) => press(page, new RegExp(`^Beginnen.*${title}`));

test("from opening to closing, with who leads, the wall and three phones", async () => {
  const list = "/vorhaben/antragsassistenz/workshops";
  const { body } = await petra.get(list);
  const ids = [...body.matchAll(/\/workshops\/(\d+)"/g)].map(([, id]) => id);
  const place = `${list}/${Math.min(...ids.map(Number))}`;
  const tabs = [];
  const tab = async (...args) => {
    const opened = await pageOf(...args);
    tabs.push(opened);
    return opened.page;
  };
  const desk = await tab(petra, `${place}/leitung`);
  await press(desk, "Raum öffnen");
  const wall = await tab(petra, `${place}/wand`);
  const pin = await desk.locator(".room-pin strong").first().innerText();
  const token = /\/w\/q\/[\w-]{22}/.exec(await desk.locator("main").innerText())[0];
  assert.ok((await wall.locator("main").innerText()).includes(pin));

  const small = { viewport: { width: 320, height: 640 } };
  const nobody = new Visitor(server.base);
  const keys = await tab(nobody, "/w");
  const hand = keyboard(keys);
  await hand.type("PIN", pin);
  await hand.press("Weiter");
  await keys.waitForURL("**/w/q/**");
  await hand.press("Teilnehmen");
  await keys.waitForURL("**/w/raum");
  const bare = await tab(nobody, token, { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  await press(bare, "Teilnehmen");
  const plain = await tab(nobody, token, small, "de-simple");
  await plain.getByRole("main").locator("form button[type=submit]").first().click();
  await plain.waitForURL("**/w/raum");
  assert.equal(await plain.locator("html").getAttribute("lang"), "de-simple");
  for (const page of [desk, wall, keys, plain]) await page.waitForFunction(() => /^(Verbunden|Die Seite ist verbunden)/.test(document.querySelector("[data-connection]").textContent), undefined, { timeout: PATIENCE_MS });

  await begin(desk, "Begrüßung");
  await keys.locator("#stimme").waitFor();
  await bare.goto(`${server.base}/w/raum`);
  await bare.locator("select").first().selectOption({ index: 1 });
  await bare.locator("section:has(#stimme) input[type=radio]").first().check();
  await press(bare, "Mitzählen");
  await begin(desk, "Einführung");
  await wall.getByRole("heading", { name: "Warum Menschen im Mittelpunkt stehen" }).waitFor();
  await plain.getByRole("heading", { name: "Warum wir hier sind" }).waitFor();
  for (const page of [desk, wall, keys, plain]) await assertSoundOnTheWay(page);

  await begin(desk, "Arbeit in Gruppen");
  await keys.locator("#schreiben").waitFor();
  await hand.type("Wer", "Zwetschgenhof Nord");
  await hand.press("Karte anheften");
  await bare.goto(`${server.base}/w/raum`);
  await bare.locator("section:has(#schreiben) textarea").first().fill("Zwetschgenhof Süd");
  await press(bare, "Karte anheften");
  await desk.locator("#raum-tafel", { hasText: "Zwetschgenhof Süd" }).waitFor();
  for (const page of [wall, plain]) {
    assert.ok(!(await page.content()).includes("Zwetschgenhof"), "a hidden card is on a page");
    await assertSoundOnTheWay(page);
  }
  await press(desk, "Karten aufdecken");
  for (const page of [wall, plain, keys])
    await page.locator("#raum-tafel", { hasText: "Zwetschgenhof Nord" }).waitFor();

  /* a comment by keyboard, one without JavaScript, seen by all; the wall has their number */
  await keys.goto(`${server.base}/w/raum`); /* not where the last form led: from the top */
  const card = keys.locator("#raum-tafel .room-card", { hasText: "Zwetschgenhof Süd" });
  const link = await card.getByRole("link", { name: /^Karte \d+ kommentieren$/ }).innerText();
  assert.equal(link, "Kommentieren");
  await hand.follow(await card.getByRole("link", { name: /kommentieren$/ }).getAttribute("aria-label"));
  await keys.waitForURL("**/kommentare");
  await assertSoundOnTheWay(keys);
  await hand.type("Kommentar", "Auch am Abend?");
  await hand.press("Kommentar senden");
  await keys.waitForURL("**/w/raum#karte-*");
  await bare.goto(`${server.base}/w/raum`);
  await send(bare, bare.locator("#raum-tafel .room-card", { hasText: "Zwetschgenhof Süd" }).getByRole("link", { name: /kommentieren$/ }));
  await bare.locator("textarea").fill("Samstags wäre gut");
  await press(bare, "Kommentar senden");
  for (const page of [plain, keys, desk]) {
    const said = page.locator("#raum-tafel .room-card", { hasText: "Zwetschgenhof Süd" }).locator("details");
    await said.locator("summary", { hasText: "2 Kommentare" }).click();
    await said.getByText("Samstags wäre gut").waitFor();
    await assertSoundOnTheWay(page);
    await shot(page, `comments-${[plain, keys, desk].indexOf(page)}`);
  }
  await wall.locator("#raum-tafel", { hasText: "2 Kommentare" }).waitFor();
  assert.ok(!(await wall.content()).includes("Samstags"));
  await shot(wall, "comments-wall");
  await bare.goto(`${server.base}/w/raum/kommentare`);
  await shot(bare, "comments-own");
  await press(bare, /^Kommentar zurückziehen/);
  /* what was opened stays open while the piece is exchanged */
  const left = plain.locator("#raum-tafel details[open]", { hasText: "1 Kommentar" });
  await left.getByText("Auch am Abend?").waitFor();
  assert.ok(!(await plain.content()).includes("Samstags"));

  /* the keyboard completes a card of somebody else, without JavaScript its author reads it; then it is taken back */
  await keys.goto(`${server.base}/w/raum`);
  const open = keys.locator("#raum-tafel .room-card", { hasText: "Zwetschgenhof Süd" });
  await hand.follow(await open.getByRole("link", { name: /ergänzen$/ }).getAttribute("aria-label"));
  await keys.waitForURL("**/ergaenzen");
  await assertSoundOnTheWay(keys);
  await hand.type("Wie", "Beim Hoffest fragen");
  await hand.press("Ergänzung senden");
  await keys.waitForURL("**/w/raum#karte-*");
  for (const page of [plain, desk, wall])
    await page.locator("#raum-tafel .room-card", { hasText: "Zwetschgenhof Süd" }).getByText("Beim Hoffest fragen").waitFor();
  await assertSoundOnTheWay(keys);
  await bare.goto(`${server.base}/w/raum`);
  await bare.locator("#raum-mein .room-card", { hasText: "Beim Hoffest fragen" }).getByText(/^ergänzt/).waitFor();

  for (const box of await desk.locator("#raum-tafel input[type=checkbox]").all()) await box.check();
  await desk.locator("#karten #text").fill("Ohne Netz");
  await send(desk, desk.locator("#karten button[value=group]"));
  for (const page of [wall, plain]) {
    await page.getByRole("heading", { name: "Ohne Netz" }).waitFor();
    await assertSoundOnTheWay(page);
  }
  await press(desk, "Abstimmung beginnen");
  await plain.locator("#punkte").waitFor();
  await send(plain, plain.locator("#raum-tafel button[name=plus]").first());
  await bare.goto(`${server.base}/w/raum`);
  await send(bare, bare.locator("#raum-tafel button[name=plus]").first());
  assert.ok(!(await wall.content()).includes("2 Punkte"));
  await press(desk, "Abstimmung beenden");
  for (const page of [wall, keys]) await page.locator("#raum-tafel", { hasText: "2 Punkte" }).waitFor();
  for (const page of [desk, wall, keys, plain]) await assertSoundOnTheWay(page);

  await begin(desk, "Dank und Ausblick");
  await press(desk, "Workshop beenden");
  await wall.locator("#raum-stand", { hasText: "Der Workshop ist zu Ende" }).waitFor();
  for (const page of [keys, plain]) await page.locator("#dank").waitFor();
  for (const page of [desk, keys, plain]) await assertSoundOnTheWay(page);
  for (const { close } of tabs) await close();
});

/* -- Whatever happens -- */

/* mulberry32: the same acts each time. */
const randomOf = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/* The cards that who leads has before them. */
const numbersOf = async (petra, room) => {
  const { body } = await petra.get(room.lead);
  return [...body.matchAll(/id="karte-(\d+)"/g)].map(([, id]) => id);
};

/* What somebody in the room may do; what cannot be done now is refused, and that is all. */
const actsOf = (petra, room, devices, random) => {
  const any = (list) => list[Math.floor(random() * list.length)];
  const numbers = () => numbersOf(petra, room);
  const leads = (which, values = {}) => async () => {
    const { body } = await petra.get(room.lead);
    if (body.includes(`/tun/${which}"`)) await petra.submit(values, `/tun/${which}`);
  };
  const cards = (act, more = {}) => async () => {
    await petra.get(room.lead); /* each box says which words of its card stand there */
    const nr = any([...petra.last.body.matchAll(/name="nr" value="(\d+_[0-9a-f]+)"/g)].map(([, chosen]) => chosen));
    if (nr !== undefined && petra.last.body.includes('id="karten"'))
      await petra.submit({ nr, act, ...more }, "/leitung/karten");
  };
  const writes = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum");
    if (body.includes('id="schreiben"'))
      await device.submit({ who: `Gruppe ${Math.floor(random() * 1000)}`, words: "Idee <b>&amp;", column: String(Math.floor(random() * 2)) }, `/pinnwaende/${/\/w\/raum\/pinnwaende\/(\d+)/.exec(body)[1]}`);
  };
  const changes = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum");
    const path = any([...body.matchAll(/"(\/w\/raum\/karten\/\d+)"/g)].map(([, found]) => found));
    if (path === undefined) return;
    await device.get(path);
    await device.submit({ who: `Anders ${Math.floor(random() * 1000)}`, words: "Anders", column: String(Math.floor(random() * 2)) }, path);
  };
  const withdraws = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum");
    if (body.includes("/zurueckziehen\"")) await device.submit({}, "/zurueckziehen");
  };
  const votes = async () => {
    const plus = any(await numbers());
    const device = any(devices);
    if ((await device.get("/w/raum")).body.includes('id="punkte"')) await device.submit({ plus }, "/w/raum/punkte");
  };
  const comments = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum");
    const path = any([...body.matchAll(/"(\/w\/raum\/karten\/\d+\/kommentare)"/g)].map(([, found]) => found));
    if (path === undefined || (await device.get(path)).status !== 200) return;
    await device.submit({ comment: `Wort ${Math.floor(random() * 1000)} <i>&amp;` }, path);
  };
  const unsays = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum/kommentare");
    if (body.includes("/zurueckziehen\"")) await device.submit({}, "/zurueckziehen");
  };
  const completes = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum");
    const path = any([...body.matchAll(/"(\/w\/raum\/karten\/\d+\/ergaenzen)"/g)].map(([, found]) => found));
    if (path === undefined || (await device.get(path)).status !== 200) return; /* gone, or one's own */
    if (!device.last.body.includes(`action="${path}"`)) return;
    await device.submit({ how: `Weise ${Math.floor(random() * 1000)} <i>&amp;`, why: any(["", "Darum"]) }, path);
  };
  const takes = async () => {
    const device = any(devices);
    const { body } = await device.get("/w/raum");
    const path = any([...body.matchAll(/"(\/w\/raum\/karten\/\d+\/ergaenzen\/\w+\/zuruecknehmen)"/g)].map(([, found]) => found));
    if (path !== undefined) await device.submit({}, path);
  };
  const signals = async () => {
    const device = any(devices);
    if ((await device.get("/w/raum")).body.includes('"/w/raum/zeichen"')) await device.submit({}, "/w/raum/zeichen");
  };
  const splits = async () => {
    const tables = String(2 + Math.floor(random() * 2));
    const { body } = await petra.get(room.lead);
    if (body.includes('/leitung/tische"')) await petra.submit({ table_assign: any(["number", "choice"]), tables, table_people: "", table_prompts: "" }, "/leitung/tische");
  };
  const presents = (act) => async () => {
    const { body } = await petra.get(room.lead);
    if (body.includes(`/plenum/${act}"`)) await petra.submit({}, `/plenum/${act}`);
  };
  const sits = async () => {
    const device = any(devices);
    if ((await device.get("/w/raum")).body.includes('"/w/raum/tisch"')) await device.submit({ table: any(["1", "2"]) }, "/w/raum/tisch");
  };
  const speaks = async () => {
    const device = any(devices);
    const path = any(["/w/raum/tisch/aufgabe", "/w/raum/tisch/aufgabe/zurueck"]);
    if ((await device.get("/w/raum")).body.includes(`"${path}"`)) await device.submit({}, path);
  };
  const merges = async () => {
    const all = await numbers();
    const form = /<form id="karten"[\s\S]*?<\/form>/.exec(petra.last.body)?.[0];
    if (form === undefined || all.length < 2) return;
    const value = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)[1];
    const proofs = ["form_token", "submission_id"].map((name) => [name, value(name)]);
    await petra.post(`${room.lead}/karten`, [...proofs, ["act", "merge"], ["nr", any(all)], ["nr", all.at(-1)]]);
  };
  const undoes = async () => {
    const { body } = await petra.get(room.lead);
    if (body.includes('/zuruecknehmen"')) await petra.submit({}, "/zuruecknehmen");
  };
  const begins = (from, to) => async () => {
    const { body } = await petra.get(room.lead);
    const parts = [...body.matchAll(/\/tun\/begin"[\s\S]*?name="object" value="(\d+)"/g)].map(([, id]) => id);
    await petra.submit({ object: any(parts.slice(from, to)) }, "/tun/begin");
  };
  return [
    ...[writes, writes, writes, writes, writes, writes, writes, writes, changes, changes, withdraws, votes, votes, signals],
    ...[comments, comments, comments, comments, comments, unsays],
    ...[completes, completes, completes, takes],
    ...["reveal", "hide", "open_voting", "close_voting", "close_writing", "open_writing", "extend", "pause", "resume", "resume"].map((act) => leads(act)),
    ...[cards("group", { text: "Ähnliches" }), cards("group", { text: "Anderes" }), cards("ungroup"), cards("park"), cards("unpark"), cards("release")],
    ...[splits, presents("show"), presents("all"), presents("work"), presents("end"), sits, sits, speaks, merges, merges, cards("part"), undoes],
    begins(0),
    ...[begins(2, 4), begins(2, 4)], /* those with the board */
    async () => devices.push(await deviceIn(room, "Neu")),
  ];
};

test("a page that was told of everything is the page that is loaded anew", async () => {
  const room = await openRoom(server, petra);
  const devices = [await deviceIn(room, "Ada"), await deviceIn(room, "Ben"), room.device];
  const watchers = [
    await pageOf(petra, room.lead),
    await pageOf(petra, `${room.path}/wand`),
    await pageOf(await deviceIn(room, "Cem"), "/w/raum", { viewport: { width: 390, height: 800 } }),
    await pageOf(await deviceIn(room, "Dilan"), "/w/raum", {}, "en"),
  ];
  for (const { page } of watchers.slice(0, 3)) await connected(page);
  const random = randomOf(20261128);
  const acts = actsOf(petra, room, devices, random);
  for (let i = 1; i <= ACTS; i++) {
    const at = Math.floor(random() * acts.length);
    await acts[at]();
    if (i % 3 === 0) for (const { page } of watchers) await assertAsAnew(page, `after ${i} acts, the last of them ${at}`);
  }
  assert.ok((await numbersOf(petra, room)).length > 3, "the acts have left hardly a card");
  for (const { close } of watchers) await close();
});

/* -- A server that dies -- */

test("after a restart in the middle of voting everybody is back, nothing is lost, nothing is there twice", async () => {
  const room = await openRoom(server, petra);
  if ((await petra.get(room.lead)).body.includes("/tun/resume")) await petra.submit({}, "/tun/resume");
  for (const act of ["reveal", "close_voting", "open_voting"])
    if ((await petra.get(room.lead)).body.includes(`/tun/${act}"`)) await petra.submit({}, `/tun/${act}`);
  const voter = await deviceIn(room, "Eda");
  const watchers = [
    await pageOf(petra, room.lead),
    await pageOf(petra, `${room.path}/wand`),
    await pageOf(await deviceIn(room, "Finn"), "/w/raum"),
  ];
  for (const { page } of watchers) await connected(page);
  await voter.get("/w/raum");
  const sent = await voter.submit({ plus: room.card }, "/w/raum/punkte");
  assert.equal(sent.status, 303);
  await voter.get("/w/raum");
  const form = /<form id="punkte"[\s\S]*?<\/form>/.exec(voter.last.body)[0];
  const value = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)[1];
  const again = [["form_token", value("form_token")], ["submission_id", value("submission_id")], ["plus", room.card]];
  assert.equal((await voter.post("/w/raum/punkte", again)).status, 303);

  const { port } = new URL(server.base);
  await server.kill();
  for (const { page } of watchers) await page.locator("[data-connection]", { hasText: "unterbrochen" }).waitFor();
  server = await start("--listen", `127.0.0.1:${port}`);
  for (const { page } of watchers) await connected(page);

  /* the answer had not come: it is sent again, and counts once */
  assert.equal((await voter.post("/w/raum/punkte", again)).status, 303);
  await petra.get(room.lead);
  await petra.submit({}, "/tun/close_voting");
  for (const { page } of watchers) {
    await page.locator(`#karte-${room.card}`, { hasText: "2 Punkte" }).waitFor();
    await assertAsAnew(page, "after the restart");
  }
  for (const { context } of watchers) await context.close(); /* whose consoles have seen the server gone */
});
