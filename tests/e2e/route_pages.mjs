// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The GET pages of the routes table with something of the example behind each :name, and who may see it.
import { join } from "node:path";
import { build, root, run } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const INITIATIVE = "antragsassistenz";
const AUTHORITY = "beispielbehoerde";

/** The routes table, as the program has it. */
export const routes = async () => {
  const { code, out, err } = await run(join(root, build, "tests/http/routes_dump"), []);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
};

/* Who of the example may see pages of a permission; the operator is added by the command line. */
const VIEWER = {
  public: "nobody",
  people_manage: "Anton Administration",
  authority_manage: "Anton Administration",
  installation_manage: "operator",
};
/* What a body prepares is for its members. */
const OF_BODY = /\/vertretung(\/entwurf)?$|\/kommentare\/:record\/(bearbeiten|veroeffentlichen)$/;
/* Whether somebody speaks for a body is for those who do. */
export const OF_CLAIM = /^\/aufgaben\/gremien\//;
export const viewerOf = ({ permission, path }) => {
  if (path.startsWith("/w/raum")) return "device";
  if (/^\/w\/(leitung|wand)/.test(path)) return path.includes(":secret") ? "nobody" : "guest";
  if (OF_CLAIM.test(path)) return "Rita Rat";
  if (path.startsWith("/vorhaben/") && OF_BODY.test(path)) return "Rita Rat";
  return path === "/beispiel" ? "Petra Projekt" : (VIEWER[permission] ?? "Petra Projekt");
};

/** Path of the link that the command line prints: its origin is that of the settings. */
export const linkPath = (text) => new URL(/http:\S+/.exec(text)[0]).pathname;

/** Somebody made by the command line, signed in with the password of the link. */
export const invite = async (server, email, ...words) => {
  const link = linkPath(await server.command("user", "add", email, ...words));
  const visitor = new Visitor(server.base);
  await visitor.get(link);
  const answer = await visitor.submit(
    { password: "ein langes Passwort", password_again: "ein langes Passwort" },
    "/passwort",
  );
  if (answer.status !== 303) throw new Error(`${email}: ${answer.status}\n${answer.body}`);
  return visitor;
};

/* -- A workshop whose room is open -- */

