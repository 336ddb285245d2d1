/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* body_confirmation.h -- who is given a role in a body speaks for it once a member of it has agreed
 * (docs/adr/0014-a-body-confirms-its-members.md). Nobody is confirmed before they have used their account: until then
 * whoever holds the link is it.
 *
 * Who may: a member whose role counts where the new one shall, the authority or an initiative; is there none, any
 * member of that body in this authority; has the body no member in it at all, who manages its people and does not
 * work on what the role is for. Nobody for themselves, and no member where they work on the initiative. */
#include "app/access.h"
#include "app/account_forms.h"
#include "app/transaction.h"
#include "store/membership_store.h"

/* A role that waits for its body. */
typedef struct BodyClaim {
    Membership role;
    Str authority_key;
    Str initiative_key, initiative_name; /* "": none, or not the actor's to read */
    Str given_by;                        /* "": a deleted account, or no person */
    Str email;                           /* of who waits; "" for who may not answer */
    Str alike;   /* for the first: another body here whose name resembles this one; "": none */
    bool come;   /* somebody has used the account; before, it cannot be confirmed */
    bool proven; /* its address opened it: only a mail sent there led into the account */
    bool may;    /* the actor may agree or refuse */
    bool own;    /* of the actor */
    bool first;  /* the body has no member here: the administration answers */
} BodyClaim;
typedef LIST_OF(BodyClaim) BodyClaims;

/* Those that the actor may answer, and their own; the oldest first. Of no closed account, and in no initiative that is
 * archived. */
MUST_CHECK Err body_claims(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                           BodyClaims *ret);
/* A first member whom the actor would confirm, did they not lead or work in the team where the role is for. */
typedef struct HinderedClaim {
    AccountId account;
    Str person, body;
    Str others; /* who of the administration can, separated by commas; "": nobody */
} HinderedClaim;
typedef LIST_OF(HinderedClaim) HinderedClaims;
/* None for who does not manage the people of the authority. */
MUST_CHECK Err body_claims_hindered(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                                    HinderedClaims *ret);
/* Whether the actor would be hindered so from confirming a first member here; initiative 0: in the whole authority. */
MUST_CHECK Err body_first_hindered(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                                   InitiativeId initiative, bool *ret);
/* One of them, in whichever authority, archived or not; ctx->scope stays as it was. ERR_NOT_FOUND: none for the actor. */
MUST_CHECK Err body_claim(App *app, Ctx *ctx, Conn *conn, RecordId id, BodyClaim *ret);
/* Both are written to the history. ERR_FORBIDDEN: known to the actor, but not theirs to answer. ERR_NOT_FOUND: none that
 * waits (any more: app/body_answered.h says what became of it). Findings NOT_COME, WORKS_ON_IT for the whole form;
 * NOT_VOUCHED at "vouched", where the address is not proven and the form does not say that the person was asked. */
MUST_CHECK Err body_claim_confirm(App *app, Ctx *ctx, Conn *conn, const Submission *submission,
                                  RecordId id, const ConfirmationForm *form, Written *ret);
/* The role ends. */
MUST_CHECK Err body_claim_refuse(App *app, Ctx *ctx, Conn *conn, const Submission *submission,
                                 RecordId id, Written *ret);
