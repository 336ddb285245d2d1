/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* omission_store.h -- perspectives left out on purpose: omission_list, _get, _insert, _update,
 * _remove. */
#include "domain/omission.h"
#include "store/record_store.h"

extern const RecordStore OMISSION_STORE;
RECORD_STORE_FUNCTIONS(Omission, omission);
