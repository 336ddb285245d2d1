/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_store.h -- stakeholders: stakeholder_list, _get, _insert, _update, _remove. */
#include "domain/stakeholder.h"
#include "store/record_store.h"

extern const RecordStore STAKEHOLDER_STORE;
RECORD_STORE_FUNCTIONS(Stakeholder, stakeholder);
