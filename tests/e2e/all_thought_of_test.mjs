// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// "An alle gedacht?" line by line: each step is entered in its form and leads back to the line, which has its new state
// and the step after that; with the keyboard on a phone, and without JavaScript.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSound, openPage } from "./browse.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { unescapeHtml, Visitor } from "./visitor.mjs";

const HOME = "/vorhaben/antragsassistenz";

let browser, folder, server, petra;
before(async () => {
  folder = temporaryFolder();
  browser = await openBrowser();
  server = await startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example"] });
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
});
after(async () => {
  await server.stop();
  await browser.close();
  folder.remove();
});

const openAs = async (options) => {
  const opened = await openPage(browser, options);
  const cookies = [...petra.cookies, ["einklang_language", "de"]];
  await opened.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: server.base })));
  return opened;
};

/* The line is on the screen, and the address says which it is. */
const assertAtLine = async (page, key, state) => {
  assert.equal(new URL(page.url()).hash, `#${key}`);
  const line = page.locator(`[id="${key}"]`);
  assert.match(await line.locator(".status").innerText(), state);
  const box = await line.boundingBox();
  const { height } = page.viewportSize();
  assert.ok(box.y >= -1 && box.y < height, `${key} is at ${box.y} of ${height}`);
  return line;
};

const assertAtState = async (page, key, state) =>
  assert.equal(await page.locator(`article#${key} h3 .status`).innerText(), state);

const chain = async (page, press) => {
  await page.goto(`${server.base}${HOME}/perspektiven`);
  let line = page.locator("#little_german");
  await press(line.getByRole("link", { name: /^Aufnehmen/ }));
  await page.waitForURL("**/stakeholder/neu?**");
  await press(page.getByRole("button", { name: "Speichern" })); // without a name: the form comes back
  await page.getByRole("heading", { name: /Angabe/ }).first().waitFor();
  await page.locator("#name").fill(`Sprachcafé ${Math.random()}`);
  await press(page.getByRole("button", { name: "Speichern" }));
  await page.waitForURL("**/perspektiven**");
  line = await assertAtLine(page, "little_german", /offen/i);
  await press(line.getByRole("link", { name: /^Beteiligung planen/ }));
  await page.waitForURL("**/beteiligung/neu?**");
  await page.getByRole("radio", { name: /Anhören/ }).check();
  await page.locator("#planned_on").fill("2099-05-04");
  await press(page.getByRole("button", { name: "Speichern" }));
  await page.waitForURL("**/perspektiven**");
  line = await assertAtLine(page, "little_german", /geplant/i);
  assert.match(await line.innerText(), /4\. Mai 2099/);
  return line;
};

test("the pages name both gaps of the example, and no other group", async () => {
  const lines = async (path, language) => {
    petra.cookies.set("einklang_language", language);
    const { body } = await petra.get(`${HOME}${path}`);
    petra.cookies.set("einklang_language", "de");
    return unescapeHtml(body.replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");
  };
  const home = await lines("", "de");
  assert.match(home, /Menschen mit wenig Deutsch ?: Diese Perspektive ist offen: Niemand wird gehört\./);
  assert.match(home, /Ältere Antragstellende ?: Stark betroffen, aber nur informiert\./);
  assert.equal(home.match(/Diese Perspektive ist offen/g).length, 1);
  assert.equal(home.match(/Stark betroffen, aber nur informiert/g).length, 1);
  const english = await lines("", "en");
  assert.match(english, /People with little German ?: This perspective is open: nobody is heard\./);
  assert.match(english, /Ältere Antragstellende ?: Strongly affected, and only informed\./);
  assert.match(await lines("/beteiligung", "de"), /Ältere Antragstellende ?: Stark betroffen, aber nur informiert\./);
  const page = await openAs({ javaScriptEnabled: false });
  await page.page.goto(`${server.base}${HOME}/perspektiven`);
  await assertAtState(page.page, "little_german", "offen");
  await assertAtState(page.page, "older_people", "offen");
  assert.match(await page.page.locator("#older_people").innerText(), /Nur informiert: Informieren heißt noch nicht hören/);
  await page.close();
});

test("with the keyboard on a phone", async () => {
  const opened = await openAs({ viewport: { width: 360, height: 740 } });
  const { page } = opened;
  const line = await chain(page, async (target) => {
    await target.focus();
    await page.keyboard.press("Enter");
  });
  await assertSound(page);
  assert.ok((await line.getByRole("link", { name: /^Weitere Beteiligung planen/ }).count()) > 0);
  await opened.close();
});

test("leaving out leads back, too, and taking somebody up after all ends the omission", async () => {
  const opened = await openAs({ javaScriptEnabled: false });
  const { page } = opened;
  await page.goto(`${server.base}${HOME}/perspektiven`);
  const open = page.locator("article.coverage-line", { hasText: /Aufnehmen[\s\S]*Begründet auslassen/ }).first();
  const offered = await open.getAttribute("id");
  await open.getByRole("link", { name: /^Begründet auslassen/ }).click();
  await page.locator("#reason").fill("Im Pilotbezirk niemand betroffen.");
  await page.locator("#function").fill("Projektleitung");
  await page.getByRole("button", { name: "Speichern" }).click();
  const left = await assertAtLine(page, offered, /ausgelassen/i);
  await left.getByRole("link", { name: /^Doch aufnehmen/ }).click();
  await page.getByText("Mit dem Speichern endet diese Auslassung").waitFor();
  await page.locator("#name").fill("Jugendrat");
  await page.getByRole("button", { name: "Speichern" }).click();
  const line = await assertAtLine(page, offered, /offen/i);
  assert.match(await line.innerText(), /Die Auslassung dieser Perspektive ist damit beendet/);
  assert.doesNotMatch(await line.innerText(), /Im Pilotbezirk niemand betroffen/);
  await opened.close();
});

test("an address of another place leads nowhere else", async () => {
  const opened = await openAs({});
  const { page } = opened;
  await page.goto(`${server.base}${HOME}/stakeholder/neu?perspectives=women&zeile=https://evil.example/`);
  await page.locator("#name").fill("Beirat");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/neu"));
  assert.equal(new URL(page.url()).pathname, `${HOME}/stakeholder`);
  await opened.close();
});
