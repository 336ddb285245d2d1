/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* utf8.h -- UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDU

MUST_CHECK bool utf8_valid(Str s);
/* Valid, and free of NUL, of the other control characters below U+0020 but \t \n \r, and of U+007F.
 */
MUST_CHECK bool utf8_clean_text(Str s);
/* What of it is clean text: control characters are left out, a byte that is part of no code point becomes
 * U+FFFD, so that people see where. In the arena. */
Str utf8_cleaned(Arena *arena, Str s);
/* Without what shows nothing at its ends: Unicode white space (White_Space), zero-width and other format
 * characters, fillers. A text of nothing else becomes "". Inside a text all of it stays: joiners make
 * Persian words and emoji. */
Str utf8_trim(Str s);
/* Without the characters that turn the direction of other text (U+202A..U+202E, U+2066..U+2069): what
 * people read is in the order it is stored in. `s` itself where there are none; else in the arena. */
Str utf8_without_turns(Arena *arena, Str s);
/* For one line among others, as in a terminal: each run of control characters (C0, C1, U+2028, U+2029) becomes a space, what turns
 * the direction is left out, what is no UTF-8 is U+FFFD; of more than `code_points` the first, then "…". In the arena. */
Str utf8_one_line(Arena *arena, Str s, size_t code_points);
/* Has a letter of a script that is written from the right (Hebrew, Arabic and their neighbours). */
MUST_CHECK bool utf8_from_right(Str s);
/* With each letter of U+00C0..U+017F that is written as letter and mark (NFD, as a Mac types "a\u0308") as one
 * code point (NFC). Of other letters, and of marks upon marks, nothing changes. What is not valid stays as it is. */
Str utf8_composed(Arena *arena, Str s);
/* Code points; a byte that is part of no valid one counts as one. */
size_t utf8_count(Str s);
/* The first `code_points` of it, never cutting one apart. */
Str utf8_truncate(Str s, size_t code_points);
/* Takes one code point off `*rest`; a byte that begins no valid one is taken alone as
 * UTF8_REPLACEMENT. False when nothing is left. */
MUST_CHECK bool utf8_next(Str *rest, uint32_t *ret_code_point);
/* Writes the code point (0..0x10FFFF, no surrogate; otherwise U+FFFD) and returns its 1..4 bytes;
 * no NUL. */
size_t utf8_encode(uint32_t code_point, char ret_bytes[static 4]);
