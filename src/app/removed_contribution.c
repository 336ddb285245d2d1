/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/removed_contribution.h"

#include <jansson.h>

#include "app/change.h"
#include "files/record_json.h"
#include "store/history.h"
#include "store/initiative_store.h"

Err contribution_removal_check(Tx *tx, Str reason) {
    if (!str_empty(reason))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("reason"), FINDING_REQUIRED, 0);
    return ERR_INVALID;
}

Err contribution_removal_note(Tx *tx, const InitiativeRef *initiative, const Contribution *was,
                              Str reason) {
    Contribution place;
    schema_clear(&CONTRIBUTION_SCHEMA, &place);
    place.involvement = was->involvement;
    place.stakeholder = was->stakeholder;
    place.source = was->source;
    place.published = was->published;
    place.subject = STR(CONTRIBUTION_ERASED);
    TRY(initiative_touch(tx, initiative->id));
    return change_note_kept(tx, initiative, &CONTRIBUTION_SCHEMA, was->record.id, STR("remove"),
                            contribution_sent(was) ? NULL : was, &place, reason);
}

static void json_done(json_t **json) {
    json_decref(*json);
}

typedef struct Said {
    Str reason;
    bool told; /* to more people than read the history, as whoever gave it knew */
} Said;

static Said said_in(Arena *arena, Str payload) {
    if (str_empty(payload))
        return (Said){ .reason = STR("") };
    CLEANUP(json_done) json_t *json = json_loadb(payload.ptr, payload.len, 0, NULL);
    const json_t *reason = json_object_get(json, "reason");
    Said said = { .reason = STR(""), .told = json_is_object(json_object_get(json, "kept")) };
    if (json_is_string(reason))
        said.reason =
            str_copy(arena, str_bytes(json_string_value(reason), json_string_length(reason)));
    return said;
}

/* Older entries have no "kept": of what the team entered they tell what it was, of what anybody sent nothing. */
static Err removed_of(Ctx *ctx, const HistoryEntry *entry, bool reads_history,
                      RemovedContribution *ret) {
    Contribution was;
    Said said = said_in(ctx->arena, entry->payload);
    *ret = (RemovedContribution){ .on = local_time(entry->at).date,
                                  .reason = said.told || reads_history ? said.reason : STR(""),
                                  .count = 1 };
    if (str_empty(entry->payload))
        return ERR_NONE;
    Err err = record_json_side(&CONTRIBUTION_SCHEMA, entry->payload, said.told ? "kept" : "before",
                               ctx->arena, &was);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    ret->involvement = was.involvement;
    ret->stakeholder = was.stakeholder;
    ret->released = was.published;
    return ERR_NONE;
}

static bool same_removal(const RemovedContribution *a, const RemovedContribution *b) {
    return a->involvement.v == b->involvement.v && a->stakeholder.v == b->stakeholder.v &&
           date_eq(a->on, b->on) && str_eq(a->reason, b->reason);
}

Err contributions_removed(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                          RemovedContributions *ret) {
    HistoryEntries entries;
    RemovedContributions list = { 0 };
    bool reads_history = permission_in(initiative->permissions, PERMISSION_HISTORY_READ);
    TRY(history_removed(ctx, conn, initiative->chain, CONTRIBUTION_SCHEMA.name, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        RemovedContribution removed;
        TRY(removed_of(ctx, &entries.items[i], reads_history, &removed));
        RemovedContribution *last = list.count > 0 ? &list.items[list.count - 1] : NULL;
        if (last == NULL || !same_removal(last, &removed)) {
            *list_push(ctx->arena, &list) = removed;
            continue;
        }
        last->count++;
        last->released += removed.released;
    }
    *ret = list;
    return ERR_NONE;
}

Err contributions_removed_count(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                int64_t *ret) {
    return history_removed_contribution_count(ctx, conn, initiative->chain, ret);
}

Err contribution_removed_why(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId id,
                             Str *ret_reason) {
    HistoryEntry entry;
    TRY(history_last(ctx, conn, initiative->chain, id, STR("remove"), &entry));
    if (!str_eq(entry.noun, CONTRIBUTION_SCHEMA.name))
        return ERR_NOT_FOUND;
    Said said = said_in(ctx->arena, entry.payload);
    *ret_reason = said.reason;
    return said.told && !str_empty(said.reason) ? ERR_NONE : ERR_NOT_FOUND;
}
