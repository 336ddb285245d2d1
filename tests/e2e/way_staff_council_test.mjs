// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The staff council at work, by keyboard and on a phone without JavaScript: reads what was laid before it and by when, speaks beside the record, keeps a draft of the
// body to the body, changes nothing of the plan.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertNarrow, assertSoundOnTheWay, becomePerson, enterExample, openPage, readAs } from "./browse.mjs";
import { waysOfThisRun } from "./hands.mjs";
import { startServer } from "./server.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";
const ASKED = "Mitbestimmung: Probelauf mit echten Anträgen";
const OPEN = "Wer sieht im Probelauf die Fehlerprotokolle?";
const DRAFT = "Einsicht nur zu zweit und nur bei einem gemeldeten Fehler.";

let browser, server, page, close;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
  ({ page, close } = await openPage(browser));
  await enterExample(page, server, "Peter Personalrat");
});
after(async () => {
  await close();
  await browser.close();
  await server.stop();
});

/* The address of the record with this title, from its list. */
const recordPage = async (list, title) => {
  const { body } = await readAs(page, server, `${INITIATIVE}/${list}`);
  const link = new RegExp(`href="([^"]*/${list}/\\d+)"[^>]*>(?:(?!</a>)[\\s\\S])*${title.replace(/[?]/g, "\\?")}`);
  return link.exec(body)[1];
};

for (const [way, { options, hands }] of waysOfThisRun("on a phone without JavaScript"))
  test(`the staff council reads what it is asked, and says something to it, ${way}`, async () => {
    const text = `Wir entscheiden in der nächsten Sitzung (${way}).`;
    const own = await openPage(browser, { ...options, storageState: await page.context().storageState() });
    await becomePerson(own.page, server, "Peter Personalrat");
    const { follow, press, type } = hands(own.page);
    const at = (heading) => own.page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    await own.page.goto(`${server.base}${INITIATIVE}`);
    await follow("Beteiligung");
    await at("Beteiligungsplan");
    await follow(ASKED);
    await at(ASKED);
    await (options.javaScriptEnabled === false ? assertNarrow : assertSoundOnTheWay)(own.page);
    const main = await own.page.getByRole("main").innerText();
    for (const told of ["Personalvertretungsgesetz des Landes", "Vorgelegt am", "Frist", "Antwort zugesagt bis"])
      assert.ok(main.includes(told), told);
    assert.equal(await own.page.getByRole("main").getByRole("link", { name: "Bearbeiten", exact: true }).count(), 0);
    await type(/^Kommentar$/, text);
    await press("Kommentar schreiben");
    await own.page.locator("main [role=status]").waitFor();
    assert.match(await own.page.getByRole("main").innerText(), /Peter Personalrat/);
    await own.close();

    await becomePerson(page, server, "Petra Projekt");
    const { body } = await readAs(page, server, `${INITIATIVE}/export.json`);
    const file = JSON.parse(body);
    const said = file.comments.find((comment) => comment.text === text);
    const asked = file.involvements.find(({ occasion }) => occasion === ASKED);
    assert.deepEqual([said.target, said.draft, said.author_label], [asked.id, false, "Vertretung (Personalrat)"]);
  });

test("a draft of the body is read by the council and its deputy, and by nobody else", async () => {
  for (const [name, reads] of [
    ["Peter Personalrat", true],
    ["Paul Personalrat", true],
    ["Svea Schwerpunkt", false],
    ["Dora Datenschutz", false],
    ["Petra Projekt", false],
  ]) {
    await becomePerson(page, server, name);
    const { body, status } = await readAs(page, server, await recordPage("entscheidungen", OPEN));
    assert.equal(status, 200);
    assert.equal(body.includes(DRAFT), reads, name);
  }
  const { body } = await readAs(page, server, `${INITIATIVE}/export.json`);
  assert.ok(!body.includes(DRAFT), "the file of the lead holds the draft");
});

test("the staff council changes nothing of the plan", async () => {
  await becomePerson(page, server, "Peter Personalrat");
  const href = await recordPage("beteiligung", ASKED);
  for (const path of [`${href}/bearbeiten`, `${href}/entfernen`, `${INITIATIVE}/beteiligung/neu`, `${INITIATIVE}/beitraege/neu`]) {
    const { status } = await readAs(page, server, path);
    assert.ok([403, 404].includes(status), `${path}: ${status}`);
  }
});
