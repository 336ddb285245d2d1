/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/answer_read.h"

#include "domain/disclosure.h"
#include "files/record_json.h"
#include "store/disclosure_store.h"
#include "store/history.h"
#include "store/involvement_store.h"
#include "store/receipt_store.h"

/* What is found among the states that a record was in. */
typedef struct Past {
    Date today;
    Instant since; /* the answer is there; 0: nobody knows since when */
    bool shown;    /* read without more: under a link of its own, or told */
    bool released; /* read where answers are public */
} Past;

/* One of them, and when it ended. False: what stood before says nothing of this answer. */
typedef bool (*Look)(Past *past, const void *record, Instant ended);

/* Newest first. More than that nobody changes between an answer and the next. */
static Err look_back(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, const Schema *schema,
                     RecordId id, Look look, Past *past) {
    enum { CHANGES_MAX = 50 };
    HistoryEntries entries;
    void *before = arena_bytes(ctx->arena, schema->size);
    TRY(history_list(ctx, conn, initiative->chain, id, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        Err err = record_json_side(schema, entries.items[i].payload, "before", ctx->arena, before);
        if (err == ERR_NOT_FOUND) /* it made the record, or is not told any more */
            continue;
        TRY(err);
        if (!look(past, before, entries.items[i].at))
            return ERR_NONE;
    }
    return ERR_NONE;
}

/* -- Where answers are public ------------------------------------------------------------------ */

static bool look_disclosure(Past *past, const void *record, Instant ended) {
    past->shown = disclosure_shows(record, AUDIENCE_STAFF, DISCLOSURE_PART_ANSWERS);
    return !past->shown && ended.ms >= past->since.ms;
}

/* Shown to staff is shown to some of those it concerns. */
static Err answers_shown(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Instant since,
                         bool *ret) {
    DisclosureList all;
    Past past = { .since = since };
    TRY(disclosure_list(ctx, conn, initiative->id, &all));
    const Disclosure *opt_now = all.count > 0 ? all.items : NULL;
    *ret = disclosure_shows(opt_now, AUDIENCE_STAFF, DISCLOSURE_PART_ANSWERS);
    if (*ret || opt_now == NULL)
        return ERR_NONE;
    *ret = opt_now->record.created_at.ms >= since.ms; /* until then the usual was shown */
    if (*ret)
        return ERR_NONE;
    TRY(look_back(ctx, conn, initiative, &DISCLOSURE_SCHEMA, opt_now->record.id, look_disclosure,
                  &past));
    *ret = past.shown;
    return ERR_NONE;
}

static Err was_public(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Instant since,
                      bool *ret) {
    HistoryEntry last;
    *ret = initiative->published;
    if (*ret)
        return ERR_NONE;
    Err err = history_last(ctx, conn, initiative->chain, (RecordId){ initiative->id.v },
                           STR("unpublish"), &last);
    *ret = err == ERR_NONE && last.at.ms >= since.ms;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static Err answers_public(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Instant since,
                          bool *ret) {
    TRY(was_public(ctx, conn, initiative, since, ret));
    return *ret ? answers_shown(ctx, conn, initiative, since, ret) : ERR_NONE;
}

/* -- An answer to all -------------------------------------------------------------------------- */

static bool look_answered(Past *past, const void *record, Instant ended) {
    const Involvement *involvement = record;
    if (!involvement_answered(involvement)) {
        past->since = ended;
        return false;
    }
    past->shown = involvement->answer_shared;
    return !past->shown;
}

static bool look_shared(Past *past, const void *record, Instant ended) {
    if (ended.ms < past->since.ms)
        return false;
    past->shown = ((const Involvement *)record)->answer_shared;
    return !past->shown;
}

/* Under a receipt its day is told, where nothing else is. */
Err answer_to_all_was_read(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                           const Involvement *involvement, bool *ret) {
    const RecordId id = involvement->record.id;
    Past past = { .since = involvement->record.created_at, .shown = involvement->answer_shared };
    if (!past.shown)
        TRY(receipt_of_record(ctx, conn, initiative->id, id, &past.shown));
    if (!past.shown)
        TRY(look_back(ctx, conn, initiative, &INVOLVEMENT_SCHEMA, id, look_answered, &past));
    *ret = past.shown;
    return *ret ? ERR_NONE : answers_public(ctx, conn, initiative, past.since, ret);
}

/* -- To a contribution ------------------------------------------------------------------------- */

static bool look_contribution(Past *past, const void *record, Instant ended) {
    const Contribution *contribution = record;
    if (!contribution_answered(contribution, past->today)) {
        past->since = ended;
        return false;
    }
    past->shown = contribution_told(contribution, past->today);
    past->released = past->released || contribution->published;
    return !past->shown;
}

/* Under the link of the involvement at which it was said. */
static Err was_under_link(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                          RecordId involvement, Instant since, bool *ret) {
    Involvement said_at;
    *ret = false;
    if (involvement.v == 0)
        return ERR_NONE;
    Err err = involvement_get(ctx, conn, initiative->id, involvement, &said_at);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    Past past = { .since = since, .shown = said_at.answer_shared };
    if (!past.shown)
        TRY(look_back(ctx, conn, initiative, &INVOLVEMENT_SCHEMA, involvement, look_shared, &past));
    *ret = past.shown;
    return ERR_NONE;
}

/* Whoever sent it, or wrote or completed a card it was made of, has an address of their own. */
Err answer_was_read(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                    const Contribution *contribution, bool *ret) {
    const RecordId id = contribution->record.id;
    Past past = { .today = clock_today(ctx->clock),
                  .since = contribution->record.created_at,
                  .released = contribution->published };
    past.shown = contribution_sent(contribution) || contribution_told(contribution, past.today);
    if (!past.shown)
        TRY(receipt_of_record(ctx, conn, initiative->id, id, &past.shown));
    if (!past.shown)
        TRY(look_back(ctx, conn, initiative, &CONTRIBUTION_SCHEMA, id, look_contribution, &past));
    *ret = past.shown;
    if (*ret || !past.released)
        return ERR_NONE;
    TRY(answers_public(ctx, conn, initiative, past.since, ret));
    return *ret ? ERR_NONE
                : was_under_link(ctx, conn, initiative, contribution->involvement, past.since, ret);
}
