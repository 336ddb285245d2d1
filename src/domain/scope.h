/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* scope.h -- which authority's data a call may touch.
 *
 * Every store function on an authority's data takes its Scope from the Ctx and names authority_id in
 * its SQL. Only src/app/access.c makes a Scope (scope_make is called nowhere else; tools/check-layers
 * fails otherwise), after it has checked who asks. A zero Scope matches no row. */
#include "domain/ids.h"

typedef struct Scope {
    AuthorityId authority;
} Scope;

static inline Scope scope_make(AuthorityId authority) {
    return (Scope){ .authority = authority };
}
