// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// An audit from the question to the comparison: asked and fixed in the browser, run by the very command that the page shows, its
// report taken, its finding made a task, the audit run again after the measure, both beside each other.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertNarrow, assertSound, openExample, openPage } from "./browse.mjs";
import { program, run, temporaryFolder } from "./server.mjs";

const LIST = "/vorhaben/antragsassistenz/datenpruefungen";

let browser, server, lead, close, folder;
before(async () => {
  ({ browser, server, lead, close } = await openExample());
  folder = temporaryFolder();
});
after(async () => {
  folder.remove();
  await close();
});

/* Opens the page as who leads the initiative. */
const opened = async (options) => {
  const { page, context, close: closePage } = await openPage(browser, options);
  await context.addCookies([...lead.cookies].map(([name, value]) => ({ name, value, url: server.base })));
  await page.goto(server.base + LIST);
  return { page, closePage };
};

/* What the page says to do on the office's computer, done there: with the program under test. */
const RULES = {
  schema: "einklang-audit-rules-1",
  rules: [
    { check: "complete", columns: ["nachpruefung"] },
    { check: "range", columns: ["tage"], least: 8, most: 50 },
    { check: "unique", columns: ["antrag"] },
  ],
};

const runAsShown = async (page, data, report, more = "") => {
  const shown = await page.locator("pre.command").innerText();
  assert.match(shown, /^einklang audit DATEN\.csv/);
  const command = shown.replace("einklang", `'${program}'`).replace("DATEN.csv", data).replace("bericht.json", report) + more;
  const { code, err } = await run("sh", ["-c", command], { cwd: folder.path });
  assert.ok(code === 3 || code === 4, `${code}: ${err}`);
  return readFileSync(join(folder.path, report));
};

const take = async (page, name, buffer) => {
  await page.getByRole("link", { name: "Bericht aufnehmen" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Bericht", { exact: false }).first().setInputFiles({ name: "bericht.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Bericht aufnehmen" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};

test("from the question to before and after", async () => {
  const examples = [["vorher.csv"], ["nachher.csv", "--after"]];
  for (const [file, ...more] of examples)
    assert.equal((await run(program, ["audit", "example", ...more, "-o", file], { cwd: folder.path })).code, 0);
  const { page, closePage } = await opened();

  await page.getByRole("link", { name: "Neue Datenprüfung" }).click();
  await page.getByLabel("Name").fill("Ablehnungen nach Zugang");
  await page.getByLabel("Was wurde entschieden?").fill("abgelehnt");
  await page.getByLabel("schlecht für die Person").check();
  await page.getByLabel("Welche Gruppen?").fill("deutsch\naltersgruppe");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("So lässt sich das nicht fragen: abgelehnt").first().waitFor();
  assert.equal(await page.getByLabel("Welche Gruppen?").inputValue(), "deutsch\naltersgruppe");
  await assertSound(page);
  await page.getByLabel("Was wurde entschieden?").fill("entscheidung=abgelehnt");
  await page.getByText("Festlegen vor dem ersten Bericht").click();
  await page.getByLabel("Festgelegt von").fill("Amtsleitung");
  await page.getByLabel("Festgelegt am").fill("01.01.2026");
  await page.getByRole("button", { name: "Speichern" }).click();

  await page.getByRole("link", { name: "Ablehnungen nach Zugang" }).click();
  const plan = page.url();
  writeFileSync(join(folder.path, "regeln.json"), JSON.stringify(RULES));
  const first = await runAsShown(page, "vorher.csv", "vorher.json", " --quality regeln.json");
  await take(page, "Vor der Maßnahme", first);
  await page.getByText("Von 100 sind es bei „wenig“ 15,0 mehr als bei „sicher“.").waitFor();
  await page.getByRole("row", { name: /tage, in diesen Grenzen: 8 … 50 8\.962 von 9\.000 99,6 %/ }).waitFor();
  await page.getByText("Eine Regel ist verletzt · tage").waitFor();
  await assertSound(page);
  await assertNarrow(page);

  const report = page.url();
  const readAt = async (address) => {
    const sizes = [page.viewportSize(), { width: 360, height: 740 }];
    await page.goto(address);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await assertSound(page);
    }
    await page.setViewportSize(sizes[0]);
  };
  await readAt(`${report}/bericht.html`);
  await page.goto(report);
  await page.getByRole("link", { name: /Daraus eine Aufgabe machen.*Auswahlrate nach deutsch/ }).click();
  assert.equal(await page.locator("#name").inputValue(), "Auswahlrate nach deutsch");
  await page.locator("#name").fill("Vor jeder Ablehnung noch einmal lesen");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("link", { name: "Vor jeder Ablehnung noch einmal lesen" }).first().click();
  await page.getByRole("link", { name: "Vor der Maßnahme" }).click();
  await page.getByRole("link", { name: "Vor jeder Ablehnung noch einmal lesen" }).waitFor();

  await page.goto(plan);
  const second = await runAsShown(page, "nachher.csv", "nachher.json");
  await take(page, "Nach der Maßnahme", second);
  await page.goto(plan);
  await page.getByRole("link", { name: "Vorher und nachher vergleichen" }).click();
  const row = page.getByRole("row", { name: /Auswahlrate nach deutsch(?!,)/ }).first();
  await row.getByText("auffällig", { exact: true }).waitFor();
  await row.getByText("unauffällig", { exact: true }).waitFor();
  await assertSound(page);
  await closePage();
});

test("another question is not answered", async () => {
  const { page, closePage } = await opened();
  const { code } = await run(
    program,
    ["audit", "vorher.csv", "--decision", "entscheidung=abgelehnt", "--group", "deutsch", "--tolerance", "0.3", "--json", "-o", "anders.json"],
    { cwd: folder.path },
  );
  assert.ok(code !== 1 && code !== 2);
  await page.getByRole("link", { name: "Ablehnungen nach Zugang" }).click();
  await page.getByRole("link", { name: "Bericht aufnehmen" }).click();
  await page.getByLabel("Name").fill("Bequemer");
  await page.getByLabel("Bericht", { exact: false }).first().setInputFiles(join(folder.path, "anders.json"));
  await page.getByRole("button", { name: "Bericht aufnehmen" }).click();
  await page.getByText("Dieser Bericht wurde mit einer anderen Frage gemacht").first().waitFor();
  assert.equal(await page.getByLabel("Name").inputValue(), "Bequemer");
  await assertSound(page);
  await closePage();
});
