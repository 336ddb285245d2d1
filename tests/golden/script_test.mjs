// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// What assets/einklang.js adds to a form, and that the form works without it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { servePages } from "./pages_server.mjs";

let browser, server;
before(async () => {
  browser = await openBrowser();
  server = await servePages();
});
after(async () => {
  await browser.close();
  server.close();
});

const open = async (name, use, options = {}) => {
  const page = await browser.newPage(options);
  await page.goto(server.base + name);
  await use(page);
  await page.close();
};

test("the list of findings has the focus", () =>
  open("form_findings.de.html", async (page) => {
    assert.equal(await page.evaluate(() => document.activeElement.id), "fehler");
  }));

test("a link of that list leads to its field", () =>
  open("form_findings.de.html", async (page) => {
    await page.getByRole("link", { name: /^Erreicht bis/ }).click();
    assert.equal(await page.evaluate(() => document.querySelector(":target").id), "due");
  }));

test("a link to a folded field opens its details, and one can write", () =>
  open("form_empty.de.html", async (page) => {
    assert.equal(await page.locator("#interests").isVisible(), false);
    await page.evaluate(() => (location.hash = "#interests"));
    await page.locator("#interests").waitFor({ state: "visible" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "interests");
  }));

test("two quick clicks send once", () =>
  open("form_empty.de.html", async (page) => {
    const before = server.posts.length;
    await page.getByRole("button", { name: "Speichern" }).dblclick();
    await page.waitForTimeout(500);
    assert.equal(server.posts.length, before + 1);
  }));

test("leaving a changed form asks first, leaving an unchanged one does not", () =>
  open("form_empty.de.html", async (page) => {
    const questions = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.type());
      return dialog.accept();
    });
    await page.reload();
    assert.deepEqual(questions, []);
    await page.locator("#name").fill("Seniorenrat");
    await page.reload();
    assert.deepEqual(questions, ["beforeunload"]);
  }));

test("a form is sent without script", () =>
  open(
    "form_empty.de.html",
    async (page) => {
      const before = server.posts.length;
      await page.locator("#name").fill("Seniorenrat");
      await page.locator("summary").click();
      await page.locator("#interests").fill("Zeile eins");
      await page.getByRole("button", { name: "Speichern" }).click();
      await page.waitForTimeout(500);
      assert.equal(server.posts.length, before + 1);
      const sent = new URLSearchParams(server.posts.at(-1));
      assert.equal(sent.get("name"), "Seniorenrat");
      assert.equal(sent.get("interests"), "Zeile eins");
      assert.equal(sent.get("form_token"), "form-token");
    },
    { javaScriptEnabled: false },
  ));

test("the keyboard comes past the navigation first", () =>
  open("parts.de.html", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "inhalt");
  }));

test("on paper there are no forms and no navigation", () =>
  open("parts.de.html", async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".tabs", ".toolbar", ".site-header__tools", ".breadcrumb"])
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    assert.equal(await page.locator("h1").isVisible(), true);
  }));

test("forced colours show the current tab and the current step", () =>
  open(
    "initiative_home.de.html",
    async (page) => {
      const differ = async (current, other, part, property) => {
        const [one, another] = await Promise.all(
          [current, other].map((selector) =>
            page.locator(selector).first().evaluate((element, [pseudo, name]) => getComputedStyle(element, pseudo)[name], [part, property]),
          ),
        );
        assert.notEqual(one, another, `${current} ${property}`);
      };
      await differ(".tabs .kern-link[aria-current]", ".tabs .kern-link:not([aria-current])", null, "borderBlockEndColor");
      await differ(".tabs .kern-link[aria-current]", ".tabs .kern-link:not([aria-current])", null, "outlineStyle");
      await differ(".stepper__step--current", ".stepper__step:not(.stepper__step--current)", "::before", "backgroundColor");
    },
    { forcedColors: "active" },
  ));

test("forced colours keep the signs of a status", () =>
  open(
    "parts.de.html",
    async (page) => {
      const sign = await page.evaluate(() => {
        const element = document.querySelector(".status--heard");
        return [getComputedStyle(element, "::before"), getComputedStyle(element)].map((style) => style.backgroundColor);
      });
      assert.notEqual(sign[0], sign[1]);
    },
    { forcedColors: "active" },
  ));
