// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The project lead makes somebody the deputy of the staff council, who finds nothing until the council confirms them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFindings, openBrowser, tooSmall, tooWide } from "../tools/browser.mjs";
import { openPage } from "./browse.mjs";
import { keyboard } from "./hands.mjs";
import { invite } from "./route_pages.mjs";
import { startServer } from "./server.mjs";
import { formsOf } from "./visitor.mjs";

const AUTHORITY = "beispielbehoerde";
const INITIATIVE = "/vorhaben/antragsassistenz";

let browser, server, lead;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  lead = await invite(server, "lena@test.example", "--name", "Lena Leitung", "--authority", AUTHORITY, "--role", "lead");
});
after(async () => {
  await browser.close();
  await server.stop();
});

const textOf = (page) => page.getByRole("main").innerText();
const sees = async (visitor, path, text) => (await visitor.get(path)).body.includes(text);

const formsIn = (visitor) => formsOf(visitor.last.body).find(({ action }) => action.includes("/aufgaben/gremien/"));

const accountOf = async (name) => {
  const { body } = await lead.get(`${INITIATIVE}/team/hinzufuegen`);
  return new RegExp(`<option value="(\\d+)"[^>]*>${name}<`).exec(body)[1];
};

test("somebody the lead makes a deputy finds nothing until the staff council confirms them, by the keyboard", async () => {
  const doro = await invite(server, "doro@test.example", "--name", "Doro Neu", "--authority", AUTHORITY,
    "--role", "reader");
  const account = await accountOf("Doro Neu");
  const role = { account, role: "representative", body: "Personalrat", deputy: "true" };
  assert.equal((await lead.submit(role, "/team/hinzufuegen")).status, 303);
  assert.ok(await sees(lead, `${INITIATIVE}/team`, "noch nicht bestätigt"));
  assert.ok(await sees(doro, `${INITIATIVE}/vertretung`, "Ihre Rolle ist noch nicht bestätigt"));
  assert.ok(await sees(doro, "/aufgaben", "wartet darauf, dass ein Mitglied des Gremiums sie bestätigt"));
  assert.ok(!(await sees(doro, `${INITIATIVE}/vertretung`, "/bearbeiten")));
  assert.equal((await doro.get(`${INITIATIVE}/vertretung/entwurf?gremium=Personalrat`)).status, 403);

  const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  const hands = keyboard(page);
  await page.goto(server.example);
  await hands.press("Beispiel öffnen");
  await page.waitForURL("**/beispiel");
  await hands.press("Diese Rolle einnehmen: Peter Personalrat");
  await page.waitForURL(`${server.base}/`);
  await page.goto(`${server.base}${INITIATIVE}/vertretung`);
  const text = await textOf(page);
  for (const words of ["Wer für das Gremium sprechen soll", "Doro Neu", "doro@test.example", "gegeben von Lena Leitung"])
    assert.ok(text.includes(words), `${words} is not on the page:\n${text}`);
  assert.deepEqual(await tooWide(page), []);
  assert.deepEqual(await tooSmall(page), []);
  assert.ok(text.includes("Adresse nicht nachgewiesen"), text); // her link was shown, no mail proved it
  await hands.follow("Bestätigen: Doro Neu, Personalrat");
  await page.waitForURL(/\/aufgaben\/gremien\/\d+\/bestaetigen\?von=antragsassistenz/);
  assert.deepEqual(await tooWide(page), []);
  assert.deepEqual(await tooSmall(page), []);
  await hands.press("Bestätigen");
  await page.getByRole("main").getByText("kreuzen Sie es dann an").first().waitFor();
  await hands.tick("Ich habe mich auf einem anderen Weg bei der Person selbst vergewissert");
  await hands.press("Bestätigen");
  await page.waitForURL(/\/vertretung\?gremium=Personalrat/);
  assert.ok((await textOf(page)).includes("Bestätigt. Die Person spricht ab jetzt für das Gremium."));
  await hands.follow("Entwurf beginnen");
  await page.waitForURL(/\/entwurf\?/);
  await hands.choose("Worüber", "Das Vorhaben als Ganzes");
  await hands.type("Entwurf", "Erst seit heute zu zweit");
  await hands.press("Entwurf speichern");
  await page.waitForURL(/\/vertretung\?/);
  assert.match(await textOf(page), /lesen können ihn: [^\n]*Doro Neu/);
  await close();
  assert.ok(await sees(doro, `${INITIATIVE}/vertretung`, "Erst seit heute zu zweit"));
  assert.ok(await sees(doro, `${INITIATIVE}/vertretung`, "Entwürfe von vor Ihrer Zeit sehen Sie nicht"));
});

