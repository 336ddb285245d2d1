/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/contributions.h"

#include "app/answer_day.h"
#include "app/erase.h"
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

static void leave(Ctx *ctx, ContributionsDone *done, const ContributionChoice *choice,
                  ContributionWhy why) {
    *list_push(ctx->arena, &done->left) = (ContributionLeft){ .choice = *choice, .why = why };
}

/* What a rule refuses is said of this one, and is no finding of the whole. */
static void refuse(Ctx *ctx, ContributionsDone *done, const ContributionChoice *choice) {
    leave(ctx, done, choice, CONTRIBUTION_REFUSED);
    if (ctx->findings.count > 0)
        done->left.items[done->left.count - 1].finding = ctx->findings.items[0];
    ctx->findings.count = 0;
}

/* What somebody did meanwhile is none of the whole either. */
static void give_way(Ctx *ctx, ContributionsDone *done, const ContributionChoice *choice,
                     bool answers) {
    const Contribution *now = ctx->conflict.current;
    if (now == NULL)
        done->gone++;
    else if (answers && !str_empty(now->outcome))
        leave(ctx, done, choice, CONTRIBUTION_ANSWERED);
    else
        leave(ctx, done, choice, CONTRIBUTION_CHANGED);
    ctx->conflict = (Conflict){ 0 };
}

static bool storing(Err err) {
    return err == ERR_BUSY || err == ERR_STORAGE;
}

/* What became of one. An error is returned as long as nothing has come of any. */
static Err count(Ctx *ctx, ContributionsDone *done, const ContributionChoice *choice, Err err,
                 bool answers) {
    bool first = done->done + done->gone + done->later + done->left.count == 0;
    if (err == ERR_NONE) {
        done->done++;
    } else if (err == ERR_CONFLICT) {
        give_way(ctx, done, choice, answers);
    } else if (err == ERR_INVALID) {
        refuse(ctx, done, choice);
    } else if (first) {
        return err;
    } else if (err == ERR_NOT_FOUND) {
        done->gone++;
    } else {
        leave(ctx, done, choice, CONTRIBUTION_UNTRIED);
        done->stopped = err;
    }
    return ERR_NONE;
}

/* -- Answering ---------------------------------------------------------------------------------- */

static void put_answer(const Contribution *answer, Contribution *contribution) {
    contribution->outcome = answer->outcome;
    contribution->answer = answer->answer;
    contribution->answered_on = answer->answered_on;
}

typedef LIST_OF(Contribution) Answered;

/* One of them as it would be, before anything is written. What was sent before has its answer from there. */
static Err look_at(App *app, Ctx *ctx, Conn *conn, const Submission *opt_part,
                   const InitiativeRef *initiative, const ContributionChoice *choice,
                   const Contribution *answer, Answered *ret, ContributionsDone *done) {
    Contribution contribution;
    Written written;
    Err err = opt_part != NULL ? submission_answered(ctx, conn, opt_part, &written) : ERR_NOT_FOUND;
    if (err != ERR_NOT_FOUND) {
        done->done += err == ERR_NONE;
        return err;
    }
    err = contribution_get(ctx, conn, initiative->id, choice->id, &contribution);
    if (err == ERR_NOT_FOUND) {
        done->gone++;
        return ERR_NONE;
    }
    TRY(err);
    if (!str_empty(contribution.outcome)) {
        leave(ctx, done, choice, CONTRIBUTION_ANSWERED);
        return ERR_NONE;
    }
    put_answer(answer, &contribution);
    contribution.record.version = choice->version;
    TRY(record_check(ctx, app->pack, &NOUNS[NOUN_CONTRIBUTION], &contribution));
    TRY(contribution_check_day(ctx, conn, initiative->id, &contribution, NULL));
    *list_push(ctx->arena, ret) = contribution;
    return ERR_NONE;
}

Err contributions_answer(App *app, Ctx *ctx, Conn *conn, const Submission *submission,
                         const InitiativeRef *initiative, const ContributionChoices *choices,
                         const Contribution *answer, ContributionsDone *ret) {
    ContributionsDone done = { .stopped = ERR_NONE };
    Answered answered = { 0 };
    for (size_t i = 0; i < choices->count; i++) {
        const ContributionChoice *choice = &choices->items[i];
        Submission part = part_of(ctx->arena, submission, choice->id);
        TRY(look_at(app, ctx, conn, submission != NULL ? &part : NULL, initiative, choice, answer,
                    &answered, &done));
    }
    for (size_t i = 0; i < answered.count; i++) {
        Written written;
        Contribution *one = &answered.items[i];
        ContributionChoice choice = { one->record.id, one->record.version };
        if (done.stopped != ERR_NONE) {
            leave(ctx, &done, &choice, CONTRIBUTION_UNTRIED);
            continue;
        }
        Submission part = part_of(ctx->arena, submission, choice.id);
        Err err = record_change(app, ctx, submission != NULL ? &part : NULL, initiative,
                                &NOUNS[NOUN_CONTRIBUTION], one, &written);
        TRY(count(ctx, &done, &choice, err, true));
    }
    *ret = done;
    return ERR_NONE;
}

/* -- Removing ----------------------------------------------------------------------------------- */

/* Noted beside the key it goes, whatever storing answered. */
static Err remove_one(App *app, Ctx *ctx, const Submission *submission,
                      const InitiativeRef *initiative, const ContributionChoice *choice, Str reason,
                      ContributionsDone *done) {
    Written written;
    bool noted = false;
    Instant since = clock_now(ctx->clock);
    Submission part = part_of(ctx->arena, submission, choice->id);
    Err err =
        record_delete(app, ctx, submission != NULL ? &part : NULL, initiative,
                      &NOUNS[NOUN_CONTRIBUTION], choice->id, choice->version, reason, &written);
    bool may_be = storing(err) || err == ERR_INVALID;
    if (may_be &&
        erasure_noted(app, ctx, CONTRIBUTION_SCHEMA.name, choice->id.v, since, &noted) != ERR_NONE)
        noted = false;
    if (!noted)
        return count(ctx, done, choice, err, false);
    done->later++;
    ctx->findings.count = 0;
    if (storing(err))
        done->stopped = err;
    return ERR_NONE;
}

Err contributions_remove(App *app, Ctx *ctx, const Submission *submission,
                         const InitiativeRef *initiative, const ContributionChoices *choices,
                         Str reason, ContributionsDone *ret) {
    ContributionsDone done = { .stopped = ERR_NONE };
    for (size_t i = 0; i < choices->count; i++) {
        const ContributionChoice *choice = &choices->items[i];
        if (done.stopped != ERR_NONE)
            leave(ctx, &done, choice, CONTRIBUTION_UNTRIED);
        else
            TRY(remove_one(app, ctx, submission, initiative, choice, reason, &done));
    }
    *ret = done;
    return ERR_NONE;
}
