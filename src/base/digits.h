/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* digits.h -- numbers of fixed width inside dates and times; for base only. */
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Exactly `count` digits with leading zeros, no NUL; the number is 0 <= number < 10^count. Returns
 * what follows. */
static inline char *digits_put(char *at, size_t count, int number) {
    for (size_t i = count; i > 0; i--) {
        at[i - 1] = (char)('0' + number % 10);
        number /= 10;
    }
    return at + count;
}

/* Exactly `count` (at most 9) digits from `from`; false when there are other characters or too few.
 */
MUST_CHECK static inline bool digits_get(Str s, size_t from, size_t count, int *ret) {
    if (from > s.len || count > s.len - from)
        return false;
    int number = 0;
    for (size_t i = from; i < from + count; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        number = number * 10 + (s.ptr[i] - '0');
    }
    *ret = number;
    return true;
}
