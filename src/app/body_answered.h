/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* body_answered.h -- what became of a role that waited for its body (app/body_confirmation.h), for who still has the
 * question in front of them: somebody of the body, or who manages people, was faster. */
#include "app/access.h"

typedef enum BodyAnswerKind { BODY_CONFIRMED, BODY_REFUSED, BODY_ENDED } BodyAnswerKind;

typedef struct BodyAnswer {
    BodyAnswerKind kind;
    Str person, body;
    Str role; /* its key */
    Str by;   /* who answered; "": a deleted account, or no person */
    bool by_actor;
    Instant at;
    Str authority_key;
    Str initiative_key; /* "": in the whole authority, or not the actor's to read */
} BodyAnswer;

/* ERR_NOT_FOUND: it waits, never was, or is nothing to the actor. Leaves ctx->scope as it was. */
MUST_CHECK Err body_answered(App *app, Ctx *ctx, Conn *conn, RecordId role, BodyAnswer *ret);
/* How a role ended whose place has this chain of the scope's authority, whatever role it was. ERR_NOT_FOUND: it has
 * not, or nothing is told of it any more. Who calls it looks that the actor gives roles there. */
MUST_CHECK Err role_end(Ctx *ctx, Conn *conn, ChainId chain, RecordId role, BodyAnswer *ret);
