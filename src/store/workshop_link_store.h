/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_link_store.h -- the address by which a workshop's invitation is read without an account. */
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* ERR_CONFLICT: it has one. */
MUST_CHECK Err workshop_link_insert(Tx *tx, InitiativeId initiative, RecordId workshop, Str token);
/* Does nothing where there is none. */
MUST_CHECK Err workshop_link_delete(Tx *tx, RecordId workshop);
/* ERR_NOT_FOUND: it has none. */
MUST_CHECK Err workshop_link_get(Ctx *ctx, Conn *conn, RecordId workshop, Str *ret_token);
/* Of all authorities. */
MUST_CHECK Err workshop_link_find(Conn *conn, Str token, InitiativeId *ret_initiative,
                                  RecordId *ret_workshop);

/* What hangs on a workshop beside its room and goes with it: link, organisers, needs. */
MUST_CHECK Err preparation_remove(Tx *tx, RecordId workshop);
/* Of all workshops of an initiative. */
MUST_CHECK Err preparations_remove(Tx *tx, InitiativeId initiative);
