// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Every form of the routes table: where it stands, what somebody types into it, and every way to type it wrong.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server.mjs";
import {
  beginCards, beginComments, beginRound, cardOfOthers, guestIn, leftRoom, openInvitation, openRoom, invite, newClaim, newContribution, newDraft, newTranslationQuery, newWorkshop, OF_CHOSEN, OF_CLAIM, openTask, routes, splitRoom, takeBack, valuesOf, viewerOf,
} from "./route_pages.mjs";
import { Visitor, unescapeHtml } from "./visitor.mjs";

const HIDDEN = ["form_token", "submission_id", "version", "kept_text"];
const MORE = "x".repeat(6);

/** "name=value" pairs of one start tag; a name without value is "". */
const attributesOf = (tag) =>
  Object.fromEntries(
    [...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, unescapeHtml(value ?? "")]),
  );

/* Text of an element's content as a browser reads it back from a text area. */
const areaText = (inner) => unescapeHtml(inner.replace(/^\r?\n/, ""));

/**
 * The form with this action on the page (what stands behind its "?" aside), as a browser has it:
 * { action, hidden: Map, controls: Map }, or undefined.
 * A control is { values, options }: what would be sent, and what can be chosen.
 */
export const formOn = (html, action) => {
  const forms = [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)];
  const path = (address = "") => address.split("?")[0];
  const found = forms.find(([, head]) => path(attributesOf(head).action) === path(action));
  if (found === undefined) return undefined;
  const inner = found[2];
  const hidden = new Map();
  const controls = new Map();
  const control = (name) => {
    if (!controls.has(name)) controls.set(name, { values: [], options: [] });
    return controls.get(name);
  };
  for (const [tag] of inner.matchAll(/<input[^>]*>/g)) {
    const { name, type = "text", value = "", checked } = attributesOf(tag);
    if (type === "hidden") {
      hidden.set(name, value);
    } else if (type === "radio" || type === "checkbox") {
      control(name).options.push(value);
      if (checked !== undefined) control(name).values.push(value);
    } else {
      control(name).values.push(value);
    }
  }
  for (const [, head, text] of inner.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    control(attributesOf(head).name).values.push(areaText(text));
  for (const [, head, list] of inner.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const { options, values } = control(attributesOf(head).name);
    const all = [...list.matchAll(/<option[^>]*>/g)].map(([tag]) => attributesOf(tag));
    options.push(...all.map(({ value }) => value).filter((value) => value !== ""));
    values.push(all.find(({ selected }) => selected !== undefined)?.value ?? "");
  }
  return { action: attributesOf(found[1]).action, hidden, controls };
};

const fit = (text, { minimum, maximum }) => text.padEnd(minimum, ".").slice(0, maximum || undefined);

/* Chosen anew each time: some choices may be made only once. */
let turn = 0,
  names = 0;
const choose = ({ options, values }, count) => {
  const chosen = values.filter((value) => value !== "");
  if (options.length === 0 || chosen.length > 0) return chosen.length > 0 ? chosen : undefined;
  turn++;
  const step = 1 + Math.floor(turn / options.length);
  const picked = Array.from({ length: count }, (_, i) => (turn + i * step) % options.length);
  return [...new Set(picked)].sort((a, b) => a - b).map((at) => options[at]);
};

