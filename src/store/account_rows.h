/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account_rows.h -- reading rows of account, for the stores that select them. */
#include "store/account_store.h"

#define ACCOUNT_COLUMNS                                                                   \
    "id, email, name, language, password_hash, password_changed_at, example, created_at," \
    " disabled_at, erased_at, home_authority_id, chosen_authority_id, invitation_for,"    \
    " roleless_since, email_proven_at"

/* The row a query of ACCOUNT_COLUMNS stands at. */
Account account_row(const Query *query, Arena *arena);
/* The rest of an opened query. */
MUST_CHECK Err account_rest(Query *query, Arena *arena, Accounts *ret);
