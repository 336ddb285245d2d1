// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The whole way of a lead on a phone without JavaScript, no page scrolls sideways; the file of it comes in again as another initiative without loss.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertNarrow, enterExample, openPage } from "./browse.mjs";
import { WAYS } from "./hands.mjs";
import { startServer } from "./server.mjs";
import { assertCovered, assertSolved, exported, solveExercise } from "./way.mjs";

const { options, hands } = WAYS["on a phone without JavaScript"];

test("the exercise is solved on a phone without JavaScript, and its file comes in again", async () => {
  const [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  try {
    const { page, close } = await openPage(browser, options);
    await enterExample(page, server, "Petra Projekt");
    await solveExercise(page, server, hands(page), () => assertNarrow(page));
    const file = await exported(page, server);
    assertSolved(file);
    await assertCovered(page, server);

    await page.goto(`${server.base}/behoerde/beispielbehoerde/vorhaben/importieren`);
    const upload = { name: "uebung.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
    await page.locator("input[type=file]").setInputFiles(upload);
    await page.locator("main form button[type=submit]").click({ force: true });
    await page.waitForURL(/\/vorhaben\/uebung-2/);
    const answer = await page.context().request.get(`${server.base}/vorhaben/uebung-2/export.json`);
    const again = await answer.json();
    again.initiative.published = true; /* what comes in is not public yet */
    assertSolved(again);
    assert.notEqual(again.initiative.id, file.initiative.id);
    await close();
  } finally {
    await browser.close();
    await server.stop();
  }
});
