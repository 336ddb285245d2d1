/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/personal.h"

#include "store/history.h"
#include "store/record_store.h"

bool personal_taken_out(const Schema *schema, const void *before, const void *after) {
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field->personal && !field_empty(field, before) && field_empty(field, after))
            return true;
    }
    return false;
}

Err personal_forget(Tx *tx, ChainId chain, const Schema *schema, RecordId id, void *before) {
    bool personal = false;
    void *empty = arena_new(tx->ctx->arena, max_align_t, schema->size / sizeof(max_align_t) + 1);
    schema_clear(schema, empty);
    for (size_t i = 0; i < schema->count; i++) {
        if (!schema->fields[i].personal)
            continue;
        field_copy(&schema->fields[i], empty, before);
        personal = true;
    }
    return personal ? history_erase(tx, chain, id, STR(ERASED_BY_REMOVAL)) : ERR_NONE;
}
