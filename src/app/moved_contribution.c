/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/moved_contribution.h"

#include "files/record_json.h"
#include "store/history.h"

static Err left(Ctx *ctx, const HistoryEntry *entry, RecordId involvement, bool *ret) {
    Contribution before, after;
    const Schema *schema = &CONTRIBUTION_SCHEMA;
    *ret = false;
    Err err = record_json_side(schema, entry->payload, "before", ctx->arena, &before);
    if (err == ERR_NONE)
        err = record_json_side(schema, entry->payload, "after", ctx->arena, &after);
    if (err == ERR_NOT_FOUND) /* it made it, or tells it no more */
        return ERR_NONE;
    TRY(err);
    *ret = before.published && before.involvement.v == involvement.v &&
           after.involvement.v != involvement.v;
    return ERR_NONE;
}

Err contributions_moved(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId involvement,
                        int64_t *ret) {
    HistoryEntries entries;
    RecordId counted = { 0 }; /* the last one that was; who went and came and went is one */
    *ret = 0;
    TRY(history_contributions_elsewhere(ctx, conn, initiative->chain, involvement, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        bool moved = false;
        if (entries.items[i].record.v == counted.v)
            continue;
        TRY(left(ctx, &entries.items[i], involvement, &moved));
        *ret += moved;
        if (moved)
            counted = entries.items[i].record;
    }
    return ERR_NONE;
}
