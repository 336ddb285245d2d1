// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The Schwerbehindertenvertretung by keyboard, and on a phone without JavaScript: finds when she is heard and by which
// law, asks beside the record, is answered by the lead, and closes what she asked herself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertNarrow, becomePerson, enterExample, openPage, readAs } from "./browse.mjs";
import { waysOfThisRun } from "./hands.mjs";
import { startServer } from "./server.mjs";
import { storedDay } from "./way.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";
const HEARD = "Anhörung der Schwerbehindertenvertretung zur Oberfläche";

let browser, server, session; /* of the example: its link opens one */
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  const { page, context, close } = await openPage(browser);
  await enterExample(page, server, "Svea Schwerpunkt");
  session = await context.storageState();
  await close();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const threadOf = async (page, text) => {
  await becomePerson(page, server, "Petra Projekt");
  const { body } = await readAs(page, server, `${INITIATIVE}/export.json`);
  const file = JSON.parse(body);
  const question = file.comments.find((comment) => comment.text === text);
  return {
    question,
    reply: file.comments.find(({ reply_to: to }) => to === question.id),
    target: file.involvements.find(({ id }) => id === question.target),
  };
};

for (const [way, { options, hands }] of waysOfThisRun("by keyboard"))
  test(`the representation asks beside the record and closes what is answered, ${way}`, async () => {
    const question = `Bekommen wir das Protokoll des Tests (${way})?`;
    const reply = `Ja, es liegt ab morgen bei den Unterlagen (${way}).`;
    const { page, close } = await openPage(browser, { ...options, storageState: session });
    await becomePerson(page, server, "Svea Schwerpunkt");
    const { activate, follow, press, type } = hands(page);
    const thread = () => page.locator("article.comment", { hasText: question }).first();
    const openRecord = async () => {
      await page.goto(`${server.base}${INITIATIVE}/beteiligung`);
      await assertNarrow(page);
      await follow(HEARD);
      await page.getByRole("heading", { level: 1, name: HEARD, exact: true }).waitFor();
      await assertNarrow(page);
    };
    await openRecord();
    assert.match(await page.getByRole("main").innerText(), /§ 178 Absatz 2 SGB IX/);
    await type(/^Kommentar$/, question);
    await press("Kommentar schreiben");
    await page.locator("main [role=status]").waitFor();
    const asked = await threadOf(page, question);
    assert.equal(asked.target.occasion, HEARD);
    assert.deepEqual(
      [asked.question.author_label, asked.question.closed_on, asked.reply],
      ["Vertretung (Schwerbehindertenvertretung)", null, undefined],
    );

    await openRecord(); /* as the lead now */
    await activate(thread().getByRole("link", { name: /^Antworten/ }));
    await type(/^Kommentar$/, reply);
    await activate(page.getByRole("main").locator("form button[type=submit]").last());
    await page.locator("main [role=status]").waitFor();

    await becomePerson(page, server, "Svea Schwerpunkt");
    await openRecord();
    assert.ok((await page.getByRole("main").innerText()).includes(reply));
    await activate(thread().getByRole("button", { name: /^Als beantwortet abschließen/ }));
    await page.locator("main [role=status]").waitFor();
    const closed = await threadOf(page, question);
    assert.equal(closed.question.closed_on, storedDay(0));
    assert.deepEqual([closed.reply.text, closed.reply.author_label], [reply, "Projektleitung"]);
    await close();
  });
