/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/pack_text.h"

bool pack_text_equal(PackText a, PackText b) {
    return str_eq(a.de, b.de) && str_eq(a.en, b.en) && str_eq(a.de_simple, b.de_simple) &&
           str_eq(a.tr, b.tr) && str_eq(a.uk, b.uk) && str_eq(a.ar, b.ar);
}

bool pack_texts_equal(const PackTexts *a, const PackTexts *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!pack_text_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

bool pack_keys_have(const PackKeys *keys, Str key) {
    for (size_t i = 0; i < keys->count; i++)
        if (str_eq(keys->items[i], key))
            return true;
    return false;
}

bool pack_keys_equal(const PackKeys *a, const PackKeys *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!str_eq(a->items[i], b->items[i]))
            return false;
    return true;
}