/* What somebody types into a field; undefined where nothing can be chosen. Awkward on purpose. */
const typed = (field, control, round) => {
  const mark = `${round} „<b>&amp;“`;
  /* of a contribution: only who takes part in its involvement, which is chosen as well */
  if (field.name === "stakeholder" && field.type === "REFERENCE") return undefined;
  switch (field.type) {
    case "TEXT":
      /* two stakeholders of one name are refused */
      return [fit(`T ${mark} in ${field.name}${field.name === "name" ? ` ${++names}` : ""}`, field)];
    case "PROSE":
      if (field.name === "table") return [`Name\tPerspektiven\nGruppe ${mark}\tSachbearbeitung`];
      return [fit(`Erste Zeile ${mark}\n\n  in ${field.name}`, field)];
    case "EMAIL":
      /* somebody else each time: nobody gets a role twice */
      return [`tippt.${round}.${++names}@beispiel.example`];
    case "SECRET":
      return ["ein langes Passwort 17"];
    case "DATE":
      if (field.name === "decided_on") return [today()]; /* not before what it answers came in */
      if (field.name === "comments_from") return [today()]; /* what was told in public is not dated back */
      if (field.name === "comments_until") return [inDays(30)]; /* what runs in public does not end in the past */
      if (field.name === "final_on") return undefined; /* nor is the plan final before it ends */
      return [field.name === "answered_on" ? "3.2.2026" : "02.02.2026"];
    case "DECIMAL":
      return [["tolerance", "ratio"].includes(field.name) ? "0,25" : "3,25"]; /* of one, or of anything */
    case "INTEGER":
      return choose(control, 1) ?? [String(Math.max(field.minimum, 1))];
    case "FLAG":
      return ["true"];
    case "KEYS":
    case "REFERENCES":
      return choose(control, 2);
    default: // KEY, REFERENCE
      return choose(control, 1);
  }
};

const WITH_FILE = /\/(bilder|pruefberichte)\/neu(\?|$)/;

/** Every wrong way to fill this field of the form: { what, sent, kept }; `kept` is what must stand there afterwards, null: anything. */
export const mistakes = (field, form) => {
  const found = [];
  const text = ["TEXT", "PROSE", "EMAIL", "SECRET"].includes(field.type);
  const wrong = (what, sent, kept = sent) => found.push({ what, sent, kept });
  if (field.required) wrong("empty", "", "");
  if (text && field.required && field.type !== "SECRET") wrong("blank", " \t ", null);
  if (text) wrong("too long", "ä".repeat(field.maximum + 1));
  if (text && field.minimum > 0) wrong("too short", "ä".repeat(field.minimum - 1));
  if (field.type === "EMAIL") wrong("no address", "kein at");
  if (field.type === "DATE")
    for (const date of ["31.02.2026", "2026-02-30", "morgen", "1.2.20266"]) wrong("no date", date);
  if (field.type === "DECIMAL") wrong("no number", "viel");
  if (field.type === "INTEGER") wrong("no whole number", "1,5");
  if (field.type === "INTEGER" && field.bounded && field.maximum < 1e15)
    wrong("too large", String(field.maximum + 1));
  if (field.type === "INTEGER" && field.bounded) wrong("too small", String(field.minimum - 1));
  /* a key of another version of the process template is none to refuse */
  const unknown = field.name === "template" ? "gibt-es-nicht" : "gibt_es_nicht";
  if (["KEY", "KEYS"].includes(field.type)) wrong("unknown choice", unknown, null);
  if (["REFERENCE", "REFERENCES"].includes(field.type)) wrong("no such record", "999999999", null);
  if (field.type === "FLAG") wrong("no flag", "vielleicht", null);
  /* what is no text: %00, a byte that is no UTF-8, half a percent sign */
  for (const bytes of ["%00", "%FF", "%C3%28", ...(WITH_FILE.test(form.path) ? [] : ["%"])])
    wrong(`bytes ${bytes}`, { encoded: `vor${bytes}${MORE}` }, text && field.type !== "SECRET" ? MORE : null);
  return found;
};

const encode = (value) => (typeof value === "object" ? value.encoded : encodeURIComponent(value));

/** The body of a form: hidden fields, then what was typed. */
export const bodyOf = (hidden, values) =>
  [...hidden, ...[...values].flatMap(([name, list]) => list.map((value) => [name, value]))]
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join("&");

