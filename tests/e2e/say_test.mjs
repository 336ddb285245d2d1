// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// From a say on the plan to its answer, in a browser without scripts at 360 px: the citizen writes, the team answers,
// the answer stands under the address that the citizen kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openExample, openPage } from "./browse.mjs";
import { openWindow } from "./forms.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";

/* Without scripts in the page nothing says that it stands still. */
const FORCE = { force: true };

let example, browser, server, lead;
before(async () => {
  example = await openExample();
  ({ browser, server, lead } = example);
});
after(() => example.close());

test("a say on the plan is answered where its sender looks", async () => {
  await openWindow(lead);
  const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  await page.goto(`${server.base}${INITIATIVE}/mitreden`);
  const { scrollWidth } = await page.locator("html").evaluate((html) => ({ scrollWidth: html.scrollWidth }));
  assert.ok(scrollWidth <= 360, `the page is ${scrollWidth} wide`);
  await page.getByRole("button", { name: "Senden" }).click(FORCE);
  await page.getByRole("link", { name: /^Was möchten Sie sagen/ }).click(FORCE); /* what is missing */
  await page.getByLabel("Was möchten Sie sagen?").fill("Bitte auch am Abend");
  await page.getByRole("button", { name: "Senden" }).press("Enter"); /* whatever is scrolled meanwhile */
  await page.waitForURL(/\/antwort\//);
  const receipt = page.url();
  assert.match(receipt, /\/antwort\/[\w-]+$/);
  assert.match(await page.locator("main").innerText(), /Es gibt noch keine Antwort/);

  const { body } = await lead.get(`${INITIATIVE}/beitraege`);
  const [, href] = /href="([^"]*\/beitraege\/\d+)">(?:(?!<\/a>)[\s\S])*Bitte auch am Abend/.exec(body);
  await lead.get(`${href}/antwort`);
  const answered = await lead.submit({ outcome: "adopted", answer: "Ein Termin um 18 Uhr kommt dazu." }, "/antwort");
  assert.equal(answered.status, 303, answered.body);

  await page.goto(receipt);
  assert.match(await page.locator("main").innerText(), /Ein Termin um 18 Uhr kommt dazu/);
  await close();
});
