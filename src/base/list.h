/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* list.h -- a typed list that grows in an arena.
 *
 *   typedef LIST_OF(Goal) GoalList;          zeroed = empty
 *   Goal *goal = list_push(arena, &list);    new zeroed item
 *
 * Growing moves the items (the old ones stay valid memory until the arena is reset, but are no
 * longer the list's): keep indexes, not pointers, across a push. */
#include <stddef.h>

#include "base/arena.h"

#define LIST_OF(T)              \
    struct {                    \
        T *items;               \
        size_t count, capacity; \
    }

/* Pointer to a new zeroed item at the end. Evaluates its arguments more than once. */
#define list_push(arena, list)                                                            \
    ((list)->items = list_room_((arena), (list)->items, (list)->count, &(list)->capacity, \
                                sizeof *(list)->items),                                   \
     &(list)->items[(list)->count++])

void *list_room_(Arena *arena, void *opt_items, size_t count, size_t *capacity, size_t item_size);
