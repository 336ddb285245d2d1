// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// What goes out is read by programs of others: calendars and feeds by Python's readers, codes by a camera's reader (zbar),
// PDFs by poppler, the page to print by the browser that prints it.
import assert from "node:assert/strict";
import { accessSync, constants, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { htmlFindings } from "../tools/html.mjs";
import { assertSound, openPage } from "./browse.mjs";
import { root, run, startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const HOME = "/vorhaben/antragsassistenz";
const TWO_YEARS_MS = 2 * 366 * 24 * 3600 * 1000;
const PAPER_PX = 643; /* A4 within its margins: 170 mm */
const PAGES = [`${HOME}/ausgaben/plan.html`, `${HOME}/ausgaben/akte.html`];

let browser, folder, server, lead, nobody;
before(async () => {
  folder = temporaryFolder();
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  lead = new Visitor(server.base);
  nobody = new Visitor(server.base);
  await lead.enterExample(server.example, "Petra Projekt");
});
after(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

const isThere = (program) => {
  try {
    accessSync(`/usr/bin/${program}`, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/* The browser goes on as who has entered the example. */
const openAsLead = async (options) => {
  const opened = await openPage(browser, options);
  await opened.context.addCookies([...lead.cookies].map(([name, value]) => ({ name, value, url: server.base })));
  return opened;
};

const unique = (values) => new Set(values).size === values.length;

/* What a reader of others finds in the answer; undefined where it is not installed. */
const read = async (visitor, path, kind) => {
  const { status, body } = await visitor.get(path);
  assert.equal(status, 200);
  const file = join(folder.path, path.split("/").at(-1));
  writeFileSync(file, body);
  const { code, out, err } = await run("/usr/bin/python3", [join(root, "tests/e2e/readers.py"), kind, file]).catch(() => ({ code: 3 }));
  if (code === 3) return undefined;
  assert.equal(code, 0, err);
  return JSON.parse(out);
};

const CALENDARS = [
  ["for everybody", () => nobody, `${HOME}/termine.ics`, `${HOME}/oeffentlich`],
  ["for who works on it", () => lead, `${HOME}/beteiligungen.ics`, `${HOME}/beteiligung/`],
  ["among the documents", () => lead, `${HOME}/ausgaben/beteiligungen.ics`, `${HOME}/beteiligung/`],
];
for (const [whose, visitor, path, leads] of CALENDARS)
  test(`the calendar ${whose} is one to others`, async (t) => {
    const calendar = await read(visitor(), path, "calendar");
    if (calendar === undefined) return t.skip("no python3-icalendar");
    assert.equal(calendar.version, "2.0");
    assert.equal(calendar.name, "Antragsassistenz für Wohngeld");
    assert.equal(calendar.errors, 0);
    assert.ok(calendar.events.length >= 5);
    assert.ok(unique(calendar.events.map(({ uid }) => uid)));
    for (const { summary, day, url, errors } of calendar.events) {
      assert.deepEqual(errors, []);
      assert.match(day, /^\d{4}-\d\d-\d\d$/); /* a whole day, in no zone */
      assert.ok(summary.includes("Antragsassistenz für Wohngeld"), summary);
      assert.ok(url.startsWith(server.base), url);
    }
    assert.ok(calendar.events.some(({ url }) => url.startsWith(server.base + leads)));
    assert.ok(calendar.events.every(({ description }) => description?.length > 0));
    const places = calendar.events.filter(({ location }) => location !== null);
    assert.ok(places.length > 0, "whoever is to come finds the place");
    if (visitor() !== lead) assert.ok(places.every(({ location }) => !location.includes("://")), "a link is for who works on it");
    assert.ok(calendar.events.some(({ description }) => /\n- \p{L}/u.test(description)), "lines stay lines");
    return undefined;
  });

test("the feeds are such to others", async (t) => {
  for (const [path, page] of [
    [`${HOME}/atom.xml`, `${HOME}/oeffentlich`],
    ["/behoerde/beispielbehoerde/atom.xml", "/vorhaben/"],
  ]) {
    const feed = await read(nobody, path, "feed");
    if (feed === undefined) return t.skip("no python3-feedparser");
    assert.equal(feed.broken, false);
    assert.equal(feed.format, "atom10");
    assert.ok(feed.title.length > 0 && feed.author.length > 0);
    assert.ok(feed.id.startsWith(server.base));
    assert.ok(feed.entries.length >= 1);
    assert.ok(unique(feed.entries.map(({ id }) => id)));
    for (const { title, link, updated } of feed.entries) {
      assert.ok(title.length > 0);
      assert.ok(link.startsWith(server.base + page), link);
      const [year, month, day, ...time] = updated;
      const age = Date.now() - Date.UTC(year, month - 1, day, ...time.slice(0, 3));
      assert.ok(age >= 0 && age < TWO_YEARS_MS, `${updated}`);
    }
  }
  return undefined;
});

/* Without scripts, at the width of a phone and of a desk. */
test("the pages to print are sound and print on their pages", async () => {
  for (const width of [360, 1280]) {
    const { page, close } = await openAsLead({ viewport: { width, height: 800 } });
    for (const path of PAGES) {
      await page.goto(server.base + path);
      await assertSound(page);
      assert.equal(await page.locator("html").getAttribute("lang"), "de");
      assert.equal(await page.locator("nav, script, button, form").count(), 0);
      assert.equal(await page.locator("h1").count(), 1);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: PAPER_PX, height: 800 });
      assert.equal(await page.getByRole("link", { name: "Zurück zu Dokumenten und Daten" }).count(), 0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("table")].filter((table) => table.scrollWidth > table.parentElement.clientWidth + 1).length,
      );
      assert.equal(cut, 0, "a table is wider than the paper");
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width, height: 800 });
    }
    const paper = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString("latin1");
    assert.ok([...paper.matchAll(/\/Type\s*\/Page\b/g)].length > 5);
    await page.goto(server.base + PAGES[0]);
    await page.getByRole("link", { name: "Zurück zu Dokumenten und Daten" }).click();
    await page.waitForURL(`**${HOME}/ausgaben`);
    await assertSound(page);
    await close();
  }
});

/* What can be pressed is of no use on paper: buttons, forms, boxes to filter by, ways to another view. */
test("the pages themselves print without controls, and the plan begins on the first page", async (t) => {
  const { page, close } = await openAsLead({ viewport: { width: 1280, height: 800 } });
  for (const path of ["", "/beteiligung", "/aufgaben", "/vertretung", "/stakeholder"]) {
    await page.goto(server.base + HOME + path);
    await page.emulateMedia({ media: "print" });
    const left = page.locator("main").locator(".kern-btn:visible, button:visible, select:visible, nav:visible, .press:visible");
    assert.deepEqual(await left.allTextContents(), [], path);
    await page.emulateMedia({ media: null });
  }
  if (!isThere("pdftotext")) return close().then(() => t.skip("no poppler-utils"));
  await page.goto(`${server.base}${HOME}/beteiligung`);
  const file = join(folder.path, "plan-page.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const { out } = await run("/usr/bin/pdftotext", ["-l", "1", "-layout", file, "-"]);
  assert.match(out, /Was herauskam/); /* the head of the table, and a row of it */
  assert.match(out, /Auftakt/);
  await close();
  return undefined;
});

test("the pages to print are valid HTML", async () => {
  for (const path of PAGES) assert.deepEqual(await htmlFindings((await lead.get(path)).body), [], path);
});

test("the page is in English for who reads English", async () => {
  const english = new Visitor(server.base, lead.cookies); /* the choice is kept in a cookie */
  const { body } = await english.get(`${PAGES[0]}?sprache=en`);
  assert.match(body, /<html lang="en">/);
  assert.match(body, /<h1>Participation plan: /);
});

/* Each code on a page, as a camera reads it from a picture of the page, is the text beside it. */
test("a camera reads the addresses", async (t) => {
  if (!isThere("zbarimg")) return t.skip("no zbar-tools");
  const picture = join(folder.path, "code.png");
  const { page, close } = await openAsLead({ colorScheme: "dark" });
  const links = await lead.get(`${HOME}/beteiligung`);
  let shared;
  for (const [, path] of links.body.matchAll(/href="([^"]*\/beteiligung\/\d+)"/g))
    if ((await lead.get(path)).body.includes("/antwort/")) shared = path;
  for (const path of [`${HOME}/ausgaben`, `${HOME}/oeffentlich`, shared]) {
    await page.goto(server.base + path);
    for (const summary of await page.locator("summary", { hasText: "QR-Code" }).all()) await summary.click();
    const figures = await page.locator("figure.address-code").all();
    assert.ok(figures.length >= 1, path);
    for (const figure of figures) {
      const address = (await figure.locator("figcaption").textContent()).trim();
      assert.ok(address.startsWith(server.base), address);
      await figure.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
      await page.screenshot({ path: picture });
      const { out } = await run("zbarimg", ["-q", "--raw", picture]);
      assert.ok(out.split("\n").includes(address), `${address} is not read on ${path}: ${out}`);
    }
    await assertSound(page);
  }
  await page.setViewportSize({ width: 1600, height: 1150 }); /* 420 mm by 297 mm */
  await page.goto(`data:image/svg+xml;utf8,${encodeURIComponent((await lead.get(`${HOME}/ausgaben/wandblatt.svg`)).body)}`);
  await page.screenshot({ path: picture });
  const { out } = await run("zbarimg", ["-q", "--raw", picture]);
  assert.equal(out.trim(), `${server.base}${HOME}/oeffentlich`);
  await close();
  return undefined;
});
