// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The whole way of a citizen without account, on a phone without JavaScript in German, English and plain German, and by
// keyboard: the public page, a say on the plan, the receipt, and the answer where the receipt was; what is stored of it
// and what is not.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertNarrow, openExample, openPage } from "./browse.mjs";
import { WAYS } from "./hands.mjs";
import { storedDay } from "./way.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";

const LANGUAGES = {
  de: {
    say: "Zum Plan etwas sagen",
    title: "Zum Beteiligungsplan mitreden",
    what: "Was möchten Sie sagen?",
    whom: "Für wen Sie sprechen",
    send: "Senden",
    none: "Es gibt noch keine Antwort.",
    text: "Bitte auch samstags öffnen",
    group: "eine Schichtarbeiterin",
  },
  en: {
    say: "Comment on the plan",
    title: "Have a say on the participation plan",
    what: "What do you want to say?",
    whom: "For whom you speak",
    send: "Send",
    none: "There is no answer yet.",
    text: "Please offer the form in English",
    group: "a newcomer",
  },
  "de-simple": {
    say: "Etwas zum Plan sagen",
    title: "Ihre Meinung zu unserem Plan",
    what: "Was möchten Sie sagen?",
    whom: "Für wen sprechen Sie?",
    send: "Senden",
    none: "Es gibt noch keine Antwort.",
    text: "Die Schrift ist zu klein",
    group: "eine Seniorin",
  },
};

let example, browser, server, lead;
before(async () => {
  example = await openExample();
  ({ browser, server, lead } = example);
});
after(() => example.close());

const stored = async (text) => {
  const { body } = await lead.get(`${INITIATIVE}/export.json`);
  return JSON.parse(body).contributions.filter((one) => one.text === text);
};

/* As the team does it: from what waits for an answer. */
const answer = async (text, reply) => {
  const waiting = /href="([^"]*\/beitraege\?stand=offen[^"]*quelle=oeffentlich)"/.exec((await lead.get("/aufgaben")).body);
  const { body } = await lead.get(waiting[1].replaceAll("&amp;", "&"));
  const [, href] = new RegExp(`href="([^"]*/beitraege/\\d+)(?:/antwort)?"[^>]*>(?:(?!</a>)[\\s\\S])*${text}`).exec(body);
  await lead.get(`${href}/antwort`);
  const sent = await lead.submit({ outcome: "partly", answer: reply, published: "true" }, "/antwort");
  assert.equal(sent.status, 303, sent.body);
};

const assertReads = async (page, texts, what) => {
  const main = await page.getByRole("main").innerText();
  for (const [text, there] of texts) assert.equal(main.includes(text), there, `${what}: ${text}\n${main}`);
};

const KEYBOARD = "by keyboard", PHONE = "on a phone without JavaScript";

for (const [way, language] of [...Object.keys(LANGUAGES).map((one) => [PHONE, one]), [KEYBOARD, "de"]])
  test(`a citizen has a say and reads the answer ${way}: ${language}`, async () => {
    const words = { ...LANGUAGES[language] };
    if (way === KEYBOARD) words.text = "Bitte auch abends öffnen";
    const { page, context, close } = await openPage(browser, WAYS[way].options);
    const { follow, press, type } = WAYS[way].hands(page);
    const reply = `Wird geprüft (${way}, ${language}).`;
    await page.goto(`${server.base}${INITIATIVE}?sprache=${language}`);
    await assertNarrow(page);
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    await follow(words.say);
    await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
    await type(words.what, words.text);
    await type(words.whom, words.group);
    await press(words.send);
    await page.waitForURL(/\/antwort\/[\w-]+$/);
    const receipt = page.url();
    await assertNarrow(page);
    await assertReads(page, [[words.text, true], [words.none, true]], "the receipt");

    const [sent, ...more] = await stored(words.text);
    assert.equal(more.length, 0, "it is stored once");
    assert.deepEqual(
      [sent.source, sent.speaks_for, sent.received_on, sent.outcome, sent.published],
      ["public", words.group, storedDay(0), "", false],
    );
    await page.goto(`${server.base}${INITIATIVE}`);
    await assertReads(page, [[words.text, false]], "the public page before somebody has read it");

    await answer(words.text, reply);
    const [answered] = await stored(words.text);
    assert.deepEqual([answered.outcome, answered.answer, answered.answered_on], ["partly", reply, storedDay(0)]);
    await page.goto(receipt);
    assert.equal(await page.locator("html").getAttribute("lang"), language, "the language is remembered");
    await assertReads(page, [[words.text, true], [reply, true], [words.none, false]], "the receipt");
    await page.goto(`${server.base}${INITIATIVE}`);
    await assertReads(page, [[words.text, true], [reply, true]], "the public page");
    const cookies = (await context.cookies()).map(({ name }) => name);
    assert.deepEqual(cookies.filter((name) => /session/.test(name)), [], "nobody was signed in");
    await close();
  });

test("who was involved reads the answers under a link without account", async () => {
  const { body: list } = await lead.get(`${INITIATIVE}/beteiligung`);
  const [, href] = /href="([^"]*\/beteiligung\/\d+)">(?:(?!<\/a>)[\s\S])*Gesprächskreis mit acht/.exec(list);
  const { body } = await lead.get(href);
  const [, link] = /href="https?:\/\/[^"/]*(\/antwort\/[\w-]+)"/.exec(body);
  const { page, close } = await openPage(browser);
  await page.goto(`${server.base}${link}`);
  await assertReads(
    page,
    [["Sofort wissen, ob etwas fehlt", true], ["Ob sie ausreichen, prüft weiter ein Mensch.", true], ["Petra Projekt", false]],
    "the answers",
  );
  await close();
});
