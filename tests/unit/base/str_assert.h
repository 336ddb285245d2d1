/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* str_assert.h -- what a test of base compares most: a view with a literal. Include after cmocka.h.
 */
#include "base/str.h"

#define assert_str(actual, expected) assert_str_((actual), str_from(expected), __FILE__, __LINE__)

static inline void assert_str_(Str actual, Str expected, const char *file, int line) {
    if (str_eq(actual, expected))
        return;
    print_error("\"" STR_FMT "\" != \"" STR_FMT "\"\n", STR_ARG(actual), STR_ARG(expected));
    _fail(file, line);
}
