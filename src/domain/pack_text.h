/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack_text.h -- what packs are made of: texts in the languages of the program, and keys. */
#include "base/list.h"
#include "base/str.h"

/* One text in the languages of the program; "" = falls back to de. */
typedef struct PackText {
    Str de, en, de_simple;
    Str tr, uk, ar; /* only what those see who take part in a workshop; "" = not translated */
} PackText;
typedef LIST_OF(PackText) PackTexts;
typedef LIST_OF(Str) PackKeys;

bool pack_text_equal(PackText a, PackText b);
bool pack_texts_equal(const PackTexts *a, const PackTexts *b);
bool pack_keys_have(const PackKeys *keys, Str key);
bool pack_keys_equal(const PackKeys *a, const PackKeys *b);
