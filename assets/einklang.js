/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Small comforts; every page works without them. */
"use strict";

/* After a form came back with findings, reading goes on at their list. */
document.getElementById("fehler")?.focus();

/* On a phone the tabs are one row that scrolls: the current one is in sight. */
const tab = document.querySelector(".tabs [aria-current]");
if (tab) {
  const row = tab.closest("ul");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

/* How long a sent form waits for its answer; a file that is downloaded leaves the page standing. */
const PATIENCE = 5000;
const values = (form) => new URLSearchParams(new FormData(form)).toString();
let sent = false;

const ready = (form) => {
  sent = false;
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};

for (const form of document.querySelectorAll("form.form")) {
  const before = values(form);
  /* A second click while the answer is on its way sends nothing; the server would notice anyway. */
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    sent = true;
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(ready, PATIENCE, form);
  });
  /* What was typed is not lost by a wrong click. The browser has its own words for the question. */
  window.addEventListener("beforeunload", (event) => {
    if (!sent && values(form) !== before) event.preventDefault();
  });
}

/* Back in the history: the form can be sent again. */
window.addEventListener("pageshow", () => document.querySelectorAll("form.form").forEach(ready));

/* A link to a field in folded details opens them, and one can write; so does printing, for as long as it
   lasts. By its id: what is :target is known only after the stylesheets, which may be later than this. */
const unfold = () => {
  const target = document.getElementById(location.hash.slice(1));
  for (let box = target?.closest("details"); box; box = box.parentElement.closest("details"))
    box.open = true;
  if (target?.closest("details")) target.focus();
};
window.addEventListener("hashchange", unfold);
unfold();
window.addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("details:not([open])")) {
    box.dataset.printed = "true";
    box.open = true;
  }
});
window.addEventListener("afterprint", () => {
  for (const box of document.querySelectorAll("details[data-printed]")) {
    box.open = false;
    delete box.dataset.printed;
  }
});
