// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Many texts from the public: one line on the guide, chosen in a list, answered or removed together, and a name taken
// out of one. Without scripts at 360 px; axe has nothing to say of the pages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, openPage } from "./browse.mjs";
import { openWindow } from "./forms.mjs";
import { startServer } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";
const FORCE = { force: true };
const SHOTS = process.env.EINKLANG_TEST_SHOTS; /* a folder: pictures of the pages */

let browser, server, anybody, lead, receipt;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  lead = new Visitor(server.base);
  await lead.enterExample(server.example, "Petra Projekt");
  await openWindow(lead);
  anybody = new Visitor(server.base);
  for (let i = 0; i < 6; i++) {
    await anybody.get(`${INITIATIVE}/mitreden`);
    const { status, location } = await anybody.submit({ text: `Zuschrift ${i} von Erika Muster: bitte auch am Abend öffnen.` }, "/mitreden");
    assert.equal(status, 303);
    receipt = location;
  }
});
after(async () => {
  await browser.close();
  await server.stop();
});

/* The link of the example works once: the browser goes on with the session it gave. */
const asLead = (page) =>
  page.context().addCookies([...lead.cookies].filter(([name]) => !/notice/.test(name)).map(([name, value]) => ({ name, value, url: server.base })));

/* With scripts, without which axe does not run. */
const look = async (walker, name) => {
  const { page, close } = await openPage(browser, { viewport: { width: 360, height: 700 } });
  await asLead(page);
  await page.goto(walker.url());
  await assertSoundOnTheWay(page);
  if (SHOTS !== undefined) {
    await page.screenshot({ path: `${SHOTS}/${name}-360.png`, fullPage: true });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.screenshot({ path: `${SHOTS}/${name}-1280.png`, fullPage: true });
  }
  await close();
};

test("many texts from the public are handled together", async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  await asLead(page);
  await page.goto(`${server.base}${INITIATIVE}`);
  const line = page.getByRole("link", { name: /Beiträge von der öffentlichen Seite warten auf eine Antwort/ });
  assert.equal(await line.count(), 1);
  assert.equal(await page.getByText("Zuschrift 3").count(), 0);
  await line.press("Enter");
  await page.waitForURL(/quelle=oeffentlich/);
  await look(page, "list");

  await page.getByLabel(/^Zuschrift 0/).check(FORCE);
  await page.getByLabel(/^Zuschrift 1/).check(FORCE);
  await page.getByRole("button", { name: "Dieselbe Antwort geben" }).press("Enter");
  await page.waitForURL(/\/antworten\?/);
  assert.match(await page.locator("main").innerText(), /2 Beiträge/);
  await look(page, "answer");
  await page.getByRole("button", { name: "Speichern" }).press("Enter");
  await page.getByRole("link", { name: /^Was daraus wurde/ }).waitFor();
  await page.getByLabel("aufgenommen", { exact: true }).check(FORCE);
  await page.getByLabel("Antwort", { exact: true }).fill("Ein Termin um 18 Uhr kommt dazu.");
  await page.getByRole("button", { name: "Speichern" }).press("Enter");
  await page.getByText("2 Beiträge sind beantwortet.").waitFor();
  assert.equal(await page.getByLabel(/^Zuschrift 0/).count(), 0);

  await page.getByRole("link", { name: "Von der öffentlichen Seite" }).press("Enter");
  await page.waitForURL(/quelle=oeffentlich/);
  await page.getByLabel(/^Zuschrift 2/).check(FORCE);
  await page.getByLabel(/^Zuschrift 3/).check(FORCE);
  await page.getByRole("button", { name: "Zusammen entfernen" }).press("Enter");
  await page.waitForURL(/\/entfernen\?/);
  const asked = await page.locator("main").innerText();
  assert.match(asked, /Zuschrift 2[\s\S]*Zuschrift 3[\s\S]*endgültig gelöscht/);
  await look(page, "remove");
  await page.getByLabel("Grund").fill("Von einem Skript");
  await page.getByRole("button", { name: "Entfernen", exact: true }).press("Enter");
  await page.getByText("2 Beiträge sind entfernt.").waitFor();
  assert.equal(await page.getByText("Zuschrift 2").count(), 0);
  await close();
});

test("a name is taken out of what somebody sent", async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  await asLead(page);
  await page.goto(`${server.base}${INITIATIVE}/beitraege?stand=offen&quelle=oeffentlich`);
  await page.getByRole("link", { name: /^Einzeln ansehen[\s\S]*Zuschrift 5/ }).press("Enter");
  await page.waitForURL(/\/beitraege\/\d+$/);
  await page.getByRole("link", { name: "Namen schwärzen" }).press("Enter");
  await page.waitForURL(/\/schwaerzen$/);
  await look(page, "blacken");
  await page.getByLabel("In einer Zeile").fill("Zuschrift 5 von […]");
  await page.getByLabel(/^Beitrag/).fill("Zuschrift 5 von […]: bitte auch am Abend öffnen.");
  await page.getByRole("button", { name: "Schwärzen und früheren Wortlaut löschen" }).press("Enter");
  await page.getByText("Der Beitrag ist geschwärzt").waitFor();
  assert.equal(await page.getByText("Erika").count(), 0);
  await look(page, "blackened");
  await page.goto(`${server.base}${receipt}`);
  const said = await page.locator("main").innerText();
  assert.match(said, /Die Behörde hat Ihren Text am .* geschwärzt/);
  assert.doesNotMatch(said, /Erika/);
  await look(page, "receipt");
  await close();
});
