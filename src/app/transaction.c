/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/transaction.h"

#include "base/out.h"
#include "store/history.h"
#include "store/submission_store.h"

typedef struct Job {
    App *app;
    const Submission *submission; /* NULL: not guarded */
    ChainId chain;
    UseCaseFn fn;
    const void *in;
} Job;

static bool guarded(const Submission *submission) {
    return submission != NULL && !str_empty(submission->id);
}

static Str location_for(const Submission *submission, const Written *written) {
    bool other = written->unchanged && !str_empty(submission->location_unchanged);
    return other ? submission->location_unchanged : submission->location;
}

/* "{id}" in the address → number of what was written. */
static Str fill_location(Arena *arena, Str pattern, RecordId record) {
    ptrdiff_t at = str_find(pattern, STR("{id}"));
    if (at < 0)
        return str_copy(arena, pattern);
    CLEANUP(out_done) Out out = out_open(pattern.len + 20);
    out_str(&out, str_slice(pattern, 0, (size_t)at));
    out_i64(&out, record.v);
    out_str(&out, str_slice(pattern, (size_t)at + 4, SIZE_MAX));
    return str_copy(arena, out_view(&out));
}

static Str key_of(Arena *arena, const Submission *submission) {
    if (str_empty(submission->content))
        return submission->id;
    return str_join(arena, submission->id, STR("."), submission->content);
}

Err submission_answered(Ctx *ctx, Conn *conn, const Submission *submission, Written *ret) {
    SubmissionRow row;
    if (!guarded(submission))
        return ERR_NOT_FOUND;
    TRY(submission_get(conn, ctx->arena, submission->session, submission->token,
                       key_of(ctx->arena, submission), &row));
    if (!str_eq(row.form, submission->form)) {
        Str field = submission->token.v != 0 ? STR("Idempotency-Key") : STR("");
        finding_add(&ctx->findings, ctx->arena, field, FINDING_TAKEN, 0);
        return ERR_INVALID;
    }
    *ret = (Written){ .record = row.record, .location = row.location, .repeated = true };
    return ERR_NONE;
}

static Err keep_answer(Tx *tx, const Submission *submission, const Written *written) {
    SubmissionRow row = { .session = submission->session,
                          .token = submission->token,
                          .id = key_of(tx->ctx->arena, submission),
                          .form = submission->form,
                          .record = written->record,
                          .location = written->location };
    return submission_insert(tx, &row);
}

static Err write_job(Tx *tx, const void *in, void *out) {
    const Job *job = in;
    Written *written = out;
    TRY(chain_lock(tx, job->chain)); /* also makes repeats wait for the first */
    Err err = submission_answered(tx->ctx, tx->conn, job->submission, written);
    if (err != ERR_NOT_FOUND)
        return err;
    *written = (Written){ .location = STR("") };
    TRY(job->fn(tx, job->app, job->in, written));
    if (job->submission != NULL && str_empty(written->location))
        written->location =
            fill_location(tx->ctx->arena, location_for(job->submission, written), written->record);
    return guarded(job->submission) ? keep_answer(tx, job->submission, written) : ERR_NONE;
}

void room_tell(App *app, RecordId workshop) {
    if (app->rooms_changed != NULL && workshop.v != 0)
        app->rooms_changed(app->rooms, workshop.v);
}

Err transact(App *app, Ctx *ctx, const Submission *submission, ChainId chain, UseCaseFn fn,
             const void *in, Written *ret) {
    if (guarded(submission)) {
        if (submission->id.len > SUBMISSION_ID_MAX)
            return ERR_INVALID;
        bool nobody = submission->session.v == 0 && submission->token.v == 0;
        bool both = submission->session.v != 0 && submission->token.v != 0;
        bool without = ctx->actor.kind == ACTOR_PUBLIC || ctx->actor.kind == ACTOR_GUEST;
        if (both || (nobody && !without))
            return ERR_INTERNAL;
    }
    Job job = { .app = app, .submission = submission, .chain = chain, .fn = fn, .in = in };
    Written written;
    TRY(write_run(app->writer, ctx, write_job, &job, &written, sizeof written));
    *ret = written;
    for (size_t i = 0; i < sizeof written.rooms / sizeof *written.rooms; i++)
        room_tell(app, written.rooms[i]);
    return ERR_NONE;
}
