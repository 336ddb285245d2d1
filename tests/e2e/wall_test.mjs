// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// assets/wall.js with the style sheet of rooms: a text of any length is seen as far as it fits, and it says where it goes on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { root } from "./server.mjs";

const asset = (name) => readFileSync(join(root, "assets", name), "utf8");
const stage = (count) =>
  `<h2 class="kern-heading-medium">Einführung</h2><div class="markdown">${"<p>Ein Satz der Einführung.</p>".repeat(count)}</div>`;
const PAGE = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Wand</title></head><body class="wall"><main>
<div class="wall__now"><h1 class="kern-heading-large">Workshop</h1><section class="room-stage" id="raum-stand">${stage(2)}</section>
<p class="room-state" data-more hidden>Weiter auf dem Telefon</p></div>
<section class="room-board" id="raum-tafel">BOARD</section>
<div class="wall__who"><div class="wall__in"><p class="room-pin">1234 5678</p></div><section class="room-numbers">12 Personen</section></div>
</main></body></html>`;

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const open = async (board, viewport) => {
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.setContent(PAGE.replace("BOARD", board));
  await page.addStyleTag({ content: asset("room.css") });
  await page.addScriptTag({ content: asset("wall.js") });
  return page;
};

/* Shows a text of so many lines and tells how that looks. */
const look = (page, html) =>
  page.evaluate(async (text) => {
    document.getElementById("raum-stand").innerHTML = text;
    await new Promise((resolve) => setTimeout(resolve));
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const below = box(".wall__who").left < box(".wall__now").right;
    return {
      touched: document.querySelector("#raum-stand").outerHTML.includes("style="),
      more: document.querySelector("[data-more]").checkVisibility(),
      fits: box(".wall__now").bottom <= (below ? innerHeight - box(".wall__who").height : innerHeight),
    };
  }, html);

const WALLS = [
  ["a board beside it and the strip below", "<h2>An alle gedacht?</h2>", { width: 1280, height: 720 }],
  ["the strip beside it", "", { width: 1920, height: 1080 }],
  ["a narrow wall", "", { width: 800, height: 600 }],
];
for (const [name, board, viewport] of WALLS)
  test(`a text too long for the wall says where it goes on: ${name}`, async () => {
    const page = await open(board, viewport);
    assert.deepEqual(await look(page, stage(2)), { touched: false, more: false, fits: true });
    assert.deepEqual(await look(page, stage(80)), { touched: false, more: true, fits: true });
    assert.deepEqual(await look(page, stage(2)), { touched: false, more: false, fits: true });
    await page.context().close();
  });

test("the script is ES5", () => {
  const code = asset("wall.js").replace(/\/\*[^]*?\*\//g, "").replace(/"(\\.|[^"\\])*"/g, '""');
  assert.doesNotMatch(code, /=>|`|\b(const|let|class|async|await|import|of)\b|\?\.|\?\?|\.\.\.|\*\*/);
});
