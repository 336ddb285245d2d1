/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_store.h -- rows of the participation plan: involvement_list, _get, _insert, _update,
 * _remove. */
#include "domain/involvement.h"
#include "store/record_store.h"

extern const RecordStore INVOLVEMENT_STORE;
RECORD_STORE_FUNCTIONS(Involvement, involvement);
