/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* id_map.h -- from the record ids of a file to those of this installation, for imports.
 *
 * Filled while records are written in the order of NOUNS, in which every record stands after those it
 * refers to, unless a field may point ahead. */
#include "domain/schema.h"

typedef struct IdPair {
    int64_t from, to;
} IdPair;

typedef struct IdMap {
    LIST_OF(IdPair) pairs; /* in the order of `from` */
} IdMap;

/* `from` must not be in the map yet. */
void id_map_add(IdMap *map, Arena *arena, RecordId from, RecordId to);
/* 0: not in the map. */
RecordId id_map_find(const IdMap *map, RecordId from);
/* Replaces every reference of the record; its own id is left alone. REFERENCES are new lists in the arena.
 * One without a target noun may point to what is written later: it is left out then, and `*ret_ahead` says
 * so. ERR_NOT_FOUND: any other is not in the map, and the record is half done. */
MUST_CHECK Err id_map_apply(const IdMap *map, Arena *arena, const Schema *schema, void *record,
                            bool *ret_ahead);
