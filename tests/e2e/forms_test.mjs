// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Every form with wrong input, sent twice, sent late, sent after the session ended, sent with a token that is not
// its own: said at the field and in the summary, nothing typed is lost. The forms are those of the routes table: a
// new one is among them by itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bodyOf, fillIn, formOn, formsOf, hiddenOf, mistakes, people, post, send } from "./forms.mjs";
import { startServer } from "./server.mjs";
import { unescapeHtml } from "./visitor.mjs";

let server, visitors, forms;
before(async () => {
  server = await startServer({
    args: ["--example"],
    /* the command line still prints its links */
    serving: { EINKLANG_SENDMAIL: "/bin/true", EINKLANG_MAIL_FROM: "einklang@test.example" },
  });
  visitors = await people(server);
  forms = await formsOf(server, visitors);
});
after(() => server.stop());

const visible = (form, { controls }) => form.fields.filter(({ name }) => controls.has(name));
const ofSession = () => forms.filter(({ session, secret }) => session && !secret);

/* What of the filled form must be on a page that shows it again. */
const assertKept = (form, again, filled, except) => {
  for (const [name, values] of filled.values) {
    const { type } = form.fields.find((field) => field.name === name);
    if (name === except || type === "SECRET") continue;
    assert.deepEqual(again.controls.get(name)?.values, values, `${name} is not as it was typed`);
  }
};

const assertTold = (html, name) => {
  const summary = /<div[^>]*id="fehler">[\s\S]*?<\/ul>/.exec(html)?.[0] ?? "";
  assert.match(summary, new RegExp(`href="#${name}"`), `no link to ${name} in the summary`);
  const message = new RegExp(`id="${name}-fehler">[\\s\\S]*?<span class="kern-body">([^<]*)<`).exec(html)?.[1];
  assert.ok(message, `nothing is said at ${name}`);
  assert.ok(summary.includes(message), `the summary says something else than the field: ${message}`);
  assert.match(html, /<title>Fehler:/);
  assert.match(html, new RegExp(`id="${name}"`));
};

const tryMistake = async (form, filled, field, { what, sent, kept }) => {
  const values = new Map([...filled.values, [field.name, [sent]]]);
  const visitor = visitors.get(form.who);
  const { status, body } = await post(visitor, form.action, bodyOf(filled.hidden, values));
  const about = `${field.name} ${what}`;
  assert.equal(status, 422, about);
  assertTold(body, field.name);
  const again = formOn(body, form.action);
  assertKept(form, again, filled, field.name);
  const { options } = filled.controls.get(field.name);
  if (field.type === "SECRET" || kept === null || options.length > 0) return;
  const [shown] = again.controls.get(field.name).values;
  if (typeof sent === "object") assert.ok(shown.includes(kept), `${about}: ${shown}`);
  else assert.equal(shown ?? "", kept, about);
};

test("every form with wrong input says so at the field and in the summary and keeps the rest", async (t) => {
  assert.ok(forms.length > 40, `${forms.length} forms`);
  for (const form of forms)
    await t.test(form.path, async () => {
      const filled = await fillIn(form, visitors.get(form.who));
      for (const field of visible(form, filled))
        for (const mistake of mistakes(field, form)) await tryMistake(form, filled, field, mistake);
    });
});

test("all that is wrong is told at once", async (t) => {
  for (const form of forms.filter(({ fields }) => fields.some(({ required }) => required)))
    await t.test(form.path, async () => {
      const filled = await fillIn(form, visitors.get(form.who));
      const required = visible(form, filled).filter((field) => field.required);
      if (required.length === 0) return; /* a button with a hidden field */
      const values = new Map([...filled.values].filter(([name]) => !required.some((field) => field.name === name)));
      const { status, body } = await post(visitors.get(form.who), form.action, bodyOf(filled.hidden, values));
      assert.ok(status >= 400 && status < 500, String(status));
      for (const { name } of required) assertTold(body, name);
    });
});

test("a form that is not a form is refused, whatever it is", async (t) => {
  for (const form of forms)
    await t.test(form.path, async () => {
      const { hidden } = await fillIn(form, visitors.get(form.who));
      const names = ["version", "submission_id", "kept_text", ...form.fields.map(({ name }) => name)];
      for (const body of [
        "%00=%00",
        bodyOf(hiddenOf({ hidden }), new Map(names.map((name) => [name, [{ encoded: "%FF" }]]))),
        bodyOf(hiddenOf({ hidden }), new Map(names.map((name) => [name, ["-1", "-1"]]))),
        bodyOf(hiddenOf({ hidden }, { version: "x", submission_id: "y".repeat(500) }), new Map()),
      ]) {
        const { status } = await post(visitors.get(form.who), form.action, body);
        assert.ok(status >= 400 && status < 500, `${status} for ${body}`);
      }
    });
});

