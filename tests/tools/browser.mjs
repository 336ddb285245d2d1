// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Chromium for tests: one fresh profile per run, no request to anybody but the tested server.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A browser; close() ends it and removes its profile. `keepsPages`: "Back" brings pages as they were left, as
 * people's browsers do. */
export const openBrowser = ({ keepsPages = false } = {}) =>
  chromium.launch({
    ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** axe-core in every page of this context from the start. The debugger puts it there, so the page's own
 * Content-Security-Policy stays as it is; sent to each page by itself it takes longer than it looks. */
export const bringAxe = (context) => context.addInitScript(axe);

/* What follows from the style sheets alone; looking for it takes longer than all other rules. */
const STYLE_RULES = ["color-contrast", "link-in-text-block", "target-size"];

/* Which kinds of elements axe saw with these rules, in windows of one width and colour scheme. */
const seenKinds = new Map();
const full = process.env.EINKLANG_TEST_FULL === "1";

/* Is there one whose look was not seen yet? An element looks like others of its class within others of theirs. */
const looksNew = async (page) => {
  const [view, kinds] = await page.evaluate(() => {
    const kind = (element) => (element === null ? "" : `${element.localName}.${element.className}`);
    const kinds = [...document.querySelectorAll("body *")].map((one) => `${kind(one.parentElement)} ${kind(one)}`);
    return [`${innerWidth} ${matchMedia("(prefers-color-scheme: dark)").matches}`, [...new Set(kinds)]];
  });
  const seen = seenKinds.get(view) ?? seenKinds.set(view, new Set()).get(view);
  const before = seen.size;
  for (const kind of kinds) seen.add(kind);
  return full || seen.size > before;
};

/** What axe-core finds on the page, whose context it was brought to: one line per finding, [] when there is nothing
 * to mend. What passes is neither described nor sent, and nothing is found anew in the style sheets (no rule of these
 * tags asks for them): that takes longer than looking. Rules about colours and sizes are left out where `styles` is false
 * or everything looks as it did on a page before; make test-full asks them all of each page. */
export const axeFindings = async (page, { styles = true } = {}) => {
  const left = styles && (await looksNew(page)) ? [] : STYLE_RULES;
  const violations = await page.evaluate(async ([values, names]) => {
    const rules = Object.fromEntries(names.map((name) => [name, { enabled: false }]));
    const options = { runOnly: { type: "tag", values }, rules, resultTypes: ["violations"], selectors: false, preload: false };
    return (await globalThis.axe.run(options)).violations;
  }, [RULES, left]);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html} (${node.failureSummary})`),
  );
};

/** Elements that make the page scroll sideways; a table in a scroll region does not count. */
export const tooWide = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .filter((element) => !element.parentElement.closest(".kern-table-responsive"))
      .map((element) => element.outerHTML.slice(0, 120));
  });

/** Links, buttons and fields smaller than 24 by 24 pixels (WCAG 2.5.8); links in sentences are exempt. */
export const tooSmall = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
      .filter((element) => element.checkVisibility() && !element.matches("p a, li a, dd a, .skip-link"))
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width < 24 || box.height < 24;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
