/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/perspective_added.h"

#include "files/record_json.h"
#include "store/history.h"

static Err added(Ctx *ctx, const HistoryEntry *entry, Str key, bool *ret) {
    Stakeholder before, after;
    const Schema *schema = &STAKEHOLDER_SCHEMA;
    *ret = false;
    Err err = record_json_side(schema, entry->payload, "before", ctx->arena, &before);
    if (err == ERR_NONE)
        err = record_json_side(schema, entry->payload, "after", ctx->arena, &after);
    if (err == ERR_NOT_FOUND) /* it made them, or tells it no more */
        return ERR_NONE;
    TRY(err);
    *ret = !str_has_word(before.perspectives, key) && str_has_word(after.perspectives, key);
    return ERR_NONE;
}

Err perspective_added_on(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                         RecordId stakeholder, Str key, Date *ret) {
    enum { CHANGES_MAX = 50 };
    HistoryEntries entries;
    *ret = (Date){ 0 };
    TRY(history_list(ctx, conn, initiative->chain, stakeholder, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        bool here = false;
        if (str_eq(entries.items[i].action, STR("change")))
            TRY(added(ctx, &entries.items[i], key, &here));
        if (!here)
            continue;
        *ret = local_time(entries.items[i].at).date;
        return ERR_NONE;
    }
    return ERR_NONE;
}
