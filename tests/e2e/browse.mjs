// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// What every test with a browser does: open pages, notice what goes wrong on any of them.
import assert from "node:assert/strict";
import { axeFindings, bringAxe, openBrowser, tooWide } from "../tools/browser.mjs";
import { full } from "./full.mjs";
import { startServer } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const PATIENCE_MS = 20_000;

/**
 * A page of its own context (cookies, settings) that collects errors of scripts, of the security policy
 * and of missing files; close() fails when there were any.
 */
export const openPage = async (browser, options = {}) => {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  await bringAxe(context);
  const page = await context.newPage();
  const failures = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  page.on("console", (message) => {
    // The browser reports our own 4xx and 5xx pages as failed to load; tests ask for these on purpose.
    if (message.type() === "error" && !/the server responded with a status of [45]/.test(message.text()))
      failures.push(`${page.url()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url().includes("/assets/"))
      failures.push(`${response.status()} ${response.url()}`);
  });
  const close = async () => {
    await context.close();
    assert.deepEqual(failures, []);
  };
  return { page, context, close };
};

/** A browser, a server of the example, and its project lead without a browser: { browser, server, lead, close }. */
export const openExample = async () => {
  const [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  const lead = new Visitor(server.base);
  await lead.enterExample(server.example, "Petra Projekt");
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  return { browser, server, lead, close };
};

/** Opens the link of the example as the person with this name. */
export const enterExample = async (page, server, name) => {
  await page.goto(server.example);
  await page.getByRole("button", { name: "Beispiel öffnen" }).click();
  await page.waitForURL("**/beispiel");
  const choice = page.getByRole("button", { name });
  if ((await choice.count()) > 0) await choice.click();
};

/** Goes on with the session of the example as somebody else of it. */
export const becomePerson = async (page, server, name) => {
  await page.goto(`${server.base}/beispiel`);
  const choice = page.getByRole("button", { name: `Diese Rolle einnehmen: ${name}`, exact: true });
  if ((await choice.count()) === 0) return; // is it already
  await choice.click();
  await page.waitForURL((url) => !url.pathname.endsWith("/beispiel"));
};

/** What the signed-in person of this page reads at an address: { status, body }. */
export const readAs = async (page, server, path) => {
  const answer = await page.context().request.get(`${server.base}${path}`);
  return { status: answer.status(), body: await answer.text() };
};

/** Nothing makes the page scroll sideways and axe finds nothing. */
export const assertSound = async (page, options) => {
  assert.deepEqual(await tooWide(page), [], `${page.url()} scrolls sideways`);
  assert.deepEqual(await axeFindings(page, options), [], page.url());
};

/* Of one file of walks: what was looked at already, each by its title, how wide it was, and which kinds of elements it
 * was made of. */
const seen = new Set();
const looksLike = (page) =>
  page.evaluate(() => {
    const kinds = [...document.querySelectorAll("*")].map((element) => `${element.localName}.${element.className}`);
    return [document.title, innerWidth, ...new Set(kinds)].join(" ");
  });

/** The same of a page on the way to somewhere. Colours and sizes are looked at where each page is looked at by itself
 * (pages_test, tests/golden), and one that looks like one before only for its width; make test-full looks at all. */
export const assertSoundOnTheWay = async (page) => {
  if (full) return assertSound(page);
  const looks = await looksLike(page);
  if (seen.has(looks)) return assertNarrow(page);
  seen.add(looks);
  return assertSound(page, { styles: false });
};

/** Nothing makes the page scroll sideways; works without scripts in the page, too. */
export const assertNarrow = async (page) => {
  const [inner, scroll] = await Promise.all(
    ["clientWidth", "scrollWidth"].map((name) => page.locator("html").evaluate((html, key) => html[key], name)),
  );
  assert.ok(scroll <= inner, `${page.url()} is ${scroll} wide`);
};

/** Is it what a form that was sent leads to: a page, or for a dot, which the script of the room sends, what is left of them? */
export const isAnswered = (answer) =>
  answer.url().endsWith("/punkte") ? answer.status() === 200 : answer.request().isNavigationRequest() && answer.status() !== 303;
