// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Opens every expected page in a browser: valid HTML, accessible on a phone or at a desk by turns (EINKLANG_TEST_FULL=1:
// on both), one dark and one light, nothing cut off at any width. GOLDEN_SHOTS=FOLDER leaves screenshots there.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axeFindings, bringAxe, openBrowser, tooSmall, tooWide } from "../tools/browser.mjs";
import { htmlFindings } from "../tools/html.mjs";
import { expected, pages, servePages } from "./pages_server.mjs";

const shots = process.env.GOLDEN_SHOTS;

/* Two at a time: one for each processor of the smallest machine this is for. */
const TABS = 2;

let browser, server;
const tabs = [];
before(async () => {
  browser = await openBrowser();
  server = await servePages();
  const context = await browser.newContext();
  await bringAxe(context);
  while (tabs.length < TABS) tabs.push(await openTab(context));
  if (shots) mkdirSync(shots, { recursive: true });
});
after(async () => {
  await browser.close();
  server.close();
});

/* The page as a phone and as a desk sees it, in both colour schemes, and at 400 % zoom of 1280 pixels. */
const VIEWS = [
  [320, "light"],
  [360, "dark"],
  [1280, "light"],
  ...(shots ? [[360, "light"], [1280, "dark"]] : []),
];

/* Tables whose rows become blocks leave nothing to scroll to on a narrow screen; on paper none may. */
const hiddenAside = (page, tables = ".kern-table-responsive:has(.stacks)") =>
  page.evaluate((selector) => [...document.querySelectorAll(selector)]
    .filter((region) => innerWidth < 768 && region.scrollWidth > region.clientWidth)
    .map((region) => region.getAttribute("aria-label")), tables);

/* On the widest screen the eye must still find the next line: paragraphs with more characters in one of their lines. */
const LINE_CHARACTERS = 100;
const longLines = (page) => page.evaluate((most) => {
  const lengthOf = (paragraph) => {
    const lines = new Map();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let width = 0;
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      for (const rect of range.getClientRects()) {
        lines.set(Math.round(rect.bottom / 8), (lines.get(Math.round(rect.bottom / 8)) ?? 0) + rect.width);
        width += rect.width;
      }
    }
    return Math.round((Math.max(...lines.values()) / width) * paragraph.innerText.length);
  };
  return [...document.querySelectorAll("p, .prose")]
    .filter((paragraph) => paragraph.innerText.length > most && paragraph.checkVisibility() && !paragraph.querySelector("p, li"))
    .map((paragraph) => [lengthOf(paragraph), paragraph.innerText.slice(0, 60)])
    .filter(([length]) => length > most)
    .map(([length, text]) => `${length} characters: ${text}`);
}, LINE_CHARACTERS);

/* A screen of 4K at its own size; what axe finds does not depend on it. */
const onTheWidest = async (page) => {
  await page.setViewportSize({ width: 3840, height: 2160 });
  assert.deepEqual(await tooWide(page), [], "too wide at 3840");
  assert.deepEqual(await longLines(page), [], "lines too long to read at 3840");
};

/* A link whose words say something is no way to somewhere: a name, an address. */
const lostOnPaper = (page) =>
  page.locator("main a.kern-link").evaluateAll((links) => links
    .filter((link) => !link.checkVisibility() && !link.closest(".way, .press, .toolbar, .tabs, .form, .search," +
      " .breadcrumb, details:not([open]), [role='status'], nav"))
    .map((link) => link.textContent));

/* A4 within its margins: all columns are there, and nothing to press. */
const onPaper = async (page) => {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.setViewportSize({ width: 680, height: 960 });
  assert.deepEqual(await tooWide(page), [], "too wide on paper");
  assert.deepEqual(await hiddenAside(page, ".kern-table-responsive"), [], "columns cut off on paper");
  const press = ".toolbar:visible, .tabs:visible, .kern-btn:visible";
  assert.equal(await page.locator(press).count(), 0, "buttons on paper");
  assert.deepEqual(await lostOnPaper(page), [], "words that are missing on paper");
  await page.emulateMedia({ media: "screen" });
};

/* axe takes as long as all else. Of two neighbours one is looked at on a phone, the other at a desk; a page and its states
 * lie side by side. */
const full = process.env.EINKLANG_TEST_FULL === "1";
const axeLooksAt = (width, turn) => width > 320 && (full || width > 400 === (turn % 2 === 0));

const look = async (page, name, [width, colorScheme], turn) => {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  if (shots) {
    const path = join(shots, `${name.slice(0, -5)}.${width}.${colorScheme}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  assert.deepEqual(await tooWide(page), [], `too wide at ${width}`);
  assert.deepEqual(await hiddenAside(page), [], `columns out of sight at ${width}`);
  assert.deepEqual(await tooSmall(page), [], `too small at ${width}`);
  if (axeLooksAt(width, turn)) assert.deepEqual(await axeFindings(page), [], `axe, ${width}, ${colorScheme}`);
};

const openTab = async (context) => {
  const page = await context.newPage();
  const failures = [];
  page.on("console", (message) => {
    if (message.type() === "error") failures.push(message.text());
  });
  page.on("pageerror", (error) => failures.push(String(error)));
  return { page, failures };
};

const accessible = async ({ page, failures }, name, turn) => {
  failures.length = 0;
  await page.goto(server.base + name);
  await page.evaluate(() => document.fonts.ready);
  for (const view of VIEWS) await look(page, name, view, turn);
  await onTheWidest(page);
  await onPaper(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  assert.deepEqual(await tooWide(page), [], "too wide from right to left");
  assert.deepEqual(failures, []);
};

/* A tab that nobody uses; there are as many as tests run at a time. */
const inTab = async (name, turn) => {
  const tab = tabs.pop();
  try {
    await accessible(tab, name, turn);
  } finally {
    tabs.push(tab);
  }
};

test("every expected page", { concurrency: TABS }, (t) =>
  Promise.all(pages.flatMap((name, turn) => [
    t.test(`${name}: valid HTML`, async () => {
      assert.deepEqual(await htmlFindings(readFileSync(join(expected, name), "utf8")), []);
    }),
    t.test(`${name}: accessible, nothing cut off`, () => inTab(name, turn)),
  ])),
);
