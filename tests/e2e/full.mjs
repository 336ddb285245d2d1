// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// What ./test leaves to make test-full: other ways to where one of its tests goes as well.
import { test } from "node:test";

/** EINKLANG_TEST_FULL=1: everything, however long it takes. */
export const full = process.env.EINKLANG_TEST_FULL === "1";

/** A test of make test-full alone. */
export const testInFull = (name, run) => {
  if (full) test(name, run);
};
