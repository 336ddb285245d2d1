/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* data_set_store.h -- the data that audits look at: data_set_list, _get, _insert, _update, _remove. */
#include "domain/data_set.h"
#include "store/record_store.h"

extern const RecordStore DATA_SET_STORE;
RECORD_STORE_FUNCTIONS(DataSet, data_set);
