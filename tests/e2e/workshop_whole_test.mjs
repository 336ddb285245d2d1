// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The workshop of the example that is ready, from the door to the answer: who leads, the wall, two tables, and four who
// take part: one by the keyboard alone, one without JavaScript, one at 320 px in plain German, one in Arabic from right to
// left. What they say becomes a row of the participation plan, which is heard and answered, and the code that each took
// along says so.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, isAnswered, openPage } from "./browse.mjs";
import { keyboard } from "./hands.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const INITIATIVE = "/vorhaben/antragsassistenz";
const WORKSHOP = "Zwischenhalt: Fehlt noch jemand?";
const MARGIN = 100; /* pixels below it, for what begins there */
const ANSWER = "Der Leserat prüft jeden Entwurf, bevor er erscheint.";
const CARDS = { keys: "Leserat am Kanal", bare: "Nachtschicht im Lager", plain: "Schule am Deich", arabic: "كبار السن" };

let browser, folder, server, petra;
const opened = [];
before(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  server = await startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example"] });
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
});
after(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

/* -- Pages and what is done on them -- */

const pageOf = async (path, options = {}, { cookies = [], language = "de" } = {}) => {
  const one = await openPage(browser, options);
  const all = new Map([...cookies, ["einklang_language", language]]);
  await one.context.addCookies([...all].map(([name, value]) => ({ name, value, url: server.base })));
  await one.page.goto(server.base + path);
  opened.push(one);
  return one.page;
};
const send = async (page, button) => {
  const came = page.waitForResponse(isAnswered);
  await button.click();
  await came;
  await page.waitForLoadState();
};
const press = (page, name) => send(page, page.getByRole("main").getByRole("button", { name }).first());
const part = (page, id) => page.locator(`section:has(#${id})`).last();
const sendPart = (page, id) => send(page, part(page, id).locator("form button[type=submit]").first());
const choose = async (control, value) => {
  if ((await control.first().evaluate((element) => element.tagName)) === "SELECT") await control.selectOption(value);
  else await control.and(control.page().locator(`[value="${value}"]`)).check();
};
/* Without scripts nothing comes by itself. */
const now = async (page, bare, id) => {
  if (page === bare) await page.goto(`${server.base}/w/raum`);
  await page.locator(`#${id}`).waitFor();
};
const board = (page, words) => page.locator("#raum-tafel li", { hasText: words });
const shot = (page, name) =>
  process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });

/* axe is a script: of who has none, the same page with the same cookies is looked at. */
const assertSoundWithoutScript = async (page) => {
  const looking = await openPage(browser, { viewport: page.viewportSize() });
  await looking.context.addCookies(await page.context().cookies());
  await looking.page.goto(page.url());
  await assertSoundOnTheWay(looking.page);
  await looking.close();
};
const assertAllSound = async ({ pages }, at) => {
  const looks = Object.entries(pages).map(async ([name, page]) => {
    await shot(page, `${at}-${name}`);
    await (page === pages.bare ? assertSoundWithoutScript(page) : assertSoundOnTheWay(page));
  });
  await Promise.all(looks);
};
const assertNowhere = async (pages, words) => {
  for (const page of pages) assert.ok(!(await page.content()).includes(words), `${words} on ${page.url()}`);
};

/* -- The parts of the agenda -- */

const openDoors = async () => {
  const desk = await pageOf(`${INITIATIVE}/workshops`, {}, petra);
  await desk.getByRole("link", { name: WORKSHOP }).first().click();
  await desk.waitForURL(/\/workshops\/\d+$/);
  await assertSoundOnTheWay(desk);
  const place = new URL(desk.url()).pathname;
  await desk.goto(`${server.base}${place}/leitung`);
  await press(desk, "Raum öffnen");
  const wall = await pageOf(`${place}/wand`, { viewport: { width: 1920, height: 1080 } }, petra);
  const token = /\/w\/q\/[\w-]{22}/.exec(await desk.locator("main").innerText())[0];
  return { place, token, pin: await wall.locator(".room-pin strong").first().innerText(), pages: { desk, wall } };
};

