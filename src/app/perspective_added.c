/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/perspective_added.h"

#include "files/record_json.h"
#include "store/history.h"

/* Whether the key stood there before a change and after it. False: it made them, or tells it no more. */
static Err stood(Ctx *ctx, const HistoryEntry *entry, Str key, bool ret[static 2], bool *ret_told) {
    static const char *const SIDES[] = { "before", "after" };
    *ret_told = false;
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++) {
        Stakeholder side;
        Err err =
            record_json_side(&STAKEHOLDER_SCHEMA, entry->payload, SIDES[i], ctx->arena, &side);
        if (err == ERR_NOT_FOUND)
            return ERR_NONE;
        TRY(err);
        ret[i] = str_has_word(side.perspectives, key);
    }
    *ret_told = true;
    return ERR_NONE;
}

Err perspective_added_after(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            RecordId stakeholder, Str key, Date heard_on, Date *ret) {
    enum { CHANGES_MAX = 50 };
    HistoryEntries entries;
    *ret = (Date){ 0 };
    TRY(history_list(ctx, conn, initiative->chain, stakeholder, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        const HistoryEntry *entry = &entries.items[i];
        Date day = local_time(entry->at).date;
        bool had[2], told = false;
        if (date_compare(day, heard_on) <= 0)
            return ERR_NONE;
        if (str_eq(entry->action, STR("change")))
            TRY(stood(ctx, entry, key, had, &told));
        if (!told)
            continue;
        if (had[0]) /* as far as we have come: it may have been taken out in between only */
            *ret = (Date){ 0 };
        else if (had[1])
            *ret = day;
    }
    return ERR_NONE;
}