/* One pixel. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
/* The report of the example, made now: it answers the audit of the example. */
const NOW = new Date().toISOString();
const auditReport = () => {
  const pack = JSON.parse(readFileSync(join(root, "packs/example/antragsassistenz.json"), "utf8"));
  const report = JSON.parse(pack.audit_runs[0].report);
  report.provenance.time = NOW;
  return JSON.stringify(report);
};
const decoded = (text) =>
  Buffer.concat(
    [...text.matchAll(/%([0-9A-Fa-f]{2})|%|[^%]+/g)].map(([all, hex]) => (hex === undefined ? Buffer.from(all) : Buffer.from(hex, "hex"))),
  );

/* The same, with its file, as a browser sends it. */
const postFile = (visitor, path, body) => {
  const parts = body.split("&").filter((pair) => pair !== "").flatMap((pair) => {
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    return [`--grenze\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`, decoded(value), "\r\n"];
  });
  const chosen = path.includes("/pruefberichte/") ? auditReport() : PNG;
  const file = ['--grenze\r\nContent-Disposition: form-data; name="datei"; filename="datei"\r\n\r\n', chosen, "\r\n--grenze--\r\n"];
  return visitor.ask("POST", path, {
    body: Buffer.concat([...parts, ...file].map((part) => Buffer.from(part))),
    headers: { "Content-Type": "multipart/form-data; boundary=grenze" },
  });
};

export const post = (visitor, path, body) =>
  WITH_FILE.test(path)
    ? postFile(visitor, path, body)
    : visitor.ask("POST", path, { body, headers: { "Content-Type": "application/x-www-form-urlencoded" } });

/* What others refer to cannot be removed, what a text shows not be renamed: something new can. */
const makeOne = async (form, visitor, creator = form.creator) => {
  const { answer } = await send(creator, visitor, "weg");
  const list = await visitor.get(answer.location);
  const kind = creator.action.slice(0, creator.action.lastIndexOf("/"));
  const ids = [...list.body.matchAll(new RegExp(`"${kind}/(\\d+)(?:/bearbeiten)?"`, "g"))].map(([, id]) => Number(id));
  form.page = form.action = `${kind}/${Math.max(...ids)}/${form.path.slice(form.path.lastIndexOf("/") + 1)}`;
};

const dayFromNow = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

/** Lets everybody comment on the participation plan now; it may have been final before. */
export const openWindow = async (lead) => {
  const path = "/vorhaben/antragsassistenz/beteiligungsplan/bearbeiten";
  await lead.get(path);
  const window = { comments_from: today(), comments_until: dayFromNow(2), final_on: "" };
  const { status } = await lead.submit(window, path);
  if (status !== 303) throw new Error(`${path}: ${status}`);
};

/* Moves the initiative away from the template of the form: where it is already, nothing can be moved. */
const moveElsewhere = async (administrator, lead, { page }) => {
  const list = "/behoerde/beispielbehoerde/prozess";
  const { body } = await administrator.get(list);
  if (!body.includes(`${list}/anderswo"`)) {
    const [version] = page.split("/").slice(-1);
    const { body: json } = await administrator.get(`${list}/${version}/vorlage.json`);
    const { hidden } = formOn(body, list);
    const sent = new FormData();
    for (const name of ["form_token", "submission_id"]) sent.set(name, hidden.get(name));
    sent.set("datei", new Blob([json.replace(version, "anderswo")]), "anderswo.json");
    const { status } = await administrator.ask("POST", list, { body: sent });
    if (status !== 303) throw new Error(`${list}: ${status}`);
  }
  const away = "/vorhaben/antragsassistenz/prozess/anderswo";
  const { body: elsewhere } = await lead.get(away);
  if (formOn(elsewhere, away) !== undefined) await lead.submit({}, away);
};