const begin = async (lead, room, wanted) => {
  const { body } = await lead.get(room.lead);
  const parts = [...body.matchAll(/action="[^"]*\/tun\/begin"[\s\S]*?name="object" value="(\d+)"/g)];
  for (const [, object] of parts) {
    await lead.get(room.lead);
    await lead.submit({ object }, "/tun/begin");
    await splitRoom(lead, room, false);
    const { body: now } = await room.device.get("/w/raum");
    if (now.includes(wanted)) return;
  }
  throw new Error(`no part of the example shows ${wanted}`);
};
/** Lets the part begin whose board takes cards, or the one in which people say for whom they speak. */
export const beginCards = (lead, room) => begin(lead, room, `/w/raum/pinnwaende/${room.board ?? ""}`);
export const beginRound = (lead, room) => begin(lead, room, "/w/raum/stimme");

/** Sends the room to two tables, or has all together again. */
export const splitRoom = async (lead, room, apart) => {
  const { body } = await lead.get(room.lead);
  if (apart && !body.includes("/plenum/end")) await lead.submit({ table_assign: "number", tables: "2", table_people: "", table_prompts: "" }, "/leitung/tische");
  if (!apart && body.includes("/plenum/end")) await lead.submit({}, "/plenum/end");
};

/** Lets people comment on cards: their board is on and all see them. */
export const beginComments = async (lead, room) => {
  await beginCards(lead, room);
  const { body } = await lead.get(room.lead);
  if (body.includes("/tun/reveal\"")) await lead.submit({}, "/tun/reveal");
};

/** A comment of the device on the card of the room. */
const comment = async (lead, room) => {
  await beginComments(lead, room);
  await room.device.get(`/w/raum/karten/${room.card}/kommentare`);
  await room.device.submit({ comment: "Und am Abend?" }, "/kommentare");
};

/** A card that another device writes, which the one of the room may complete: each time a new one, for what is done in a
 * room may hide it. */
export const cardOfOthers = async (lead, room) => {
  await beginComments(lead, room);
  await splitRoom(lead, room, false); /* another table has cards of its own */
  /* Who edited the board may have made columns of it, or cards wait for their release. */
  const board = `/vorhaben/${INITIATIVE}/pinnwaende/${room.board}/bearbeiten`;
  await lead.get(board);
  await lead.submit({ form: "proposal", columns: "", release: undefined }, board);
  if (room.other === undefined) {
    room.other = new Visitor(room.device.base);
    await room.other.get(`/w/q/${room.token}`);
    await room.other.submit({}, room.token);
  }
  await room.other.get("/w/raum");
  const { location } = await room.other.submit({ who: "Andere Leute", words: "Andere Leute" }, `/pinnwaende/${room.board}`);
  const { body } = await room.other.get(location);
  return [...body.matchAll(/id="meine-(\d+)"/g)].at(-1)[1];
};

/** Opens the room of the workshop of the example that is ready, not of the one that was held; `device` comes in:
 * { path, lead, workshop, token, device, board, card, group }. */
export const openRoom = async (server, lead, device = new Visitor(server.base)) => {
  const list = `/vorhaben/${INITIATIVE}/workshops`;
  const ids = [...(await lead.get(list)).body.matchAll(/\/workshops\/(\d+)"/g)].map(([, id]) => id);
  const pages = await Promise.all(ids.map((id) => lead.ask("GET", `${list}/${id}`)));
  const ready = ({ body }) => /\/pinnwaende\/\d/.test(body) && !body.includes("Auftakt: An alle gedacht?");
  const workshop = ids[pages.findIndex(ready)];
  const room = { workshop, path: `${list}/${workshop}`, lead: `${list}/${workshop}/leitung` };
  const { body: closed } = await lead.get(room.lead);
  if (closed.includes("/oeffnen")) await lead.submit({}, "/oeffnen");
  room.token = await firstId(lead, room.lead, /\/w\/q\/([\w-]{22})/);
  room.device = device;
  await room.device.get(`/w/q/${room.token}`);
  await room.device.submit({}, room.token);
  await beginCards(lead, room);
  room.board = /\/w\/raum\/pinnwaende\/(\d+)/.exec(room.device.last.body)[1];
  const { location } = await room.device.submit({ who: "Leute", words: "Leute" }, `/pinnwaende/${room.board}`);
  room.card = await firstId(room.device, location, /\/w\/raum\/karten\/(\d+)/);
  await lead.get(room.lead);
  await lead.submit({ nr: room.card, act: "group", text: "Zusammen" }, "/leitung/karten");
  room.group = await firstId(lead, room.lead, /\/leitung\/gruppen\/(\d+)/);
  return room;
};

/** The room handed over by link to somebody called so: { guest, link }. */
export const handOver = async (lead, room, name = "Gerda Gast") => {
  const page = `${room.lead}/weitergeben`;
  await lead.get(page);
  await lead.submit({ name }, "/weitergeben");
  const { body } = await lead.get(page);
  return {
    guest: /\/weitergeben\/(\d+)\/zuruecknehmen/.exec(body)[1],
    link: /\/w\/leitung\/link\/[\w-]{43}/.exec(body)[0],
  };
};

/** Links that nobody has used are good for nothing any more. */
export const takeBack = async (lead, room) => {
  for (;;) {
    const { body } = await lead.get(`${room.lead}/weitergeben`);
    const waits = /\/w\/leitung\/link\/[\s\S]*?(\/weitergeben\/\d+\/zuruecknehmen)/.exec(body);
    if (waits === null) return;
    await lead.submit({}, waits[1]);
  }
};

/** Somebody who leads it by link. */
export const guestIn = async (server, lead, room) => {
  const { link } = await handOver(lead, room);
  const guest = new Visitor(server.base);
  await guest.get(link);
  await guest.submit({}, link);
  return guest;
};

/** A workshop in three weeks, with a link to its invitation, one organiser who may read what people need, and one who has
 * sent it: { workshop, path, token, request, account }. */
export const openInvitation = async (server, lead) => {
  const workshop = await newWorkshop(lead);
  const path = `/vorhaben/${INITIATIVE}/workshops/${workshop}`;
  await lead.get(`${path}/bearbeiten`);
  const held_on = new Date(Date.now() + 21 * 86400000).toISOString().slice(0, 10);
  await lead.submit({ name: "Einladung", level: "consult", naming: "chosen", held_on }, "/bearbeiten");
  const { body: open } = await lead.get(`${path}/einladung`);
  if (open.includes("/einladung/link\"")) await lead.submit({}, "/einladung/link");
  const token = await firstId(lead, `${path}/einladung`, /\/einladung\/([\w-]{22})"/);
  const [, name] = /href="\/konto"[^>]*><span[^>]*><\/span>([^<]+)</.exec(open);
  const { body: naming } = await lead.get(`${path}/zustaendige`);
  const account = new RegExp(`<option value="(\\d+)"[^>]*>${name}<`).exec(naming)[1];
  await lead.submit({ account }, "/zustaendige");
  const guest = new Visitor(server.base);
  await guest.get(`/einladung/${token}`);
  await guest.submit({ needs: "captions", words: "Ein Platz an der Tür" }, token);
  const request = await firstId(lead, `${path}/bedarf`, /\/bedarf\/(\d+)\//);
  return { workshop, path, token, request, account };
};

/** Visitors by name: nobody, people of the example, the operator, a device in a room; `room` is that of openRoom. */
export const viewers = async (server) => {
  const people = new Map([["nobody", new Visitor(server.base)]]);
  const link = server.example;
  const petra = new Visitor(server.base);
  await petra.enterExample(link, "Petra Projekt");
  people.set("Petra Projekt", petra);
  people.room = await openRoom(server, petra);
  people.set("device", people.room.device);
  people.set("guest", await guestIn(server, petra, people.room));
  people.invitation = await openInvitation(server, petra);
  const anton = await invite(server, "anna@test.example", "--name", "Anna", "--authority", AUTHORITY,
    "--role", "administrator");
  people.set("Anton Administration", anton);
  people.set("operator", await invite(server, "olga@test.example", "--name", "Olga", "--role", "operator"));
  people.set("Rita Rat", await invite(server, "rita@test.example", "--name", "Rita", "--authority", AUTHORITY,
    "--role", "representative", "--body", "Personalrat"));
  /* has a password, unlike the people of the example: their address can be set by somebody else */
  await invite(server, "paula@test.example", "--name", "Paula", "--authority", AUTHORITY, "--role", "reader");
  return people;
};

/* The id of the first record whose address stands on the page. */
const firstId = async (visitor, page, pattern) => {
  const { body } = await visitor.get(page);
  return pattern.exec(body)?.[1];
};

/* Another address is given to who has come. */
const personWithPassword = async (visitor) => {
  const list = `/behoerde/${AUTHORITY}/personen`;
  const { body } = await visitor.get(list);
  const ids = [...new Set([...body.matchAll(/\/personen\/(\d+)/g)].map(([, id]) => id))];
  for (const id of ids) if ((await visitor.get(`${list}/${id}/adresse`)).status === 200) return id;
  return ids[0];
};

/** A new draft of the body that the visitor represents, on the initiative; its number. */
export const newDraft = async (visitor) => {
  const path = `/vorhaben/${INITIATIVE}/vertretung/entwurf`;
  const [, target] = /<option value="(\d+)"/.exec((await visitor.get(path)).body);
  const { location } = await visitor.submit({ target, text: `Entwurf ${Math.random()}` }, "/entwurf?gremium=Personalrat");
  return firstId(visitor, location, /\/kommentare\/(\d+)\/bearbeiten/);
};

/** A role in the body of Rita Rat that the lead gives to somebody new, who has come; its number. */
export const newClaim = async (server, people) => {
  const name = `Neu ${Math.random()}`;
  const team = `/vorhaben/${INITIATIVE}/team`;
  await invite(server, `${Math.random()}@test.example`, "--name", name, "--authority", AUTHORITY, "--role", "reader");
  const petra = people.get("Petra Projekt") ?? people.get("lead");
  const { body } = await petra.get(`${team}/hinzufuegen`);
  const account = new RegExp(`<option value="(\\d+)"[^>]*>${name}<`).exec(body)[1];
  await petra.submit({ account, role: "representative", body: "Personalrat" }, "/team/hinzufuegen");
  const claims = (await people.get("Rita Rat").get("/aufgaben")).body;
  return Math.max(...[...claims.matchAll(/\/aufgaben\/gremien\/(\d+)/g)].map(([, id]) => Number(id)));
};

/** What anybody sends while the plan takes comments; its number. */
export const newSent = async (visitor) => {
  await visitor.get(`/vorhaben/${INITIATIVE}/mitreden`);
  const { location } = await visitor.submit({ text: `Zuschrift ${Math.random()}` }, "/mitreden");
  return /\/antwort\/\d+-(\d+)-/.exec(location)?.[1];
};

/** A contribution that the team enters, to be answered or removed with others; its number. */
export const newContribution = async (visitor) => {
  const list = `/vorhaben/${INITIATIVE}/beitraege`;
  await visitor.get(`${list}/neu`);
  await visitor.submit({ subject: `Wortmeldung ${Math.random()}` }, "/beitraege/neu");
  const { body } = await visitor.get(`${list}?stand=offen`);
  return Math.max(...[...body.matchAll(/\/beitraege\/(\d+)"/g)].map(([, id]) => Number(id)));
};

/** An effect that nobody has said in another language; its number. The public reads it. */
export const newEffect = async (visitor) => {
  const list = `/vorhaben/${INITIATIVE}/wirkungen`;
  await visitor.get(`${list}/neu`);
  await visitor.submit({ kind: "chance", statement: `Wirkung ${Math.random()}` }, "/wirkungen/neu");
  const { body } = await visitor.get(list);
  return Math.max(...[...body.matchAll(/\/wirkungen\/(\d+)"/g)].map(([, id]) => Number(id)));
};

/** What such an effect is told in. */
export const newTranslationQuery = async (visitor) => `?about=${await newEffect(visitor)}&language=en`;

/** Pages that show what is chosen in a list. */
export const OF_CHOSEN = /\/beitraege\/(antworten|entfernen)$/;

/* Boards, pictures and parts of an agenda stand on the page of their workshop. */
const OF_WORKSHOP = ["bilder", "pinnwaende", "programmpunkte"];
const ofWorkshop = async (visitor, list, pattern) => {
  const { body } = await visitor.get(list);
  for (const [, id] of body.matchAll(/\/workshops\/(\d+)"/g)) {
    const found = await firstId(visitor, `${list}/${id}`, pattern);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A workshop without an agenda; its number. */
export const newWorkshop = async (visitor) => {
  const list = `/vorhaben/${INITIATIVE}/workshops`;
  await visitor.get(`${list}/neu`);
  await visitor.submit({ name: `Werkstatt ${Math.random()}`, level: "consult", naming: "chosen" }, "/workshops/neu");
  const { body } = await visitor.get(list);
  return Math.max(...[...body.matchAll(/\/workshops\/(\d+)"/g)].map(([, id]) => Number(id)));
};

/** A device in the room of a workshop that is over. */
export const leftRoom = async (server, lead) => {
  const path = `/vorhaben/${INITIATIVE}/workshops/${await newWorkshop(lead)}/leitung`;
  await lead.get(path);
  await lead.submit({}, "/oeffnen");
  const token = await firstId(lead, path, /\/w\/q\/([\w-]{22})/);
  const device = new Visitor(server.base);
  await device.get(`/w/q/${token}`);
  await device.submit({ name: "Jemand" }, token);
  await lead.get(path);
  await lead.submit({}, "/tun/close");
  return device;
};

const OF_ROOM = /\/workshops\/:record\/(leitung|wand|ergebnisse|aushang|papierkarten)/;
const OF_INVITATION = /\/workshops\/:record\/(einladung|bedarf|zustaendige)/;
const recordOf = async (server, people, { path, slug, list }) => {
  if (OF_ROOM.test(path)) return people.room.workshop;
  if (OF_INVITATION.test(path)) return people.invitation.workshop;
  if (OF_CLAIM.test(path) || path.includes("/team/:record")) return newClaim(server, people);
  if (path.startsWith("/vorhaben/") && OF_BODY.test(path)) return newDraft(people.get("Rita Rat"));
  if (path.endsWith("/schwaerzen")) return newSent(people.get("nobody"));
  if (path.endsWith("/personen/:record/adresse")) return personWithPassword(people.get("Anton Administration"));
  if (path.startsWith("/behoerde/"))
    return firstId(people.get("Anton Administration"), `/behoerde/${AUTHORITY}/personen`, /\/personen\/(\d+)/);
  const pattern = new RegExp(`/${slug}/(\\d+)`);
  const petra = people.get("Petra Projekt");
  if (OF_WORKSHOP.includes(slug)) return ofWorkshop(petra, `/vorhaben/${INITIATIVE}${list}`, pattern);
  return firstId(petra, `/vorhaben/${INITIATIVE}${list}`, pattern);
};

/** A task of the template that nobody has taken up: its forms are there once. */
export const openTask = async (visitor) => {
  const home = `/vorhaben/${INITIATIVE}`;
  const { body } = await visitor.get(home);
  const keys = new Set([...body.matchAll(/\/wegweiser\/([a-z_]+)"/g)].map(([, key]) => key));
  for (const key of keys)
    if ((await visitor.get(`${home}/wegweiser/${key}/aufnehmen`)).status === 200) return key;
  return undefined;
};

/* Of an involvement of the example whose answers are shared. */
const answerToken = async (visitor) => {
  const list = `/vorhaben/${INITIATIVE}/beteiligung`;
  const { body } = await visitor.get(list);
  for (const [, id] of body.matchAll(/\/beteiligung\/(\d+)"/g)) {
    const token = await firstId(visitor, `${list}/${id}`, /\/antwort\/([\w-]+)"/);
    if (token !== undefined) return token;
  }
  return undefined;
};

const valueOf = async (server, people, route, name) => {
  switch (name) {
    case "initiative":
      return INITIATIVE;
    case "authority":
      return AUTHORITY;
    case "record":
      return recordOf(server, people, route);
    case "membership": {
      const person = `/behoerde/${AUTHORITY}/personen/${await recordOf(server, people, route)}`;
      return firstId(people.get("Anton Administration"), person, /\/rollen\/(\d+)\/entfernen/);
    }
    case "file":
      if (route.path.includes("/pruefberichte/")) return "bericht.html";
      return route.path.includes("/ergebnisse/") ? "protokoll.odt" : "plan.odt";
    case "document":
      return "service_agreement";
    case "task":
      return openTask(people.get("Petra Projekt"));
    case "template":
      return firstId(people.get("Petra Projekt"), `/behoerde/${AUTHORITY}/prozess`, /\/prozess\/([a-z0-9-]+)"/);
    case "audience":
      return "oeffentlichkeit";
    case "kind":
      return "impressum";
    case "language":
      return "de";
    case "guest":
      return (await handOver(people.get("Petra Projekt"), people.room)).guest;
    case "secret":
      if (route.path.startsWith("/w/")) return (await handOver(people.get("Petra Projekt"), people.room)).link.split("/").at(-1);
      return linkPath(await server.command("user", "link", "olga@test.example")).split("/").at(-1);
    case "act":
      return route.path.includes("/plenum/") ? "all" : "extend";
    case "table":
      await splitRoom(people.get("Petra Projekt"), people.room, true);
      await splitRoom(people.get("Petra Projekt"), people.room, false); /* the table stays */
      return "1";
    case "request":
    case "account":
      return people.invitation[name];
    case "card":
      if (route.path.endsWith("/ergaenzen")) return cardOfOthers(people.get("Petra Projekt"), people.room);
      if (route.path.endsWith("/kommentare")) await comment(people.get("Petra Projekt"), people.room);
      return people.room.card;
    case "board":
    case "group":
      return people.room[name];
    case "token":
      if (route.path.startsWith("/w/")) return people.room.token;
      if (route.path.startsWith("/einladung/")) return people.invitation.token;
      return answerToken(people.get("Petra Projekt"));
    default:
      return undefined;
  }
};

/** What stands behind each ":name" of a route. */
export const valuesOf = async (server, people, route) => {
  const names = route.path.split("/").filter((part) => part.startsWith(":"));
  const values = await Promise.all(names.map((name) => valueOf(server, people, route, name.slice(1))));
  return new Map(names.map((name, i) => [name, values[i]]));
};

/* A stream of events never ends, what is a device's own is a part of a page, and the bytes of a picture are none. */
const NO_PAGE = /\/ereignisse$|^\/w\/raum\/mein$|\/:digest$/;

/** For the server whose pages are walked: without LibreOffice, which takes its time where much else runs, a page stands
    behind the address of a PDF that says so. */
export const WITHOUT_OFFICE = ["--soffice", ""];

/** [{ path, viewer, page, status }]: page is undefined where nothing of the example stands behind the address. */
export const routePages = async (server, people) => {
  const found = [];
  for (const route of (await routes()).filter(({ page, path }) => page && !NO_PAGE.test(path))) {
    const values = await valuesOf(server, people, route);
    const parts = route.path.split("/").map((part) => (part.startsWith(":") ? values.get(part) : part));
    let page = parts.includes(undefined) ? undefined : parts.join("/") || "/";
    if (OF_CHOSEN.test(route.path)) page += `?nr=${await newContribution(people.get("Petra Projekt"))}`;
    if (route.path.endsWith("/uebersetzungen/neu")) page += await newTranslationQuery(people.get("Petra Projekt"));
    const status = route.path.endsWith(".pdf") ? 404 : undefined; // undefined: as the page is
    found.push({ path: route.path, viewer: viewerOf(route), page, status });
  }
  return found;
};
