/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account.h -- people: invited, named, disabled, erased (app/erase.h); their roles.
 *
 * An account belongs to the installation, roles to authorities and initiatives. Accounts are written
 * to the chain of the installation, roles to the chain of the place they are given in. Every function
 * that changes something checks the actor's permissions in the place it is given. */
#include "app/access.h"
#include "app/account_forms.h"
#include "app/one_time_link.h"
#include "app/transaction.h"
#include "store/account_store.h"
#include "store/membership_store.h"

/* `einklang user add` (ACTOR_SYSTEM): an account with a role of the place "installation", "" = none.
 * Finding TAKEN for the address. The link for the first password is account_reset_link_system's. */
MUST_CHECK Err account_create(App *app, Ctx *ctx, const ProfileForm *form, Str installation_role,
                              AccountId *ret);

typedef struct Invited {
    Written written;
    bool existed; /* the person had an account and was given the role at once */
    bool by_mail; /* the link was queued as mail */
    Str known_as; /* what the person is called here already, where another name was typed: it stays; "": nothing */
    OneTimeLink
        link; /* .address is "" when there is none for the actor: sent by mail, or the person has
                         a password, or was invited by others whose link stays */
} Invited;
/* Invites a person into the authority (opt_initiative NULL) or into one initiative of it. Findings:
 * UNKNOWN_KEY for a role that cannot be given here, HAS_ROLE for one they have, SPEAKS_FOR_BODY for leading or
 * working in the team beside a body there, WORKS_ON_IT for a body beside these. PEOPLE_MANAGE of the authority, or
 * INITIATIVE_ARCHIVE of the initiative. */
MUST_CHECK Err account_invite(App *app, Ctx *ctx, const Submission *submission,
                              const AuthorityRef *authority, const InitiativeRef *opt_initiative,
                              const InvitationForm *form, Invited *ret);
/* A further role, or one again; the same permissions. ERR_NOT_FOUND: nobody of this authority. */
MUST_CHECK Err membership_add(App *app, Ctx *ctx, const Submission *submission,
                              const AuthorityRef *authority, const InitiativeRef *opt_initiative,
                              const MembershipForm *form, Written *ret);
/* Finding LAST_ADMINISTRATOR: nobody would be left who could give roles here. */
MUST_CHECK Err membership_remove(App *app, Ctx *ctx, const Submission *submission,
                                 const AuthorityRef *authority, const InitiativeRef *opt_initiative,
                                 RecordId membership, Written *ret);
/* Makes a representative the deputy of their body, or no deputy any more; the same permissions. Finding
 * DEPUTY_OF_NOBODY: the role represents no body. ERR_NOT_FOUND: none of this place. */
MUST_CHECK Err membership_deputise(App *app, Ctx *ctx, const Submission *submission,
                                   const AuthorityRef *authority,
                                   const InitiativeRef *opt_initiative, RecordId membership,
                                   bool deputy, Written *ret);
/* A link with which the person sets a new password (the first one, if there is none yet), shown or
 * mailed as for an invitation. PEOPLE_MANAGE in the account's home (docs/adr/0008-home-authority.md), of
 * somebody who has no role in the installation: ERR_FORBIDDEN otherwise. */
MUST_CHECK Err account_reset_link(App *app, Ctx *ctx, const Submission *submission,
                                  const AuthorityRef *authority, AccountId account, Invited *ret);
/* The same link for who has no password yet, shown even where mail is configured: the way out when it does
 * not arrive. ERR_FORBIDDEN also for who has a password. */
MUST_CHECK Err account_invitation_show(App *app, Ctx *ctx, const Submission *submission,
                                       const AuthorityRef *authority, AccountId account,
                                       Invited *ret);
/* Whether this authority administers the account: link, disabling, erasing. ERR_NOT_FOUND: nobody of it. */
MUST_CHECK Err account_manageable(Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                                  AccountId account, bool *ret);
/* Ends sessions and tokens; signing in is refused. PEOPLE_MANAGE as above. Finding LAST_ADMINISTRATOR. */
MUST_CHECK Err account_disable(App *app, Ctx *ctx, const Submission *submission,
                               const AuthorityRef *authority, AccountId account, bool disabled,
                               Written *ret);
/* The command line's forms of these (ACTOR_SYSTEM). */
MUST_CHECK Err account_disable_system(App *app, Ctx *ctx, AccountId account, bool disabled);
MUST_CHECK Err account_reset_link_system(App *app, Ctx *ctx, AccountId account, OneTimeLink *ret);

/* Name and language of the person's own account; form->email is not looked at (sign_in.h changes it).
 * ERR_FORBIDDEN: one of the example, which the next visitor shall find as it was. */
MUST_CHECK Err account_change_profile(App *app, Ctx *ctx, const Submission *submission,
                                      const ProfileForm *form, Written *ret);

/* People with a role in the authority: PEOPLE_MANAGE sees addresses, AUTHORITY_READ names only. */
MUST_CHECK Err account_list(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                            Accounts *ret);
/* People of its own whose last role was taken: they can be given one again, or erased. PEOPLE_MANAGE. */
MUST_CHECK Err account_list_roleless(Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                                     Accounts *ret);
/* Address as it is stored and compared: trimmed, lower case. */
Str email_normal(Arena *arena, Str email);
