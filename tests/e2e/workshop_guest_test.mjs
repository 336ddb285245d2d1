// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Leading is handed over by link: who has no account opens it on their own device and leads, by mouse with JavaScript and
// on a phone without it, until it is taken back.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, openPage } from "./browse.mjs";
import { openRoom } from "./route_pages.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

let browser, folder, server, petra, room;
before(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  server = await startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example"] });
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
  room = await openRoom(server, petra);
});
after(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

const pageOf = async (visitor, path, options = {}) => {
  const opened = await openPage(browser, options);
  await opened.context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.base })));
  await opened.page.goto(server.base + path);
  return opened;
};

/* By clicks of who leads; the address that the page shows. */
const handedOver = async (page, name) => {
  await page.goto(server.base + room.lead);
  await page.getByRole("link", { name: "Leitung per Link weitergeben" }).click();
  await page.getByLabel("Wer übernimmt?").fill(name);
  await page.getByRole("button", { name: "Link erstellen" }).click();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await assertSoundOnTheWay(page);
  return new URL(await row.locator("figcaption code").innerText()).pathname;
};

test("who has no account takes over, leads, and is taken back", async () => {
  const lead = await pageOf(petra, room.lead);
  const link = await handedOver(lead.page, "Gerda Gast");
  const phone = await pageOf(room.device, "/w/raum");
  const { page, close } = await openPage(browser);
  await page.goto(server.base + link);
  await assertSoundOnTheWay(page);
  await page.getByRole("button", { name: "Leitung übernehmen" }).click();
  await page.waitForURL("**/w/leitung");
  await page.getByText("per Link als „Gerda Gast“").waitFor();
  await assertSoundOnTheWay(page);
  const pausing = page.locator("form[action='/w/leitung/tun/pause'] button");
  await pausing.click();
  await phone.page.getByText("Pause", { exact: false }).first().waitFor();
  await page.locator("form[action='/w/leitung/tun/resume'] button").click();
  /* what somebody writes comes onto this page, and leads on below /w */
  await room.device.get("/w/raum");
  await room.device.submit({ who: "Nachtschicht", words: "Nachtschicht" }, `/pinnwaende/${room.board}`);
  const card = page.locator("#raum-tafel .room-card, #raum-tafel li").filter({ hasText: "Nachtschicht" }).first();
  await card.waitFor();
  assert.match(await card.locator("a").first().getAttribute("href"), /^\/w\/leitung\/karten\/\d+$/);
  await lead.page.reload();
  await lead.page.getByRole("listitem").filter({ hasText: "Gerda Gast" }).getByRole("button", { name: "Zurücknehmen" }).click();
  await page.getByRole("heading", { name: "Sie leiten hier nicht" }).waitFor();
  await assertSoundOnTheWay(page);
  await page.getByRole("link", { name: "geben Sie die PIN ein" }).click();
  await page.waitForURL("**/w");
  await lead.page.goto(`${server.base}/vorhaben/antragsassistenz/verlauf`);
  await lead.page.getByText("per Link: Gerda Gast").first().waitFor();
  for (const one of [lead, phone]) await one.close();
  await close();
});

test("on a phone without JavaScript as well", async () => {
  const lead = await pageOf(petra, room.lead);
  const link = await handedOver(lead.page, "Otto Ohne");
  const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto(server.base + link);
  await page.getByRole("button", { name: "Leitung übernehmen" }).click();
  await page.locator("form[action='/w/leitung/tun/begin'] button").first().click();
  await page.getByText("per Link als „Otto Ohne“").waitFor();
  await page.getByRole("button", { name: "Leitung an diesem Gerät abgeben" }).click();
  await page.getByText("Sie haben die Leitung an diesem Gerät abgegeben.").waitFor();
  await page.goto(`${server.base}/w/leitung`);
  await page.getByRole("heading", { name: "Sie leiten hier nicht" }).waitFor();
  await lead.close();
  await close();
});