const comeIn = async (room) => {
  const narrow = { viewport: { width: 360, height: 740 } };
  const keys = await pageOf("/w");
  const hand = keyboard(keys);
  await assertSoundOnTheWay(keys);
  await hand.type("PIN", room.pin);
  await hand.press("Weiter");
  await keys.waitForURL("**/w/q/**");
  const bare = await pageOf(room.token, { ...narrow, javaScriptEnabled: false });
  const plain = await pageOf(room.token, { viewport: { width: 320, height: 640 } }, { language: "de-simple" });
  const arabic = await pageOf(room.token, narrow, { language: "ar" });
  assert.equal(await plain.locator("html").getAttribute("lang"), "de-simple");
  assert.equal(await arabic.locator("html").getAttribute("dir"), "rtl");
  Object.assign(room.pages, { keys, bare, plain, arabic });
  await assertAllSound(room, "door");
  await hand.press("Teilnehmen");
  for (const page of [bare, plain, arabic]) await send(page, page.locator("main form button[type=submit]").first());
  for (const page of [keys, bare, plain, arabic]) await page.waitForURL("**/w/raum");
  room.hand = hand;
};

const introduce = async ({ hand, pages: { desk, keys, bare, plain, arabic } }) => {
  await press(desk, /^Beginnen.*Begrüßung/);
  await keys.locator("#stimme").waitFor();
  await hand.choose("Perspektive", "Personalrat");
  await hand.tick("selbst, als eine oder einer von ihnen");
  await hand.press("Mitzählen");
  for (const [page, perspective] of [[bare, "caseworkers"], [plain, "young_people"], [arabic, "little_german"]]) {
    await now(page, bare, "stimme");
    await choose(page.locator("[name=perspective]"), perspective);
    await choose(page.locator("[name=speaks]"), "as");
    await sendPart(page, "stimme");
  }
};

const explain = async ({ pages: { desk, wall, keys, bare, plain, arabic } }) => {
  await press(desk, /^Beginnen.*Einführung/);
  await bare.goto(`${server.base}/w/raum`);
  for (const page of [wall, keys, bare]) await page.getByRole("heading", { name: "Warum Menschen im Mittelpunkt stehen" }).waitFor();
  await plain.getByRole("heading", { name: "Warum wir hier sind" }).waitFor();
  /* who prepared it wrote no Arabic: German, and said to be that */
  const foreign = arabic.getByRole("heading", { name: "Warum Menschen im Mittelpunkt stehen" });
  await foreign.waitFor();
  assert.equal(await foreign.evaluate((heading) => heading.closest("[lang]").lang), "de");
  await desk.getByText("Notizen für die Leitung").first().waitFor();
  await assertNowhere([wall, keys, bare, plain, arabic], "Jeden Abschnitt mit einem Beispiel");
};

/* Read from the last row, and nobody scrolls: time and cards are on the screen, not smaller than what is around them. */
const assertReadable = async ({ pages: { wall } }) => {
  const small = await wall.locator("#raum-stand, #raum-tisch, #raum-tafel").evaluateAll((pieces) => {
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    const all = pieces.flatMap((piece) => [...piece.querySelectorAll("*")]);
    return all.filter((one) => speaks(one) && size(one) < size(document.body)).map((one) => one.outerHTML);
  });
  assert.deepEqual(small, [], "smaller than what is around it");
  const screen = wall.viewportSize().height;
  for (const [seen, part] of [[".room-time", 1], [".room-pin strong", 1], [".room-card__said", 2 / 3]]) {
    const { y } = await wall.locator(seen).first().boundingBox();
    assert.ok(y < screen * part - MARGIN, `${seen} begins at ${y} of ${screen}`);
  }
  for (const whole of [".wall__in", "#raum-zahlen"]) {
    const { y, height } = await wall.locator(whole).boundingBox();
    assert.ok(y + height <= screen, `${whole} ends at ${y + height} of ${screen}`);
  }
};

const splitUp = async ({ pages: { desk, keys, bare, plain, arabic } }) => {
  await press(desk, /^Beginnen.*Arbeit in Gruppen/);
  await desk.getByText("Tische anders einteilen", { exact: true }).click();
  await desk.getByRole("radio", { name: "nach eigener Wahl" }).check();
  await desk.getByLabel("Anzahl der Tische").fill("2");
  await desk.locator("#table_people").fill("");
  await press(desk, "An die Tische");
  for (const [page, table] of [[keys, "1"], [plain, "1"], [bare, "2"], [arabic, "2"]]) {
    await now(page, bare, "platz");
    await choose(page.locator("section:has(#platz) [name=table]"), table);
    await sendPart(page, "platz");
  }
  await press(desk, "Karten aufdecken");
};

