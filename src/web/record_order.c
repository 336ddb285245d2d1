/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_order.h"

#include <stdlib.h>

#include "store/sort_key.h"

typedef struct Keyed {
    Str key;
    Stakeholder stakeholder;
} Keyed;

static int by_key(const void *a, const void *b) {
    const Keyed *one = a, *other = b;
    int order = str_compare(one->key, other->key);
    if (order != 0)
        return order;
    int64_t left = one->stakeholder.record.id.v, right = other->stakeholder.record.id.v;
    return (left > right) - (left < right);
}

void stakeholders_by_name(Arena *arena, StakeholderList *list) {
    Keyed *keyed = arena_new(arena, Keyed, list->count);
    for (size_t i = 0; i < list->count; i++)
        keyed[i] = (Keyed){ .key = sort_key_make(arena, list->items[i].name),
                            .stakeholder = list->items[i] };
    if (list->count > 1)
        qsort(keyed, list->count, sizeof *keyed, by_key);
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = keyed[i].stakeholder;
}

const Stakeholder *stakeholder_by_id(const StakeholderList *list, RecordId id) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].record.id.v == id.v)
            return &list->items[i];
    return NULL;
}
