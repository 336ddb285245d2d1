/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/document.h"

const Document *document_find(const DocumentList *documents, Str key) {
    for (size_t i = 0; i < documents->count; i++)
        if (str_eq(documents->items[i].key, key))
            return &documents->items[i];
    return NULL;
}

/* The text with every `mark` replaced. */
static Str replace(Arena *arena, Str text, Str mark, Str by) {
    Str done = STR("");
    for (;;) {
        size_t at = 0;
        while (at + mark.len <= text.len && !str_starts(str_slice(text, at, SIZE_MAX), mark))
            at++;
        if (at + mark.len > text.len)
            return str_join(arena, done, text);
        done = str_join(arena, done, str_slice(text, 0, at), by);
        text = str_slice(text, at + mark.len, SIZE_MAX);
    }
}

Str document_fill(Arena *arena, Str text, Str authority, Str day) {
    return replace(arena, replace(arena, text, STR("{day}"), day), STR("{authority}"), authority);
}
