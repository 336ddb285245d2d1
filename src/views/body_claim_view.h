/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* body_claim_view.h -- roles in a body that wait for its members to agree. */
#include "base/clock.h"
#include "views/form_view.h"

typedef struct BodyClaimItem {
    Str person, email, body;
    Str alike;     /* another body whose name resembles this one; "" = none */
    bool come;     /* has used the account; before, nobody can confirm */
    bool unproven; /* the address says nothing of whose account it is */
    bool deputy;
    bool everywhere;                 /* in the whole authority */
    Str initiative, initiative_href; /* "" = one that the reader may not read */
    Str given_by;                    /* "" = nobody to be named */
    Instant given_at;
    Str confirm_href, refuse_href; /* pages that ask; "" = it is the page that asks */
} BodyClaimItem;

/* Confirming or refusing one: asked on a page of its own. */
typedef struct BodyClaimFormView {
    Page page;
    BodyClaimItem item;
    Message text;
    bool closed; /* no form */
    FormView form;
} BodyClaimFormView;

typedef struct BodyClaimsView {
    const BodyClaimItem *items; /* of others, for the reader to answer */
    size_t count;
    const BodyClaimItem *firsts; /* of bodies without a member, for the administration */
    size_t first_count;
    const Message *own; /* the reader's own roles that wait */
    size_t own_count;
    const Message *hindered; /* first ones that somebody else of the administration has to answer */
    size_t hindered_count;
} BodyClaimsView;
