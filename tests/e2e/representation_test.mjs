// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The staff council and the Schwerbehindertenvertretung by the keyboard alone: what they are asked, a private draft
// on a goal that their deputy reads and the lead does not, published, answered, closed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, tooSmall, tooWide } from "../tools/browser.mjs";
import { openPage } from "./browse.mjs";
import { keyboard } from "./hands.mjs";
import { invite } from "./route_pages.mjs";
import { startServer } from "./server.mjs";

const AUTHORITY = "beispielbehoerde";
const INITIATIVE = "/vorhaben/antragsassistenz";
const GOAL = "Antragstellende erhalten ihren Bescheid schneller";

let browser, server, lead, admin;
const deputies = new Map();
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  const add = (email, name, ...role) =>
    invite(server, email, "--name", name, "--authority", AUTHORITY, "--role", ...role);
  lead = await add("lena@test.example", "Lena Leitung", "lead");
  admin = await add("anna@test.example", "Anna Amt", "administrator");
  for (const [body, email] of [["Personalrat", "pia"], ["Schwerbehindertenvertretung", "sina"]])
    deputies.set(body, await add(`${email}@test.example`, `${email} Stellvertretung`, "representative", "--body", body));
});
after(async () => {
  await browser.close();
  await server.stop();
});

/* Somebody who has the role becomes deputy of the body, on the page of the person. */
const makeDeputy = async (name) => {
  const people = `/behoerde/${AUTHORITY}/personen`;
  const { body } = await admin.get(people);
  const [, person] = new RegExp(`href="(${people}/\\d+)">${name}<`).exec(body);
  await admin.get(person);
  assert.equal((await admin.submit({}, "/stellvertretung")).status, 303);
};

const textOf = (page) => page.getByRole("main").innerText();

const sees = async (visitor, path, text) => (await visitor.get(path)).body.includes(text);

/* The number of the comment that says this, from its place on the page. */
const commentOn = async (visitor, path, text) => {
  const { body } = await visitor.get(path);
  const parts = body.split('id="kommentar-').slice(1);
  return parseInt(parts.find((part) => part.split("</article>")[0].includes(text)), 10);
};

const begin = async (page, hands, who) => {
  if (new URL(page.url()).pathname.startsWith("/link/")) await hands.press("Beispiel öffnen");
  else await hands.follow("In eine andere Rolle wechseln");
  await page.waitForURL("**/beispiel");
  await hands.press(`Diese Rolle einnehmen: ${who}`);
  await page.waitForURL(`${server.base}/`);
  await go(page, hands, "Antragsassistenz für Wohngeld", /\/vorhaben\/antragsassistenz$/);
  await toBody(page, hands);
};

/* A key pressed on a link says nothing of when the page is there. */
const go = async (page, hands, name, url) => {
  await hands.follow(name);
  await page.waitForURL(url);
};
const toBody = (page, hands) => go(page, hands, "Vertretung", /\/vertretung$/);

/* axe needs scripts: it looks at these pages in pages_test.mjs. */
const assertFits = async (page) => {
  assert.deepEqual(await tooWide(page), [], page.url());
  assert.deepEqual(await tooSmall(page), [], page.url());
};

const asked = async (page, body, said) => {
  const text = await textOf(page);
  for (const words of [body, "noch ", "Frist für die Stellungnahme", "vertritt stellvertretend", ...said])
    assert.ok(text.includes(words), `${words} is not on the page:\n${text}`);
  await assertFits(page);
};

const draftOnGoal = async (page, hands, text) => {
  await go(page, hands, "Ziele", /\/ziele$/);
  await go(page, hands, GOAL, /\/ziele\/\d+$/);
  const goal = new URL(page.url()).pathname;
  await go(page, hands, "Stattdessen einen privaten Entwurf beginnen", /\/entwurf\?target=/);
  await hands.type("Entwurf", text);
  await hands.press("Entwurf speichern");
  await page.waitForURL(/\/vertretung\?/);
  assert.ok((await textOf(page)).includes(text));
  await assertFits(page);
  return goal;
};

