// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Two people at one record, at every form that changes one: who is second is shown both texts, and sent again theirs
// counts; what both changed at different places is kept together; nothing is lost from the history. The forms are
// those of the routes table: a new noun is among them by itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bodyOf, formOn, formsOf, people, post } from "./forms.mjs";
import { startServer } from "./server.mjs";
import { unescapeHtml } from "./visitor.mjs";

/* A comment is changed by its author alone. */
const CHANGES = /^\/vorhaben\/:initiative\/(?!kommentare)([a-z]+\/)?(:record\/)?(bearbeiten|antwort)$/;

let server, lena, lars, forms;
before(async () => {
  server = await startServer({ args: ["--example"] });
  const visitors = await people(server);
  [lena, lars] = [visitors.get("lead"), visitors.get("colleague")];
  forms = (await formsOf(server, visitors)).filter(({ path }) => CHANGES.test(path));
});
after(() => server.stop());

/* The form as it stands there now, with every value it has. */
const opened = async (visitor, form) => {
  const { body, status } = await visitor.get(form.page);
  const shown = formOn(body, form.action);
  assert.ok(shown, `${form.page} (${status}) has no form`);
  return { ...shown, values: new Map([...shown.controls].map(([name, { values }]) => [name, values])) };
};

const sent = (visitor, { action, hidden, values }, changes) =>
  post(visitor, action, bodyOf(hidden, new Map([...values, ...Object.entries(changes).map(([name, text]) => [name, [text]])])));

/* What is stored, and what the history remembers. */
const file = async () => {
  const { body } = await lena.get("/vorhaben/antragsassistenz/export.json");
  const { history, ...stored } = JSON.parse(body);
  return { stored: JSON.stringify(stored), history: JSON.stringify(history) };
};

/* A picture is called by its name in texts: that is no free text; nor is what an audit asks, once a report has answered it. */
const isText = (form, { name, type }) =>
  (type === "TEXT" || type === "PROSE") &&
  !(name === "name" && form.path.includes("/bilder/")) &&
  !(form.path.includes("/datenpruefungen/") && !["name", "agreement"].includes(name));
const texts = (form, { controls }) =>
  form.fields.filter((field) => isText(form, field) && controls.has(field.name)).map(({ name }) => name);

const assertSecondIsShownBoth = async (form, name) => {
  const [hers, his] = [`Zuerst: ${form.path}`, `Danach: ${form.path}`];
  const [first, second] = [await opened(lena, form), await opened(lars, form)];
  const saved = await sent(lena, first, { [name]: hers });
  assert.equal(saved.status, 303, saved.body);
  const late = await sent(lars, second, { [name]: his });
  assert.equal(late.status, 409, late.body);
  const page = unescapeHtml(late.body);
  assert.ok(page.includes(hers), `what ${name} is now is not shown`);
  const again = formOn(late.body, form.action);
  assert.deepEqual(again.controls.get(name).values, [his], "what was typed is gone");
  assert.ok((await file()).stored.includes(hers), "a refused form changed something");

  const values = new Map([...again.controls].map(([field, control]) => [field, control.values]));
  const taken = await sent(lars, { ...again, values }, {});
  assert.equal(taken.status, 303, taken.body);
  const { stored, history } = await file();
  assert.ok(stored.includes(his) && !stored.includes(hers), `${name} is not what was sent last`);
  assert.ok(history.includes(hers) && history.includes(his), "the history forgot one of them");
};

const assertBothAreKept = async (form, [one, other]) => {
  const [hers, his] = [`Von ihr: ${form.path}`, `Von ihm: ${form.path}`];
  const [first, second] = [await opened(lena, form), await opened(lars, form)];
  const saved = await sent(lena, first, { [one]: hers });
  assert.equal(saved.status, 303, saved.body);
  const merged = await sent(lars, second, { [other]: his });
  assert.equal(merged.status, 303, merged.body);
  const { stored } = await file();
  assert.ok(stored.includes(hers), `${one} is lost`);
  assert.ok(stored.includes(his), `${other} is lost`);
};

test("who saves second sees both, and loses nothing", async (t) => {
  for (const noun of ["beitraege", "entscheidungen", "aufgaben", "iterationen", "beteiligung", "beteiligungsplan"])
    assert.ok(forms.some(({ path }) => path.startsWith(`/vorhaben/:initiative/${noun}/`)), `no form of ${noun}`);
  for (const form of forms)
    await t.test(form.path, async () => {
      const names = texts(form, await opened(lena, form));
      assert.notEqual(names.length, 0);
      await assertSecondIsShownBoth(form, names[0]);
    });
});

test("what two people change at different places is kept together", async (t) => {
  for (const form of forms) {
    const names = texts(form, await opened(lena, form));
    if (names.length > 1) await t.test(form.path, () => assertBothAreKept(form, names));
  }
});
