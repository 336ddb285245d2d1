/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* verify_states.c -- what a chain tells of each record, entry after entry. */
#include "app/answer_link.h"
#include "app/blacken.h"
#include "app/verify_parts.h"

void states_clear(Verifying *v) {
    arena_reset(v->states_arena);
    memset(v->buckets, 0, sizeof v->buckets);
    v->states.items = NULL;
    v->states.count = v->states.capacity = 0;
    v->import_seq = v->references = 0;
    v->touched_at = (Instant){ 0 };
    v->being_erased = v->erased = v->removals = v->import_digested = false;
}

RecordState *state_of(Verifying *v, RecordId id, int noun) {
    RecordState **bucket = &v->buckets[(uint64_t)id.v % STATE_BUCKETS];
    for (RecordState *state = *bucket; state != NULL; state = state->opt_same)
        if (state->id.v == id.v)
            return state;
    RecordState *state = arena_new(v->states_arena, RecordState, 1);
    state->id = id;
    state->noun = noun;
    state->opt_same = *bucket;
    *bucket = state;
    *list_push(v->states_arena, &v->states) = state;
    return state;
}

static Told told_by(Str action) {
    if (str_eq(action, STR("remove")))
        return TOLD_REMOVED;
    return str_eq(action, STR("purge")) || str_eq(action, STR("erase")) ? TOLD_GONE : TOLD_ALIVE;
}

static void note_origin(Verifying *v, RecordState *state, const WalkedEntry *entry) {
    bool import = state->noun == NOUN_INITIATIVE && str_eq(entry->action, STR("import"));
    if (!import && !str_eq(entry->action, STR("create")))
        return;
    state->created = true;
    state->creator = entry->account;
    state->created_at = entry->at;
    if (!import)
        return;
    v->import_seq = entry->seq;
    v->import_at = entry->at;
}

static bool touches(const RecordState *state, Str action) {
    return state->noun != NOUN_INITIATIVE && state->noun != NOUN_COMMENT &&
           (str_eq(action, STR("create")) || str_eq(action, STR("change")) ||
            str_eq(action, STR("remove")) || str_eq(action, STR(ACTION_BLACKEN)) ||
            str_eq(action, STR(ACTION_RENEW_ADDRESS)));
}

Err state_entry(void *self, const WalkedChain *chain, const WalkedEntry *entry) {
    Verifying *v = self;
    const Noun *noun = chain->initiative.v != 0 ? noun_by_name(entry->noun) : NULL;
    if (noun == NULL)
        return ERR_NONE;
    RecordState *state = state_of(v, entry->record, (int)(noun - NOUNS));
    note_origin(v, state, entry);
    /* The thread that a removed comment began is closed or opened: it stays removed, and since when. */
    bool thread = state->told == TOLD_REMOVED && state->noun == NOUN_COMMENT &&
                  str_eq(entry->action, STR("change"));
    if (!thread) {
        state->told = told_by(entry->action);
        state->told_seq = entry->seq;
        state->account = entry->account;
    }
    state->seq = entry->seq;
    state->erased = entry->erased;
    state->erased_removing = entry->erased && str_eq(entry->erased_rule, STR(ERASED_BY_REMOVAL));
    /* A removed comment is written once more: emptied. */
    if (state->told == TOLD_ALIVE || (state->told == TOLD_REMOVED && state->noun == NOUN_COMMENT)) {
        state->writes++;
        if (!thread)
            state->written_at = entry->at;
    }
    if (touches(state, entry->action))
        v->touched_at = entry->at;
    if (state->told == TOLD_REMOVED && noun->commentable)
        v->removals = true;
    if (state->told == TOLD_GONE && state->noun == NOUN_INITIATIVE)
        v->erased = true;
    return ERR_NONE;
}
