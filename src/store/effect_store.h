/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* effect_store.h -- expected effects: effect_list, _get, _insert, _update, _remove. */
#include "domain/effect.h"
#include "store/record_store.h"

extern const RecordStore EFFECT_STORE;
RECORD_STORE_FUNCTIONS(Effect, effect);