const write = async ({ hand, pages: { desk, wall, keys, bare, plain, arabic } }) => {
  await now(keys, bare, "schreiben");
  await hand.type("Wer", CARDS.keys);
  await hand.unfold("Aus Listen");
  await hand.tick("Menschen mit wenig Deutsch");
  await hand.choose("Wie weit", "Einbeziehen");
  await hand.press("Karte anheften");
  for (const [page, words] of [[bare, CARDS.bare], [plain, CARDS.plain], [arabic, CARDS.arabic]]) {
    await now(page, bare, "schreiben");
    await part(page, "schreiben").locator("textarea").first().fill(words);
    await sendPart(page, "schreiben");
  }
  await bare.goto(`${server.base}/w/raum`);
  for (const page of [keys, plain]) for (const name of ["keys", "plain"]) await board(page, CARDS[name]).waitFor();
  for (const page of [bare, arabic]) for (const name of ["bare", "arabic"]) await board(page, CARDS[name]).waitFor();
  for (const words of Object.values(CARDS)) await board(desk, words).waitFor();
  await assertNowhere([wall, bare, arabic], CARDS.keys);
  await assertNowhere([wall, bare, arabic], CARDS.plain);
  await assertNowhere([wall, keys, plain], CARDS.bare);
  await assertNowhere([wall, keys, plain], CARDS.arabic);
};

/* One table after another, then all of them, then what is alike under one heading. */
const present = async (room) => {
  const { desk, wall, keys, bare, plain, arabic } = room.pages;
  await press(desk, /^Beginnen.*Präsentation/);
  for (const [table, shown, unseen] of [["1", "keys", "bare"], ["2", "bare", "keys"]]) {
    await press(desk, new RegExp(`^Vorstellen lassen.*Tisch ${table}`));
    await wall.locator("#raum-tisch", { hasText: `Tisch ${table} stellt vor` }).waitFor();
    for (const page of [wall, keys, plain, arabic]) await board(page, CARDS[shown]).waitFor();
    await assertNowhere([wall], CARDS[unseen]);
  }
  await assertAllSound(room, "table");
  await press(desk, "Karten aller Tische zeigen");
  await bare.goto(`${server.base}/w/raum`);
  for (const page of [wall, keys, bare, plain, arabic]) for (const words of Object.values(CARDS)) await board(page, words).waitFor();
  await board(wall, CARDS.keys).getByText("Tisch 1").waitFor();
  await board(wall, CARDS.arabic).getByText("Tisch 2").waitFor();
  for (const name of ["keys", "arabic"]) await board(desk, CARDS[name]).locator("input[type=checkbox]").check();
  await desk.locator("#karten #text").fill("Verständlich für alle");
  await send(desk, desk.locator("#karten button[value=group]"));
  for (const page of [wall, keys, plain, arabic]) await page.getByRole("heading", { name: "Verständlich für alle" }).waitFor();
};

const vote = async ({ hand, pages: { desk, wall, keys, bare, plain, arabic } }) => {
  await press(desk, "Abstimmung beginnen");
  await now(keys, bare, "punkte");
  await hand.press(await board(keys, CARDS.keys).locator("button[name=plus]").getAttribute("aria-label"));
  for (const page of [bare, plain, arabic]) {
    await now(page, bare, "punkte");
    await send(page, board(page, CARDS.keys).locator("button[name=plus]"));
  }
  await assertNowhere([wall, keys, bare, plain], "4 Punkte");
  await press(desk, "Abstimmung beenden");
  for (const page of [wall, keys]) await board(page, CARDS.keys).getByText("4 Punkte").waitFor();
};

const thank = async ({ pages: { desk, keys, bare, plain, arabic } }) => {
  await press(desk, /^Beginnen.*Dank/);
  await press(desk, "Workshop beenden");
  for (const page of [keys, bare, plain, arabic]) {
    await now(page, bare, "dank");
    assert.equal(await page.locator('a[href^="/w/raum/karten/"]').count(), 0, "a change is offered that is not taken");
  }
};

