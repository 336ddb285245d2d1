// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The trial run of a workshop: sixty simulated people fill the board before the eyes of who leads, a colleague's phone is
// in it too; one click, and the room is empty again under the same PIN.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, enterExample, openPage } from "./browse.mjs";
import { startServer, temporaryFolder } from "./server.mjs";

const PATIENCE_MS = 30_000;

let browser, folder, server;
before(async () => {
  folder = temporaryFolder();
  browser = await openBrowser();
  server = await startServer({
    folder: folder.path,
    database: join(folder.path, "einklang.db"),
    args: ["--example"],
  });
});
after(async () => {
  await server.stop();
  await browser.close();
  folder.remove();
});

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const cardsOn = (page) => page.locator("#raum-tafel li.room-card");

/* The example's workshop that has an agenda with a board, to be led. */
const leadPage = async (page) => {
  await page.goto(`${server.base}/vorhaben/antragsassistenz/workshops`);
  const paths = await page.locator('main a[href*="/workshops/"]').evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")).filter((href) => /\/workshops\/\d+$/.test(href)));
  for (const path of new Set(paths)) {
    await page.goto(`${server.base}${path}/leitung`);
    const begins = page.getByRole("button", { name: /^Probelauf mit 60/ });
    if ((await begins.count()) > 0 && (await page.locator("#ablauf ~ ol li").count()) > 1) return path;
  }
  throw new Error("the example has no workshop to rehearse");
};

/* Begins parts until one has a board that takes cards. */
const beginBoard = async (page) => {
  const parts = await page.locator('form[action$="/tun/begin"] button').count();
  for (let i = 0; i < parts; i++) {
    await page.locator('form[action$="/tun/begin"] button').nth(i).click();
    if ((await page.getByRole("heading", { name: "Für andere aufschreiben" }).count()) > 0) return;
    if ((await page.locator("#tafel-titel").count()) > 0) return;
  }
  throw new Error("no part has a board");
};

const waitFor = async (what, message) => {
  const until = Date.now() + PATIENCE_MS;
  while (!(await what())) {
    assert.ok(Date.now() < until, message);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

test("sixty simulated people fill the room, and one click empties it", async () => {
  const lead = await openPage(browser);
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 } });
  const { page } = lead;
  await enterExample(page, server, "Petra Projekt");
  const path = await leadPage(page);
  await press(page, "Probelauf mit 60 simulierten Teilnehmenden");
  await page.getByText("Der Probelauf hat begonnen.").waitFor();
  assert.match(await page.locator("#raum-zahlen").innerText(), /60/);
  const pin = await page.locator(".room-pin strong").innerText();
  const join_address = await page.locator('section[aria-labelledby="zugang"] code').innerText();
  await phone.page.goto(join_address);
  await phone.page.getByText("Das ist nur eine Probe").or(phone.page.getByText("Probelauf:")).first().waitFor();
  await press(phone.page, "Teilnehmen");
  await phone.page.waitForURL("**/w/raum");
  await beginBoard(page);
  const wall = await openPage(browser);
  await wall.context.addCookies(await lead.context.cookies());
  await wall.page.goto(`${server.base}${path}/wand`);
  await waitFor(async () => (await cardsOn(page).count()) >= 8, "no cards come");
  assert.match(await cardsOn(page).first().innerText(), /Simuliert \d+/);
  for (const one of [page, phone.page, wall.page]) {
    await one.getByText("Probelauf: Nichts hier ist ernst gemeint.").first().waitFor();
    await assertSoundOnTheWay(one);
  }
  assert.equal(await page.locator('button[name="make"]').count(), 0);
  await press(page, "Probelauf beenden und alles entfernen");
  await page.getByText("Der Probelauf ist beendet.").waitFor();
  assert.equal(await cardsOn(page).count(), 0);
  assert.equal(await page.locator(".room-pin strong").innerText(), pin);
  assert.match(await page.locator("#raum-zahlen").innerText(), /(^|\D)0(\D|$)|niemand|Niemand/);
  await phone.page.waitForURL(/\/w(\?.*)?$/);
  await phone.page.getByText("Dieser Raum kennt Ihr Gerät nicht mehr.").waitFor();
  await assertSoundOnTheWay(page);
  await assertSoundOnTheWay(phone.page);
  for (const opened of [lead, phone, wall]) await opened.close();
});
