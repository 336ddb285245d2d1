// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The page /hilfe/api: its commands, typed one after the other into a shell, do what they say.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSound, openPage } from "./browse.mjs";
import { program, run, startServer, temporaryFolder } from "./server.mjs";

const PERSON = "petra.projekt@beispiel.example";
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

test("every command of the help runs", async () => {
  const token = await run(program, ["token", "add", PERSON, "test", "--db", server.database]);
  assert.equal(token.code, 0, token.err);
  const page = await (await fetch(`${server.base}/hilfe/api`)).text();
  const commands = commandsOf(page);
  assert.ok(commands.length >= 10);
  assert.ok(commands.every((command) => command.includes(server.base)));
  const script = ["set -e", ...commands.map((command) => `${command}; echo`), 'echo "$INITIATIVE $GOAL"'].join("\n");
  const done = await run("sh", ["-c", script], {
    cwd: folder.path,
    env: { ...process.env, EINKLANG_TOKEN: token.out.trim(), EINKLANG_AUTHORITY: "beispielbehoerde" },
  });
  assert.equal(done.code, 0, `${done.err}\n${done.out}`);
  assert.match(done.out, /^\/api\/v1\/initiatives\/probelauf \/api\/v1\/initiatives\/probelauf\/goals\/\d+$/m);
  assert.match(done.out, /"statement":"Schneller und verständlich entscheiden"/);
});