/* What was taken up once has no such form any more. */
const chooseOpenTask = async (form, visitor) => {
  const key = await openTask(visitor);
  form.page = form.action = form.page.replace(/\/wegweiser\/[a-z_]+\//, `/wegweiser/${key}/`);
};

let papers = 0;

/* As somebody in the authority types it. */
const inDays = (days) =>
  new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin" }).format(new Date(Date.now() + days * 24 * 60 * 60 * 1000));
const today = () => inDays(0);

/** Somebody with a form in front of them, all of it filled in. */
export const fillIn = async (form, visitor, round = "eins") => {
  if (form.creator !== undefined) await makeOne(form, visitor);
  if (form.prepare !== undefined) await form.prepare();
  if (form.page.includes("/wegweiser/")) await chooseOpenTask(form, visitor);
  const { body, status } = await visitor.get(form.page);
  const shown = formOn(body, form.action);
  if (shown === undefined) throw new Error(`${form.page} (${status}) shows no form for ${form.action}`);
  form.action = shown.action;
  const values = new Map();
  for (const field of form.fields) {
    const control = shown.controls.get(field.name);
    const value = control === undefined ? undefined : typed(field, control, round);
    if (value !== undefined) values.set(field.name, value);
  }
  /* a picture is called by its name; who says what it shows does not say that it says nothing */
  if (form.path.includes("/bilder/") && values.has("name")) {
    values.set("name", [`bild-${++names}`]);
    values.delete("decorative");
  }
  /* an audit is asked in conditions and columns */
  if (form.path.includes("/datenpruefungen/")) {
    for (const name of ["decision", "label", "suggestion", "deferred"]) if (values.has(name)) values.set(name, [`spalte=${values.get(name)[0]}`]);
    if (values.has("conditions")) values.set("conditions", [`spalte=${round} „<b>&amp;“\nandere!=${round}`]);
    if (values.has("compared_with")) values.set("compared_with", [`spalte=${round} „<b>&amp;“`]);
    if (values.has("group_columns")) values.set("group_columns", [`spalte\nSpalte ${round} „<b>&amp;“=1,2`]);
    if (values.has("judged")) values.set("judged", [`override_up:0.${round === "eins" ? 1 : 2}\nselection_rate`]);
    if (values.has("crossed")) values.set("crossed", [`spalte ${round} „<b>&amp;“,andere`]);
  }
  /* a report is of the audit that it was made for: the one of the example */
  if (values.has("audit_plan")) values.set("audit_plan", [shown.controls.get("audit_plan").options[0]]);
  /* who is heard is not only informed */
  if (shown.controls.get("level")?.options.includes("consult")) values.set("level", ["consult"]);
  /* nor is what took place cancelled */
  if (values.has("heard_on") && values.has("cancelled_on")) {
    values.set("cancelled_on", [""]);
    values.set("cancelled_reason", [""]);
  }
  /* an answer comes after what it answers: as it is offered, today */
  if (/\/antwort(en)?$/.test(form.path)) values.delete("answered_on");
  if (/\/(beitraege|beteiligung)\//.test(form.path) && values.has("answered_on")) values.set("answered_on", [today()]);
  /* nobody is told before there is an answer */
  if (values.has("told_on")) values.set("told_on", [today()]);
  /* only what somebody needs is seen to */
  for (const name of values.keys()) if (/^access_done_/.test(name) && !values.get("access_needs")?.includes(name.slice(12))) values.delete(name);
  /* only a representative of a body has a deputy */
  if (values.has("deputy") && values.has("role")) values.set("role", ["representative"]);
  /* only what is done has a day of it */
  if (values.has("done_on")) values.set("state", ["done"]);
  /* only what is left out says why */
  if (values.has("state") && values.get("state")[0] !== "waived")
    for (const name of ["waived_reason", "waived_function"]) values.delete(name);
  /* each paper card is recorded once */
  if (values.has("paper")) values.set("paper", [String(++papers)]);
  /* a time of day has a form of its own */
  if (values.has("starts_at")) values.set("starts_at", [{ spät: "14:05", früh: "07:15" }[round] ?? "09:30"]);
  /* tables work on a board; how many there are, or how many sit at one */
  const apart = ["table_assign", "tables", "table_people", "table_looks", "table_prompts"];
  if (shown.controls.has("board") && !values.get("board")?.[0]) {
    for (const name of apart) values.delete(name);
  } else if (values.has("table_people")) {
    values.set("table_assign", ["number"]);
    values.set("tables", ["4"]);
    values.set("table_people", [""]);
  }
  /* only a board in columns has headings */
  if (values.has("columns")) values.set("form", ["columns"]);
  /* that of the example has cards: their words stay where they are */
  if (/\/pinnwaende\/[^/]+\/bearbeiten$/.test(form.path)) {
    values.set("form", ["proposal"]);
    values.set("columns", [""]);
  }
  return { hidden: shown.hidden, controls: shown.controls, values };
};

const TAKEN = /Das gibt es schon|kann darum nicht zugleich für ein Gremium sprechen/;

/** Fills in and sends until it was taken: somebody may have chosen the same before. */
export const send = async (form, visitor, round) => {
  for (let tries = 0; tries < 40; tries++) {
    const filled = await fillIn(form, visitor, round);
    const answer = await post(visitor, form.action, bodyOf(filled.hidden, filled.values));
    if (answer.status < 400) return { filled, answer };
    if (!TAKEN.test(answer.body)) throw new Error(`${form.action}: ${answer.status}\n${answer.body}`);
  }
  throw new Error(`${form.action}: every choice was taken`);
};

/** Hidden fields of its own, such as whose role it is, come from the page. */
export const hiddenOf = ({ hidden }, changes = {}) => new Map([...hidden, ...Object.entries(changes)]);
export const isOurs = (name) => HIDDEN.includes(name);

/** People who use the forms: the two leads and the others have a password, unlike those of the example. */
export const people = async (server) => {
  const lead = (email, name) =>
    invite(server, email, "--name", name, "--authority", "beispielbehoerde", "--role", "lead");
  const both = await lead("beate@test.example", "Beate");
  await server.command("authority", "add", "Zweite Behörde", "--key", "zweite");
  await server.command("user", "add", "beate@test.example", "--name", "Beate", "--authority", "zweite", "--role", "lead");
  await both.get("/konto"); /* a role elsewhere waits to be accepted */
  await both.submit({}, "/annehmen");
  const petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
  const [lena, lars] = [await lead("lena@test.example", "Lena"), await lead("lars@test.example", "Lars")];
  const council = (email, name) => /* whoever leads is of no body */
    invite(server, email, "--name", name, "--authority", "beispielbehoerde", "--role", "representative", "--body", "Personalrat");
  const all = new Map([
    ["Rita Rat", await council("rita@test.example", "Rita")],
    ["Rolf Rat", await council("rolf@test.example", "Rolf")],
    ["nobody", new Visitor(server.base)],
    ["example", petra],
    ["both", both],
    ["lead", lena],
    ["colleague", lars],
    ["Anton Administration",
      await invite(server, "anna@test.example", "--name", "Anna", "--authority", "beispielbehoerde", "--role", "administrator")],
    ["operator", await invite(server, "olga@test.example", "--name", "Olga", "--role", "operator")],
  ]);
  all.room = await openRoom(server, lena);
  all.set("leaver", new Visitor(server.base));
  all.set("guest", await guestIn(server, lena, all.room));
  all.invitation = await openInvitation(server, lena);
  return all.set("device", all.room.device);
};

/* What is done in a room is done on its one page. */
const ROOM_PAGE = /^\/w\/(raum|leitung)(?=\/)|^.*\/:record\/leitung(?=\/)/;
/* Choices about cards on the board: buttons of one form, its boxes stand elsewhere on the page. */
const OF_CARDS = /(\/leitung\/(karten|gruppen\/:group)|\/:record\/ergebnisse)$/;

const prepareRoom = (found, lead, room) => {
  for (const form of found.filter(({ path }) => /(^\/w\/raum|\/leitung)\/(pinnwaende|punkte)/.test(path)))
    form.prepare = async () => {
      await beginCards(lead, room);
      const { body } = await lead.get(room.lead);
      if (body.includes("/tun/open_voting")) await lead.submit({}, "/tun/open_voting");
    };
  for (const form of found.filter(({ path }) => /\/(tisch|tische|plenum)(\/|$)/.test(path)))
    form.prepare = async () => {
      await beginCards(lead, room);
      await splitRoom(lead, room, true);
      const { body } = await room.device.get("/w/raum");
      const back = "/w/raum/tisch/aufgabe/zurueck";
      if (form.path === back && !body.includes(`"${back}"`)) await room.device.submit({}, "/tisch/aufgabe");
    };
  for (const form of found.filter(({ path }) => path.endsWith("/karten/:card/kommentare")))
    form.prepare = () => beginComments(lead, room);
  for (const form of found.filter(({ path }) => path.endsWith("/karten/:card/ergaenzen")))
    form.prepare = async () => {
      form.page = form.action = `/w/raum/karten/${await cardOfOthers(lead, room)}/ergaenzen`;
    };
  for (const form of found.filter(({ path }) => path.endsWith("/weitergeben")))
    form.prepare = () => takeBack(lead, room); /* there may be so many at most */
  for (const form of found.filter(({ path }) => path === "/w/raum/stimme"))
    form.prepare = () => beginRound(lead, room);
  for (const form of found.filter(({ path }) => path === "/w/raum/zeichen/zurueck"))
    form.prepare = async () => {
      const { body } = await room.device.get("/w/raum");
      if (!body.includes('"/w/raum/zeichen/zurueck"')) await room.device.submit({}, "/zeichen");
    };
};

/* What was seen to can be opened again, and only that. */
const OF_NEEDS = /^.*\/:record\/bedarf(?=\/)/;
const prepareNeeds = (found, lead, { path }) => {
  for (const form of found.filter(({ path }) => OF_NEEDS.test(path)))
    form.prepare = async () => {
      const { body } = await lead.get(`${path}/bedarf`);
      const wanted = form.path.slice(form.path.lastIndexOf("/"));
      const other = wanted === "/offen" ? "/erledigt" : "/offen";
      const need = new RegExp(`action="${form.action}"[\\s\\S]*?name="need" value="(\\w+)"`).exec(body);
      if (need === null) await lead.submit({ need: "captions" }, other);
    };
};

/** Every form of the table: { path, action, page, who, fields, session }. */
export const formsOf = async (server, visitors) => {
  const table = await routes();
  const pages = table.filter(({ page }) => page).map(({ path }) => path);
  const known = new Map([...visitors, ["Petra Projekt", visitors.get("lead")]]);
  known.room = visitors.room;
  known.invitation = visitors.invitation;
  const found = [];
  for (const route of table.filter(({ method, program, form, path }) => method === "POST" && !program && form !== null && !OF_CARDS.test(path))) {
    /* shown at its own address, or on the page it belongs to */
    const above = route.path.slice(0, route.path.lastIndexOf("/"));
    const shown = pages.includes(route.path)
      ? route.path
      : (ROOM_PAGE.exec(route.path)?.[0] ?? OF_NEEDS.exec(route.path)?.[0] ?? above);
    const values = await valuesOf(server, known, route);
    const fill = (path) => path.split("/").map((part) => (part.startsWith(":") ? values.get(part) : part)).join("/");
    const viewer = { "/beispiel": "example", "/behoerden": "both" }[route.path] ?? viewerOf(route);
    found.push({
      path: route.path,
      action: fill(route.path),
      page: fill(shown),
      who: viewer === "Petra Projekt" ? "lead" : viewer,
      fields: route.form,
      session: route.session,
      secret: route.form.some(({ type }) => type === "SECRET"),
    });
  }
  prepareRoom(found, visitors.get("lead"), visitors.room);
  for (const form of found.filter(({ path }) => path === "/w/raum/rueckmeldung"))
    Object.assign(form, {
      who: "leaver", /* once for each device, at the end of its workshop */
      prepare: async () => {
        visitors.get("leaver").cookies = (await leftRoom(server, visitors.get("lead"))).cookies;
      },
    });
  prepareNeeds(found, visitors.get("lead"), visitors.invitation);
  for (const form of found.filter(({ path }) => path.endsWith("/mitreden")))
    form.prepare = () => openWindow(visitors.get("lead"));
  for (const form of found.filter(({ path }) => OF_CHOSEN.test(path)))
    form.prepare = async () => { /* what was answered or removed is not chosen any more */
      form.page = `${form.path.replace(":initiative", "antragsassistenz")}?nr=${await newContribution(visitors.get("lead"))}`;
    };
  for (const form of found.filter(({ path }) => path.endsWith("/personen/:record/rollen")))
    form.prepare = async () => { /* who works there has no role in a body */
      const place = form.path.slice(0, form.path.indexOf("/:record")).replace(":authority", "beispielbehoerde");
      const name = `Lia ${++names}`;
      await invite(server, `lia${names}@test.example`, "--name", name, "--authority", "beispielbehoerde", "--role", "reader");
      const { body } = await visitors.get("Anton Administration").get(place);
      form.page = `${place}/${new RegExp(`personen/(\\d+)">${name}<`).exec(body)[1]}`;
      form.action = `${form.page}/rollen`;
    };
  for (const form of found.filter(({ path }) => path.endsWith("/uebersetzungen/neu")))
    form.prepare = async () => { /* what is there in a language is not made once more */
      form.page = form.path.replace(":initiative", "antragsassistenz") + (await newTranslationQuery(visitors.get("lead")));
    };
  for (const form of found.filter(({ path }) => path.endsWith("/kommentare/:record/veroeffentlichen")))
    form.prepare = async () => {
      const draft = await newDraft(visitors.get("Rita Rat")); /* what was published is gone */
      form.page = form.action = `/vorhaben/antragsassistenz/kommentare/${draft}/veroeffentlichen`;
    };
  for (const form of found.filter(({ path }) => path.endsWith("/workshops/:record/ablauf")))
    form.prepare = async () => { /* a template is for a workshop without an agenda */
      form.page = `/vorhaben/antragsassistenz/workshops/${await newWorkshop(visitors.get("lead"))}`;
      form.action = `${form.page}/ablauf`;
    };
  for (const form of found.filter(({ path }) => path.endsWith("/programmpunkte/neu")))
    form.prepare = async () => { /* offers the boards of the workshop it is for */
      const list = "/vorhaben/antragsassistenz/workshops";
      const { body } = await visitors.get("lead").get(list);
      const [, id] = [...body.matchAll(/\/workshops\/(\d+)"/g)].at(-1);
      form.page = `${form.path.replace(":initiative", "antragsassistenz")}?workshop=${id}`;
    };
  for (const form of found.filter(({ path }) => OF_CLAIM.test(path)))
    form.prepare = async () => { /* what was confirmed waits no more */
      form.page = form.action = form.path.replace(":record", await newClaim(server, visitors));
    };
  for (const form of found.filter(({ path }) => path.endsWith("/prozess/:template")))
    form.prepare = () => moveElsewhere(visitors.get("Anton Administration"), visitors.get("lead"), form);
  for (const form of found.filter(({ path }) => path === "/w/q/:token"))
    form.prepare = async () => { /* who is in is not asked again */
      for (const name of visitors.get("nobody").cookies.keys())
        if (name.endsWith("einklang_room")) visitors.get("nobody").cookies.delete(name);
    };
  for (const form of found.filter(({ path }) => /\/(bilder|datenpruefungen)\/:record\/bearbeiten$/.test(path)))
    form.prepare = async () => { /* one for all: it is edited by two; what a report answers stays as it is */
      if (form.made !== undefined) return;
      form.made = found.find(({ path }) => path === form.path.replace(":record/bearbeiten", "neu"));
      await makeOne(form, visitors.get("lead"), form.made);
    };
  for (const form of found.filter(({ path }) => path.endsWith("/:record/entfernen")))
    form.creator = found.find(({ path }) => path === form.path.replace(":record/entfernen", "neu"));
  return found;
};
