/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/key_set.h"

int key_set_index(const KeySet *set, Str key) {
    for (size_t i = 0; i < set->count; i++)
        if (str_eq(set->keys[i], key))
            return (int)i;
    return -1;
}

bool key_set_has(const KeySet *set, Str key) {
    return key_set_index(set, key) >= 0;
}
