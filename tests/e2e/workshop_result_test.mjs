// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The result of a workshop, the whole way: a card becomes a row of the plan and a contribution, the contribution is
// answered, and the code of the receipt shows the answer on another device, by a form and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, openPage } from "./browse.mjs";
import { openRoom } from "./route_pages.mjs";
import { startServer } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

let browser, server, petra, room;
before(async () => {
  browser = await openBrowser();
  server = await startServer({ args: ["--example"] });
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
  room = await openRoom(server, petra);
});
after(async () => {
  await browser.close();
  await server.stop();
});

const pageOf = async (visitor, path, options = {}) => {
  const opened = await openPage(browser, options);
  const cookies = new Map([...visitor.cookies, ["einklang_language", "de"]]);
  await opened.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.base })));
  await opened.page.goto(server.base + path);
  return opened.page;
};
const press = (page, name) => page.getByRole("main").getByRole("button", { name }).first().click();
const shot = (page, name) =>
  process.env.SHOTS === undefined ? undefined : page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });

test("a card becomes a row of the plan, is answered, and its receipt shows the answer", async () => {
  const phone = await pageOf(room.device, "/w/raum", { viewport: { width: 360, height: 740 } });
  const code = await phone.locator("section:has(#quittung) .room-pin strong").innerText();
  assert.match(code, /^[A-Z3-9]{4} [A-Z3-9]{4} [A-Z3-9]{4}$/);
  await shot(phone, "raum-360");
  await phone.locator("section:has(#schreiben) textarea[name=who]").fill("Leserat");
  await phone.locator("section:has(#schreiben) summary").first().click();
  await phone.locator("section:has(#schreiben) input[name=perspectives]").first().check();
  await phone.locator("section:has(#schreiben) [name=level]").first().selectOption("consult").catch(() =>
    phone.locator("section:has(#schreiben) input[name=level][value=consult]").check());
  await press(phone, "Karte anheften");
  await phone.getByText("Leserat").first().waitFor();

  const desk = await pageOf(petra, room.lead);
  await desk.getByRole("main").getByRole("button", { name: /^Karten aufdecken/ }).first().click();
  await desk.waitForLoadState();
  await desk.goto(`${server.base}${room.path}`);
  await desk.getByRole("link", { name: "Zu den Ergebnissen des Workshops" }).click();
  await assertSoundOnTheWay(desk);
  await shot(desk, "ergebnisse-1280");
  const card = () => desk.locator("li.room-card", { hasText: "Leserat" });
  await card().getByRole("button", { name: /^Als Beteiligung übernehmen/ }).first().click();
  await desk.getByText("Der Eintrag ist da.").waitFor();
  await card().getByText("Daraus wurde: Beteiligung").waitFor();
  await card().locator("summary").click();
  await card().getByRole("button", { name: /^Als Beitrag übernehmen/ }).first().click();
  await card().getByText("Daraus wurde: Beitrag").waitFor();
  await assertSoundOnTheWay(desk);
  await shot(desk, "ergebnisse-danach-1280");

  await card().locator('a[href*="/beteiligung/"]').click();
  await desk.getByText(/Aus dem Workshop/).first().waitFor();
  await desk.goBack();
  const contribution = await card().locator('a[href*="/beitraege/"]').getAttribute("href");
  await petra.get(`${contribution}/antwort`);
  await petra.submit({ outcome: "partly", answer: "Der Leserat kommt im zweiten Schritt dazu." }, "/antwort");

  const elsewhere = await pageOf(new Visitor(server.base), "/w/answer", { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  assert.ok(elsewhere.url().endsWith("/w/antwort"));
  await shot(elsewhere, "antwort-360");
  await elsewhere.locator("input[name=code]").fill(code.toLowerCase().replaceAll(" ", "-"));
  await press(elsewhere, "Anzeigen");
  await elsewhere.getByText("Der Leserat kommt im zweiten Schritt dazu.").waitFor();
  assert.ok(!elsewhere.url().includes(code.slice(0, 4)), "the code stands in the address");
  await shot(elsewhere, "antwort-gezeigt-360");
  const script = await pageOf(new Visitor(server.base), "/w/antwort");
  await script.locator("input[name=code]").fill(code);
  await press(script, "Anzeigen");
  await script.getByText("Der Leserat kommt im zweiten Schritt dazu.").waitFor();
  await assertSoundOnTheWay(script);
});

test("the end of a workshop thanks, shows the code and asks once", async () => {
  await petra.get(room.lead);
  await petra.submit({}, "/tun/close");
  for (const width of [360, 1280]) {
    const phone = await pageOf(room.device, "/w/raum", { viewport: { width, height: 740 } });
    await phone.getByRole("heading", { name: "Danke" }).waitFor();
    assert.ok((await phone.locator("main a[href^='https://']").getAttribute("href")).includes("denkfabrik-bmas.de"));
    await assertSoundOnTheWay(phone);
    await shot(phone, `ende-${width}`);
  }
  const phone = await pageOf(room.device, "/w/raum");
  const heard = phone.locator("section:has(#rueckmeldung) [name=heard]").first();
  if ((await heard.evaluate((element) => element.tagName)) === "SELECT") await heard.selectOption("yes");
  else await heard.check();
  await press(phone, "Absenden");
  await phone.getByText("Danke, Sie haben geantwortet.").waitFor();
  await assertSoundOnTheWay(phone);
});
