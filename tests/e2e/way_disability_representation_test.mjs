// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The Schwerbehindertenvertretung on a phone without JavaScript: finds when she is heard and by which law, asks beside
// the record, is answered by the lead, and closes what she asked herself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { becomePerson, enterExample, openPage, readAs } from "./browse.mjs";
import { pointer } from "./hands.mjs";
import { startServer } from "./server.mjs";
import { storedDay } from "./way.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";
const HEARD = "Anhörung der Schwerbehindertenvertretung zur Oberfläche";
const QUESTION = "Bekommen wir das Protokoll des Tests?";
const REPLY = "Ja, es liegt ab morgen bei den Unterlagen.";

const assertNarrow = async (page) => {
  const [inner, scroll] = await Promise.all(
    ["clientWidth", "scrollWidth"].map((name) => page.locator("html").evaluate((html, key) => html[key], name)),
  );
  assert.ok(scroll <= inner, `${page.url()} is ${scroll} wide`);
};

const threadOf = async (page, server) => {
  await becomePerson(page, server, "Petra Projekt");
  const { body } = await readAs(page, server, `${INITIATIVE}/export.json`);
  const file = JSON.parse(body);
  const question = file.comments.find(({ text }) => text === QUESTION);
  return {
    question,
    reply: file.comments.find(({ reply_to: to }) => to === question.id),
    target: file.involvements.find(({ id }) => id === question.target),
  };
};

test("the representation asks beside the record and closes what is answered", async () => {
  const [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  try {
    const { page, close } = await openPage(browser, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await enterExample(page, server, "Svea Schwerpunkt");
    const { follow, press, type } = pointer(page, { force: true });
    const thread = () => page.locator("article.comment", { hasText: QUESTION }).first();
    const openRecord = async () => {
      await page.goto(`${server.base}${INITIATIVE}/beteiligung`);
      await assertNarrow(page);
      await follow(HEARD);
      await page.getByRole("heading", { level: 1, name: HEARD, exact: true }).waitFor();
      await assertNarrow(page);
    };
    await openRecord();
    assert.match(await page.getByRole("main").innerText(), /§ 178 Absatz 2 SGB IX/);
    await type(/^Kommentar$/, QUESTION);
    await press("Kommentar schreiben");
    await page.locator("main [role=status]").waitFor();
    const asked = await threadOf(page, server);
    assert.equal(asked.target.occasion, HEARD);
    assert.deepEqual(
      [asked.question.author_label, asked.question.closed_on, asked.reply],
      ["Vertretung (Schwerbehindertenvertretung)", null, undefined],
    );

    await openRecord(); /* as the lead now */
    await thread().getByRole("link", { name: /^Antworten/ }).click({ force: true });
    await type(/^Kommentar$/, REPLY);
    await page.getByRole("main").locator("form button[type=submit]").last().click({ force: true });
    await page.locator("main [role=status]").waitFor();

    await becomePerson(page, server, "Svea Schwerpunkt");
    await openRecord();
    assert.match(await page.getByRole("main").innerText(), new RegExp(REPLY.replace(/[.]/g, "\\.")));
    await thread().getByRole("button", { name: /^Als beantwortet abschließen/ }).click({ force: true });
    await page.locator("main [role=status]").waitFor();
    const closed = await threadOf(page, server);
    assert.equal(closed.question.closed_on, storedDay(0));
    assert.deepEqual([closed.reply.text, closed.reply.author_label], [REPLY, "Projektleitung"]);
    await close();
  } finally {
    await browser.close();
    await server.stop();
  }
});
