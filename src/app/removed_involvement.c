/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/removed_involvement.h"

#include <jansson.h>

#include "app/answer_link.h"
#include "app/answer_read.h"
#include "app/change.h"
#include "app/secret.h"
#include "store/history.h"
#include "store/initiative_store.h"

Err involvement_told(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                     const Involvement *involvement, bool *ret) {
    const AnswerPast *past = &involvement->answer_past;
    *ret = involvement->answer_shared || !date_none(past->withdrawn_on) ||
           !date_none(past->changed_on);
    if (*ret || !involvement_answered(involvement))
        return ERR_NONE;
    return answer_to_all_was_read(ctx, conn, initiative, involvement, ret);
}

Err involvement_removal_check(Tx *tx, const InitiativeRef *initiative, const Involvement *was,
                              Str reason, bool *ret_told) {
    TRY(involvement_told(tx->ctx, tx->conn, initiative, was, ret_told));
    if (!*ret_told || !str_empty(reason))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("reason"), FINDING_REQUIRED, 0);
    return ERR_INVALID;
}

Err involvement_removal_note(Tx *tx, App *app, const InitiativeRef *initiative,
                             const Involvement *was, Str reason) {
    Str address = STR("");
    if (was->answer_shared)
        address = answer_link_path(app, tx->ctx->arena, initiative->id, was);
    TRY(initiative_touch(tx, initiative->id));
    return change_note_gone(tx, initiative, &INVOLVEMENT_SCHEMA, was->record.id, was, address,
                            reason);
}

static void json_done(json_t **json) {
    json_decref(*json);
}

static Str text_in(Arena *arena, const json_t *object, const char *name) {
    const json_t *text = json_object_get(object, name);
    return json_is_string(text)
               ? str_copy(arena, str_bytes(json_string_value(text), json_string_length(text)))
               : STR("");
}

/* Address "" = it had none that opened, or the history tells it no more. False: nobody outside knew of it. */
static bool told_in(Arena *arena, const HistoryEntry *entry, RemovedInvolvement *ret,
                    Str *ret_address) {
    *ret = (RemovedInvolvement){ .on = local_time(entry->at).date, .reason = STR("") };
    *ret_address = STR("");
    if (str_empty(entry->payload))
        return false;
    CLEANUP(json_done)
    json_t *json = json_loadb(entry->payload.ptr, entry->payload.len, 0, NULL);
    const json_t *kept = json_object_get(json, "kept");
    *ret_address = text_in(arena, kept, CHANGE_KEPT_ADDRESS);
    ret->reason = text_in(arena, json, "reason");
    return json_is_object(kept);
}

Err involvements_removed_count(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                               int64_t *ret) {
    HistoryEntries entries;
    *ret = 0;
    TRY(history_removed(ctx, conn, initiative->chain, INVOLVEMENT_SCHEMA.name, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        RemovedInvolvement removed;
        Str address;
        *ret += told_in(ctx->arena, &entries.items[i], &removed, &address);
    }
    return ERR_NONE;
}

Err involvement_removed_why(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId id,
                            Str address, RemovedInvolvement *ret) {
    HistoryEntry entry;
    Str kept;
    TRY(history_last(ctx, conn, initiative->chain, id, STR("remove"), &entry));
    if (!str_eq(entry.noun, INVOLVEMENT_SCHEMA.name))
        return ERR_NOT_FOUND;
    bool told = told_in(ctx->arena, &entry, ret, &kept);
    return told && secret_equal(kept, address) ? ERR_NONE : ERR_NOT_FOUND;
}
