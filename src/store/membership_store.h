/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* membership_store.h -- who has which role in an authority or in one of its initiatives.
 *
 * A membership is (role, body): "team" of "Leistungsabteilung", "representative" of "Personalrat". */
#include "base/list.h"
#include "domain/context.h"
#include "store/account_store.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct Membership {
    RecordId id;
    AccountId account;
    Str account_name;
    InitiativeId initiative; /* 0: in the whole authority */
    Str role, body;
    bool deputy; /* speaks for the body while its representative is away */
    Instant created_at;
    AccountId given_by;     /* 0: not by a person */
    bool waits;             /* for the body, which has yet to agree */
    Instant confirmed_at;   /* since when it counts; 0 while it waits */
    AccountId confirmed_by; /* 0: nobody had to */
    bool invited;           /* with account_name: only asked, nobody can sign in for it yet */
    bool closed;            /* with account_name: the account is disabled or erased */
} Membership;
typedef LIST_OF(Membership) Memberships;

/* Whether a new role counts at once; who gives one has to say it. */
typedef enum RoleStart { ROLE_WAITS_FOR_BODY, ROLE_COUNTS_AT_ONCE } RoleStart;
/* By the actor, now: sets id, created_at, given_by, waits and confirmed_at. ERR_CONFLICT: the account has it already. */
MUST_CHECK Err membership_insert(Tx *tx, Membership *membership, RoleStart start);
/* ERR_NOT_FOUND outside the scope; *ret is what was removed. */
MUST_CHECK Err membership_delete(Tx *tx, RecordId id, Membership *ret);
/* initiative 0: those of the authority; by name. */
MUST_CHECK Err membership_rows(Ctx *ctx, Conn *conn, InitiativeId initiative, Memberships *ret);
/* Of one account, wherever in the scope's authority; without its name. */
MUST_CHECK Err membership_rows_of(Ctx *ctx, Conn *conn, AccountId account, Memberships *ret);

/* A role that nobody has confirmed, with whose it is, where, and who gave it. */
typedef struct UnconfirmedRole {
    Membership role;
    Str email;
    bool mailed;                         /* account_set_proven: by mail */
    Str given_by;                        /* "": no person, or one who is erased */
    Str initiative_key, initiative_name; /* "": in the whole authority */
    bool archived;                       /* the initiative is */
} UnconfirmedRole;
typedef LIST_OF(UnconfirmedRole) UnconfirmedRoles;
/* Wherever in the scope's authority; the oldest first. */
MUST_CHECK Err membership_unconfirmed(Ctx *ctx, Conn *conn, UnconfirmedRoles *ret);
/* All roles, wherever in the scope's authority, of those who have this one with a body and a confirmation. */
MUST_CHECK Err membership_members(Ctx *ctx, Conn *conn, Str role, Memberships *ret);
typedef LIST_OF(Str) BodyNames;
/* The bodies that this role is given for, wherever in the scope's authority, as they were written; in order. */
MUST_CHECK Err membership_bodies(Ctx *ctx, Conn *conn, Str role, BodyNames *ret);
/* ERR_NOT_FOUND outside the scope. */
MUST_CHECK Err membership_get(Ctx *ctx, Conn *conn, RecordId id, Membership *ret);
/* By the actor, now. ERR_NOT_FOUND outside the scope, or it is confirmed; *ret is what it is now. */
MUST_CHECK Err membership_confirm(Tx *tx, RecordId id, Membership *ret);
/* Hands a role on to another account. */
MUST_CHECK Err membership_set_account(Tx *tx, RecordId id, AccountId account);
/* ERR_NOT_FOUND outside the scope; *ret is what it is now. */
MUST_CHECK Err membership_set_deputy(Tx *tx, RecordId id, bool deputy, Membership *ret);
/* The same role and body (same_body) in the same place. */
MUST_CHECK Err membership_exists(Ctx *ctx, Conn *conn, const Membership *membership, bool *ret);
/* Before the initiative itself goes. */
MUST_CHECK Err membership_delete_initiative(Tx *tx, InitiativeId initiative);
/* All of the authority in scope. */
MUST_CHECK Err membership_delete_authority(Tx *tx);
MUST_CHECK Err membership_delete_account(Tx *tx, AccountId account);

typedef struct MembershipRole {
    InitiativeId initiative; /* 0: in a whole authority */
    Str role, body;
} MembershipRole;
typedef LIST_OF(MembershipRole) MembershipRoles;

/* An account's roles that count in an initiative: its own and, with initiative 0, those in its whole authority.
 * In no order. For access.c, before there is a scope. */
MUST_CHECK Err membership_counted(Conn *conn, Arena *arena, AuthorityId authority,
                                  InitiativeId initiative, AccountId account, MembershipRoles *ret);
/* Their keys in order, each once. */
MUST_CHECK Err membership_roles(Conn *conn, Arena *arena, AuthorityId authority,
                                InitiativeId initiative, AccountId account, RoleKeys *ret);

/* Accounts, neither disabled nor erased, with their roles in a whole authority. */
typedef struct Holder {
    AccountId account;
    Str role;
    bool has_come; /* can sign in: not only invited */
} Holder;
typedef LIST_OF(Holder) Holders;
MUST_CHECK Err membership_holders(Conn *conn, Arena *arena, AuthorityId authority, Holders *ret);

/* The first role an account was given anywhere. */
MUST_CHECK Err membership_first(Conn *conn, Arena *arena, AccountId account, MembershipRole *ret);

/* Roles in more than one authority. */
MUST_CHECK Err membership_several(Conn *conn, AccountId account, bool *ret);
/* Any role in the authority or one of its initiatives. */
MUST_CHECK Err membership_belongs(Conn *conn, AuthorityId authority, AccountId account, bool *ret);
/* Initiatives of the scope's authority in which the account has a role of its own. */
MUST_CHECK Err membership_initiatives(Ctx *ctx, Conn *conn, AccountId account,
                                      MembershipRoles *ret);

/* Roles in single initiatives, wherever they are. */
typedef struct InitiativeRole {
    Str authority_key, initiative_key, role;
} InitiativeRole;
typedef LIST_OF(InitiativeRole) InitiativeRoles;
MUST_CHECK Err membership_initiative_roles(Conn *conn, Arena *arena, AccountId account,
                                           InitiativeRoles *ret);
/* The person's own roles in initiatives that are not archived, wherever they are; what changed last comes first, and
 * the roles in one initiative stand together. At most `limit`. */
typedef struct OwnRole {
    InitiativeId initiative;
    Str initiative_key, initiative_name;
    Membership membership; /* role, body and deputy */
} OwnRole;
typedef LIST_OF(OwnRole) OwnRoles;
MUST_CHECK Err membership_own(Conn *conn, Arena *arena, AccountId account, size_t limit,
                              OwnRoles *ret);
/* An authority the account has any role in, for the switcher in the header. */
typedef struct AuthorityChoice {
    AuthorityId id;
    Str key, name;
} AuthorityChoice;
typedef LIST_OF(AuthorityChoice) AuthorityChoices;
MUST_CHECK Err membership_authorities(Conn *conn, Arena *arena, AccountId account,
                                      AuthorityChoices *ret);
