/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/list.h"

#include <string.h>

#include "base/checked.h"

#define LIST_FIRST 8

void *list_room_(Arena *arena, void *opt_items, size_t count, size_t *capacity, size_t item_size) {
    char *items = opt_items;
    if (count >= *capacity) {
        size_t larger = *capacity < LIST_FIRST ? LIST_FIRST : size_mul(*capacity, 2);
        char *moved = arena_bytes(arena, size_mul(larger, item_size));
        if (count > 0)
            memcpy(moved, items, count * item_size);
        items = moved;
        *capacity = larger;
    }
    memset(items + count * item_size, 0, item_size);
    return items;
}
