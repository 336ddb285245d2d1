/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/record_past.h"

#include "files/record_json.h"
#include "store/history.h"

static void *room_of(Arena *arena, const Schema *schema) {
    return arena_zeroed_(arena, schema->size, 1, _Alignof(max_align_t));
}

static bool same(const Schema *schema, const void *a, const void *b) {
    for (size_t i = 0; i < schema->count; i++)
        if (!schema->fields[i].local && !field_equal(&schema->fields[i], a, b))
            return false;
    return true;
}

/* Every save is one entry, from the newest back: what stood before it is what the one before made. */
Err record_past(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, const Noun *noun,
                const void *current, int64_t version, void *ret_record) {
    const Record *head = current;
    const Schema *schema = noun->schema;
    if (version < 1 || version >= head->version || head->version - version > RECORD_PAST_MAX)
        return ERR_NOT_FOUND;
    HistoryEntries entries;
    int back = (int)(head->version - version);
    TRY(history_list(ctx, conn, initiative->chain, head->id, 0, back, &entries));
    if (entries.count < (size_t)back)
        return ERR_NOT_FOUND;
    void *before = room_of(ctx->arena, schema), *after = room_of(ctx->arena, schema);
    const void *known = current;
    for (int i = 0; i < back; i++) {
        Str payload = entries.items[i].payload;
        TRY(record_json_side(schema, payload, "after", ctx->arena, after));
        if (!same(schema, known, after))
            return ERR_NOT_FOUND;
        TRY(record_json_side(schema, payload, "before", ctx->arena, before));
        known = before;
    }
    memcpy(ret_record, before, schema->size);
    return ERR_NONE;
}

Err record_begun(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, const Noun *noun,
                 RecordId id, void *ret_record) {
    HistoryEntry first;
    TRY(history_first(ctx, conn, initiative->chain, id, &first));
    if (!str_eq(first.noun, noun->schema->name) || !str_eq(first.action, STR("create")) ||
        str_empty(first.payload))
        return ERR_NOT_FOUND;
    return record_json_side(noun->schema, first.payload, "after", ctx->arena, ret_record);
}
