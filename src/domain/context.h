/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* context.h -- what every call from app downwards is given first.
 *
 * One Ctx per request, command or job. The arena owns everything that store and files return. A write
 * function may run more than once (another attempt after a serialization failure): findings and the
 * conflict are reset before each attempt. */
#include "base/arena.h"
#include "base/clock.h"
#include "domain/findings.h"
#include "domain/ids.h"
#include "domain/schema.h"
#include "domain/scope.h"

typedef enum ActorKind {
    ACTOR_PUBLIC = 0, /* nobody signed in */
    ACTOR_PERSON,     /* a session */
    ACTOR_TOKEN,      /* the API with a personal token */
    ACTOR_GUEST,      /* who leads a workshop by link, without an account */
    ACTOR_SYSTEM      /* command line and jobs */
} ActorKind;

typedef struct Actor {
    ActorKind kind;
    AccountId account;  /* 0 for PUBLIC, GUEST and SYSTEM */
    AuthorityId chosen; /* in the header, whose lists "/" shows; 0: none */
    RoomGuestId guest;  /* of GUEST only */
} Actor;

/* Set with ERR_CONFLICT: what is stored now, for the page that shows both versions. */
typedef struct Conflict {
    const Schema *schema; /* NULL: no conflict */
    const void *current;  /* record of that schema, in the arena; NULL: it was deleted meanwhile */
    int64_t version;      /* of `current` */
} Conflict;

/* Told before and after a write waits for its COMMIT, in the thread that waits: what it holds (a thread
 * that may run, a reading connection) serves others meanwhile. NULL: it holds nothing. */
typedef struct Waiting {
    void (*opt_begin)(void *self);
    void (*opt_end)(void *self);
    void *self;
} Waiting;

typedef struct Ctx {
    Arena *arena;
    Scope scope;
    Actor actor;
    Clock clock;
    Findings findings;
    Conflict conflict;
    Waiting waiting;
} Ctx;
