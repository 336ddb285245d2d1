/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* transaction.h -- one acknowledged write: submission, chain, change, history, outbox.
 *
 * Every form carries a submission_id. Inside the write's own transaction session, id and content are
 * looked up: a repeat gets the answer of the first (repeated = true) and writes nothing; otherwise the
 * write runs and its answer is stored with it, for 24 hours. The API's Idempotency-Key is the same. */
#include "app/app.h"
#include "domain/context.h"

enum { SUBMISSION_ID_MAX = 64 };

typedef struct Submission {
    SessionId session; /* 0 with an API token: then `token` */
    TokenId token;     /* both 0: nobody's, ACTOR_PUBLIC or ACTOR_GUEST only */
    Str id;            /* "" = not guarded (jobs, command line) */
    Str form; /* "POST /vorhaben/:initiative/ziele": the same id on another form is ERR_INVALID */
    /* What was sent, as a hash; "" = the id alone counts. A page that a browser brings back from its
     * memory has the id it had: with other content it is another submission. */
    Str content;
    Str location;           /* answer's Location; "{id}" stands for the record that was written */
    Str location_unchanged; /* the same, where nothing was to be written; "" = `location` */
} Submission;

typedef struct Written {
    RecordId record; /* what was written; 0 if nothing has an id */
    Str location;    /* in ctx->arena */
    bool repeated;
    bool unchanged;    /* it stood so already: nothing was written */
    RecordId rooms[2]; /* of workshops, that are told of it after the COMMIT; 0: none */
} Written;

/* A write use case: the body of one change inside the transaction. Sets ret->record. */
typedef Err (*UseCaseFn)(Tx *tx, App *app, const void *in, Written *ret);

/* What was answered to the same submission earlier: same id, content and form. ERR_NOT_FOUND: it was not sent before, or
 * is not guarded. For use cases that do much before their write; a write looks again by itself. */
MUST_CHECK Err submission_answered(Ctx *ctx, Conn *conn, const Submission *submission,
                                   Written *ret);
/* After a COMMIT: something has changed in the room of this workshop (0: of none). */
void room_tell(App *app, RecordId workshop);
/* Locks `chain`, answers repeats, runs `fn`, stores the answer, commits. */
MUST_CHECK Err transact(App *app, Ctx *ctx, const Submission *submission, ChainId chain,
                        UseCaseFn fn, const void *in, Written *ret);
