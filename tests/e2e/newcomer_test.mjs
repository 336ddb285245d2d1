// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Somebody who has never seen the program opens the printed link and works: with a pointer, with the
// keyboard alone, without JavaScript, on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertNarrow, assertSoundOnTheWay, enterExample, openPage } from "./browse.mjs";
import { keyboard, pointer } from "./hands.mjs";
import { startServer } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
});
after(async () => {
  await browser.close();
  await server.stop();
});

/* The link works once: every newcomer has a server of their own. */
const arrive = async (options, work) => {
  const own = await startServer({ args: ["--example"] });
  try {
    const { page, close } = await openPage(browser, options);
    await work(page, own).finally(close);
  } finally {
    await own.stop();
  }
};

const DAY = 86_400_000;
const daysAgo = (days) =>
  new Date(Date.now() - days * DAY).toLocaleDateString("de-DE", {
    timeZone: "Europe/Berlin",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });

/* What the page of perspectives says about one line. */
const stateOf = (page, key) => page.locator(`article#${key} h3 .status`);

/* `arrived` is called on every new page. */
const journey = async (page, server, hands, arrived = () => {}) => {
  const name = "Auskunft zum Stand";
  const { follow, press, tick, type, unfold } = hands;
  const at = async (heading) => {
    const reached = page.getByRole("heading", { level: 1, name: heading });
    await reached.waitFor().catch(async (error) => {
      error.message += `\n${page.url()}: ${await page.locator("main").innerText()}`;
      throw error;
    });
    await arrived();
  };

  await page.goto(server.example);
  await at("Beispiel erkunden");
  await press("Beispiel öffnen");
  await at("Personen des Beispiels");
  await follow("Einklang");
  await at("Vorhaben");
  await follow("Antragsassistenz für Wohngeld");
  await at("Antragsassistenz für Wohngeld");

  await follow("Einklang");
  await at("Vorhaben");
  await follow("Vorhaben anlegen");
  await at("Neues Vorhaben");
  await type("Name", name);
  await type("Problem", "Niemand weiß,\nwann der Bescheid kommt.");
  await press("Anlegen");
  await at(name);

  await follow("Ziele");
  await at("Ziele");
  await follow("Ziel ergänzen");
  await at("Neues Ziel");
  await type("Ziel", "Alle kennen den Stand ihres Antrags");
  await press("Speichern");
  await at("Ziele");
  await link(page, "Alle kennen den Stand ihres Antrags").waitFor();

  await follow("An alle gedacht?");
  await at("An alle gedacht?");
  assert.equal(await stateOf(page, "caseworkers").innerText(), "offen");
  await follow(/^Aufnehmen ?: Sachbearbeitung$/);
  await at("Neuer Stakeholder");
  assert.ok(await page.getByLabel("Sachbearbeitung", { exact: true }).isChecked());
  await type("Name der Gruppe oder Stelle", "Wohngeldstelle");
  await press("Speichern");
  await at("An alle gedacht?"); // back at its line

  await follow("Beteiligung");
  await at("Beteiligungsplan");
  await follow("Beteiligung planen");
  await at("Neue Beteiligung");
  await tick("Wohngeldstelle");
  await tick(/^Anhören/);
  await type("Worum es geht", "Gespräch im Amt");
  await type("Wann", daysAgo(10));
  await press("Speichern");
  await at("Beteiligungsplan");
  const plan = async (label, text, reply) => {
    await follow("Beteiligung");
    await at("Beteiligungsplan");
    await follow("Gespräch im Amt");
    await at("Gespräch im Amt");
    await follow("Bearbeiten");
    await at("Beteiligung bearbeiten");
    await unfold("Ergebnis und Antwort");
    await type(label, text);
    if (reply !== undefined) await type("Was daraus wurde", reply);
    await press("Speichern");
    await page.locator("main [role=status]").waitFor();
    await follow("An alle gedacht?");
    await at("An alle gedacht?");
  };
  await follow("An alle gedacht?");
  await at("An alle gedacht?");
  assert.equal(await stateOf(page, "caseworkers").innerText(), "geplant");
  await plan("Gehört am", daysAgo(9));
  assert.equal(await stateOf(page, "caseworkers").innerText(), "gehört");
  await plan("Beantwortet am", daysAgo(2), "Der Stand ist jetzt abrufbar.");
  assert.equal(await stateOf(page, "caseworkers").innerText(), "gehört"); // outside nobody can read it
  await follow(/^Antwort lesbar machen/);
  await at("Beteiligung bearbeiten");
  await unfold("Ergebnis und Antwort");
  await tick("Antworten sind unter einem Link ohne Konto lesbar");
  await press("Speichern");
  await at("An alle gedacht?"); // back at its line
  assert.equal(await stateOf(page, "caseworkers").innerText(), "beantwortet");
  assert.match(await stateOf(page, "caseworkers").getAttribute("class"), /status--answered/);
};

const link = (page, name) => page.getByRole("main").getByRole("link", { name, exact: true });
test("a newcomer with a pointer", () =>
  arrive({}, async (page, own) => {
    await journey(page, own, pointer(page));
    await assertSoundOnTheWay(page);
    /* A page that glides takes a button away between pressing and letting go. */
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
    await page.goto(own.example);
    await page.getByRole("heading", { name: "Dieser Link gilt nicht mehr" }).waitFor();
  }));

test("a newcomer with the keyboard alone", () =>
  arrive({}, (page, own) => journey(page, own, keyboard(page))));

test("a newcomer without JavaScript on a phone", () =>
  arrive(
    {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      colorScheme: "dark",
    },
    (page, own) => journey(page, own, pointer(page, { force: true }), () => assertNarrow(page)),
  ));

test("the first Tab leads to the content", async () => {
  const { page, close } = await openPage(browser);
  await page.goto(server.base);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "inhalt");
  await close();
});

test("another person of the example can be chosen", async () => {
  const { page, close } = await openPage(browser);
  await enterExample(page, server, "Peter Personalrat");
  await page.goto(`${server.base}/konto`);
  assert.match(await page.getByRole("main").innerText(), /Peter Personalrat/);
  await close();
});

test("language and plain language by the links in the header", async () => {
  const { page, close } = await openPage(browser);
  await page.goto(`${server.base}/vorhaben/antragsassistenz`);
  for (const [name, language] of [
    ["English", "en"],
    ["Einfache Sprache", "de-simple"],
    ["Deutsch", "de"],
  ]) {
    await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await page.waitForURL(new RegExp(`sprache=${language}$`));
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    await page.goto(`${server.base}/wertepaare`); // remembered
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    await page.goto(`${server.base}/vorhaben/antragsassistenz`);
  }
  await close();
});

/* 0 is black, 765 white. */
const inkOfHeading = () => {
  const brush = document.createElement("canvas").getContext("2d");
  brush.fillStyle = getComputedStyle(document.querySelector("h1")).color;
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data;
  return red + green + blue;
};

test("dark and light follow the device", async () => {
  const shades = [];
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await openPage(browser, { colorScheme });
    await page.goto(server.base);
    shades.push(await page.evaluate(inkOfHeading));
    await close();
  }
  assert.ok(shades[0] < 200 && shades[1] > 600, shades.join());
});
