/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* lies_in.h -- whether a text is one of those that lie in a block of memory, or in a list. */
#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/str.h"

/* Never one without letters. */
static inline bool lies_in(Str words, Str block) {
    uintptr_t begin = (uintptr_t)block.ptr, at = (uintptr_t)words.ptr;
    return words.len > 0 && at >= begin && at - begin < block.len;
}

typedef LIST_OF(Str) TextList;

/* The very words, not others of the same letters. */
static inline bool lies_among(Str words, const TextList *texts) {
    for (size_t i = 0; i < texts->count; i++)
        if (words.len > 0 && texts->items[i].ptr == words.ptr)
            return true;
    return false;
}
