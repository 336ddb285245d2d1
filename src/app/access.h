/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access.h -- who may do what, and the only place where a Scope is made.
 *
 * Access follows the object: an address names an initiative or an authority, the person's memberships
 * there give the permissions. What somebody may not read does not exist for them (ERR_NOT_FOUND);
 * what they may read but not do is ERR_FORBIDDEN; a page that needs a person while nobody is signed in
 * is ERR_UNAUTHENTICATED. On success ctx->scope is set. */
#include "app/app.h"
#include "domain/context.h"
#include "domain/permission.h"
#include "store/authority_store.h"

typedef struct AuthorityRef {
    AuthorityId id;
    Str key, name;
    Str language; /* tag: what its people write in */
    ChainId chain;
    PermissionSet permissions; /* of the actor, here */
} AuthorityRef;

typedef struct InitiativeRef {
    InitiativeId id;
    Str key, name;
    ChainId chain;
    bool published, archived;
    AuthorityRef authority;
    Str state; /* other bytes after every change of the initiative or of its authority */
    PermissionSet permissions; /* of the actor, in this initiative */
} InitiativeRef;

/* PERMISSION_PUBLIC: everybody, when the initiative is published; else members only. */
MUST_CHECK Err access_initiative(App *app, Ctx *ctx, Conn *conn, Str key, Permission needed,
                                 InitiativeRef *ret);
/* key "" = the default authority, or the one the person chose in the header. */
MUST_CHECK Err access_authority(App *app, Ctx *ctx, Conn *conn, Str key, Permission needed,
                                AuthorityRef *ret);
/* Whose lists a person sees unless an address names another: the one they chose, else their home, else the
 * first by name. ERR_NOT_FOUND: they belong to none. */
MUST_CHECK Err access_own_authority(Ctx *ctx, Conn *conn, AuthorityId *ret);
/* For pages of the whole installation (set-up, /metrics for administrators). */
MUST_CHECK Err access_installation(App *app, Ctx *ctx, Conn *conn, Permission needed);
/* PERMISSION_SIGNED_IN: own account pages. */
MUST_CHECK Err access_account(App *app, Ctx *ctx, Permission needed);
/* Command line and jobs (ACTOR_SYSTEM only): every permission in this authority. */
MUST_CHECK Err access_system(App *app, Ctx *ctx, Conn *conn, Str authority_key, AuthorityRef *ret);
/* Inside the write that made it (app/authority.c): the Scope of an authority that did not exist before,
 * to begin its history and give its first role. */
void access_new_authority(Ctx *ctx, const Authority *made, AuthorityRef *ret);
/* The authority of an invitation that awaits the actor (app/invitation.h): they may nothing there yet.
 * ERR_NOT_FOUND: none of theirs, or no longer open. */
MUST_CHECK Err access_invited(Ctx *ctx, Conn *conn, AccountId invitation, AuthorityRef *ret);
/* By its number, for jobs (ACTOR_SYSTEM only) that go over the whole installation. Sets the Scope. */
MUST_CHECK Err access_initiative_by_id(App *app, Ctx *ctx, Conn *conn, InitiativeId id,
                                       InitiativeRef *ret);
/* For who holds an address that this installation made for one record (app/answer_link.h, which has checked it):
 * no permission but PUBLIC, whoever asks and whether published or not. And for taking away what an account kept to itself
 * (app/erase_account.c): whoever erases it need not be able to read that. ERR_NOT_FOUND: it is gone. */
MUST_CHECK Err access_proven(Ctx *ctx, Conn *conn, InitiativeId id, InitiativeRef *ret);
/* The same for who leads a workshop by link (app/room_guest.h, which has checked it): ROOM_LEAD as well. */
MUST_CHECK Err access_guest(Ctx *ctx, Conn *conn, InitiativeId id, InitiativeRef *ret);
/* The Scope of an authority for a job of the system that knows its rows by number. */
MUST_CHECK Err access_job(Ctx *ctx, AuthorityId authority);
