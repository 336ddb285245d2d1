/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/saved_since.h"

#include "app/record_past.h"
#include "store/history.h"
#include "text/messages.h"
#include "web/history_display.h"
#include "web/record_place.h"

static bool is_same(Actor a, Actor b) {
    return a.account.v == b.account.v && a.guest.v == b.guest.v &&
           (a.account.v != 0 || a.kind == b.kind);
}

static bool is_you(const Request *rq, const HistoryEntry *entry) {
    return entry->actor.account.v != 0 && entry->actor.account.v == rq->session.account.v;
}

/* The newest of each person. `skip` and `count` are saves: what else is told of the record, such as what happened in
 * the room of a workshop, is none. */
static HistoryEntries savers_of(Request *rq, const Noun *noun, const HistoryEntries *all,
                                int64_t skip, int64_t count) {
    HistoryEntries savers = { 0 };
    int64_t saves = 0;
    for (size_t i = 0; i < all->count && saves < skip + count; i++) {
        const HistoryEntry *entry = &all->items[i];
        bool told = false;
        if (!str_eq(entry->noun, noun->schema->name) || saves++ < skip)
            continue;
        for (size_t k = 0; k < savers.count; k++)
            told = told || is_same(savers.items[k].actor, entry->actor);
        if (!told)
            *list_push(rq->ctx->arena, &savers) = *entry;
    }
    return savers;
}

static Err one_saver(Request *rq, const HistoryEntry *entry, SavedSince *ret) {
    Str who;
    TRY(history_actor(rq, entry, &who));
    ret->only_you = is_you(rq, entry);
    if (ret->only_you)
        ret->said = msg(problem_conflict_saved_by_you, entry->at);
    else if (who.len > 0)
        ret->said = msg(problem_conflict_saved_by, who, entry->at);
    else
        ret->said = msg(problem_conflict_saved_at, entry->at);
    return ERR_NONE;
}

static Err several_savers(Request *rq, const HistoryEntries *savers, SavedSince *ret) {
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; i < savers->count; i++) {
        const HistoryEntry *entry = &savers->items[i];
        Str who;
        TRY(history_actor(rq, entry, &who));
        if (who.len == 0)
            who = html_text_of(rq->html, entry->actor.kind == ACTOR_SYSTEM
                                             ? msg(record_by_system)
                                             : msg(record_deleted_account));
        out_comma(&out);
        out_str(&out, html_text_of(rq->html, is_you(rq, entry)
                                                 ? msg(problem_conflict_saver_you, entry->at)
                                                 : msg(problem_conflict_saver, who, entry->at)));
    }
    ret->said = msg(problem_conflict_saved_by_several, str_copy(rq->ctx->arena, out_view(&out)));
    return ERR_NONE;
}

Err saved_since(Request *rq, const Noun *noun, const Record *head, int64_t from, int64_t to,
                SavedSince *ret) {
    *ret = (SavedSince){ .said = msg(problem_conflict_saved_at, head->changed_at) };
    HistoryEntries all;
    bool past = from >= 0 && from < to && to <= head->version;
    if (!past || !request_may(rq, PERMISSION_HISTORY_READ))
        return ERR_NONE;
    TRY(history_list(rq->ctx, rq->conn, rq->initiative.chain, head->id, 0, RECORD_PAST_MAX, &all));
    HistoryEntries savers = savers_of(rq, noun, &all, head->version - to, to - from);
    if (savers.count == 0)
        return ERR_NONE;
    return savers.count == 1 ? one_saver(rq, savers.items, ret) : several_savers(rq, &savers, ret);
}

Err saved_since_opened(Request *rq) {
    const Noun *noun = rq->route->noun;
    void *record;
    if (rq->route->permission != PERMISSION_INITIATIVE_EDIT || noun == NULL || rq->conn == NULL)
        return ERR_NONE;
    Err err = record_load(rq, &record);
    if (err == ERR_NOT_FOUND) /* somebody removed it while this was typed */
        return ERR_NONE;
    TRY(err);
    return saved_since(rq, noun, record, rq->form.opened, rq->form.version, &rq->form.merged_with);
}
