/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sort_key.h -- the order of German lists, as bytes that both engines compare alike.
 *
 * DIN 5007-1 (order of dictionaries): ä = a, ö = o, ü = u, ß = ss, other marks ignored, case ignored,
 * word by word, punctuation only separates words. Equal so far: letters without marks first, then
 * small differences by code point, so that the order is total and the same everywhere.
 * The key is UTF-8 text (U+0001 separates its levels) and is compared by bytes (COLLATE "C"). */
#include "base/str.h"

/* Only the beginning of a long text takes part, in code points. */
enum { SORT_KEY_LENGTH_MAX = 120 };

Str sort_key_make(Arena *arena, Str text);
