/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* use_context_store.h -- the one use context of an initiative: use_context_list, _get, _insert,
 * _update, _remove. */
#include "domain/use_context.h"
#include "store/record_store.h"

extern const RecordStore USE_CONTEXT_STORE;
RECORD_STORE_FUNCTIONS(UseContext, use_context);