/** A page that is signed in as the visitor. */
const pageOf = async (visitor, options) => {
  const opened = await openPage(browser, options);
  await opened.context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.base })));
  return opened;
};

test("whoever is refused reads it on her pages and puts it away; the lead reads by whom; who is slower is led back", async () => {
  const invited = (name, role, ...more) => invite(server, `${name.replace(" ", ".").toLowerCase()}@test.example`, "--name", name,
    "--authority", AUTHORITY, "--role", role, ...more);
  const edi = await invited("Edi Neu", "reader");
  const cem = await invited("Cem Council", "representative", "--body", "Personalrat");
  const carla = await invited("Carla Council", "representative", "--body", "Personalrat");
  const account = await accountOf("Edi Neu");
  await lead.submit({ account, role: "representative", body: "Personalrat" }, "/team/hinzufuegen");
  assert.ok(await sees(lead, `${INITIATIVE}/team`, "wenn ein Mitglied des Gremiums das bestätigt hat"));
  const { body } = await carla.get(`${INITIATIVE}/vertretung?gremium=Personalrat`);
  const path = /\/aufgaben\/gremien\/\d+\/ablehnen\?von=antragsassistenz/.exec(body.slice(body.indexOf("Edi Neu")))[0];
  await cem.get(path.replace("ablehnen", "bestaetigen"));
  const slow = formsIn(cem);
  await carla.get(path);
  assert.equal((await carla.submit({}, path)).status, 303);

  const late = await cem.post(slow.action, new Map([...slow.fields, ["vouched", "true"]]));
  assert.equal(late.status, 409);
  assert.match(late.body, /Edi Neu wurde für „Personalrat“ abgelehnt: am [^<]* von Carla Council/);
  assert.match(late.body, /href="\/vorhaben\/antragsassistenz\/vertretung\?gremium=Personalrat"/);

  for (const width of [1280, 360]) {
    const { page, close } = await pageOf(edi, { viewport: { width, height: 800 } });
    for (const place of [`${INITIATIVE}/vertretung`, "/", "/konto", "/aufgaben"]) {
      await page.goto(`${server.base}${place}`);
      const text = await textOf(page);
      assert.match(text, /Ihre Rolle „Vertretung \(Personalrat\)“ für „[^“]*“ hat das Gremium am [^;]* nicht bestätigt/);
      assert.ok(text.includes("oder bei Lena Leitung: Von dort kam die Rolle."), text);
      assert.ok(!text.includes("Carla Council: "), text);
      assert.deepEqual(await axeFindings(page), []);
      assert.deepEqual(await tooWide(page), []);
      assert.deepEqual(await tooSmall(page), []);
    }
    await close();
  }
  const leads = await pageOf(lead, { viewport: { width: 360, height: 800 } });
  await leads.page.goto(`${server.base}${INITIATIVE}/team`);
  assert.match(await textOf(leads.page), /Edi Neu\s+nicht bestätigt\s+Vertretung \(Personalrat\), gegeben von Lena Leitung, beendet am [^\n]* von Carla Council/);
  assert.deepEqual(await axeFindings(leads.page), []);
  assert.deepEqual(await tooWide(leads.page), []);
  await leads.close();

  const { page, close } = await pageOf(edi, { javaScriptEnabled: false });
  await page.goto(`${server.base}${INITIATIVE}/vertretung`);
  await keyboard(page).press("Hinweis ausblenden: Vertretung (Personalrat)");
  await page.waitForURL(`${server.base}${INITIATIVE}/vertretung`);
  const text = await textOf(page);
  assert.ok(text.includes("Der Hinweis ist ausgeblendet."), text);
  assert.ok(!text.includes("hat das Gremium am"), text);
  await close();
});
