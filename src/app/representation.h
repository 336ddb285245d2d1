/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation.h -- the bodies of an initiative: who speaks for each, and what it asks of them.
 *
 * A body is what the roles of its representatives say (Membership.body), in the initiative or its authority.
 * Whoever works on the initiative (INITIATIVE_EDIT, INITIATIVE_ARCHIVE) is of none, whatever role they were given
 * beside: a body argues with them. A role counts from when the body agreed to it (app/body_confirmation.h): what the
 * body wrote before is for those it had then, so that nobody reads it by giving a role. */
#include "app/access.h"
#include "domain/representation.h"
#include "store/membership_store.h"
#include "store/waiting_store.h"

/* The role whose holders speak for a body (Membership.body); a deputy has it as well. */
#define ROLE_REPRESENTATIVE "representative"

/* A body of the authority whose name resembles this one, while none has this name; else "". */
MUST_CHECK Err body_resembled(Ctx *ctx, Conn *conn, Str body, Str *ret);
/* Somebody speaks for the body, in the authority or in one of its initiatives: who is given a role in it waits for
 * them, and else for the administration. */
MUST_CHECK Err body_has_members(Ctx *ctx, Conn *conn, Str body, bool *ret);
/* The role says a body, whether that has agreed or not. */
bool role_of_body(const Membership *role);
/* Works on the initiative in which these are the permissions. */
bool works_on_it(PermissionSet permissions);
/* By the roles that the account has among these, in the whole authority and in this initiative. */
bool account_works_on_it(const App *app, const Memberships *roles, AccountId account,
                         InitiativeId initiative);

/* Who the actor speaks for in an initiative. */
typedef struct BodyRoles {
    InitiativeId initiative;
    PermissionSet permissions; /* there */
    Memberships roles;         /* in this authority */
} BodyRoles;
MUST_CHECK Err body_roles_of(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, BodyRoles *ret);
/* The one rule who is of a body: by a role that the body had agreed to then; ANY_TIME: by whichever has its word. */
bool body_has(const BodyRoles *roles, Str body, Instant since);
#define ANY_TIME ((Instant){ INT64_MAX })

typedef struct BodyMember {
    AccountId account;
    Str name;
    bool deputy;
    bool everywhere; /* in the whole authority, not in this initiative alone */
    bool self;       /* the actor */
    bool invited;  /* has yet to come; looks the same for who has an account elsewhere (ADR 0009) */
    Instant since; /* counts for the body since then; of who waits: has the role since then */
    RecordId role;
} BodyMember;
typedef LIST_OF(BodyMember) BodyMembers;

typedef struct RepresentedBody {
    Str body;
    BodyMembers members; /* representatives first, then deputies; each person once */
    BodyMembers waiting; /* who has the role, but not yet the word of the body; each once */
    bool mine;           /* the actor is one of the members */
    bool waits;          /* the actor is none of them, but waits */
} RepresentedBody;
typedef LIST_OF(RepresentedBody) RepresentedBodies;

/* Those of the actor first, then those they wait for, then by name. Nobody whose account is closed. */
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
    CommentList
        removed; /* what the body or one of its members had said, by somebody else; newest first */
} BodyAsked;

/* The caller holds a snapshot on `conn`; INITIATIVE_READ has been checked by access_initiative. */
MUST_CHECK Err representation_sources(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                      BodySources *ret);
/* Reads nothing; what it gives points into the sources. */
BodyAsked representation_asked(const App *app, Ctx *ctx, const BodySources *sources,
                               const RepresentedBody *body);
