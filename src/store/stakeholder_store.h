/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_store.h -- stakeholders: stakeholder_list, _get, _insert, _update, _remove. */
#include "domain/stakeholder.h"
#include "store/record_store.h"

extern const RecordStore STAKEHOLDER_STORE;
RECORD_STORE_FUNCTIONS(Stakeholder, stakeholder);

/* Whether another one than `except` (0: any) has this name. */
MUST_CHECK Err stakeholder_named(Ctx *ctx, Conn *conn, InitiativeId initiative, Str name,
                                 RecordId except, bool *ret);
