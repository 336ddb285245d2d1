/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decision_store.h -- the log of decisions: decision_list, _get, _insert,
 * _update, _remove. */
#include "domain/decision.h"
#include "store/record_store.h"

extern const RecordStore DECISION_STORE;
RECORD_STORE_FUNCTIONS(Decision, decision);
