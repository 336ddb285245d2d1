/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* take_up.h -- somebody of a perspective that was left out with a reason is taken in: the omission ends with it. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/omission.h"
#include "domain/stakeholder.h"

/* Creates the stakeholder and removes the omission, in one write; the history keeps what the omission said and
 * `reason`. One that somebody removed meanwhile, or of a perspective that is none of the stakeholder's, stays as it is. */
MUST_CHECK Err stakeholder_take_up(App *app, Ctx *ctx, const Submission *submission,
                                   const InitiativeRef *initiative, const Stakeholder *stakeholder,
                                   RecordId omission, Str reason, Written *ret);
/* The first omission of one of these perspectives (keys separated by one space). NULL: none is left out. */
MUST_CHECK Err omission_of_perspectives(Ctx *ctx, Conn *conn, InitiativeId initiative, Str keys,
                                        const Omission **ret);
