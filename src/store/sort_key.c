/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/sort_key.h"

#include "base/out.h"
#include "base/text_fold.h"
#include "base/utf8.h"

/* Words of base letters and digits, one space between them. */
static void primary_level(Str text, Out *out) {
    bool gap = false;
    for (uint32_t c; utf8_next(&text, &c);) {
        Fold fold = fold_code_point(c);
        if (fold.kind == FOLD_SEPARATOR)
            gap = out->len > 0;
        if (fold.len == 0)
            continue;
        if (gap)
            out_char(out, ' ');
        gap = false;
        out_bytes(out, fold.text, fold.len);
    }
}

static void lower_level(Str text, Out *out) {
    for (uint32_t c; utf8_next(&text, &c);) {
        char bytes[4];
        out_bytes(out, bytes, utf8_encode(fold_lower(c), bytes));
    }
}

Str sort_key_make(Arena *arena, Str text) {
    text = utf8_truncate(text, SORT_KEY_LENGTH_MAX);
    CLEANUP(out_done) Out key = out_open(3 * text.len + 3);
    primary_level(text, &key);
    size_t primary = key.len;
    /* A level that repeats the one before decides nothing: most keys stay as short as their text.
     */
    out_char(&key, '\x01');
    lower_level(text, &key);
    Str whole = out_view(&key);
    Str lower = str_slice(whole, primary + 1, SIZE_MAX);
    if (!str_eq(lower, text)) {
        out_char(&key, '\x01');
        out_str(&key, text);
        return str_copy(arena, out_view(&key));
    }
    if (str_eq(lower, str_slice(whole, 0, primary)))
        whole = str_slice(whole, 0, primary);
    return str_copy(arena, whole);
}
