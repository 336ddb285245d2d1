// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Somebody who has never seen the program opens the printed link and works.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSound, enterExample, openPage } from "./browse.mjs";
import { startServer } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
});
after(async () => {
  await browser.close();
  await server.stop();
});

test("the printed link opens the example, and a person of it can be chosen", async () => {
  const { page, close } = await openPage(browser);
  await page.goto(server.base);
  await page.getByRole("link", { name: "Antragsassistenz für Wohngeld" }).click();
  await assertSound(page);
  await enterExample(page, server, "Peter Personalrat");
  await page.goto(`${server.base}/konto`);
  assert.match(await page.getByRole("main").innerText(), /Peter Personalrat/);
  await assertSound(page);
  await close();
});
