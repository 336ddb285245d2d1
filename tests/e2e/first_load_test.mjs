// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// What a phone loads when somebody joins a workshop for the first time, everything included: at most 60 kB.
import assert from "node:assert/strict";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { openBrowser } from "../tools/browser.mjs";
import { openPage } from "./browse.mjs";
import { openRoom } from "./route_pages.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const BYTES_MAX = 60_000;

let browser, folder, server, room;
before(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  server = await startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example"] });
  const petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
  room = await openRoom(server, petra);
});
after(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

for (const language of ["de", "ar"])
  test(`a phone with nothing stored, in ${language}`, async () => {
    const { page, close } = await openPage(browser, { locale: language, viewport: { width: 360, height: 740 } });
    const wire = await page.context().newCDPSession(page);
    const loaded = new Map(); // bytes by request
    const names = new Map();
    await wire.send("Network.enable");
    wire.on("Network.requestWillBeSent", ({ requestId, request }) => names.set(requestId, request.url));
    wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => loaded.set(requestId, encodedDataLength));
    await page.goto(`${server.base}/w/q/${room.token}`);
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL("**/w/raum");
    await page.locator("#raum-tafel").waitFor();
    await page.waitForTimeout(500); // the last files
    /* The room with all that it needs; the door before it is a page of its own. */
    const counted = [...loaded].filter(([id]) => !names.get(id).includes("/w/q/"));
    const total = counted.reduce((sum, [, bytes]) => sum + bytes, 0);
    const list = counted.map(([id, bytes]) => `${bytes} ${names.get(id)}`).join("\n");
    assert.ok(loaded.size > 6, list);
    assert.ok(total <= BYTES_MAX, `${total} bytes:\n${list}`);
    await close();
  });

/* The answer as it is on the wire: { headers, bytes }. */
const wire = (path, headers = {}) =>
  new Promise((resolve, reject) => {
    get(`${server.base}${path}`, { headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on("error", reject);
  });
const withoutToken = (page) => page.toString().replace(/(form_token|submission_id)" value="[^"]*"/g, "");

test("pages of a workshop come packed to who takes that, private ones never", async () => {
  const gzip = { "Accept-Encoding": "br, gzip" };
  for (const path of ["/w", `/w/q/${room.token}`, "/w/nirgends"]) {
    const [packed, bare] = [await wire(path, gzip), await wire(path)];
    assert.equal(packed.headers["content-encoding"], "gzip", path);
    assert.match(packed.headers.vary, /Accept-Encoding/);
    assert.equal(bare.headers["content-encoding"], undefined);
    assert.ok(packed.bytes.length < bare.bytes.length / 2);
    assert.equal(withoutToken(gunzipSync(packed.bytes)), withoutToken(bare.bytes));
  }
  for (const path of ["/anmelden", "/vorhaben/antragsassistenz", "/konto"])
    assert.equal((await wire(path, gzip)).headers["content-encoding"], undefined, path);
});
