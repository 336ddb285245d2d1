/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* iteration_store.h -- rounds of work: iteration_list, _get, _insert,
 * _update, _remove. */
#include "domain/iteration.h"
#include "store/record_store.h"

extern const RecordStore ITERATION_STORE;
RECORD_STORE_FUNCTIONS(Iteration, iteration);
