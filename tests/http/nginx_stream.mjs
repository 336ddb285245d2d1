// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// nginx_stream.mjs INSIDE SECURE BUFFERED EXAMPLE RELOAD...: a phone and who leads in a room behind nginx, by HTTP/2. Port
// of the server, of nginx as the example has it, of one that buffers; the link of the example; the command that reloads
// nginx. Prints lines "what<tab>wanted<tab>got" and, when nothing broke, "end".
import { spawnSync } from "node:child_process";
import http from "node:http";
import http2 from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { openRoom } from "../e2e/route_pages.mjs";
import { Visitor } from "../e2e/visitor.mjs";

const [inside, secure, buffered, example, ...reload] = process.argv.slice(2);
const HOST = "einklang.example.org";
const SOON_MS = 1000;
const PATIENCE_MS = 10_000;
const BACK_MS = 500; /* a browser waits a little before it comes back */

const say = (what, wanted, got) => console.log([what, wanted, got].join("\t"));

/* -- HTTP/2 -- */

const connections = new Map();
const connect = (port) => {
  const known = connections.get(port);
  if (known !== undefined && !known.closed && !known.destroyed) return known;
  const made = http2.connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false, servername: HOST });
  made.on("error", () => made.destroy());
  made.on("goaway", () => connections.delete(port)); /* what is open there goes on, new requests do not */
  connections.set(port, made);
  return made;
};
const cookieOf = (visitor) => [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/* Asks through nginx; everything else as a Visitor does. */
class Proxied extends Visitor {
  ask(method, path, { body } = {}) {
    return new Promise((resolve, reject) => {
      const type = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
      const { pathname, search } = new URL(path, `https://${HOST}`);
      const asked = { ":method": method, ":path": pathname + search, ":authority": HOST, cookie: cookieOf(this), ...type };
      const stream = connect(this.base).request(asked);
      let text = "";
      stream.setEncoding("utf8");
      stream.on("error", reject);
      stream.on("response", (headers) => {
        for (const line of headers["set-cookie"] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
          if (/Max-Age=0/i.test(line)) this.cookies.delete(name);
          else this.cookies.set(name, value);
        }
        this.last = { status: headers[":status"], headers, location: headers.location };
      });
      stream.on("data", (more) => (text += more));
      stream.on("end", () => resolve(Object.assign(this.last, { body: text })));
      stream.end(body?.toString());
    });
  }
}

/* What a browser does with a stream: keeps the last id, comes back when it is cut. */
class Listener {
  constructor(visitor, port, since) {
    Object.assign(this, { visitor, port, text: "", opened: 0, id: since });
    this.open();
  }
  open() {
    const path = `/w/raum/ereignisse?seit=${this.id}`;
    const asked = { ":path": path, ":authority": HOST, cookie: cookieOf(this.visitor), "last-event-id": this.id };
    this.stream = connect(this.port).request(asked);
    this.stream.setEncoding("utf8");
    this.stream.on("response", (headers) => {
      this.headers = headers;
      this.opened++;
    });
    this.stream.on("data", (more) => {
      this.text += more;
      this.id = [...this.text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? this.id;
    });
    this.stream.on("error", () => {});
    this.stream.on("close", () => {
      if (!this.over) setTimeout(() => this.open(), BACK_MS);
    });
  }
  close() {
    this.over = true;
    this.stream.close();
  }
  async hears(words) {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(5))
      if (this.text.includes(words)) return true;
    return false;
  }
  times(words) {
    return this.text.split(words).length - 1;
  }
}

const until = async (what) => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(5)) if (what()) return "yes";
  return "no";
};

/* -- The room -- */

const lead = new Proxied(secure);
await lead.enterExample(new URL(example).pathname, "Petra Projekt");
const room = await openRoom({ base: secure }, lead, new Proxied(secure));
say("HTTP/2 is spoken", "h2", connect(secure).alpnProtocol);
await lead.get(room.lead);
say("who leads does something through nginx", 303, (await lead.submit({}, "/tun/reveal")).status);

const writer = new Proxied(secure);
await writer.get(`/w/q/${room.token}`);
say("a phone comes in by a form", 303, (await writer.submit({}, room.token)).status);
const write = async (words) => {
  await writer.get("/w/raum");
  return (await writer.submit({ who: words }, `/pinnwaende/${room.board}`)).status;
};

const since = /data-seq="(\d+)"/.exec((await room.device.get("/w/raum")).body)[1];
for (const [port, name] of [[secure, "as in the example"], [buffered, "that buffers"]]) {
  const listener = new Listener(room.device, port, since);
  say(`nginx ${name}: the stream begins`, "yes", await until(() => listener.text.includes("retry:")));
  say(`nginx ${name}: it is one`, "text/event-stream; charset=utf-8", listener.headers?.["content-type"]);
  let latest = 0;
  for (let i = 0; i < 5; i++) {
    const begun = Date.now();
    const words = `Weide ${i} ${name}`;
    say(`nginx ${name}: card ${i} is taken`, 303, await write(words));
    await listener.hears(words);
    latest = Math.max(latest, Date.now() - begun);
  }
  say(`nginx ${name}: each event comes within a second`, "yes", latest < SOON_MS ? "yes" : `after ${latest} ms`);
  listener.close();
}

/* What nginx takes for itself and a phone does not see. */
const header = await new Promise((resolve) => {
  const headers = { Host: HOST, Cookie: cookieOf(room.device), "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https" };
  const request = http.get({ host: "127.0.0.1", port: inside, path: "/w/raum/ereignisse", headers }, (answer) => {
    resolve(answer.headers["x-accel-buffering"]);
    request.destroy();
  });
});
say("the server says that a stream is not to be buffered", "no", header);

/* -- nginx is told to read its settings anew: old workers end what is open -- */

const listener = new Listener(room.device, secure, since);
await listener.hears("that buffers");
say("nginx reloads", 0, spawnSync(reload[0], reload.slice(1)).status);
await write("Im Umbruch");
say("what is written meanwhile comes", true, await listener.hears("Im Umbruch"));
say("the stream was cut and has come back", "yes", await until(() => listener.opened > 1));
await write("Danach");
say("what is written later comes", true, await listener.hears("Danach"));
say("nothing comes twice", "1 1", `${listener.times("Im Umbruch")} ${listener.times("Danach")}`);
listener.close();
for (const connection of connections.values()) connection.destroy();
console.log("end");
