/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* classification_store.h -- the one classification of an initiative: classification_list, _get, _insert,
 * _update, _remove. */
#include "domain/classification.h"
#include "store/record_store.h"

extern const RecordStore CLASSIFICATION_STORE;
RECORD_STORE_FUNCTIONS(Classification, classification);
