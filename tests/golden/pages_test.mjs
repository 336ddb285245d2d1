// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Opens every expected page in a browser: valid HTML, accessible in both widths and both colour schemes,
// nothing cut off at 320 pixels. GOLDEN_SHOTS=FOLDER leaves screenshots there.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { axeFindings, openBrowser, tooSmall, tooWide } from "../tools/browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const expected = join(root, "tests/golden/expected");
const pages = readdirSync(expected).filter((name) => name.endsWith(".html"));
const shots = process.env.GOLDEN_SHOTS;
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

/* Assets as assets/manifest.txt lists them, under their names without hash. */
const assets = new Map(
  readFileSync(join(root, "assets/manifest.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.trim().split(/\s+/))
    .map(([name, path]) => [`/assets/${name}`, join(root, path)]),
);

const content = (path) => {
  if (assets.has(path)) {
    const bytes = readFileSync(assets.get(path));
    if (!path.endsWith(".css")) return bytes;
    return bytes.toString().replaceAll(/url\("asset:([^"]+)"\)/g, 'url("/assets/$1")');
  }
  return pages.includes(path.slice(1)) ? readFileSync(join(expected, path.slice(1))) : null;
};

const server = createServer((request, response) => {
  const bytes = content(request.url);
  response.writeHead(bytes === null ? 404 : 200, {
    "Content-Type": TYPES[extname(request.url)] ?? "text/plain",
    "Content-Security-Policy": POLICY,
  });
  response.end(bytes);
});

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
  },
});

let browser, base;
before(async () => {
  browser = await openBrowser();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}/`;
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

const look = async (page, name, [width, colorScheme]) => {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  if (shots) {
    const path = join(shots, `${name.slice(0, -5)}.${width}.${colorScheme}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  assert.deepEqual(await tooWide(page), [], `too wide at ${width}`);
  assert.deepEqual(await tooSmall(page), [], `too small at ${width}`);
  if (width > 320) assert.deepEqual(await axeFindings(page), [], `axe, ${width}, ${colorScheme}`);
};

for (const name of pages) {
  test(`${name}: valid HTML`, async () => {
    const report = await validator.validateFile(join(expected, name));
    const messages = report.results.flatMap((result) => result.messages);
    assert.deepEqual(
      messages.map((message) => `${message.line}: ${message.message} (${message.ruleId})`),
      [],
    );
  });
  test(`${name}: accessible, nothing cut off`, async () => {
    const page = await browser.newPage();
    const failures = [];
    page.on("console", (message) => {
      if (message.type() === "error") failures.push(message.text());
    });
    page.on("pageerror", (error) => failures.push(String(error)));
    await page.goto(base + name);
    await page.evaluate(() => document.fonts.ready);
    for (const view of VIEWS) await look(page, name, view);
    await page.close();
    assert.deepEqual(failures, []);
  });
}
