/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* authority.h -- authorities (tenants), their names and the texts every public page links to. */
#include "app/account.h"
#include "store/authority_store.h"

/* Makes an authority and, unless NULL, its first administrator: an account is made for an address
 * that has none and gets a link as by an invitation. INSTALLATION_MANAGE. ret->written.record is the
 * authority's id. Finding TAKEN at "key". */
MUST_CHECK Err authority_create(App *app, Ctx *ctx, const Submission *submission,
                                const AuthorityForm *form, const ProfileForm *opt_administrator,
                                Invited *ret);
/* Name and language; the key stays, addresses hang on it. VERSION_ANY (app/initiative.h): whatever is stored.
 * AUTHORITY_MANAGE. */
MUST_CHECK Err authority_change(App *app, Ctx *ctx, const Submission *submission,
                                const AuthorityRef *authority, const AuthorityForm *form,
                                int64_t version, Written *ret);
/* One text; AUTHORITY_MANAGE. Its version is authority_text_version, or VERSION_ANY. ERR_NOT_FOUND: no such kind or
 * language; ERR_CONFLICT with what is stored now. */
MUST_CHECK Err authority_text_change(App *app, Ctx *ctx, const Submission *submission,
                                     const AuthorityRef *authority, Str kind, Str language,
                                     const AuthorityTextForm *form, int64_t version, Written *ret);
/* "imprint privacy accessibility contact": every authority needs them in German. */
extern const KeySet AUTHORITY_TEXT_KINDS;
