/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The live room: applies what the event stream brings. ES5 syntax, for phones of 2018; without it the page has a link
 * to load it anew. All words come from attributes of the page: docs/adr/0015-events-for-the-room.md */
"use strict";
(function () {
  var QUIET = 5000, HIDDEN = 30000, HELD = 500, SPREAD = 1000;
  var one = function (name) { return document.querySelector("[data-" + name + "]"); };
  var each = function (list, what) { Array.prototype.forEach.call(list, what); };
  var live = one("stream"), state = one("connection"), pause = one("pause"), voice = one("announce");
  var seq, source, again, nap, mine, asked, away, over, stale, missed, speaking, voting, held = null, tries = 0, news = [];
  if (!live || !window.EventSource) return;

  function word(element, name) { return (element && element.getAttribute("data-" + name)) || ""; }

  function say(name) {
    var text = (stale && word(state, "stale")) || word(state, name);
    if (text && state.textContent !== text) state.textContent = text;
  }

  /* Has somebody put something in that the page would lose? */
  function changed(field) {
    if (/checkbox|radio/.test(field.type)) return field.checked !== field.defaultChecked;
    if (field.options) return field.selectedIndex > 0 && !field.options[field.selectedIndex].defaultSelected;
    return /text|search|mail|tel|number|url/.test(field.type) && field.value !== field.defaultValue;
  }

  /* The first is said at once; what comes soon after is gathered: of several, how many. */
  function speak() {
    voice.textContent = news.length > 1 ? word(voice, "many").replace("%n", news.length) : news[0] || "";
    speaking = news.length && setTimeout(speak, QUIET);
    news = [];
  }

  function key(e) { return e.id || (e.name && e.name + "\n" + e.value) || e.getAttribute("href"); }

  function byId(id) { return document.getElementById(id); }

  /* Replaces, removes, moves; focus and what was put in stay. */
  function swap(target, content, list, next) {
    var old = target.parentNode, parent = list || old, focus = document.activeElement, found = !target.contains(focus), kept = [];
    each(target.querySelectorAll("input,textarea,select,details"), function (field) {
      if (field.id && (field.open || changed(field))) kept.push(field);
    });
    if (!list) next = target.nextSibling;
    old.removeChild(target); /* first, so that Tab finds it */
    if (content) parent.insertBefore(content, next);
    kept.forEach(function (old) {
      var field = byId(old.id);
      if (field && old.open) field.open = true;
      else if (field && /checkbox|radio/.test(old.type)) {
        if (field.value === old.value) field.checked = old.checked; /* else its card has other words */
      }
      else if (field) field.value = old.value;
    });
    if (old.hasAttribute("data-brief") && !old.firstElementChild) {
      old = old.parentNode;
      if (parent.parentNode === old) parent = old.parentNode;
      old.parentNode.removeChild(old);
    }
    each(found ? [] : parent.querySelectorAll("[id],a,button,input,textarea"), function (e) {
      if (found || !key(focus) || key(e) !== key(focus)) return;
      found = e;
      e.focus({ preventScroll: true });
      if (typeof focus.selectionStart === "number") e.setSelectionRange(focus.selectionStart, focus.selectionEnd);
    });
    if (found) return;
    parent.setAttribute("tabindex", "-1");
    parent.focus({ preventScroll: true });
  }

  /* What is this device's alone it gets by itself, if it has what this is of, not all at once; while somebody writes there, a link appears. */
  function own(target) {
    clearTimeout(mine);
    mine = setTimeout(function () {
      var request = new XMLHttpRequest(), box = document.createElement("div");
      if (asked) asked.abort();
      asked = request;
      request.open("GET", word(target, "own"));
      request.onload = function () {
        asked = null;
        target = byId(target.id);
        if (request.status === 404) return reload(); /* the room knows this device no more */
        if (request.status !== 200 || !target) return;
        if (Array.prototype.some.call(target.querySelectorAll("input,textarea,select"), changed)) return reload();
        box.innerHTML = request.responseText;
        swap(target, box.firstElementChild);
      };
      request.send();
    }, Math.random() * SPREAD);
  }

  function piece(template) {
    var target = byId(word(template, "target")), op = word(template, "op"), next = byId(word(template, "before"));
    if (op === "own") return target && (!word(template, "of") || byId(word(template, "of"))) && own(target);
    if (op === "anew") return setTimeout(reload, Math.random() * SPREAD);
    var content = template.content || template.ownerDocument.createRange().createContextualFragment(template.innerHTML);
    var first = content.firstElementChild, joins = /append|place/.test(op), known = joins && first && byId(first.id);
    if (op === "list") target && !byId(first.lastElementChild.id) && target.insertBefore(first, next && next.parentNode);
    else if (known) swap(known, content, op === "place" && target, next);
    else if (target && joins) target.insertBefore(content, next);
    else if (target) swap(target, op === "replace" && content);
    if (word(template, "say")) news.push(word(template, "say"));
  }

  function apply(html) {
    var box = document.createElement("template");
    box.innerHTML = html;
    each([].slice.call((box.content || box).childNodes), function (node) { if (node.nodeType === 1) piece(node); });
    if (voice && news.length && !speaking) speak();
  }

  /* While somebody writes, a link appears. */
  function reload() {
    if (!Array.prototype.some.call(document.querySelectorAll("input,textarea"), changed)) return location.reload();
    stale = true;
    if (one("reload")) one("reload").hidden = false;
    say("connected");
  }

  function close() {
    clearTimeout(again);
    if (source) source.close();
    source = null;
  }

  function connect() {
    var url = word(live, "stream");
    close();
    if (over) return;
    source = new EventSource(url + (url.indexOf("?") < 0 ? "?" : "&") + "seit=" + seq);
    source.onopen = function () { tries = 0; say("connected"); };
    source.onerror = function () {
      say("lost");
      if (source.readyState !== 2) return; /* the browser tries again by itself */
      again = setTimeout(connect, Math.min(1000 << tries, 10000) * (1 - Math.random() / 2));
      tries = Math.min(tries + 1, 4);
    };
    source.onmessage = function (event) {
      seq = event.lastEventId || seq;
      if (!held) apply(event.data);
      else if (held.length < HELD) held.push(event.data);
      else missed = true;
    };
    source.addEventListener("resync", function () {
      if (held) missed = true;
      else setTimeout(reload, Math.random() * SPREAD); /* a whole room may be told at once */
    });
    source.addEventListener("ende", function (event) {
      over = true;
      close();
      say({ device: "elsewhere", access: "barred" }[event.data] || "ended");
      /* What is left to see stands on the page loaded anew, which has no stream. */
      if (event.data !== "device") setTimeout(reload, Math.random() * SPREAD);
    });
  }

  /* As the browser would send it, and leads to a page that says what came of it. */
  function sendForm(form, button) {
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = button.name;
    field.value = button.value;
    form.appendChild(field);
    form.submit();
  }

  /* A dot needs no new page: what is left of one's dots comes back. Whatever else comes, or nothing, the browser sends
   * the same again, which counts once. */
  function dot(form, button) {
    var request = new XMLHttpRequest(), box = document.createElement("div");
    var parts = [button].concat([].slice.call(form.querySelectorAll("input"))).map(function (field) {
      return encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value);
    });
    voting = true;
    request.open("POST", form.action);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.setRequestHeader("Einklang-Answer", "piece");
    request.timeout = QUIET;
    request.onloadend = function () {
      voting = false;
      box.innerHTML = request.status === 200 ? request.responseText : "";
      form = byId(form.id) || form;
      if (!box.firstElementChild || !form.parentNode) return sendForm(form, button);
      if (voice) news.push(box.textContent.trim());
      swap(form, box.firstElementChild);
      if (voice && !speaking) speak();
    };
    request.send(parts.join("&"));
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[form=punkte]"), form = byId("punkte");
    if (!button || !form) return;
    event.preventDefault();
    if (!voting) dot(form, button);
  });

  if (pause) {
    pause.hidden = false;
    pause.onclick = function () {
      var label = pause.querySelector("span") || pause, text = label.textContent, all = held;
      label.textContent = word(pause, "continue");
      pause.setAttribute("data-continue", text);
      held = held ? null : [];
      if (all) all.forEach(apply);
      if (all && missed) reload();
      missed = false;
    };
  }

  document.addEventListener("visibilitychange", function () {
    clearTimeout(nap);
    if (document.hidden) { away = Date.now(); nap = setTimeout(close, HIDDEN); }
    else if (!source || Date.now() - away >= HIDDEN) connect();
  });
  window.addEventListener("online", connect);
  window.addEventListener("pageshow", function (event) { if (event.persisted) connect(); });
  seq = word(live, "seq");
  connect();
})();
