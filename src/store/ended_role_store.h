/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ended_role_store.h -- roles that somebody other than who had them ended, as long as that is told. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* name, key in the store */
#define ROLE_END_LIST(X)                                                                  \
    X(REFUSED, "refused")             /* by a member of the body, while it waited */      \
    X(REFUSED_FIRST, "refused_first") /* by the administration: the body had no member */ \
    X(REMOVED, "removed")             /* taken away */
typedef enum RoleEndWay {
#define X(name, key) ROLE_END_##name,
    ROLE_END_LIST(X)
#undef X
        ROLE_END_COUNT
} RoleEndWay;

typedef struct EndedRole {
    RecordId id;
    InitiativeId initiative; /* 0: in the whole authority */
    AuthorityId authority;   /* read only: the scope's when it is written */
    AccountId account;
    Str account_name;                 /* read only, as the next ones; "" = erased */
    Str ended_by_name, given_by_name; /* "" = erased, or no person */
    Str role, body;
    bool deputy;
    Str place; /* name of the authority or initiative, then */
    RoleEndWay way;
    Instant ended_at;
    AccountId ended_by, given_by; /* 0: no person */
} EndedRole;
typedef LIST_OF(EndedRole) EndedRoles;

/* By the actor, now: sets ended_at and ended_by. */
MUST_CHECK Err ended_role_insert(Tx *tx, EndedRole *ended);
/* Of one account, in every authority, that it has not put away and that ended after `since`; the newest first. */
MUST_CHECK Err ended_roles_of_account(Conn *conn, Arena *arena, AccountId account, Instant since,
                                      EndedRoles *ret);
/* In an initiative of the scope's authority, or (0) in the whole authority; put away or not; the newest first. */
MUST_CHECK Err ended_roles_of_place(Ctx *ctx, Conn *conn, InitiativeId initiative, Instant since,
                                    EndedRoles *ret);
/* ERR_NOT_FOUND: none of this account. */
MUST_CHECK Err ended_role_put_away(Tx *tx, AccountId account, RecordId id);
/* The account is given the same role (same_body) in the same place again: what was told of it is past. */
MUST_CHECK Err ended_role_given_again(Tx *tx, const EndedRole *given);
MUST_CHECK Err ended_role_delete_account(Tx *tx, AccountId account);
/* Before the initiative itself goes. */
MUST_CHECK Err ended_role_delete_initiative(Tx *tx, InitiativeId initiative);
/* All of the authority in scope. */
MUST_CHECK Err ended_role_delete_authority(Tx *tx);
