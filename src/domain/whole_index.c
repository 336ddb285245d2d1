/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/whole_index.h"

#include <stdlib.h>

static int by_id(const void *a, const void *b) {
    const WholePlace *left = a, *right = b;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return (left->noun > right->noun) - (left->noun < right->noun);
}

WholeIndex whole_index(Arena *arena, const Whole *whole) {
    WholeIndex index = { 0 };
    for (size_t i = 0; i < NOUN_COUNT; i++)
        for (size_t k = 0; k < whole->lists[i].count; k++) {
            const char *record = (const char *)whole->lists[i].items + k * NOUNS[i].schema->size;
            int64_t id = ((const Record *)(const void *)record)->id.v;
            *list_push(arena, &index) = (WholePlace){ id, (NounId)i, record };
        }
    if (index.count > 0)
        qsort(index.items, index.count, sizeof *index.items, by_id);
    return index;
}

const WholePlace *whole_index_find(const WholeIndex *index, RecordId id) {
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->items[middle].id < id.v)
            low = middle + 1;
        else
            high = middle;
    }
    return low < index->count && index->items[low].id == id.v ? &index->items[low] : NULL;
}
