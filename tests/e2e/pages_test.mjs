// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Every page of the routes table, as somebody who may see it: valid HTML, accessible, nothing scrolls
// sideways. EINKLANG_TEST_FULL=1 asks in every language, width and colour scheme; else each page is asked for in one of two
// views, by turns, where axe and the validator look at it, and is then made as wide or narrow as the other; the next expected
// page of its kind (tests/golden) is looked at the other way.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { htmlFindings } from "../tools/html.mjs";
import { assertNarrow, assertSound, openPage } from "./browse.mjs";
import { full } from "./full.mjs";
import { routePages, viewers, WITHOUT_OFFICE } from "./route_pages.mjs";
import { startServer } from "./server.mjs";

const HEIGHT = 900;
const VIEWS = full
  ? ["de", "en", "de-simple"].flatMap((language) =>
      [360, 768, 1280].flatMap((width) => ["light", "dark"].map((scheme) => [language, width, scheme])),
    )
  : [
      ["de", 360, "dark"],
      ["en", 1280, "light"],
    ];

/* States that a list or a form has besides the one of the example's big initiative. */
const lead = "Petra Projekt";
const EXTRA = [
  { path: "home of an initiative, for its lead", viewer: lead, page: "/vorhaben/antragsassistenz" },
  { path: "home, empty", viewer: lead, page: "/vorhaben/uebung" },
  ...["ziele", "stakeholder", "perspektiven", "wirkungen", "beteiligung", "wertepaare", "verlauf",
    "aufgaben", "iterationen", "entscheidungen", "einordnung", "offenheit", "wegweiser/setup"].map((part) => ({
    path: `${part}, empty`,
    viewer: lead,
    page: `/vorhaben/uebung/${part}`,
  })),
  { path: "representation, for the lead", viewer: lead, page: "/vorhaben/antragsassistenz/vertretung" },
  { path: "representation, empty", viewer: "Rita Rat", page: "/vorhaben/uebung/vertretung" },
  { path: "what waits, for a body", viewer: "Rita Rat", page: "/aufgaben" },
  { path: "a record with a draft", viewer: "Rita Rat", page: "/vorhaben/antragsassistenz" },
  { path: "start page, signed in", viewer: lead, page: "/" },
  { path: "no such page", viewer: "nobody", page: "/gibt-es-nicht", status: 404 },
  { path: "sign in first", viewer: "nobody", page: "/konto", status: 401 },
  { path: "not allowed", viewer: lead, page: "/behoerde/beispielbehoerde/personen", status: 403 },
  { path: "notice after saving", viewer: lead, page: "/vorhaben/antragsassistenz/ziele", notice: "saved" },
];

let browser, server, people, pages;
const contexts = new Map();

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example", ...WITHOUT_OFFICE] })]);
  people = await viewers(server);
  pages = [...(await routePages(server, people)), ...EXTRA];
});
after(async () => {
  for (const { close } of contexts.values()) await close();
  await browser.close();
  await server.stop();
});

/* One tab per person, language, width and scheme. */
const tabOf = async (viewer, language, width, colorScheme) => {
  const key = [viewer, language, width, colorScheme].join();
  if (!contexts.has(key)) {
    const tab = await openPage(browser, { viewport: { width, height: HEIGHT }, colorScheme });
    const cookies = new Map([...people.get(viewer).cookies, ["einklang_language", language]]);
    await tab.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.base })));
    contexts.set(key, tab);
  }
  return contexts.get(key).page;
};

const look = async ({ page, viewer, status = 200, notice }, [language, width, scheme], otherWidth = width) => {
  const tab = await tabOf(viewer, language, width, scheme);
  if (notice !== undefined) await tab.context().addCookies([{ name: "einklang_notice", value: `${notice}@${page}`, url: server.base }]);
  const answer = await tab.goto(server.base + page, { timeout: 20_000 }).catch((error) => {
    if (/Download is starting/.test(error.message)) return null; /* a file to keep is no page */
    throw error;
  });
  if (answer === null) return false;
  assert.equal(answer.status(), status, page);
  if (!/^text\/html/.test(answer.headers()["content-type"])) return false;
  const shown = await tab.locator("html").getAttribute("lang");
  /* Plain German is for the pages of the public, but what is for programs; all others are in German then. */
  const plain = ["nobody", "device"].includes(viewer) && page !== "/hilfe/api";
  assert.ok(shown === language || (language === "de-simple" && shown === "de" && !plain), shown);
  if (shown !== language) return true; // looked at already
  await assertSound(tab);
  assert.deepEqual(await htmlFindings(await answer.text()), [], `${page} in ${language}`);
  if (otherWidth !== width) {
    await tab.setViewportSize({ width: otherWidth, height: HEIGHT });
    await assertNarrow(tab);
    await tab.setViewportSize({ width, height: HEIGHT });
  }
  return true;
};

/* Two at a time: one for each processor of the smallest machine this is for. Two neighbours differ in their view, and so
 * never use the same tab. */
const TABS = 2;
const pairs = (list) => list.flatMap((_, i) => (i % TABS === 0 ? [list.slice(i, i + TABS)] : []));
const lookInAll = async (page) => {
  for (const views of pairs(VIEWS)) {
    const seen = await Promise.all(views.map((view) => look(page, view)));
    if (seen.includes(false)) break;
  }
};
const lookByTurns = (page, turn) => look(page, VIEWS[turn % TABS], VIEWS[(turn + 1) % TABS][1]);

test("every page of the routes table", { concurrency: full ? 1 : TABS }, async (t) => {
  for (const pair of pairs([...pages.entries()]))
    await Promise.all(pair.map(([turn, page]) => t.test(page.path, async () => {
      assert.ok(page.page, "nothing in packs/example to show here");
      await (full ? lookInAll(page) : lookByTurns(page, turn));
    })));
});
