/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* whole_index.h -- the records of an initiative by their ids, for who follows many references. */
#include "domain/nouns.h"

typedef struct WholePlace {
    int64_t id;
    NounId noun;
    const void *record;
} WholePlace;
typedef LIST_OF(WholePlace) WholeIndex;

/* In the order of ids; its places point into the lists of the whole. */
WholeIndex whole_index(Arena *arena, const Whole *whole);
/* NULL: not in it. Of several with one id that of the first noun. */
const WholePlace *whole_index_find(const WholeIndex *index, RecordId id);
