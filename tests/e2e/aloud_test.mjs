// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// assets/aloud.js with voices that are pretended: only those on the device read, each part in its language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../tools/browser.mjs";
import { root } from "./server.mjs";

const script = readFileSync(join(root, "assets/aloud.js"), "utf8");
const PAGE = `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>قاعة</title></head><body>
<button type="button" data-aloud="teil fehlt" data-stop="قف" hidden><span>اقرأ</span></button>
<section id="teil"><h2><bdi lang="de">Wer soll beteiligt werden?</bdi></h2><p>مرحبا</p><p hidden>مخفي</p>
<ul><li lang="de-simple">Eine <b>Sache</b></li><li lang="uk">Слово</li></ul><p><button>زر</button></p></section>
</body></html>`;
const LOCAL = (lang) => ({ lang, localService: true, name: `${lang} here` });
const REMOTE = (lang) => ({ lang, localService: false, name: `${lang} elsewhere` });

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/* A page whose device has these voices; `said` is what was read so far. */
const open = async (voices) => {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript((known) => {
    window.said = [];
    window.cancelled = 0;
    window.voices = known;
    const speech = new EventTarget();
    speech.getVoices = () => window.voices;
    speech.speak = (words) => window.said.push({ text: words.text, lang: words.lang, voice: words.voice.name, end: () => words.onend?.() });
    speech.cancel = () => (window.cancelled += 1);
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = function (text) {
      this.text = text;
    };
  }, voices);
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(PAGE)}`);
  await page.addScriptTag({ content: script });
  return { page, button: page.locator("button[data-aloud]"), said: () => page.evaluate(() => window.said.map(({ text, lang, voice }) => ({ text, lang, voice }))) };
};

test("the script is ES5", () => {
  const code = script.replace(/\/\*[^]*?\*\//g, "").replace(/"(\\.|[^"\\])*"/g, '""');
  assert.doesNotMatch(code, /=>|`|\b(const|let|class|async|await|import|of)\b|\?\.|\?\?|\.\.\.|\*\*/);
});

test("each part is read in its language, by voices of the device", async () => {
  const { page, button, said } = await open([REMOTE("ar-SA"), LOCAL("de_DE"), LOCAL("ar-EG"), LOCAL("en-GB")]);
  await button.click();
  assert.deepEqual(await said(), [
    { text: "Wer soll beteiligt werden?", lang: "de", voice: "de_DE here" },
    { text: "مرحبا", lang: "ar", voice: "ar-EG here" },
    { text: "Eine Sache", lang: "de-simple", voice: "de_DE here" },
  ]);
  assert.equal(await button.innerText(), "قف");
  await button.click();
  assert.equal(await page.evaluate(() => window.cancelled), 1);
  assert.equal(await button.innerText(), "اقرأ");
  await button.click();
  await page.evaluate(() => window.said.at(-1).end());
  assert.equal(await button.innerText(), "اقرأ", "at the end it offers to read again");
  await page.context().close();
});

test("without a voice on the device nothing is offered, until one comes", async () => {
  const { page, button } = await open([REMOTE("de-DE"), REMOTE("ar-SA"), LOCAL("fr-FR")]);
  assert.equal(await button.isVisible(), false);
  await page.evaluate((voice) => {
    window.voices.push(voice);
    window.speechSynthesis.dispatchEvent(new Event("voiceschanged"));
  }, LOCAL("uk-UA"));
  assert.equal(await button.isVisible(), true);
  await page.context().close();
});
