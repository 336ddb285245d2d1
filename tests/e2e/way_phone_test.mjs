// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The whole way of a lead on a phone, 360 px wide: each page on it is sound.
import { test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, enterExample, openPage } from "./browse.mjs";
import { pointer } from "./hands.mjs";
import { startServer } from "./server.mjs";
import { assertCovered, assertSolved, exported, solveExercise } from "./way.mjs";

test("the exercise is solved on a phone", async () => {
  const [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  try {
    const { page, close } = await openPage(browser, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await enterExample(page, server, "Petra Projekt");
    await solveExercise(page, server, pointer(page), () => assertSoundOnTheWay(page));
    assertSolved(await exported(page, server));
    await assertCovered(page, server);
    await close();
  } finally {
    await browser.close();
    await server.stop();
  }
});
