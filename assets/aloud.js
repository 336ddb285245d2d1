/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Reads parts of a page aloud, with voices that are on the device: no word of it leaves the device. The button appears
 * only where there is such a voice for a language of the page. ES5 syntax, for phones of 2018. */
"use strict";
(function () {
  var button = document.querySelector("[data-aloud]"), speech = window.speechSynthesis, reading = false;
  if (!button || !speech || !window.SpeechSynthesisUtterance) return;

  /* "de" for "de-simple": voices know languages, not how plainly somebody writes. */
  function voiceOf(language) {
    var wanted = language.split("-")[0], voices = speech.getVoices();
    for (var i = 0; i < voices.length; i++)
      if (voices[i].localService && voices[i].lang.split(/[-_]/)[0] === wanted) return voices[i];
    return null;
  }

  /* What is read: headings, paragraphs, points, terms; the innermost ones, each in its language. */
  function pieces() {
    var found = [], kinds = "h2,h3,h4,p,li,dt,dd,blockquote";
    button.getAttribute("data-aloud").split(" ").forEach(function (id) {
      var part = document.getElementById(id);
      Array.prototype.forEach.call(part ? part.querySelectorAll(kinds) : [], function (element) {
        var inner = element.querySelector("[lang]"), text = element.textContent.replace(/\s+/g, " ").trim();
        var seen = element.offsetParent !== null && !element.querySelector(kinds + ",button,a");
        if (seen && text) found.push({ text: text, language: (inner || element.closest("[lang]")).lang });
      });
    });
    return found.filter(function (piece) { return voiceOf(piece.language); });
  }

  function label() {
    var words = button.querySelector("span"), other = button.getAttribute("data-stop");
    button.setAttribute("data-stop", words.textContent);
    words.textContent = other;
    reading = !reading;
  }

  function stop() {
    if (reading) label();
    speech.cancel();
  }

  function read() {
    var all = pieces();
    label();
    all.forEach(function (piece, number) {
      var said = new SpeechSynthesisUtterance(piece.text);
      said.voice = voiceOf(piece.language);
      said.lang = piece.language;
      if (number === all.length - 1) said.onend = stop;
      speech.speak(said);
    });
    if (!all.length) stop();
  }

  function offer() { button.hidden = !reading && !pieces().length; }

  button.onclick = function () { if (reading) stop(); else read(); };
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
  offer();
})();
