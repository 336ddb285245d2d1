/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Nobody scrolls a wall, and the last row reads nothing smaller: of a text that is too long for it the rest stands on phones,
 * which is said. Without it all of the text is there, below what is in sight. ES5 syntax. */
"use strict";
(function () {
  var now = document.querySelector(".wall__now"), who = document.querySelector(".wall__who");
  var more = document.querySelector("[data-more]"), watch;
  if (!now || !who || !more) return;

  /* How high what is on may be: the strip is below it, or beside. */
  function room() {
    var below = who.getBoundingClientRect().left < now.getBoundingClientRect().right;
    return window.innerHeight * 0.96 - (below ? who.offsetHeight : 0);
  }

  function fit() {
    var text = now.querySelector(".markdown"), high = room();
    more.hidden = true;
    if (!text) return;
    /* Around the pieces that come anew, which stay as they were sent. */
    now.style.removeProperty("--text-height");
    if (now.offsetHeight <= high) return;
    more.hidden = false;
    high = text.offsetHeight - now.offsetHeight + high;
    now.style.setProperty("--text-height", Math.max(high, window.innerHeight / 6) + "px");
  }

  if (window.MutationObserver) {
    watch = new MutationObserver(fit);
    watch.observe(document.querySelector("main"), { childList: true, subtree: true });
  }
  window.addEventListener("resize", fit);
  window.addEventListener("load", fit); /* pictures are as high as they are by then */
  fit();
})();
