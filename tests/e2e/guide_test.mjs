// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The guide: from nothing to a first participation plan with the required fields only, by keyboard; taking a
// task up, moving it and waiving it, by keyboard and on a phone without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, enterExample, openPage } from "./browse.mjs";
import { testInFull } from "./full.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { startServer } from "./server.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/* The link of the example works once: every test has a server of its own. */
const asLead = async (options, work) => {
  const server = await startServer({ args: ["--example"] });
  try {
    const { page, close } = await openPage(browser, options);
    await enterExample(page, server, "Petra Projekt");
    await work(page, server).finally(close);
  } finally {
    await server.stop();
  }
};

const at = (page, heading) => page.getByRole("heading", { level: 1, name: heading }).waitFor();

/* What the form does not call optional: a person has to fill it. */
const requiredOf = (page) =>
  page.locator("main form.form").evaluate((form) =>
    [...form.querySelectorAll(".kern-form-input > .kern-label, fieldset > legend")]
      .filter((label) => label.querySelector(".kern-label__optional") === null)
      .map((label) => label.textContent.trim()),
  );

const nextOf = (page) => page.locator("section[aria-labelledby=naechstes]");

test("a first plan asks for seven fields, and is made by keyboard", () =>
  asLead({}, async (page, server) => {
    const { follow, press, tick, type } = keyboard(page);
    const asked = [];
    const look = async () => asked.push(...(await requiredOf(page)));

    await page.goto(server.base);
    await follow("Vorhaben anlegen");
    await at(page, "Neues Vorhaben");
    await look();
    await type("Name", "Auskunft zum Stand");
    await type("Problem", "Niemand weiß, wann der Bescheid kommt.");
    await press("Anlegen");
    await at(page, "Auskunft zum Stand");
    assert.match(await nextOf(page).innerText(), /Problem und Wege ohne KI beschreiben/);

    await follow("Stakeholder");
    await at(page, "Stakeholder");
    await follow("Stakeholder ergänzen");
    await at(page, "Neuer Stakeholder");
    await look();
    await type("Name der Gruppe oder Stelle", "Wohngeldstelle");
    await tick("Sachbearbeitung");
    await press("Speichern");
    await at(page, "Stakeholder");

    await follow("Beteiligung");
    await at(page, "Beteiligungsplan");
    await follow("Beteiligung planen");
    await at(page, "Neue Beteiligung");
    await look();
    await tick("Wohngeldstelle");
    await tick(/^Anhören/);
    await type("Wann", "31.12.2099");
    await press("Speichern");
    await at(page, "Beteiligungsplan");
    assert.match(await page.getByRole("main").innerText(), /Wohngeldstelle/);

    assert.equal(asked.length, 7, asked.join("; "));
    await follow("An alle gedacht?");
    await at(page, "An alle gedacht?");
    assert.equal(await page.locator("article#caseworkers h3 .status").innerText(), "geplant");
  }));

/* Takes up, moves and waives tasks of the template. */
const work = async (page, server, { follow, press, tick, type, unfold }, arrived) => {
  const home = `${server.base}/vorhaben/uebung`;
  await page.goto(home);
  await nextOf(page).waitFor();
  await arrived();
  await unfold("Betrieb");
  await follow("Ziele messen und berichten");
  await at(page, "Ziele messen und berichten");
  await arrived();
  await follow("Aufnehmen: zuordnen und terminieren");
  await at(page, "Aufgabe aufnehmen");
  await arrived();
  await type("Funktion", "Fachbereich Wohnen");
  await type("Fällig am", "31.12.2099");
  await press("Speichern");
  await at(page, "Ziele messen und berichten");
  assert.match(await page.getByRole("main").innerText(), /Wer: Fachbereich Wohnen, fällig am 31\. Dezember 2099/);

  await follow("Stand ändern");
  await at(page, "Stand ändern");
  await arrived();
  await tick("entfällt");
  await press("Speichern");
  await page.getByRole("alert").waitFor(); // reason and function are missing
  await arrived();
  await type("Warum sie entfällt", "Das Vorhaben endet vorher.");
  await type("Wer das entscheidet", "Amtsleitung");
  await press("Speichern");
  await at(page, "Aufgaben");
  await arrived();
  const waived = page.locator("section[aria-labelledby=waived]");
  assert.match(await waived.innerText(), /Verzichtet durch Amtsleitung: Das Vorhaben endet vorher\./);

  await page.goto(home);
  await unfold("Betrieb");
  assert.match(await page.locator("section.guide").innerText(), /1 mit Begründung entfallen/);
};

testInFull("tasks are taken up and waived by keyboard", () =>
  asLead({}, async (page, server) => {
    await work(page, server, keyboard(page), () => assertSoundOnTheWay(page));
  }));

test("tasks are taken up and waived on a phone without JavaScript", () =>
  asLead(
    { javaScriptEnabled: false, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    async (page, server) => {
      await work(page, server, pointer(page, { force: true }), async () => {
        const [inner, scroll] = await Promise.all(
          ["clientWidth", "scrollWidth"].map((name) => page.locator("html").evaluate((html, key) => html[key], name)),
        );
        assert.ok(scroll <= inner, `${page.url()} is ${scroll} wide`);
      });
    },
  ));
