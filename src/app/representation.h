/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation.h -- the bodies of an initiative: who speaks for each, and what it asks of them.
 *
 * A body is what the roles of its representatives say (Membership.body), in the initiative or its authority.
 * Whoever works on the initiative (INITIATIVE_EDIT, INITIATIVE_ARCHIVE) is of none, whatever role they were given
 * beside: a body argues with them. A role counts from when it was given: what the body wrote before is for those it
 * had then, so that nobody reads it by giving a role. */
#include "app/access.h"
#include "domain/representation.h"
#include "store/membership_store.h"
#include "store/waiting_store.h"

/* The role whose holders speak for a body (Membership.body); a deputy has it as well. */
#define ROLE_REPRESENTATIVE "representative"

/* Who the actor speaks for here. */
typedef struct BodyRoles {
    const InitiativeRef *initiative;
    Memberships roles; /* of the actor in this authority */
} BodyRoles;
MUST_CHECK Err body_roles_of(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, BodyRoles *ret);
/* By a role that was given then or before; ANY_TIME: by whichever they have. */
bool body_has(const BodyRoles *roles, Str body, Instant since);
#define ANY_TIME ((Instant){ INT64_MAX })

typedef struct BodyMember {
    AccountId account;
    Str name;
    bool deputy;
    bool everywhere; /* in the whole authority, not in this initiative alone */
    bool self;       /* the actor */
    Instant since;
} BodyMember;
typedef LIST_OF(BodyMember) BodyMembers;

typedef struct RepresentedBody {
    Str body;
    BodyMembers members; /* representatives first, then deputies; each person once */
    bool mine;           /* the actor is one of them */
} RepresentedBody;
typedef LIST_OF(RepresentedBody) RepresentedBodies;

/* Those of the actor first, then by name. Nobody who is disabled or erased, or has yet to accept. */
MUST_CHECK Err representation_bodies(App *app, Ctx *ctx, Conn *conn,
                                     const InitiativeRef *initiative, RepresentedBodies *ret);

/* From which it is derived, for however many bodies. */
typedef struct BodySources {
    Whole whole;
    CommentList comments; /* that the actor may read */
} BodySources;

typedef struct BodyAsked {
    Representation representation;
    RepresentedThreads threads;
    CommentList drafts; /* of the body, newest first; none for who is not of it */
} BodyAsked;

/* The caller holds a snapshot on `conn`; INITIATIVE_READ has been checked by access_initiative. */
MUST_CHECK Err representation_sources(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                      BodySources *ret);
/* Reads nothing; what it gives points into the sources. */
BodyAsked representation_asked(const App *app, Ctx *ctx, const BodySources *sources,
                               const RepresentedBody *body);
