/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/value_pair.h"

static const Str KEYS[] = {
#define X(name, key) STR_INIT(key),
    VALUE_PAIR_LIST(X)
#undef X
};

const KeySet VALUE_PAIRS = { .name = STR_INIT("value_pair"),
                             .keys = KEYS,
                             .count = VALUE_PAIR_COUNT };

uint32_t value_pair_bits(Str keys) {
    uint32_t bits = 0;
    Str key;
    while (str_cut(&keys, ' ', &key)) {
        int at = key_set_index(&VALUE_PAIRS, key);
        if (at >= 0)
            bits |= 1U << at;
    }
    return bits;
}
