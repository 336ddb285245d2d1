// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// On a phone: what people need to take part is ticked as it is seen to, by keyboard and without scripts, and stands on paper;
// the plan over time is brought to today.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertNarrow, assertSoundOnTheWay, openExample, openPage } from "./browse.mjs";

const PLAN = "/vorhaben/antragsassistenz/beteiligung";
const PHONE = { width: 360, height: 740 };
const NEED = "Gebärdensprache";

let example, browser, server, lead;
before(async () => {
  example = await openExample();
  ({ browser, server, lead } = example);
});
after(() => example.close());

/* The browser goes on as who has entered the example. */
const openAsLead = async (options) => {
  const opened = await openPage(browser, { viewport: PHONE, ...options });
  await opened.context.addCookies([...lead.cookies].map(([name, value]) => ({ name, value, url: server.base })));
  return opened;
};

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

/* A meeting so soon that both needs are late, as the lead enters it; its page is open then. */
const meeting = async (page, name) => {
  await page.goto(`${server.base}${PLAN}/neu`);
  await page.locator("[name=stakeholders]").first().check();
  await page.locator("[name=level][value=consult]").check();
  await page.locator("[name=occasion]").fill(name);
  await page.locator("[name=planned_on]").fill(inDays(10));
  await page.locator("details", { has: page.locator("[name=access_needs]") }).locator("summary").click();
  for (const need of ["sign_language", "step_free"]) await page.locator(`[name=access_needs][value=${need}]`).check();
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("link", { name }).first().click();
};

const checklist = (page) => page.getByRole("region", { name: "Damit alle mitmachen können" });

/* With the keyboard alone. */
const tickAndSave = async (page) => {
  const stood = await checklist(page).getByRole("checkbox", { name: NEED }).isChecked();
  await checklist(page).getByRole("checkbox", { name: NEED }).press("Space");
  await checklist(page).getByRole("button", { name: "Checkliste speichern" }).press("Enter");
  await page.getByText("Gespeichert").first().waitFor();
  assert.equal(await checklist(page).getByRole("checkbox", { name: NEED }).isChecked(), !stood);
};

for (const javaScriptEnabled of [true, false])
  test(`what is seen to is ticked ${javaScriptEnabled ? "with" : "without"} scripts, and is late no more`, async () => {
    const { page, close } = await openAsLead({ javaScriptEnabled });
    await meeting(page, `Werkstatt, Skripte: ${javaScriptEnabled}`);
    const sound = javaScriptEnabled ? assertSoundOnTheWay : assertNarrow;
    await sound(page);
    const late = checklist(page).getByText("überfällig");
    assert.equal(await late.count(), 2);
    await tickAndSave(page);
    const box = checklist(page).getByRole("checkbox", { name: NEED });
    assert.ok(await box.isChecked());
    assert.match(await box.locator("xpath=..").innerText(), /erledigt am/);
    assert.equal(await late.count(), 1);
    assert.equal(await checklist(page).getByRole("checkbox").count(), 2);
    await sound(page);
    await page.emulateMedia({ media: "print" });
    assert.ok(await box.isVisible(), "the boxes are on paper, too");
    assert.ok(await checklist(page).getByText("erledigt am").isVisible());
    assert.ok(!(await page.getByRole("button", { name: "Checkliste speichern" }).isVisible()));
    await page.emulateMedia({ media: "screen" });

    await tickAndSave(page); // it was not, after all
    assert.equal(await late.count(), 2);
    await close();
  });

test("the link to today brings its mark into view", async () => {
  const { page, close } = await openAsLead({});
  await page.goto(`${server.base}${PLAN}?ansicht=zeit`);
  const seen = () =>
    page.locator("#heute").evaluate((mark) => {
      const [box, frame] = [mark.getBoundingClientRect(), mark.closest(".chart__scroll").getBoundingClientRect()];
      const across = box.left >= Math.max(frame.left, 0) && box.right <= Math.min(frame.right, innerWidth);
      return across && box.top >= 0 && box.bottom <= innerHeight;
    });
  const scrolled = (left) => page.locator(".chart__scroll").evaluate((frame, to) => frame.scrollTo(to, 0), left);
  for (const left of [0, 10_000]) {
    await scrolled(left);
    if (!(await seen())) break; // from whichever end it is out of sight
  }
  assert.equal(await seen(), false, "today is in sight from both ends: nothing is shown by this");
  await page.locator('a[href="#heute"]').press("Enter");
  await page.waitForURL("**#heute");
  assert.ok(await seen(), "today is not in sight");
  await close();
});
