// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The program as it is released, optimised and hardened: every page of the routes table answers, and every form
// that makes or changes something takes what it holds and what nobody would write.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { routePages, viewers, WITHOUT_OFFICE } from "../e2e/route_pages.mjs";
import { startServer } from "../e2e/server.mjs";
import { formsOf } from "../e2e/visitor.mjs";

let server, people, pages;
before(async () => {
  server = await startServer({ args: ["--example", ...WITHOUT_OFFICE] });
  people = await viewers(server);
  pages = (await routePages(server, people)).filter(({ page }) => page);
});
after(() => server.stop());

const ask = async ({ page, viewer, status }) => {
  const answer = await people.get(viewer).get(page);
  const expected = status === undefined ? [200, 303] : [status];
  assert.ok(expected.includes(answer.status), `${page}: ${answer.status}`);
  return answer;
};

test("every page answers", async (t) => {
  assert.ok(pages.length > 50, `only ${pages.length} pages`);
  for (const page of pages) await t.test(page.path, () => ask(page));
});

test("every form takes what it holds, and what nobody would write", async (t) => {
  let sent = 0;
  for (const one of pages.filter(({ path }) => /\/(neu|bearbeiten|hinzufuegen|einladen|angaben)$/.test(path)))
    await t.test(one.path, async () => {
      for (const odd of [(text) => text, () => "\u{1F642} <b>&\"'".repeat(500)]) {
        const { body } = await ask(one);
        const form = formsOf(body).find(({ action }) => action.replace(/[?&]gesendet=1$/, "").endsWith(one.page));
        if (!form) return; /* people of the example stay as they are */
        const kept = /^(form_token|submission_id|version)$/;
        const fields = [...form.fields].map(([name, value]) => [name, kept.test(name) ? value : odd(value)]);
        const { status } = await people.get(one.viewer).post(form.action, fields);
        assert.ok(status === 303 || status === 422, `${one.page}: ${status}`);
        sent++;
      }
    });
  assert.ok(sent > 20, `only ${sent} forms sent`);
});