/* The code is taken along, and three questions are answered. */
const giveFeedback = async ({ hand, codes, pages: { keys, bare, plain, arabic } }) => {
  for (const [name, page] of Object.entries({ keys, bare, plain, arabic })) {
    codes[name] = await page.locator("section:has(#quittung) .room-pin strong").innerText();
    if (page === keys) continue;
    await choose(page.locator("section:has(#rueckmeldung) [name=heard]"), "yes");
    await sendPart(page, "rueckmeldung");
  }
  assert.equal(new Set(Object.values(codes)).size, 4);
  await hand.choose("Konnten Sie sagen, was Ihnen wichtig ist?", "Ja");
  await hand.press("Absenden");
  await keys.getByText("Danke, Sie haben geantwortet.").waitFor();
};

/* -- What becomes of it -- */

/* The card says who and how far: one click makes the row of the plan, which says where it is from. */
const takeUp = async ({ place, pages: { desk } }) => {
  await desk.goto(`${server.base}${place}/ergebnisse`);
  await assertSoundOnTheWay(desk);
  const card = desk.locator("li.room-card", { hasText: CARDS.keys });
  await send(desk, card.getByRole("button", { name: /^Als Beteiligung übernehmen/ }).first());
  await card.getByText("Daraus wurde: Beteiligung").waitFor();
  const row = await card.locator('a[href*="/beteiligung/"]').getAttribute("href");
  await desk.goto(`${server.base}${INITIATIVE}/beteiligung`);
  await desk.locator(`main a[href="${row}"]`).first().waitFor();
  await assertSoundOnTheWay(desk);
  await desk.goto(server.base + row);
  await desk.getByText(/Aus dem Workshop/).first().waitFor();
  await desk.getByRole("link", { name: WORKSHOP }).first().waitFor();
  await assertSoundOnTheWay(desk);
  return row;
};

const hearAndAnswer = async (row, { pages: { desk } }) => {
  const day = new Date().toISOString().slice(0, 10);
  await desk.goto(`${server.base}${row}/bearbeiten`);
  const results = desk.locator("details:not([open]) > summary", { hasText: "Ergebnis und Antwort" });
  if ((await results.count()) > 0) await results.click();
  for (const name of ["heard_on", "answered_on"]) await desk.locator(`[name=${name}]`).fill(day);
  await desk.locator("[name=answer]").fill(ANSWER);
  await desk.getByLabel("Antworten sind unter einem Link ohne Konto lesbar").check();
  await press(desk, "Speichern");
  await desk.goto(server.base + row);
  await desk.getByText(ANSWER).first().waitFor();
  await assertSoundOnTheWay(desk);
};

/* On a device that was never in the room, each in their way. */
const askForAnswers = async ({ codes }) => {
  const narrow = { viewport: { width: 360, height: 740 } };
  const keys = await pageOf("/w/antwort");
  const hand = keyboard(keys);
  await hand.type(await keys.locator("label[for=code]").innerText(), codes.keys);
  await hand.press("Anzeigen");
  await keys.getByText(ANSWER).waitFor();
  const bare = await pageOf("/w/antwort", { ...narrow, javaScriptEnabled: false });
  const plain = await pageOf("/w/antwort", { viewport: { width: 320, height: 640 } }, { language: "de-simple" });
  const arabic = await pageOf("/w/antwort", narrow, { language: "ar" });
  for (const [name, page] of Object.entries({ bare, plain, arabic })) {
    if (page !== bare) await assertSoundOnTheWay(page);
    await page.locator("#code").fill(codes[name]);
    await send(page, page.locator("main form button[type=submit]").first());
    await page.getByText(CARDS[name]).waitFor();
    await assertNowhere([page], CARDS.keys);
    await assertNowhere([page], codes[name].slice(0, 9));
  }
  for (const [name, page] of Object.entries({ keys, plain, arabic })) {
    await shot(page, `answer-${name}`);
    await assertSoundOnTheWay(page);
  }
};

test("from the door to the answer", async () => {
  const room = await openDoors();
  room.codes = {};
  await comeIn(room);
  for (const [name, go] of Object.entries({ introduce, explain, splitUp, write })) {
    await go(room);
    await assertAllSound(room, name);
  }
  await present(room);
  await assertAllSound(room, "together");
  await vote(room);
  await assertReadable(room);
  await assertAllSound(room, "votes");
  await thank(room);
  await assertAllSound(room, "thanks");
  await giveFeedback(room);
  await assertAllSound(room, "feedback");
  const row = await takeUp(room);
  await hearAndAnswer(row, room);
  await askForAnswers(room);
  for (const { close } of opened) await close();
});
