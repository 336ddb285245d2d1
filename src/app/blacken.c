/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/blacken.h"

#include "app/change.h"
#include "app/erase.h"
#include "app/record.h"
#include "app/record_past.h"
#include "app/translation.h"
#include "store/contribution_store.h"
#include "store/history.h"
#include "store/initiative_store.h"

typedef struct Blacken {
    const InitiativeRef *initiative;
    const Contribution *words;
    bool *opt_may; /* does it, says so and takes it back */
} Blacken;

/* Removed meanwhile is a conflict, so that nothing typed is lost. */
static Err stored(Tx *tx, const Blacken *job, Contribution *ret) {
    HistoryEntry first;
    InitiativeId initiative = job->initiative->id;
    Err err = contribution_get(tx->ctx, tx->conn, initiative, job->words->record.id, ret);
    if (err != ERR_NOT_FOUND)
        return err;
    TRY(history_first(tx->ctx, tx->conn, job->initiative->chain, job->words->record.id, &first));
    if (!str_eq(first.noun, CONTRIBUTION_SCHEMA.name))
        return ERR_NOT_FOUND;
    tx->ctx->conflict = (Conflict){ .schema = &CONTRIBUTION_SCHEMA };
    return ERR_CONFLICT;
}

/* As it was sent, or as the text is now: of an earlier blackening nothing is known. */
static Err made_of_text(Tx *tx, const Blacken *job, const Contribution *row, bool *ret) {
    Arena *arena = tx->ctx->arena;
    Contribution begun;
    *ret = str_eq(row->subject, contribution_line(arena, row->text));
    if (*ret)
        return ERR_NONE;
    Err err = record_begun(tx->ctx, tx->conn, job->initiative, &NOUNS[NOUN_CONTRIBUTION],
                           row->record.id, &begun);
    if (err == ERR_NONE)
        *ret = str_eq(row->subject, begun.subject) &&
               str_eq(begun.subject, contribution_line(arena, begun.text));
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static Err new_words(Tx *tx, const Blacken *job, Contribution *row) {
    const Contribution *words = job->words;
    bool made = false;
    if (str_eq(words->subject, row->subject))
        TRY(made_of_text(tx, job, row, &made));
    Str line = contribution_line(tx->ctx->arena, words->text);
    row->subject = !made ? words->subject : str_empty(line) ? STR(CONTRIBUTION_ERASED) : line;
    row->text = words->text;
    row->speaks_for = words->speaks_for;
    return ERR_NONE;
}

static Err do_blacken(Tx *tx, App *app, const void *in, Written *ret) {
    const Blacken *job = in;
    Contribution row;
    TRY(stored(tx, job, &row));
    row.record.version = job->words->record.version;
    TRY(new_words(tx, job, &row));
    TRY(record_check(tx->ctx, app->pack, &NOUNS[NOUN_CONTRIBUTION], &row));
    TRY(contribution_update(tx, job->initiative->id, &row));
    TRY(history_erase(tx, job->initiative->chain, row.record.id, STR(ERASED_BY_BLACKENING)));
    TRY(translations_remove(tx, job->initiative->id, job->initiative->chain, row.record.id,
                            STR(ERASED_BY_BLACKENING)));
    TRY(initiative_touch(tx, job->initiative->id));
    TRY(change_note(tx, job->initiative, &CONTRIBUTION_SCHEMA, row.record.id, STR(ACTION_BLACKEN),
                    NULL, &row, STR("")));
    ret->record = row.record.id;
    if (job->opt_may == NULL)
        return ERR_NONE;
    *job->opt_may = true;
    return ERR_GONE;
}

/* The note says when it was begun: who was faster in between has changed it later than that. */
Err contribution_blacken(App *app, Ctx *ctx, const Submission *submission,
                         const InitiativeRef *initiative, const Contribution *words, Written *ret) {
    if (!permission_in(initiative->permissions, PERMISSION_INITIATIVE_EDIT) || initiative->archived)
        return ERR_FORBIDDEN;
    bool may = false;
    Blacken job = { .initiative = initiative, .words = words, .opt_may = &may };
    Instant begun = clock_now(ctx->clock);
    Err err = transact(app, ctx, submission, initiative->chain, do_blacken, &job, ret);
    if (!may)
        return err;
    TRY(erasure_note_past(app, words->record.id, begun));
    job.opt_may = NULL;
    return transact(app, ctx, submission, initiative->chain, do_blacken, &job, ret);
}

Err contribution_blackened_at(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                              RecordId contribution, Instant *ret) {
    HistoryEntry last;
    *ret = (Instant){ 0 };
    Err err = history_last(ctx, conn, initiative->chain, contribution, STR(ACTION_BLACKEN), &last);
    if (err == ERR_NONE)
        *ret = last.at;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

enum { ENTRIES_MAX = 200 };

Err contribution_blackened_after(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                 const Contribution *now, int64_t version, bool *ret) {
    HistoryEntries entries;
    int64_t since = now->record.version - version;
    *ret = false;
    if (since < 1)
        return ERR_NONE;
    TRY(history_list(ctx, conn, initiative->chain, now->record.id, 0,
                     since < ENTRIES_MAX ? (int)since : ENTRIES_MAX, &entries));
    for (size_t i = 0; i < entries.count; i++)
        *ret = *ret || str_eq(entries.items[i].action, STR(ACTION_BLACKEN));
    return ERR_NONE;
}
