/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/id_map.h"

/* The first position whose `from` is not smaller. */
static size_t position(const IdMap *map, int64_t from) {
    size_t low = 0, high = map->pairs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->pairs.items[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void id_map_add(IdMap *map, Arena *arena, RecordId from, RecordId to) {
    size_t at = position(map, from.v);
    (void)list_push(arena, &map->pairs);
    memmove(&map->pairs.items[at + 1], &map->pairs.items[at],
            (map->pairs.count - 1 - at) * sizeof *map->pairs.items);
    map->pairs.items[at] = (IdPair){ .from = from.v, .to = to.v };
}

RecordId id_map_find(const IdMap *map, RecordId from) {
    size_t at = position(map, from.v);
    bool found = at < map->pairs.count && map->pairs.items[at].from == from.v;
    return (RecordId){ found ? map->pairs.items[at].to : 0 };
}

static Err apply_list(const IdMap *map, Arena *arena, bool may_lie_ahead, RecordIds *ids,
                      bool *ret_ahead) {
    RecordIds mapped = { 0 };
    for (size_t i = 0; i < ids->count; i++) {
        RecordId to = id_map_find(map, ids->items[i]);
        if (to.v == 0 && !may_lie_ahead)
            return ERR_NOT_FOUND;
        *ret_ahead = *ret_ahead || to.v == 0;
        if (to.v == 0)
            continue;
        size_t at = mapped.count;
        while (at > 0 && mapped.items[at - 1].v > to.v)
            at--;
        (void)list_push(arena, &mapped);
        memmove(&mapped.items[at + 1], &mapped.items[at],
                (mapped.count - 1 - at) * sizeof *mapped.items);
        mapped.items[at] = to;
    }
    *ids = mapped;
    return ERR_NONE;
}

Err id_map_apply(const IdMap *map, Arena *arena, const Schema *schema, void *record,
                 bool *ret_ahead) {
    *ret_ahead = false;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field->type == FIELD_REFERENCES) {
            TRY(apply_list(map, arena, str_empty(field->target), field_at(field, record),
                           ret_ahead));
        } else if (field->type == FIELD_REFERENCE && !field_empty(field, record)) {
            RecordId *id = field_at(field, record);
            *id = id_map_find(map, *id);
            if (id->v == 0)
                return ERR_NOT_FOUND;
        }
    }
    return ERR_NONE;
}
