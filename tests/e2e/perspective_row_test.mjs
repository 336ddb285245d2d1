// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// "An alle gedacht?" row by row: after saving one stands at the row again, with what was done, what it is now and the
// next step in sight; by keyboard on a phone, and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, enterExample, openPage } from "./browse.mjs";
import { testInFull } from "./full.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { startServer } from "./server.mjs";

const ROWS = "/vorhaben/antragsassistenz/perspektiven";
const KEY = "little_german";
const NAME = "Menschen mit wenig Deutsch";

let browser, server;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/* In sight as a whole, or as much of it as the window holds, from its top. */
const inSight = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight / 2 && box.left >= 0;
  });

const assertAtRow = async (page, state, said, next) => {
  await page.waitForURL(`**${ROWS}?zeile=${KEY}#${KEY}`);
  const row = page.locator(`article#${KEY}`);
  assert.equal(await row.locator("h3 .status").innerText(), state);
  assert.equal(await row.getByRole("status").innerText(), said);
  assert.ok(await inSight(row), "the row is in sight");
  assert.equal(await page.evaluate(() => document.activeElement.id), KEY, "reading goes on there");
  const link = row.getByRole("link", { name: `${next} : ${NAME}`, exact: true });
  assert.ok(await inSight(row) && (await link.isVisible()), next);
  return link;
};

/* `hands` as in hands.mjs; `onward` follows the next step of the row, `look` is what every page is held against. */
const goThrough = async (page, hands, onward, look) => {
  await page.goto(`${server.base}${ROWS}`);
  await hands.follow(`Aufnehmen : ${NAME}`);
  await hands.type("Name", "Sprachcafé");
  await hands.press("Speichern");
  const plan = await assertAtRow(page, "offen", "Der Eintrag ist angelegt.", "Beteiligung planen");
  await look(page);
  await onward(plan);
  await page.waitForURL(/beteiligung\/neu/);
  await hands.tick("Anhören");
  await hands.type("Wann", "2030-05-12");
  await hands.press("Speichern");
  await assertAtRow(page, "geplant", "Der Eintrag ist angelegt.", "Weitere Beteiligung planen");
  await look(page);
};

const WAYS = {
  "by keyboard on a phone": {
    options: { viewport: { width: 360, height: 740 } },
    hands: keyboard,
    // From the row its own links come first: name, then the next step.
    look: assertSoundOnTheWay,
    onward: (page) => async (link) => {
      for (let stops = 0; stops < 3; stops++) {
        await page.keyboard.press("Tab");
        if (await link.evaluate((element) => element === document.activeElement)) break;
      }
      assert.ok(await link.evaluate((element) => element === document.activeElement), "two stops away");
      await page.keyboard.press("Enter");
    },
  },
  "without JavaScript": {
    options: { javaScriptEnabled: false },
    hands: (page) => pointer(page, { force: true }),
    look: async () => {}, // axe needs scripts
    onward: () => (link) => link.click({ force: true }),
  },
};

for (const [name, { options, hands, onward, look }] of Object.entries(WAYS))
  (options.javaScriptEnabled === false ? testInFull : test)(`row by row ${name}`, async () => {
    server = await startServer({ args: ["--example"] });
    try {
      const { page, close } = await openPage(browser, options);
      await enterExample(page, server, "Petra Projekt");
      await goThrough(page, hands(page), onward(page), look);
      await close();
    } finally {
      await server.stop();
    }
  });
