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

static Err was_here(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId contribution,
                    RecordId involvement, bool *ret) {
    enum { CHANGES_MAX = 50 }; /* older ones are told by nobody any more */
    HistoryEntries entries;
    *ret = false;
    TRY(history_list(ctx, conn, initiative->chain, contribution, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count && !*ret; i++)
        if (str_eq(entries.items[i].action, STR("change")))
            TRY(left(ctx, &entries.items[i], involvement, ret));
    return ERR_NONE;
}

Err contributions_moved(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                        const ContributionList *all, RecordId involvement, int64_t *ret) {
    *ret = 0;
    for (size_t i = 0; i < all->count; i++) {
        const Contribution *contribution = &all->items[i];
        bool moved = false;
        if (contribution->involvement.v == involvement.v || contribution->record.version == 1)
            continue;
        TRY(was_here(ctx, conn, initiative, contribution->record.id, involvement, &moved));
        *ret += moved;
    }
    return ERR_NONE;
}
