// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// "Back" brings a form as it was left, with the submission and the version it had: what is typed into it then is written
// or told, and nobody else's words are written over. (Over HTTP: record_http_test, a form from the memory of the browser.)
// Both kinds of browsers: those that keep a whole page for "Back", and those that load it from their memory.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { enterExample, openPage } from "./browse.mjs";
import { invite } from "./route_pages.mjs";
import { startServer } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";
let browsers, server, context, lars;

/* A page for the lead; the link of the example is opened once, by both. */
const openAsLead = async (browser) => {
  const opened = await openPage(browser);
  await opened.context.addCookies(context);
  return opened;
};
const save = async (page, statement) => {
  await page.getByLabel("Ziel", { exact: false }).first().fill(statement);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.waitForLoadState();
};
const goalsNamed = async (page, statement) => {
  await page.goto(`${server.base}${INITIATIVE}/ziele`);
  return page.getByRole("heading", { name: statement, exact: true }).count();
};

before(async () => {
  [browsers, server] = await Promise.all([
    Promise.all([openBrowser({ keepsPages: true }), openBrowser()]),
    startServer({ args: ["--example"] }),
  ]);
  const { page, context: own, close } = await openPage(browsers[0]);
  await enterExample(page, server, "Petra Projekt");
  context = await own.cookies();
  lars = new Visitor(server.base, context.map(({ name, value }) => [name, value]));
  await close();
});
after(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.stop();
});

for (const [kind, at] of [["keeps pages", 0], ["loads pages", 1]]) {
  test(`what is typed after Back is written, or told, by a browser that ${kind}`, async () => {
    const { page, close } = await openAsLead(browsers[at]);
    const form = `${server.base}${INITIATIVE}/ziele/neu`;
    await page.goto(form);
    await save(page, `Erstes Ziel ${at}`);
    await page.goBack({ waitUntil: "commit" });
    assert.equal(page.url(), form);
    await save(page, `Zweites Ziel ${at}`);
    for (const statement of [`Erstes Ziel ${at}`, `Zweites Ziel ${at}`])
      assert.equal(await goalsNamed(page, statement), 1, statement);
    await close();
  });

  test(`pressed again after Back it is the same record, by a browser that ${kind}`, async () => {
    const { page, close } = await openAsLead(browsers[at]);
    await page.goto(`${server.base}${INITIATIVE}/ziele/neu`);
    await save(page, `Einmal genügt ${at}`);
    const made = page.url();
    await page.goBack({ waitUntil: "commit" });
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.waitForURL(made);
    assert.equal(await goalsNamed(page, `Einmal genügt ${at}`), 1);
    await close();
  });

  test(`what somebody else saved meanwhile is not written over after Back, by a browser that ${kind}`, async () => {
    const { page, close } = await openAsLead(browsers[at]);
    await page.goto(`${server.base}${INITIATIVE}/ziele/neu`);
    await save(page, `Wie es war ${at}`);
    await page.getByRole("link", { name: `Wie es war ${at}` }).first().click();
    await page.waitForURL(/\/ziele\/\d+$/);
    const record = new URL(page.url()).pathname;
    await page.goto(`${server.base}${record}/bearbeiten`);
    await page.getByLabel("Ziel", { exact: false }).first().fill(`Halb getippt ${at}`);
    await page.getByRole("link", { name: "Ziele" }).first().click(); // away, without saving
    await page.waitForURL("**/ziele");

    await lars.get(`${record}/bearbeiten`);
    const { status } = await lars.submit({ statement: `Von jemand anderem ${at}` }, "/bearbeiten");
    assert.equal(status, 303);

    await page.goBack({ waitUntil: "load" });
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.waitForLoadState();
    await page.getByText(`Von jemand anderem ${at}`).first().waitFor();
    assert.equal(await page.getByLabel("Ziel", { exact: false }).first().inputValue(), `Halb getippt ${at}`);
    assert.equal(await goalsNamed(page, `Von jemand anderem ${at}`), 1);
    await close();
  });

  test(`a form that was refused is there after Back, by a browser that ${kind}`, async () => {
    const { page, close } = await openAsLead(browsers[at]);
    await page.goto(`${server.base}${INITIATIVE}/stakeholder/neu`);
    await page.getByLabel("Name", { exact: false }).first().fill(`Noch keine Perspektive ${at}`);
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("alert").or(page.locator(".error-summary")).first().waitFor();
    await page.goto(`${server.base}${INITIATIVE}`);
    await page.goBack({ waitUntil: "load" });
    assert.equal(await page.getByLabel("Name", { exact: false }).first().inputValue(), `Noch keine Perspektive ${at}`);
    await close();
  });

  test(`who has signed out leaves no form behind, by a browser that ${kind}`, async () => {
    const { page, context: own, close } = await openPage(browsers[at]);
    const words = ["--name", "Beate", "--authority", "beispielbehoerde", "--role", "lead"];
    const { cookies } = await invite(server, `beate${at}@test.example`, ...words);
    await own.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.base })));
    const form = `${server.base}${INITIATIVE}/ziele/neu`;
    await page.goto(form);
    await page.getByLabel("Ziel", { exact: false }).first().fill(`Geht niemanden an ${at}`);
    await page.getByRole("button", { name: "Abmelden" }).click();
    await page.waitForURL("**/anmelden*");
    await page.goBack({ waitUntil: "load" });
    assert.equal(await page.getByText("Geht niemanden an").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Speichern" }).count(), 0);
    await close();
  });
}
