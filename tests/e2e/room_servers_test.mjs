// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Two servers on one PostgreSQL are one room: what is done at one reaches the streams of the other, within a moment and
// with nothing more in it than at home; also after the session that listens was cut.
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openRoom } from "./route_pages.mjs";
import { postgres, postgresDatabase, run, startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const LEAD = "Petra Projekt";
const PATIENCE_MS = 10_000;
const QUIET_MS = 1500;

let folder, database, here, there, lead, room, far;
const streams = [];

/* What arrives at a stream, from the number on that its page shows. */
const listen = async (visitor, page) => {
  const { body } = await visitor.get(page);
  const [, path, since] = /data-stream="([^"?]+)[^"]*" data-seq="(\d+)"/.exec(body);
  const stream = { text: "", ended: false };
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = http.get(`${visitor.base}${path}?seit=${since}`, { headers: { Cookie: cookie } }, (answer) => {
    assert.equal(answer.statusCode, 200);
    answer.setEncoding("utf8");
    answer.on("data", (text) => (stream.text += text));
    answer.on("close", () => (stream.ended = true));
  });
  request.on("error", () => (stream.ended = true));
  stream.close = () => request.destroy();
  streams.push(stream);
  while (!stream.text.includes("retry:")) await sleep(10);
  return stream;
};

const comes = async (stream, what, about) => {
  for (const until = Date.now() + PATIENCE_MS; !stream.text.includes(what); await sleep(10))
    assert.ok(Date.now() < until, `${about}: "${what}" did not arrive, but\n${stream.text}`);
};

/* By the device of the room, at the server where it came in. */
const pin = async (words) => {
  await room.device.get("/w/raum");
  const { status } = await room.device.submit({ who: words }, `/pinnwaende/${room.board}`);
  assert.equal(status, 303);
};

const psql = async (sql) => {
  const { code, out, err } = await run("psql", ["-qAt", "-d", database.url, "-c", sql]);
  assert.equal(code, 0, err);
  return out.trim();
};
const LISTENS = "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%LISTEN einklang_room%'" +
  " AND pid <> pg_backend_pid()";

const skip = postgres === undefined && "there is no PostgreSQL";

before(async () => {
  if (skip) return;
  folder = temporaryFolder();
  database = await postgresDatabase();
  /* one key for both, as docs/operations.md asks for */
  const options = { folder: folder.path, database: database.url, environment: { EINKLANG_KEY_FILE: `${folder.path}/einklang.key` } };
  here = await startServer({ ...options, args: ["--example"] });
  there = await startServer(options);
  lead = new Visitor(here.base);
  await lead.enterExample(here.example, LEAD);
  room = await openRoom(here, lead);
  /* sessions and devices are the database's: the same people, by the other server */
  far = { lead: new Visitor(there.base, lead.cookies), device: new Visitor(there.base) };
  await far.device.get(`/w/q/${room.token}`);
  await far.device.submit({}, room.token);
});
after(async () => {
  for (const stream of streams) stream.close();
  await there?.stop();
  await here?.stop();
  await database?.remove();
  folder?.remove();
});

/* Nothing to do where the room is so already: then there is no such button. */
const act = async (name) => {
  const { body } = await lead.get(room.lead);
  if (!body.includes(`/tun/${name}"`)) return;
  const { status } = await lead.submit({}, `/tun/${name}`);
  assert.equal(status, 303, name);
};

test("a card arrives at the other server, and what is hidden is hidden there as well", { skip }, async () => {
  await act("reveal");
  const wall = await listen(far.lead, `${room.path}/wand`);
  const phone = await listen(far.device, "/w/raum");
  await pin("Fliederbusch");
  await comes(wall, "Fliederbusch", "the wall");
  await comes(phone, "Fliederbusch", "a phone");
  await act("hide");
  const desk = await listen(far.lead, room.lead);
  const length = { wall: wall.text.length, phone: phone.text.length };
  await pin("Haselstrauch");
  await comes(desk, "Haselstrauch", "who leads");
  await sleep(QUIET_MS);
  for (const [name, stream] of Object.entries({ wall, phone }))
    assert.ok(!stream.text.slice(length[name]).includes("Haselstrauch"), name);
  for (const stream of [wall, phone, desk]) stream.close();
});

test("a card is on both servers, and once on each", { skip }, async () => {
  const desk = await listen(far.lead, room.lead);
  const home = await listen(lead, room.lead);
  await pin("Brombeere");
  await comes(desk, "Brombeere", "the other server");
  await comes(home, "Brombeere", "its own server");
  await sleep(QUIET_MS);
  for (const stream of [desk, home]) assert.equal(stream.text.split("Brombeere").length, 2, stream.text);
  for (const stream of [desk, home]) stream.close();
});

test("the session that listens is cut: what came meanwhile and what comes after it arrives", { skip }, async () => {
  const desk = await listen(far.lead, room.lead);
  assert.equal(await psql(`SELECT count(*) ${LISTENS}`), "2");
  await psql(`SELECT pg_terminate_backend(pid) ${LISTENS}`);
  await pin("Holunder");
  await comes(desk, "Holunder", "what was written while nobody listened");
  for (const until = Date.now() + PATIENCE_MS; (await psql(`SELECT count(*) ${LISTENS}`)) !== "2"; await sleep(50))
    assert.ok(Date.now() < until, "nobody listens again");
  await pin("Schlehe");
  await comes(desk, "Schlehe", "what was written after that");
  assert.ok(!desk.ended);
  desk.close();
});

test("the end of the workshop ends the streams of the other server", { skip }, async () => {
  const phone = await listen(far.device, "/w/raum");
  const wall = await listen(far.lead, `${room.path}/wand`);
  await act("close", {});
  await comes(phone, "event: ende\ndata: room", "a phone");
  await comes(wall, "event: ende\ndata: room", "the wall");
  for (const until = Date.now() + PATIENCE_MS; !phone.ended; await sleep(10)) assert.ok(Date.now() < until, "still open");
});