/* Every address of something on the page: records, people, keys. */
const linksOf = async (visitor, page) => {
  const { body } = await visitor.get(page);
  return new Set([...body.matchAll(/href="([^"?#]+)"/g)].map(([, href]) => href));
};

test("a form sent twice is done once", async (t) => {
  const last = (path) => path.slice(path.lastIndexOf("/") + 1);
  const kept = ["entfernen", "archivieren", "veroeffentlichen", "beispiel", "behoerden"];
  for (const form of ofSession().filter(({ path }) => !kept.includes(last(path))))
    await t.test(form.path, async () => {
      const visitor = visitors.get(form.who);
      const { filled, answer: first } = await send(form, visitor, "zwei");
      const body = bodyOf(filled.hidden, filled.values);
      const page = first.location ?? form.page;
      const seen = await linksOf(visitor, page);
      const second = await post(visitor, form.action, body);
      assert.equal(second.location, first.location);
      assert.ok(second.status < 400, `${second.status}\n${second.body}`);
      assert.deepEqual(await linksOf(visitor, page), seen);
    });
});

/* Somebody else who may do the same. */
const STRANGERS = { lead: "colleague", colleague: "lead", "Rita Rat": "Rolf Rat" };

test("a late edit meets both versions and what was typed", async (t) => {
  for (const form of ofSession().filter(({ path }) => path.endsWith("/bearbeiten")))
    await t.test(form.path, async () => {
      const late = visitors.get(form.who);
      const early = visitors.get(STRANGERS[form.who]);
      const mine = await fillIn(form, late, "spät");
      const { filled: theirs } = await send(form, early, "früh");
      const { status, body } = await post(late, form.action, bodyOf(mine.hidden, mine.values));
      assert.equal(status, 409);
      const again = formOn(body, form.action);
      assertKept(form, again, mine);
      const table = unescapeHtml(/<tbody[\s\S]*?<\/tbody>/.exec(body)[0]);
      for (const { name } of form.fields.filter(({ name, type }) => type === "TEXT" && mine.values.has(name)))
        for (const { values } of [mine, theirs])
          assert.ok(table.includes(values.get(name)[0]), `${values.get(name)[0]} is not among the versions`);
      assert.equal((await post(late, form.action, bodyOf(again.hidden, mine.values))).status, 303);
    });
});

test("a late removal is told, with the reason that was given", async (t) => {
  for (const form of ofSession().filter(({ path }) => path.endsWith("/:record/entfernen")))
    await t.test(form.path, async () => {
      const filled = await fillIn(form, visitors.get("lead"));
      const hidden = hiddenOf(filled, { version: "77" });
      const { status, body } = await post(visitors.get("lead"), form.action, bodyOf(hidden, filled.values));
      assert.equal(status, 409);
      assert.ok(unescapeHtml(body).includes(filled.values.get("reason")[0]));
    });
});

const textOf = (form, { values }) =>
  form.fields.filter(({ name, type }) => ["TEXT", "PROSE"].includes(type) && values.has(name)).map(({ name }) => values.get(name)[0]);

test("a token that is missing or somebody else's keeps the text", async (t) => {
  for (const form of forms)
    await t.test(form.path, async () => {
      const visitor = visitors.get(form.who);
      const filled = await fillIn(form, visitor);
      const other = visitors.get(STRANGERS[form.who] ?? "lead");
      const { body } = await other.get("/konto");
      const foreign = /name="form_token" value="([^"]*)"/.exec(body)[1];
      for (const token of ["", "x", foreign]) {
        const hidden = hiddenOf(filled, { form_token: token });
        const answer = await post(visitor, form.action, bodyOf(hidden, filled.values));
        assert.equal(answer.status, 403);
        const page = unescapeHtml(answer.body);
        for (const text of textOf(form, filled)) assert.ok(page.includes(text), text);
        assert.ok(!page.includes("ein langes Passwort"));
      }
    });
});

const ROUND = 15; /* fewer than are kept for one account */
const signInAgain = async (visitor) => {
  await visitor.get("/anmelden");
  const { status } = await visitor.submit({ email: "lena@test.example", password: "ein langes Passwort" }, "/anmelden");
  assert.equal(status, 303);
};

test("what was typed into a session that ended is there after signing in again", async (t) => {
  const visitor = visitors.get("lead");
  const mine = ofSession().filter(({ who }) => who === "lead");
  for (let from = 0; from < mine.length; from += ROUND) {
    const typed = [];
    for (const form of mine.slice(from, from + ROUND)) {
      const filled = await fillIn(form, visitor, `weg ${from}`);
      if (textOf(form, filled).length > 0) typed.push({ form, filled });
    }
    const cookies = new Map(visitor.cookies);
    await visitor.get("/konto");
    await visitor.submit({}, "/abmelden");
    for (const [name, value] of cookies) visitor.cookies.set(name, value);
    for (const { form, filled } of typed) {
      const { status, body } = await post(visitor, form.action, bodyOf(filled.hidden, filled.values));
      assert.equal(status, 401, form.path);
      assert.match(body, /class="kern-btn kern-btn--primary" href="\/anmelden/);
    }
    await signInAgain(visitor);
    const page = unescapeHtml((await visitor.get("/konto/texte")).body);
    for (const { form, filled } of typed)
      await t.test(form.path, () => {
        assert.ok(page.includes(form.action.replace(/[?&]gesendet=1$/, ""))); /* as people know it */
        for (const text of textOf(form, filled)) assert.ok(page.includes(text), text);
      });
    for (const [, discard] of page.matchAll(/action="(\/konto\/texte\/\d+\/verwerfen)"/g)) {
      await visitor.get("/konto/texte");
      await visitor.submit({}, discard);
    }
  }
});
