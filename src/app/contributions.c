/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/contributions.h"

#include "app/record.h"
#include "base/out.h"
#include "store/contribution_store.h"

/* Each has a name of its own below the submission's. */
static Submission part_of(Arena *arena, const Submission *submission, RecordId id) {
    CLEANUP(out_done) Out content = out_open(64);
    Submission part = submission != NULL ? *submission : (Submission){ 0 };
    out_c(&content, "part-");
    out_i64(&content, id.v);
    out_c(&content, ".");
    out_str(&content, part.content);
    part.content = str_copy(arena, out_view(&content));
    part.location = STR("");
    return part;
}

/* A conflict is counted, and is none of the whole. */
static Err count(Ctx *ctx, RecordId id, Err err, ContributionsDone *done) {
    if (err != ERR_CONFLICT) {
        done->done += err == ERR_NONE;
        return err;
    }
    if (ctx->conflict.current == NULL)
        done->gone++;
    else
        *list_push(ctx->arena, &done->changed) = id;
    ctx->conflict = (Conflict){ 0 };
    return ERR_NONE;
}

static void put_answer(const Contribution *answer, Contribution *contribution) {
    contribution->outcome = answer->outcome;
    contribution->answer = answer->answer;
    contribution->answered_on = answer->answered_on;
}

typedef LIST_OF(Contribution) Answered;

/* All of them as they would be, before anything is written. */
static Err look(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                const ContributionChoices *choices, const Contribution *answer, Answered *ret,
                ContributionsDone *done) {
    for (size_t i = 0; i < choices->count; i++) {
        Contribution contribution;
        Err err = contribution_get(ctx, conn, initiative->id, choices->items[i].id, &contribution);
        if (err == ERR_NOT_FOUND) {
            done->gone++;
            continue;
        }
        TRY(err);
        put_answer(answer, &contribution);
        contribution.record.version = choices->items[i].version;
        TRY(record_check(ctx, app->pack, &NOUNS[NOUN_CONTRIBUTION], &contribution));
        *list_push(ctx->arena, ret) = contribution;
    }
    return ERR_NONE;
}

Err contributions_answer(App *app, Ctx *ctx, Conn *conn, const Submission *submission,
                         const InitiativeRef *initiative, const ContributionChoices *choices,
                         const Contribution *answer, ContributionsDone *ret) {
    ContributionsDone done = { 0 };
    Answered answered = { 0 };
    TRY(look(app, ctx, conn, initiative, choices, answer, &answered, &done));
    for (size_t i = 0; i < answered.count; i++) {
        Written written;
        Contribution *one = &answered.items[i];
        Submission part = part_of(ctx->arena, submission, one->record.id);
        Err err = record_change(app, ctx, submission != NULL ? &part : NULL, initiative,
                                &NOUNS[NOUN_CONTRIBUTION], one, &written);
        TRY(count(ctx, one->record.id, err, &done));
    }
    *ret = done;
    return ERR_NONE;
}

Err contributions_remove(App *app, Ctx *ctx, const Submission *submission,
                         const InitiativeRef *initiative, const ContributionChoices *choices,
                         Str reason, ContributionsDone *ret) {
    ContributionsDone done = { 0 };
    for (size_t i = 0; i < choices->count; i++) {
        Written written;
        const ContributionChoice *one = &choices->items[i];
        Submission part = part_of(ctx->arena, submission, one->id);
        Err err = record_delete(app, ctx, submission != NULL ? &part : NULL, initiative,
                                &NOUNS[NOUN_CONTRIBUTION], one->id, one->version, reason, &written);
        TRY(count(ctx, one->id, err, &done));
    }
    *ret = done;
    return ERR_NONE;
}
