// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// A room at two tables: four people, one of them with the keyboard alone, one without JavaScript, one at 320 px in plain
// German, one in English. What a table writes is its own until it presents; then every card says where it is from.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, isAnswered, openPage } from "./browse.mjs";
import { keyboard } from "./hands.mjs";
import { beginCards, openRoom, splitRoom } from "./route_pages.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

let browser, folder, server, petra, room;
before(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  server = await startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example"] });
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
  room = await openRoom(server, petra);
  await beginCards(petra, room);
});
after(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

const pageOf = async (cookies, path, options = {}, language = "de") => {
  const { page, context } = await openPage(browser, options);
  const all = new Map([...cookies, ["einklang_language", language]]);
  await context.addCookies([...all].map(([name, value]) => ({ name, value, url: server.base })));
  await page.goto(server.base + path);
  return page;
};
const comeIn = async (options, language) => {
  const device = new Visitor(server.base);
  await device.get(`/w/q/${room.token}`);
  await device.submit({}, room.token);
  return pageOf(device.cookies, "/w/raum", options, language);
};
const send = async (page, button) => {
  const came = page.waitForResponse(isAnswered);
  await button.click();
  await came;
  await page.waitForLoadState();
};
const press = (page, name) => send(page, page.getByRole("main").getByRole("button", { name }).first());
const shot = (page, name) =>
  process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
const sitDown = async (page, number) => {
  const choice = page.locator(`section:has(#platz) [name=table]`);
  if ((await choice.first().evaluate((e) => e.tagName)) === "SELECT") await choice.selectOption(String(number));
  else await page.locator(`section:has(#platz) [name=table][value="${number}"]`).check();
  await send(page, page.locator("section:has(#platz) form button[type=submit]").first());
};

test("two tables and four people, from splitting up to one board and back", async () => {
  const desk = await pageOf(petra.cookies, room.lead, { viewport: { width: 1280, height: 900 } });
  const wall = await pageOf(petra.cookies, `${room.path}/wand`, { viewport: { width: 1280, height: 800 } });
  const keys = await comeIn();
  const hand = keyboard(keys);
  const bare = await comeIn({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const plain = await comeIn({ viewport: { width: 320, height: 640 } }, "de-simple");
  const english = await comeIn({ viewport: { width: 360, height: 740 } }, "en");
  const everybody = [desk, wall, keys, bare, plain, english];
  const checked = everybody.filter((page) => page !== bare); /* axe is a script */

  await desk.getByText("Tische anders einteilen", { exact: true }).click();
  await desk.getByRole("radio", { name: "nach eigener Wahl" }).check();
  await desk.getByLabel("Anzahl der Tische").fill("2");
  await desk.locator("#table_people").fill("");
  await press(desk, "An die Tische");
  await keys.locator("#platz").waitFor();
  await sitDown(keys, 1);
  await plain.locator("#platz").waitFor();
  await sitDown(plain, 1);
  await english.locator("#platz").waitFor();
  await sitDown(english, 2);
  await bare.reload();
  await sitDown(bare, 2);
  await hand.press("Ich spreche für den Tisch");
  await plain.locator("#raum-tisch", { hasText: "Sprecherin oder Sprecher gemeldet." }).waitFor();
  for (const page of checked) await assertSoundOnTheWay(page);

  await press(desk, "Karten aufdecken");
  await hand.type("Wer", "Zwetschgenhof Nord");
  await hand.press("Karte anheften");
  await bare.reload();
  await bare.locator("section:has(#schreiben) textarea").first().fill("Zwetschgenhof Süd");
  await press(bare, "Karte anheften");
  await plain.locator("#raum-tafel", { hasText: "Zwetschgenhof Nord" }).waitFor();
  await english.locator("#raum-tafel", { hasText: "Zwetschgenhof Süd" }).waitFor();
  await desk.locator("#raum-tafel", { hasText: "Zwetschgenhof Süd" }).waitFor();
  for (const page of [wall, english, bare]) assert.ok(!(await page.content()).includes("hof Nord"), "a card of another table");
  for (const page of [wall, keys, plain]) assert.ok(!(await page.content()).includes("hof Süd"), "a card of another table");
  await shot(desk, "desk-work");
  await shot(wall, "wall-work");
  await shot(plain, "plain-work");
  await shot(bare, "bare-work");

  await press(desk, /^Vorstellen lassen.*Tisch 2/);
  for (const page of [wall, keys]) {
    await page.locator("#raum-tisch", { hasText: "Tisch 2 stellt vor" }).waitFor();
    await page.locator("#raum-tafel", { hasText: "Zwetschgenhof Süd" }).waitFor();
  }
  assert.ok(!(await wall.content()).includes("hof Nord"));
  await english.locator("#raum-tisch", { hasText: "Table 2 presents" }).waitFor();
  for (const page of checked) await assertSoundOnTheWay(page);
  await shot(wall, "wall-show");

  await press(desk, "Karten aller Tische zeigen");
  for (const page of [wall, keys, plain]) {
    await page.locator("#raum-tafel li", { hasText: "Zwetschgenhof Nord" }).getByText("Tisch 1").waitFor();
    await page.locator("#raum-tafel li", { hasText: "Zwetschgenhof Süd" }).getByText("Tisch 2").waitFor();
  }
  for (const name of ["Nord", "Süd"])
    await desk.locator("#raum-tafel li", { hasText: `Zwetschgenhof ${name}` }).locator("input").check();
  await send(desk, desk.locator("#karten button[value=merge]"));
  for (const page of [wall, keys]) {
    await page.locator("#raum-tafel", { hasText: "auch von Tisch 2" }).waitFor();
    await page.locator("#raum-tafel", { hasText: "2-mal gesagt" }).waitFor();
    assert.equal(await page.locator("#raum-tafel li", { hasText: "Zwetschgenhof Süd" }).count(), 0);
  }
  await shot(desk, "desk-merged");
  await shot(wall, "wall-merged");
  await shot(plain, "plain-merged");
  for (const page of checked) await assertSoundOnTheWay(page);
  await press(desk, /^Letzten Schritt zurücknehmen/);
  for (const page of [wall, keys]) await page.locator("#raum-tafel", { hasText: "Zwetschgenhof Süd" }).waitFor();

  await press(desk, "Zurück an die Tische");
  await english.locator("#raum-tafel", { hasText: "Zwetschgenhof Süd" }).waitFor();
  await wall.locator("#raum-tisch", { hasText: "Arbeit an Tischen" }).waitFor();
  assert.ok(!(await wall.content()).includes("Zwetschgenhof"));
  for (const page of everybody) await page.context().close();
});

test("tables are prepared with the agenda, and one press begins them", async () => {
  const { body } = await petra.get(room.path);
  const part = /href="([^"]+\/programmpunkte\/\d+)">Arbeit in Gruppen/.exec(body)[1];
  const form = await pageOf(petra.cookies, `${part}/bearbeiten`, { viewport: { width: 360, height: 740 } });
  assert.ok(await form.locator("details[open] > summary", { hasText: "An Tischen arbeiten" }).isVisible(), "what is set stands open");
  await form.getByLabel("Anzahl der Tische").fill("3");
  await form.getByRole("main").getByRole("button", { name: "Speichern" }).click(); /* both numbers: what was typed stays */
  await form.getByText("Bitte geben Sie entweder die Anzahl der Tische an").first().waitFor();
  await assertSoundOnTheWay(form);
  await shot(form, "part-tables");
  assert.equal(await form.getByLabel("Anzahl der Tische").inputValue(), "3");
  await form.getByLabel("Geräte je Tisch").fill("");
  await form.getByLabel("Fragen der Tische").fill("Wer fehlt im Haus?\nWer fehlt draußen?\n-");
  await press(form, "Speichern");
  await form.goto(server.base + room.path);
  await form.getByText("An Tischen: durchgezählt; Tische: 3").waitFor();
  await assertSoundOnTheWay(form);

  await splitRoom(petra, room, false);
  const phone = await comeIn({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } }, "de-simple");
  const desk = await pageOf(petra.cookies, room.lead, { viewport: { width: 360, height: 740 } });
  await desk.getByText("Vorbereitet: durchgezählt; Tische: 3").waitFor();
  await assertSoundOnTheWay(desk);
  await shot(desk, "desk-prepared");
  await press(desk, /^An Tischen arbeiten: durchgezählt/);
  await desk.locator("#raum-tisch", { hasText: "Wer fehlt draußen?" }).waitFor();
  assert.equal(await desk.getByRole("button", { name: /^An Tischen arbeiten/ }).count(), 0);
  await assertSoundOnTheWay(desk);
  await phone.reload();
  await phone.locator("#raum-tisch h2", { hasText: /^Tisch \d/ }).waitFor();
  for (const page of [form, desk, phone]) await page.context().close();
});