const answered = async (goal, text) => {
  const comment = `${INITIATIVE}/kommentare/${await commentOn(lead, goal, text)}`;
  await lead.get(`${comment}/antworten`);
  assert.equal((await lead.submit({ text: "Ja, das übernehmen wir." }, "/antworten")).status, 303);
  await lead.get(goal);
  assert.equal((await lead.submit({}, `${comment}/abschliessen`)).status, 303);
};

const whole = async (page, { who, body, said }) => {
  const hands = keyboard(page);
  const deputy = deputies.get(body);
  const text = `Was heißt „schneller“ für ${who}?`;
  const final = `${text} Bitte in Tagen.`;
  await begin(page, hands, who);
  await asked(page, body, said);
  const goal = await draftOnGoal(page, hands, text);

  for (const place of [`${INITIATIVE}/vertretung`, goal]) {
    assert.ok(await sees(deputy, place, text), `the deputy does not see it: ${place}`);
    assert.ok(!(await sees(lead, place, text)), `the lead sees it: ${place}`);
    assert.ok(!(await sees(admin, place, text)), `the administration sees it: ${place}`);
  }
  await deputy.get(`${INITIATIVE}/vertretung`);
  const [, edit] = /href="([^"]*\/kommentare\/\d+\/bearbeiten)"/.exec(deputy.last.body);
  await deputy.get(edit);
  assert.equal((await deputy.submit({ text: final }, `/bearbeiten?gremium=${body}`)).status, 303);

  await toBody(page, hands);
  await go(page, hands, `Veröffentlichen: ${final}`, /\/veroeffentlichen$/);
  await assertFits(page);
  await hands.press("Als Kommentar veröffentlichen");
  await page.waitForURL(/#kommentar-\d+$/);
  assert.match(await textOf(page), new RegExp(`${who}[^]*für ${body}`));
  await toBody(page, hands);
  assert.ok(!(await page.locator('section[aria-labelledby="entwuerfe"]').innerText()).includes(text));

  await answered(goal, final);
  await page.reload();
  const closed = (await textOf(page)).split("Abgeschlossen")[1];
  assert.ok(closed.includes(final) && closed.includes("Ja, das übernehmen wir."), closed);
  assert.match(closed, /abgeschlossen am \d/);
};

/* As delivered: a body has the last word, and the lead finds that among what waits for them. */
const answersQuestion = async (page, hands) => {
  const about = "Anhörung der Schwerbehindertenvertretung zur Oberfläche";
  await hands.follow("In eine andere Rolle wechseln");
  await page.waitForURL("**/beispiel");
  await hands.press("Diese Rolle einnehmen: Petra Projekt");
  await page.waitForURL(`${server.base}/`);
  await go(page, hands, "Was auf mich wartet", /\/aufgaben$/);
  assert.ok((await textOf(page)).includes("Fragen und Kommentare von Gremien"));
  await assertFits(page);
  await go(page, hands, about, /#kommentar-\d+$/);
  await page.keyboard.press("Tab"); // goes on from the comment
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Antworten");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/antworten$/);
  await hands.type("Kommentar", "Ja, seit gestern.");
  await hands.press("Antworten");
  await page.waitForURL(({ pathname }) => /\/beteiligung\/\d+$/.test(pathname));
  await page.goto(`${server.base}/aufgaben`);
  assert.ok(!(await textOf(page)).includes(about));
};

test("a body is asked, drafts among itself, is answered: by the keyboard, without scripts, at 360 px", async () => {
  await makeDeputy("pia Stellvertretung");
  await makeDeputy("sina Stellvertretung");
  const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  await page.goto(server.example);
  await whole(page, {
    who: "Peter Personalrat",
    body: "Personalrat",
    said: ["Mitbestimmung: Probelauf mit echten Anträgen", "vorgelegt am", "gefragt", "Reicht Ihnen die Protokollfrist"],
  });
  await whole(page, {
    who: "Svea Schwerpunkt",
    body: "Schwerbehindertenvertretung",
    said: ["Zweite Durchsicht mit Screenreader", "noch nicht vorgelegt", "Mit welcher Vergrößerungssoftware"],
  });
  await answersQuestion(page, keyboard(page));
  await close();
});
