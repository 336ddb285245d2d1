// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Phones that take nothing of what they are sent, and one on a slow network, in a room where cards are written: everybody
// else has each card at once, the server keeps nothing for them, and they load the page anew or are let go.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import net from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openRoom } from "./route_pages.mjs";
import { startServer } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const STUCK = 150;
const CARDS = 120; /* written within two heartbeats, on a slow machine as well */
const LATE_MS = 2000; /* a stuck reader that somebody waits for is waited for 30 seconds */
const GROWN_KB = 8 * 1024; /* were it kept for each of them, it would be more than twice as much */
const LET_GO_MS = 75_000; /* two heartbeats of 15 seconds, and what a busy machine takes */
const PATIENCE_MS = 20_000;
const LONG = "Wer hier nicht gefragt wird, kommt später und fragt warum. ".repeat(8).trim();

let server, lead, room;
const streams = [];
before(async () => {
  /* what a sanitizer keeps of memory that was given back is not what is measured */
  const ASAN_OPTIONS = [process.env.ASAN_OPTIONS, "quarantine_size_mb=1"].filter(Boolean).join(":");
  server = await startServer({ args: ["--example"], serving: { ASAN_OPTIONS } });
  lead = new Visitor(server.base);
  await lead.enterExample(server.example, "Petra Projekt");
  room = await openRoom(server, lead);
  await lead.get(room.lead);
  await lead.submit({}, "/tun/reveal");
});
after(async () => {
  for (const stream of streams) stream.close();
  await server.stop();
});

const deviceIn = async () => {
  const device = new Visitor(server.base);
  await device.get(`/w/q/${room.token}`);
  await device.submit({}, room.token);
  return device;
};

/* The stream of a device: { text, ended, arrived: when each card came, resume }. `bytes` are taken at once and then
 * nothing for `rest` ms; 0: nothing at all until resume(). */
const listen = async (device, { bytes = 65536, rest = 0 } = {}) => {
  const [, since] = /data-seq="(\d+)"/.exec((await device.get("/w/raum")).body);
  const { hostname, port } = new URL(server.base);
  const stream = { text: "", ended: false, arrived: new Map() };
  const buffer = Buffer.alloc(bytes || 65536);
  const callback = (length) => {
    stream.text += buffer.toString("latin1", 0, length);
    for (const [, nr] of stream.text.slice(-length - 40).matchAll(/Zaunk(\d+)\b/g))
      if (!stream.arrived.has(Number(nr))) stream.arrived.set(Number(nr), Date.now());
    if (rest > 0) setTimeout(() => socket.resume(), rest);
    return rest === 0;
  };
  const socket = new net.Socket({ onread: { buffer, callback } });
  if (bytes === 0) socket.pause();
  socket.on("error", () => (stream.ended = true));
  socket.on("close", () => (stream.ended = true));
  socket.connect(Number(port), hostname);
  await new Promise((resolve) => socket.once("connect", resolve));
  const cookie = [...device.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  socket.write(`GET /w/raum/ereignisse?seit=${since} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\n\r\n`);
  stream.resume = () => socket.resume();
  stream.close = () => socket.destroy();
  streams.push(stream);
  return stream;
};

const until = async (what, about, patience = PATIENCE_MS) => {
  for (const end = Date.now() + patience; !what(); await sleep(10)) assert.ok(Date.now() < end, about);
};
const numberOfFiles = () => readdirSync(`/proc/${server.pid}/fd`).length;
const memory = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]);

/* What came is whole: one event after another, their numbers only grow. */
const assertWhole = (stream, about) => {
  const [, body] = stream.text.split(/\r\n\r\n([\s\S]*)/);
  const events = body.split("\n\n").slice(0, -1);
  let latest = 0;
  for (const event of events) {
    assert.match(event, /^(:|retry: \d+$|(id: \d+\n)?(event: [a-z]+\n)?data:)/, about);
    const id = Number(/^id: (\d+)/.exec(event)?.[1] ?? latest);
    assert.ok(id >= latest, `${about}: ${id} after ${latest}`);
    latest = id;
  }
  return events;
};

/* Returns when each card was sent off. */
const writeCards = async (writers, first, count) => {
  const sent = new Map();
  for (let nr = first; nr < first + count; nr++) {
    const writer = writers[nr % writers.length]; /* a device may write 100 */
    await writer.get("/w/raum");
    sent.set(nr, Date.now());
    const { status } = await writer.submit({ who: `Zaunk${nr} ${LONG}`, how: LONG, why: LONG }, `/pinnwaende/${room.board}`);
    assert.equal(status, 303, `card ${nr}`);
  }
  return sent;
};

test("who takes nothing delays nobody, costs no memory and is let go; who is slow goes on", { timeout: 300_000 }, async () => {
  const writers = [await deviceIn(), await deviceIn(), await deviceIn()];
  const quick = await Promise.all([listen(await deviceIn()), listen(await deviceIn()), listen(await deviceIn())]);
  const slow = await listen(await deviceIn(), { bytes: 1024, rest: 100 });
  const before_them = numberOfFiles();
  const stuck = [];
  for (let i = 0; i < STUCK; i++) stuck.push(await listen(await deviceIn(), { bytes: 0 }));
  await until(() => numberOfFiles() > before_them + STUCK * 0.9, "they do not listen");
  await writeCards(writers, 0, 8); /* what is set up once is set up */
  const memory_before = memory();

  const sent = await writeCards(writers, 8, CARDS);
  const last = 8 + CARDS - 1;
  for (const stream of quick) {
    await until(() => stream.arrived.has(last), "the last card did not arrive");
    for (const [nr, when] of sent) assert.ok(stream.arrived.get(nr) - when < LATE_MS, `card ${nr} came late`);
    assert.ok(!stream.text.includes("event: resync"), "somebody who keeps up was told to load anew");
    assertWhole(stream, "a quick one");
  }
  const grown = memory() - memory_before;
  assert.ok(grown < GROWN_KB, `the server has grown by ${grown} kB`);

  /* one takes again what it is sent, is told that it missed something, and hears what comes then */
  const [awake, ...asleep] = stuck;
  assert.ok(!awake.text.includes("Zaunk"), "it was to be stuck");
  awake.resume();
  await until(() => awake.text.includes("event: resync"), "it was not told to load anew");
  assert.ok(!awake.arrived.has(last), "it was sent everything: it was never stuck");
  await writeCards(writers, last + 1, 1);
  await until(() => awake.arrived.has(last + 1), "it hears nothing any more");
  assertWhole(awake, "who was stuck");
  await until(() => slow.text.includes("event: resync") || slow.arrived.has(last + 1), "the slow one stays behind");
  assert.ok(!slow.ended, "the slow one was let go");
  assertWhole(slow, "the slow one");

  await until(() => numberOfFiles() <= before_them + 8, "the stuck ones are not let go", LET_GO_MS);
  for (const stream of quick) assert.ok(!stream.ended);
  for (const stream of asleep) stream.resume();
  await until(() => asleep.every(({ ended }) => ended), "closed, and yet open");
});
