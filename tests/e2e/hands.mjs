// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Two ways to use a page: with a pointer, and with the keyboard alone. Both name things as the page does.
import assert from "node:assert/strict";
import { full } from "./full.mjs";

const main = (page) => page.getByRole("main");
const link = (page, name) => page.getByRole("link", { name, exact: true }).first();
const button = (page, name) => main(page).getByRole("button", { name, exact: true }).first();
const field = (page, label) => main(page).getByLabel(label).first();

const folded = (page, name) =>
  main(page).locator("details:not([open]) > summary", { hasText: name }).first();

/* `options` of a click: without scripts in the page, force does not wait for its animation frames. */
export const pointer = (page, options = {}) => ({
  activate: (target) => target.click(options),
  follow: (name) => link(page, name).click(options),
  press: (name) => button(page, name).click(options),
  type: (label, text) => field(page, label).fill(text),
  tick: (label) => field(page, label).check(options),
  choose: (label, option) => field(page, label).selectOption({ label: option }, options),
  unfold: async (name) => {
    if ((await folded(page, name).count()) === 0) return;
    await folded(page, name).click(options);
    await main(page).locator("details[open] > summary", { hasText: name }).first().waitFor();
  },
});

const TABS_MAX = 200;

/* Whether the element is focused, and whether somebody can see that it is. */
const focused = (target) =>
  target.evaluate((element) => {
    if (document.activeElement !== element) return "no";
    const style = getComputedStyle(element);
    const near = element.matches("input") ? getComputedStyle(element.parentElement) : style;
    const seen = [style, near].some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
    );
    return seen ? "yes" : "unseen";
  });

export const keyboard = (page) => {
  /* On a new page the first Tab leads past the header, when what is wanted stands in the content. */
  const skip = async (target) => {
    const wanted = await target.evaluate(
      (element) => document.activeElement === document.body && element.closest("main") !== null,
    );
    if (!wanted) return;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  };
  const reach = async (target) => {
    await target.waitFor();
    await skip(target);
    for (let i = 0; i < TABS_MAX; i++) {
      const state = await focused(target);
      assert.notEqual(state, "unseen", `${await target.evaluate((e) => e.outerHTML)}: focus cannot be seen`);
      if (state === "yes") return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${target} cannot be reached with Tab`);
  };
  /* Radio buttons share one stop; arrows go on from the first. */
  const tick = async (label) => {
    const target = field(page, label);
    if ((await target.getAttribute("type")) !== "radio") {
      await reach(target);
      return page.keyboard.press("Space");
    }
    const group = main(page).locator(`input[name="${await target.getAttribute("name")}"]`);
    await reach(group.first());
    await page.keyboard.press("Space");
    for (let i = 0; i < (await group.count()) && !(await target.isChecked()); i++)
      await page.keyboard.press("ArrowDown");
    assert.ok(await target.isChecked());
  };
  const choose = async (label, option) => {
    const target = field(page, label);
    const chosen = () => target.evaluate((select) => select.selectedOptions[0].label);
    await reach(target);
    await page.keyboard.press("Home");
    const count = await target.locator("option").count();
    for (let i = 0; i < count && (await chosen()) !== option; i++) await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(), option);
  };
  const enter = async (target) => {
    await reach(target);
    await page.keyboard.press("Enter");
  };
  return {
    tick,
    choose,
    activate: enter,
    follow: (name) => enter(link(page, name)),
    press: (name) => enter(button(page, name)),
    unfold: async (name) => {
      if ((await folded(page, name).count()) > 0) await enter(main(page).locator("summary", { hasText: name }));
    },
    type: async (label, text) => {
      await reach(field(page, label));
      await page.keyboard.press("Control+A"); /* what stands there is typed over, as with fill() */
      await page.keyboard.insertText(text);
    },
  };
};

/** The ways a whole walk is gone, each by who wants to: what the page is opened with, and with which hands. */
export const WAYS = {
  "by keyboard": { options: {}, hands: keyboard },
  "on a phone without JavaScript": {
    options: { javaScriptEnabled: false, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    hands: (page) => pointer(page, { force: true }),
  },
};

/** The ways of this run, each with its name: ./test goes the one named, and others elsewhere; make test-full goes all. */
export const waysOfThisRun = (one) => Object.entries(WAYS).filter(([name]) => full || name === one);
