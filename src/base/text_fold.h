/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* text_fold.h -- letters without case and marks, the common ground of search and of sorting.
 *
 * Latin letters become their ASCII base letters ("ä" → "a", "ß" → "ss", "Ø" → "o"), Greek and Cyrillic
 * ones lower case; letters of other scripts stay. No locale and no table of the system is asked, so
 * every machine and both engines see the same terms and the same order.
 * Source: Unicode 15 decompositions (NFD without combining marks) for U+00C0–U+017F and U+1E00–U+1EFF. */
#include <stdint.h>

#include "base/str.h"

typedef enum FoldKind {
    FOLD_SEPARATOR, /* white space, punctuation, symbols */
    FOLD_MARK,      /* combining mark: belongs to the letter before it, folds to nothing */
    FOLD_LETTER,
    FOLD_DIGIT
} FoldKind;

typedef struct Fold {
    FoldKind kind;
    uint8_t len; /* bytes of text; 0 for separators and marks */
    char text[4];
} Fold;

Fold fold_code_point(uint32_t code_point);
/* Lower case, marks kept: "Ä" → "ä". */
uint32_t fold_lower(uint32_t code_point);
