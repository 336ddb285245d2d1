// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The public page of the full example: short enough to look over, a list of its sections that works by keyboard and
// without scripts, everything reachable, and all of it on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSound, openExample, openPage } from "./browse.mjs";
import { newEffect } from "./route_pages.mjs";

const PAGE = "/vorhaben/antragsassistenz/oeffentlich";
const PHONE = { width: 360, height: 740 };
/* In the languages of the public: what the list is called. */
const LISTS = { de: "Auf dieser Seite", en: "On this page", "de-simple": "Das steht auf dieser Seite" };

let browser, server, lead, end;
before(async () => {
  ({ browser, server, lead, close: end } = await openExample());
});
after(() => end());

const heightOf = (page) => page.evaluate(() => document.documentElement.scrollHeight);
/* Elements with text of their own that take no room. */
const hidden = (page) =>
  page.locator("main details.folded li strong, main details.folded li p").evaluateAll((all) =>
    all.filter((one) => one.getClientRects().length === 0 || !one.checkVisibility({ contentVisibilityAuto: true })).length,
  );

for (const [language, name] of Object.entries(LISTS))
  test(`the page is short and sound in ${language}`, async () => {
    const { page, close } = await openPage(browser, { viewport: PHONE });
    await page.goto(`${server.base}${PAGE}?sprache=${language}`);
    assert.ok((await heightOf(page)) < 10_000, `${await heightOf(page)} px`);
    const links = page.getByRole("navigation", { name }).getByRole("link");
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(targets.length >= 8);
    const ids = await page.locator("main h2[id]").evaluateAll((all) => all.map((heading) => `#${heading.id}`));
    assert.deepEqual(targets, ids);
    await assertSound(page);
    for (const box of await page.locator("details.folded > summary").all()) await box.press("Enter");
    assert.equal(await page.locator("details.folded:not([open])").count(), 0);
    assert.equal(await hidden(page), 0);
    await assertSound(page);
    await close();
  });

/* What somebody of the authority wrote stands in a paragraph, in a line of a list or beside it. */
const withoutMark = (page) =>
  page.locator("main span[lang=de]").evaluateAll((all) =>
    all
      .filter((words) => words.closest("h1") === null)
      .filter((words) => !/^(Ort|Place):/.test(words.closest("p")?.textContent ?? "")) /* a name, in every language */
      .filter((words) => !words.closest("li")?.querySelector(".difficult") && !words.closest("p")?.querySelector(".difficult"))
      .map((words) => words.textContent),
  );

const GERMAN_LEFT = "What the authority wrote is in German where nobody has translated it.";

test("what nobody has said in plain German is marked where it stands, until somebody does", async () => {
  const { page, close } = await openPage(browser, {});
  const marks = async (language) => {
    await page.goto(`${server.base}${PAGE}?sprache=${language}`);
    return page.locator("main .difficult").count();
  };
  assert.equal(await marks("de-simple"), 0);
  assert.deepEqual(await withoutMark(page), []);
  assert.equal(await page.getByText("?:").count(), 0);
  assert.equal(await marks("en"), 0);
  assert.deepEqual(await withoutMark(page), []);
  assert.equal(await page.getByText(GERMAN_LEFT).count(), 0);
  const effect = await newEffect(lead);
  assert.equal(await marks("de-simple"), 1);
  assert.deepEqual(await withoutMark(page), []);
  assert.equal(await marks("en"), 0);
  await page.getByText(GERMAN_LEFT).waitFor();
  assert.equal(await marks("de"), 0);
  const { page: team, context, close: leave } = await openPage(browser, { viewport: PHONE });
  await context.addCookies([...lead.cookies].map(([name, value]) => ({ name, value, url: server.base })));
  await team.goto(`${server.base}/vorhaben/antragsassistenz/wirkungen/${effect}`);
  await team.getByRole("link", { name: "Englisch und Einfache Sprache" }).click();
  await team.getByRole("link", { name: /^Übersetzen\s*, Einfache Sprache/ }).click();
  await assertSound(team);
  await team.getByRole("button", { name: "Speichern" }).click();
  await team.getByText("Geben Sie mindestens einen Text ein.").first().waitFor();
  await team.getByLabel("Aussage").fill("So ist es leicht gesagt");
  await team.getByRole("button", { name: "Speichern" }).click();
  await team.waitForURL("**/uebersetzungen");
  await assertSound(team);
  await team.getByLabel("Stand").selectOption({ label: "Es fehlt etwas" });
  await team.getByRole("button", { name: "Anzeigen" }).click();
  await team.getByRole("link", { name: /^Übersetzen\s*, Englisch/ }).waitFor(); /* that is still to do */
  assert.equal(await marks("de-simple"), 0);
  await page.getByText("So ist es leicht gesagt").waitFor({ state: "attached" }); /* it may be folded */
  await leave();
  await close();
});

