// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Somebody who reads Turkish, Ukrainian or Arabic takes part in a workshop: every page says that a machine translated
// it, nothing of the product is in another language without being marked so, Arabic runs from right to left.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { assertSoundOnTheWay, isAnswered, openPage } from "./browse.mjs";
import { testInFull } from "./full.mjs";
import { beginCards, beginRound, openInvitation, openRoom, splitRoom } from "./route_pages.mjs";
import { startServer, temporaryFolder } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const SMALL = { viewport: { width: 320, height: 640 } };
/* What the product calls itself and its licence, what is written so everywhere, and the code of a receipt. */
const NAMES = /\b(Einklang|EUPL|PIN|QR|cookie)\b|https?:\S+|\b([A-Z0-9]{4} ){2}[A-Z0-9]{4}\b/g;
/* Words that only German texts have; in the other two scripts every Latin word is one too many. */
const GERMAN = /\b(der|die|das|und|ist|sind|nicht|eine?|Sie|Ihre?|für|Karten?|Sprache|bitte)\b/i;
const FOREIGN = { tr: GERMAN, uk: /[A-Za-zÄÖÜäöüß]{2,}/, ar: /[A-Za-zÄÖÜäöüß]{2,}/ };

let browser, folder, server, petra;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startServer({ folder: folder.path, database: join(folder.path, "einklang.db"), args: ["--example"] });
  petra = new Visitor(server.base);
  await petra.enterExample(server.example, "Petra Projekt");
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

/* Texts and spoken names that are in the language of the page, each with where it stands. */
const textsOf = (page) =>
  page.evaluate(() => {
    const language = document.documentElement.lang;
    const own = (element) => element.closest("[lang]").lang === language && !element.closest("script, style");
    const texts = [document.title];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) if (own(nodes.currentNode.parentElement)) texts.push(nodes.currentNode.data);
    for (const element of document.querySelectorAll("*"))
      for (const { name, value } of element.attributes)
        if (/^(aria-label|title|alt|data-(connected|lost|stale|ended|elsewhere|continue|many))$/.test(name) && own(element))
          texts.push(value);
    return texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
  });

const assertTranslated = async (page, language) => {
  assert.equal(await page.locator("html").getAttribute("lang"), language, page.url());
  assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
  const [title, ...texts] = await textsOf(page);
  const left = texts.filter((text) => FOREIGN[language].test(text.replace(NAMES, "")));
  assert.deepEqual(left, [], `${page.url()} (${title})`);
  await assertSoundOnTheWay(page);
};

const submit = async (page, form) => {
  const came = page.waitForResponse(isAnswered);
  await form.locator("button[type=submit]").first().click();
  await came;
  await page.waitForLoadState();
};

for (const language of ["tr", "uk", "ar"])
  (language === "ar" ? test : testInFull)(`taking part in ${language}`, async () => {
    const room = await openRoom(server, petra);
    await beginRound(petra, room);
    const { page, close } = await openPage(browser, { ...SMALL, locale: language });
    /* Without events a page stays as it is while it is looked at. */
    await page.route("**/ereignisse*", (route) => route.fulfill({ status: 204 }));
    await page.goto(`${server.base}/w`);
    await assertTranslated(page, language);
    await page.locator("#pin").fill("12345678");
    await submit(page, page.locator("main form"));
    await assertTranslated(page, language);
    await page.goto(`${server.base}/w/q/${room.token}`);
    await assertTranslated(page, language);
    await submit(page, page.locator("main form"));
    await assertTranslated(page, language);
    await submit(page, page.locator("section:has(#stimme) form")); // nothing chosen: says so
    await assertTranslated(page, language);
    await petra.get(room.lead);
    await beginCards(petra, room);
    await page.goto(`${server.base}/w/raum`);
    await submit(page, page.locator("section:has(#schreiben) form")); // an empty card: says so
    await assertTranslated(page, language);
    await page.locator("section:has(#schreiben) textarea").first().fill({ tr: "Yaşlılar", uk: "Літні люди", ar: "كبار السن" }[language]);
    await submit(page, page.locator("section:has(#schreiben) form"));
    await assertTranslated(page, language);
    await page.goto(await page.locator("section:has(#meine) a[href*='/karten/']").first().getAttribute("href").then((href) => server.base + href));
    await assertTranslated(page, language);
    await splitRoom(petra, room, true);
    await page.goto(`${server.base}/w/raum`);
    await page.locator("#raum-tisch h2").waitFor();
    await assertTranslated(page, language);
    await submit(page, page.locator("section:has(#platz) form"));
    await assertTranslated(page, language);
    for (const act of ["plenum/all", "plenum/end"]) {
      await petra.get(room.lead);
      await petra.submit({}, `/leitung/${act}`);
      await page.goto(`${server.base}/w/raum`);
      await assertTranslated(page, language);
    }
    for (const act of ["reveal", "open_voting"]) {
      await petra.get(room.lead);
      await petra.submit({}, `/tun/${act}`);
    }
    await page.goto(`${server.base}/w/raum`);
    await page.locator("#punkte").waitFor();
    await assertTranslated(page, language);
    await submit(page, page.locator("#raum-tafel")); // the first button there gives a dot
    await assertTranslated(page, language);
    await page.goto(`${server.base}/w/raum/karten/${room.card}/ergaenzen`);
    await assertTranslated(page, language);
    await submit(page, page.locator("main form")); // nothing said: says so
    await assertTranslated(page, language);
    await page.locator("textarea").first().fill({ tr: "Konuşarak", uk: "Поговорити", ar: "بالحديث معهم" }[language]);
    await submit(page, page.locator("main form"));
    await assertTranslated(page, language);
    for (const act of ["close_voting", "close"]) {
      await petra.get(room.lead);
      await petra.submit({}, `/tun/${act}`);
      await page.goto(`${server.base}/w/raum`);
      await assertTranslated(page, language);
    }
    const code = await page.locator("section:has(#quittung) strong").innerText();
    await submit(page, page.locator("section:has(#rueckmeldung) form"));
    await assertTranslated(page, language);
    await page.goto(`${server.base}/w/antwort`);
    await assertTranslated(page, language);
    for (const typed of ["KAUM EINE", code]) {
      await page.locator("#code").fill(typed);
      await submit(page, page.locator("main form"));
      await assertTranslated(page, language);
    }
    await page.goto(`${server.base}/w/nirgends`);
    await assertTranslated(page, language);
    await page.goto(`${server.base}/vorhaben/antragsassistenz`);
    assert.match(await page.locator("html").getAttribute("lang"), /^de/, "elsewhere it is German");
    await close();
  });

for (const language of ["tr", "uk", "ar"])
  (language === "ar" ? test : testInFull)(`the invitation in ${language}`, async () => {
    const { token } = await openInvitation(server, petra);
    const { page, close } = await openPage(browser, { ...SMALL, locale: language });
    await page.goto(`${server.base}/einladung/${token}`);
    await assertTranslated(page, language);
    await submit(page, page.locator("main form")); // nothing said: says so
    await assertTranslated(page, language);
    await page.locator("textarea").fill({ tr: "Kapıya yakın bir yer", uk: "Місце біля дверей", ar: "مقعد قرب الباب" }[language]);
    await submit(page, page.locator("main form"));
    await assertTranslated(page, language);
    await page.goto(`${server.base}/einladung/${token}x`); // there is none
    await assertTranslated(page, language);
    await close();
  });
