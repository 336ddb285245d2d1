/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack_text.h -- a text of a pack: it stands in the data because an authority may bring its own. */
#include "base/str.h"

/* One text in the languages of the program; "" = falls back to de. */
typedef struct PackText {
    Str de, en, de_simple;
} PackText;
