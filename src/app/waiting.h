/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting.h -- what waits for the actor over all authorities and initiatives they have a role in:
 * their own tasks but those their initiative shows to be done, answers that somebody is waiting for where they
 * may give them, be it a body that has asked, and what the bodies they represent are asked. Nobody sees another's
 * tasks here. */
#include "app/access.h"
#include "app/body_confirmation.h"
#include "domain/representation.h"
#include "store/waiting_store.h"

/* What a body is asked that the actor represents, or what is planned with it. */
typedef struct WaitingBody {
    WaitingLine line; /* `due`: what counts next */
    Str body;
    RepresentationState state;
    bool deadline; /* `due` is a formal deadline */
} WaitingBody;
typedef LIST_OF(WaitingBody) WaitingBodies;

typedef struct WaitingWork {
    WaitingLines tasks;
    WaitingLines answers;
    WaitingLines deadlines; /* of formal involvements, passed without a word */
    WaitingBodies bodies;   /* what they are asked first */
    WaitingTalks talks; /* for a word of the bodies, by initiative, those discussed last first */
    WaitingTalks
        questions;     /* of bodies, for a word of who works on the initiative; the oldest first */
    bool represents;   /* the actor is of some body */
    BodyClaims claims; /* those of others that the actor may answer, and their own that wait */
} WaitingWork;

/* In the order of their days, what has none last. Uses ctx->scope; leaves it at the last authority. */
MUST_CHECK Err waiting_for(App *app, Ctx *ctx, Conn *conn, WaitingWork *ret);
