/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* removed_involvement.h -- an involvement whose answer somebody could read goes with a reason, as a contribution does: who
 * kept the address of its answers finds there when it went and why, and the public page counts it.
 *
 * The history tells it: beside what was removed its entry keeps the address that opened it. One whose sharing had ended
 * had been shut, and does not open again by the removal. */
#include "app/access.h"
#include "app/app.h"
#include "domain/involvement.h"
#include "store/writer.h"

/* Whether somebody outside could read its answer, or has the address of one to come. */
MUST_CHECK Err involvement_told(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                const Involvement *involvement, bool *ret);
/* Before it goes. REQUIRED at "reason" where that is so. */
MUST_CHECK Err involvement_removal_check(Tx *tx, const InitiativeRef *initiative,
                                         const Involvement *was, Str reason, bool *ret_told);
/* Inside a write: it went, and it had been told. */
MUST_CHECK Err involvement_removal_note(Tx *tx, App *app, const InitiativeRef *initiative,
                                        const Involvement *was, Str reason);
/* How many of these are gone, as everybody may know. */
MUST_CHECK Err involvements_removed_count(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                          int64_t *ret);

typedef struct RemovedInvolvement {
    Date on;
    Str reason;
} RemovedInvolvement;
/* Of an address, "/antwort/…". ERR_NOT_FOUND: it is not that of this record, or of one that is there. */
MUST_CHECK Err involvement_removed_why(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                       RecordId id, Str address, RemovedInvolvement *ret);
