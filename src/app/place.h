/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* place.h -- where a role is given: in an authority, or in one initiative of it. Private to the use
 * cases of people. */
#include "app/account.h"

typedef struct Place {
    const AuthorityRef *authority;
    const InitiativeRef *opt_initiative;
} Place;

static inline InitiativeId place_initiative(const Place *place) {
    return place->opt_initiative != NULL ? place->opt_initiative->id : (InitiativeId){ 0 };
}
static inline ChainId place_chain(const Place *place) {
    return place->opt_initiative != NULL ? place->opt_initiative->chain : place->authority->chain;
}
static inline RolePlace place_kind(const Place *place) {
    return place->opt_initiative != NULL ? ROLE_PLACE_INITIATIVE : ROLE_PLACE_AUTHORITY;
}
/* The actor may give and take roles here; ERR_FORBIDDEN otherwise. */
MUST_CHECK Err place_may_manage(const Place *place);
/* Finding UNKNOWN_KEY at "role" unless the pack lets this role be given there. */
MUST_CHECK Err role_check(Ctx *ctx, const Pack *pack, Str role, RolePlace place);

typedef struct GivenRole {
    Str role, body;
    bool deputy;
} GivenRole;
/* Inside a write: finding DEPUTY_OF_NOBODY at "deputy" unless the role represents a body. */
MUST_CHECK Err deputy_check(Ctx *ctx, const GivenRole *given);
/* Inside a write, chains locked. Findings at "role" HAS_ROLE: has it already; SPEAKS_FOR_BODY: a role that works
 * on the initiative, for who has one in a body there; WORKS_ON_IT: the other way round, where it would wait to be
 * confirmed; those of deputy_check. */
MUST_CHECK Err give_role(Tx *tx, const App *app, const Place *place, AccountId account,
                         const GivenRole *given, RecordId *ret);
/* Inside a write: the account of the address typed, made if there is none; for who has one and does not
 * belong to the authority yet, what stands in for them until they accept (docs/adr/0009, 0010). */
MUST_CHECK Err invited_account(Tx *tx, const Place *place, const InvitationForm *form, Account *ret,
                               bool *ret_existed);
/* Makes the link and, when mail is configured, queues it instead of showing it. An account without a password gets
 * the link of an invitation; `forgotten`: somebody asked for it at the sign-in. `authority` is who writes. */
MUST_CHECK Err link_or_mail(Tx *tx, App *app, bool forgotten, const Account *account, Str authority,
                            Invited *ret);
/* The link of an invitation, when the account still needs one and the actor may have it: ret->existed says
 * whether the account was there before. A new link ends the earlier one. */
MUST_CHECK Err invitation_link(Tx *tx, App *app, const Place *place, const Account *account,
                               Invited *ret);
/* After a role was given or taken: the home of an account is the first authority it got a role in, as long
 * as it has one there; then the only one that is left, or, without any role, still the last. Giving a role never moves it, so that nobody gets
 * somebody else's account by inviting them. */
MUST_CHECK Err home_settle(Tx *tx, AccountId account);
/* An account is administered by its home alone; others give and take roles. Whoever works for the
 * installation is administered by the command line. ERR_NOT_FOUND: nobody of this authority. ERR_FORBIDDEN. */
MUST_CHECK Err account_may_manage(Conn *conn, Arena *arena, const AuthorityRef *opt_authority,
                                  AccountId account);
/* Before somebody's role or account goes: holds the authority's chain until COMMIT, so that two managers cannot take
 * each other's away in the same instant, and has somebody other than `without` left; else finding
 * LAST_ADMINISTRATOR. Chains of several authorities in the order of their ids. */
MUST_CHECK Err manager_stays(Tx *tx, App *app, AuthorityId authority, AccountId without);
/* Somebody other than `without` is left who may manage the authority's people. For an initiative they
 * count, too, so only the authority itself can run out of them. */
MUST_CHECK Err manager_left(Tx *tx, App *app, AuthorityId authority, AccountId without, bool *ret);
