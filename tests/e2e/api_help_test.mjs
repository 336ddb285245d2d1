// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The page /hilfe/api: its commands, typed one after the other into a shell, do what they say.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSound, openPage } from "./browse.mjs";
import { run, startServer, temporaryFolder } from "./server.mjs";

const PERSON = "petra.projekt@beispiel.example";
const ADMINISTRATOR = "anton.administration@beispiel.example";
let folder, server;
before(async () => {
  folder = temporaryFolder();
  server = await startServer({ folder: folder.path, args: ["--example"] });
});
after(async () => {
  await server.stop();
  folder.remove();
});

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&#34;": '"' };
const commandsOf = (page) =>
  [...page.matchAll(/<pre class="command">\s*<code>(.*?)<\/code>/gs)].map(([, text]) =>
    text.replace(/&[^;]+;/g, (entity) => entities[entity] ?? assert.fail(`unknown ${entity}`)),
  );

test("the help reads well on a phone and in the dark", async () => {
  const browser = await openBrowser();
  const { page, close } = await openPage(browser, { viewport: { width: 320, height: 700 }, colorScheme: "dark" });
  await page.goto(`${server.base}/hilfe`);
  await page.getByRole("link", { name: "Beschreibung der Schnittstelle" }).click();
  await assertSound(page);
  await close();
  await browser.close();
});

const tokenOf = async (person) => (await server.command("token", "add", person, "test")).trim();

test("every command of the help runs, as often as one likes", async () => {
  const page = await (await fetch(`${server.base}/hilfe/api`)).text();
  const commands = commandsOf(page);
  assert.ok(commands.length >= 35);
  assert.ok(commands.filter((command) => command.includes("curl")).every((command) => command.includes(server.base)));
  const script = ["set -e", ...commands.map((command) => `${command}; echo`), 'echo "$INITIATIVE $GOAL"'].join("\n");
  const env = {
    ...process.env,
    EINKLANG_TOKEN: await tokenOf(PERSON),
    EINKLANG_ADMIN_TOKEN: await tokenOf(ADMINISTRATOR),
    EINKLANG_AUTHORITY: "beispielbehoerde",
  };
  const made = new Set();
  for (let turn = 0; turn < 2; turn++) {
    const done = await run("sh", ["-c", script], { cwd: folder.path, env });
    assert.equal(done.code, 0, `${done.err}\n${done.out}`);
    made.add(/^(\/api\/v1\/initiatives\/probelauf\S*) \1\/goals\/\d+$/m.exec(done.out)[1]);
    assert.match(done.out, /"statement":"Schneller und verständlich entscheiden"/);
    assert.match(done.out, /"state":"done".*"shown_state":"done"/);
    assert.match(done.out, /"dry_run":true,"rows":\[\{"row":2,"name":"Jugendrat"/);
    assert.match(done.out, /"dry_run":false,"rows":\[\{"row":2,"name":"Jugendrat"/);
    assert.match(done.out, /"answer":"Es sind noch zwei Seiten\."/);
    assert.match(done.out, /"done":2,"gone":0,"later":0,"stopped":false,"left":\[\]/);
    assert.match(done.out, /"state":"open","trial":false,"pin":"\d{8}"/);
    assert.match(done.out, /"words":"Auch abends beraten".*"recorded_for":3/);
    assert.match(done.out, /"state":"closed","trial":false,"pin":null.*"words":"Auch abends beraten"/);
    assert.match(done.out, /"kind":"imprint","language":"de","body":"/);
    assert.match(done.out, /"label":"Workshop"/);
    assert.match(done.out, /"version":"probe-\d+-\d+","built_in":false/);
  }
  assert.equal(made.size, 2); /* two initiatives */
});
