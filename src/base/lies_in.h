/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* lies_in.h -- whether a text is one of those that lie in a block of memory. */
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Never one without letters. */
static inline bool lies_in(Str words, Str block) {
    uintptr_t begin = (uintptr_t)block.ptr, at = (uintptr_t)words.ptr;
    return words.len > 0 && at >= begin && at - begin < block.len;
}
