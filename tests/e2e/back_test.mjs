// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// "Back" brings a form as it was left, with the submission it had, or loads it anew, as the browser likes: what is
// typed into it then must not be lost. (Over HTTP: record_http_test, a form from the memory of the browser.)
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { enterExample, openPage } from "./browse.mjs";
import { startServer } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser({ keepsPages: true }), startServer({ args: ["--example"] })]);
});
after(async () => {
  await browser.close();
  await server.stop();
});

test("what is typed after Back is written, or told", async () => {
  const { page, close } = await openPage(browser);
  await enterExample(page, server, "Petra Projekt");
  const form = `${server.base}/vorhaben/antragsassistenz/ziele/neu`;
  const save = async (statement) => {
    await page.getByLabel("Ziel", { exact: false }).first().fill(statement);
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.waitForLoadState();
  };
  await page.goto(form);
  await save("Erstes Ziel aus dem Test");
  await page.goBack({ waitUntil: "commit" });
  assert.equal(page.url(), form);
  await save("Zweites Ziel aus dem Test");
  await page.goto(`${server.base}/vorhaben/antragsassistenz/ziele`);
  for (const statement of ["Erstes Ziel aus dem Test", "Zweites Ziel aus dem Test"])
    assert.equal(await page.getByRole("heading", { name: statement }).count(), 1, statement);
  await close();
});
