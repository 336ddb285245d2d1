// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// A name as long as it may be and without a space: no page becomes wider than its window. A name of two letters: its
// links are as large for a finger as others.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, enterExample, openPage } from "./browse.mjs";
import { testInFull } from "./full.mjs";
import { startServer } from "./server.mjs";

const HOME = "/vorhaben/antragsassistenz";
const LONG = "Gruppenname".repeat(19).slice(0, 200);
let browser, server, page, close;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  ({ page, close } = await openPage(browser));
  await enterExample(page, server, "Petra Projekt");
});
after(async () => {
  await close();
  await browser.close();
  await server.stop();
});

const main = () => page.getByRole("main");
const save = async (form) => {
  await main().getByRole("button", { name: "Speichern" }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith(form));
};

testInFull("a long word is broken", async () => {
  await page.goto(`${server.base}${HOME}/stakeholder/neu`);
  await page.getByLabel("Name").fill(LONG);
  await page.getByLabel("Lieferanten", { exact: false }).first().check();
  await save("/stakeholder/neu");
  await page.goto(`${server.base}${HOME}/beteiligung/neu`);
  await page.getByLabel(LONG).check();
  await page.locator("#level-consult").check();
  await page.locator("#planned_on").fill("31.12.2030");
  await save("/beteiligung/neu");
  await page.goto(`${server.base}${HOME}/wirkungen/neu`);
  await page.getByLabel("Wirkung").first().fill(LONG);
  const whom = page.getByLabel(LONG);
  if ((await whom.count()) > 0) await whom.check();
  else await page.locator("#stakeholder").selectOption({ label: LONG });
  await main().locator("input[name=kind]").first().check();
  await save("/wirkungen/neu");
  const stakeholder = await page
    .context()
    .request.get(`${server.base}${HOME}/stakeholder`)
    .then((answer) => answer.text())
    .then((html) => new RegExp(`href="(${HOME}/stakeholder/\\d+)">${LONG}`).exec(html)[1]);
  const pages = [
    HOME,
    `${HOME}/perspektiven`,
    `${HOME}/stakeholder`,
    stakeholder,
    `${stakeholder}/entfernen`,
    `${HOME}/beteiligung`,
    `${HOME}/beteiligung?ansicht=zeit`,
    `${HOME}/beteiligung?ansicht=gruppen`,
    `${HOME}/beteiligung?ansicht=kalender`,
    `${HOME}/beteiligung/neu`,
    `${HOME}/beitraege/neu`,
    `${HOME}/wirkungen`,
    `${HOME}/wirkungen/neu`,
    `${HOME}/verlauf`,
    `${HOME}/ansicht/oeffentlichkeit`,
  ];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of pages) {
      await page.goto(server.base + path);
      await assertSoundOnTheWay(page);
    }
  }
});

const TARGET_MIN = 24; /* CSS pixels, WCAG 2.5.8 */

test("a short name can be hit", async () => {
  await page.goto(`${server.base}${HOME}/stakeholder/neu`);
  await page.getByLabel("Name").fill("I0");
  await page.getByLabel("Lieferanten", { exact: false }).first().check();
  await save("/stakeholder/neu");
  await page.goto(`${server.base}${HOME}/iterationen/neu`);
  await page.getByLabel("Name").first().fill("I0");
  await save("/iterationen/neu");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ["/stakeholder", "/iterationen"]) {
      await page.goto(server.base + HOME + path);
      const links = await main().getByRole("link", { name: "I0", exact: true }).all();
      assert.ok(links.length > 0, path);
      for (const link of links) {
        const box = await link.boundingBox();
        const said = `${path} at ${width}: ${box.width} x ${box.height}`;
        assert.ok(box.width >= TARGET_MIN && box.height >= TARGET_MIN, said);
      }
      await assertSoundOnTheWay(page);
    }
  }
});
