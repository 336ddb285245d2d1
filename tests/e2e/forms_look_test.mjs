// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Pages that come when a form goes wrong, in a browser: where the focus is, axe, nothing scrolls sideways.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSound, enterExample, openPage } from "./browse.mjs";
import { startServer } from "./server.mjs";

const GOALS = "/vorhaben/antragsassistenz/ziele";
let browser, server, page, close;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  ({ page, close } = await openPage(browser, { viewport: { width: 360, height: 800 }, colorScheme: "dark" }));
  await enterExample(page, server, "Petra Projekt");
});
after(async () => {
  await close();
  await browser.close();
  await server.stop();
});

const main = () => page.getByRole("main");
const save = () => main().getByRole("button", { name: "Speichern" }).first().click();
const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

test("findings: the summary has the focus, its links lead to the fields", async () => {
  await page.goto(`${server.base}/vorhaben/antragsassistenz/beteiligung/neu`);
  await page.getByLabel("Wann").first().fill("31.02.2026");
  await page.getByLabel("Worum es geht").fill("Gespräch");
  await save();
  await page.locator("#fehler").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "fehler");
  await assertSound(page);
  const links = page.locator("#fehler a");
  for (let i = 0; i < (await links.count()); i++) {
    const name = (await links.nth(i).getAttribute("href")).slice(1);
    await links.nth(i).click();
    const inside = await page.evaluate((id) => document.getElementById(id).contains(document.activeElement), name);
    assert.ok(inside, `${name} has no focus`);
    assert.ok(await page.locator(`#${name}-fehler`).isVisible());
  }
  assert.equal(await page.getByLabel("Wann").first().inputValue(), "31.02.2026");
  assert.equal(await page.getByLabel("Worum es geht").inputValue(), "Gespräch");
});

/* Letters of a word in the last of its lines; 0: it stands in one. */
const lettersBelow = (label, word) =>
  label.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.data.indexOf(text);
      if (at < 0) continue;
      const tops = [...text].map((_, i) => {
        const range = document.createRange();
        range.setStart(node, at + i);
        range.setEnd(node, at + i + 1);
        return Math.round(range.getBoundingClientRect().top);
      });
      return tops.filter((top) => top > tops[0]).length;
    }
    throw new Error(`no ${text}`);
  }, word);

test("a long German word beside a box leaves no single letter behind", async () => {
  await page.goto(`${server.base}/vorhaben/antragsassistenz/beteiligung/neu`);
  const label = main().locator(".kern-form-check label", { hasText: "Schwerbehindertenvertretung" }).first();
  const below = await lettersBelow(label, "Schwerbehindertenvertretung");
  assert.ok(below === 0 || below > 2, `${below} letters stand alone`);
});

test("a region that only scrolls shows that it has the focus", async () => {
  await page.goto(`${server.base}/vorhaben/antragsassistenz/beteiligung`);
  const region = page.locator('main [tabindex="0"]').first();
  await page.keyboard.press("Tab"); // by keyboard, not by pointer
  await region.focus();
  const outline = await region.evaluate((element) => getComputedStyle(element).outline);
  assert.match(outline, /solid 4px/);
});

/* The record's form in this window, saved meanwhile in another one. */
const meetSomebodyElse = async () => {
  await page.goto(server.base + GOALS);
  const hrefs = await main().locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const goal = hrefs.find((href) => /\/ziele\/\d+$/.test(href));
  const edit = `${server.base}${goal}/bearbeiten`;
  await page.goto(edit);
  const other = await page.context().newPage();
  await other.goto(edit);
  await other.getByLabel("Ziel", { exact: false }).first().fill("Von der Kollegin");
  await other.getByRole("button", { name: "Speichern" }).click();
  await other.locator("main [role=status]").waitFor();
  await other.close();
};

test("conflict: both versions, and the way out", async () => {
  await meetSomebodyElse();
  await page.getByLabel("Ziel", { exact: false }).first().fill("Von mir");
  await save();
  await heading("Sie haben das inzwischen selbst geändert");
  await assertSound(page);
  const table = main().locator("tbody");
  assert.match(await table.innerText(), /Von mir[\s\S]*Von der Kollegin/);
  await main().locator("form button[type=submit]").first().click();
  await heading("Von mir");
});

test("a page that was open while its person signed in anew can be sent again", async () => {
  await page.goto(`${server.base}${GOALS}/neu`);
  await page.getByLabel("Ziel", { exact: false }).first().fill("Aus der alten Sitzung");
  await page.evaluate(() => {
    document.querySelector("main input[name=form_token]").value = "x";
  });
  await save();
  await main().getByText("Aus der alten Sitzung").first().waitFor();
  await assertSound(page);
});

test("signed out while typing: what happens to the text is said", async () => {
  await page.goto(`${server.base}${GOALS}/neu`);
  await page.getByLabel("Ziel", { exact: false }).first().fill("Noch nicht gespeichert");
  await page.context().clearCookies();
  await save();
  await heading("Bitte melden Sie sich an");
  await main().getByText("Noch nicht gespeichert").waitFor();
  await assertSound(page);
});
