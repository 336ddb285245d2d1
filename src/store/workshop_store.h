/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_store.h -- workshops: workshop_list, _get, _insert, _update, _remove. */
#include "domain/workshop.h"
#include "store/record_store.h"

extern const RecordStore WORKSHOP_STORE;
RECORD_STORE_FUNCTIONS(Workshop, workshop);
