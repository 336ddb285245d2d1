// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The whole way of a lead with the keyboard alone: everything is reached by Tab, and each focus is seen.
import { test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { enterExample, openPage } from "./browse.mjs";
import { keyboard } from "./hands.mjs";
import { startServer } from "./server.mjs";
import { assertCovered, assertSolved, exported, solveExercise } from "./way.mjs";

test("the exercise is solved by keyboard, from the problem to a running project", async () => {
  const [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  try {
    const { page, close } = await openPage(browser);
    await enterExample(page, server, "Petra Projekt");
    await solveExercise(page, server, keyboard(page));
    assertSolved(await exported(page, server));
    await assertCovered(page, server);
    await close();
  } finally {
    await browser.close();
    await server.stop();
  }
});
