/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* noun_stores.h -- the statements of every noun, for what walks all of them. */
#include "domain/nouns.h"
#include "store/record_store.h"

extern const RecordStore *const NOUN_STORES[NOUN_COUNT];

/* By the noun's name. NULL: no such noun. */
const RecordStore *noun_store(Str name);