test("each entry of the feed leads to its place on the page", async () => {
  const { page, close } = await openPage(browser, {});
  const feed = await (await page.request.get(`${server.base}/vorhaben/antragsassistenz/atom.xml`)).text();
  const links = [...feed.matchAll(/<entry>.*?<link [^>]*href="([^"]*)"/gs)].map(([, href]) => new URL(href));
  assert.ok(links.length > 20);
  assert.ok(links.every(({ pathname }) => pathname === PAGE));
  await page.goto(`${server.base}${PAGE}`);
  const ids = new Set(await page.locator("main [id]").evaluateAll((all) => all.map(({ id }) => id)));
  assert.deepEqual(links.filter(({ hash }) => !ids.has(hash.slice(1))), []);
  assert.equal(new Set(links.map(({ hash }) => hash)).size, links.length);
  const folded = await page.locator("details.folded:not([open]) li[id]").last().getAttribute("id");
  await page.goto(`${server.base}${PAGE}#${folded}`);
  await page.reload();
  await page.locator(`#${folded}`).waitFor(); /* is seen: its box has opened */
  await close();
});

test("what came of a contribution is a link that leads there", async () => {
  const { page, close } = await openPage(browser, {});
  await page.goto(`${server.base}${PAGE}`);
  const ids = new Set(await page.locator("main [id]").evaluateAll((all) => all.map(({ id }) => id)));
  const links = page.locator('main li a[href^="#"]');
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href").slice(1)));
  assert.deepEqual(targets.filter((target) => !ids.has(target)), []);
  for (const kind of ["ziel", "entscheidung", "beteiligung", "beitrag"])
    assert.ok(targets.some((target) => target.startsWith(`${kind}-`)), `nothing leads to ${kind}`);
  const decision = page.locator('li[id^="beitrag-"]:visible a[href^="#entscheidung-"]').first();
  const [, id] = (await decision.getAttribute("href")).split("#");
  await decision.press("Enter");
  await page.locator(`[id="${id}"]`).waitFor(); // is seen, folded away or not
  await close();
});

test("a section is reached by keyboard without scripts", async () => {
  const options = { javaScriptEnabled: false, viewport: PHONE, reducedMotion: "reduce" }; // scrolls at once
  const { page, close } = await openPage(browser, options);
  await page.goto(`${server.base}${PAGE}`);
  await page.getByRole("navigation", { name: LISTS.de }).getByRole("link", { name: "Wie Sie mitreden können" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#mitreden$/);
  const heading = page.getByRole("heading", { name: "Wie Sie mitreden können" });
  let y;
  for (let i = 0; i < 100 && !(y < PHONE.height); i++) {
    await page.waitForTimeout(50); // the way there may take a moment
    ({ y } = await heading.boundingBox());
  }
  assert.ok(y >= -1 && y < PHONE.height, `the heading is at ${y}`);
  await page.keyboard.press("Tab"); /* goes on from there */
  const focused = await page.evaluate(() => document.activeElement.textContent.trim());
  assert.match(focused, /Zum Plan etwas sagen|Neuigkeiten als Feed/);
  await close();
});

test("nothing is hidden on paper, with or without scripts", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${server.base}${PAGE}`);
    assert.ok((await hidden(page)) > 20);
    await page.emulateMedia({ media: "print" });
    assert.equal(await hidden(page), 0, `scripts: ${javaScriptEnabled}`);
    await close();
  }
});
