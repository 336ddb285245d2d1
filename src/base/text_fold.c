/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/text_fold.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

enum { LATIN_FIRST = 0xC0, LATIN_END = 0x180, ADDITIONAL_FIRST = 0x1E00, ADDITIONAL_END = 0x1F00 };

/* Base letters of U+00C0–U+017F; "" for the signs × and ÷. */
static const char LATIN[LATIN_END - LATIN_FIRST][3] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s",
};

/* Base letters of U+1E00–U+1EFF, one each; 'S' stands for the two letters of the capital ẞ. */
static const char ADDITIONAL[] = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
                                 "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
                                 "wwwwwwwwwwxxxxyyzzzzzzhtwyasssSdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
                                 "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";
_Static_assert(sizeof ADDITIONAL == ADDITIONAL_END - ADDITIONAL_FIRST + 1, "one letter each");

static bool is_mark(uint32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F) || c == 0xAD; /* a soft hyphen joins as well */
}

/* Everything else outside ASCII counts as a letter: splitting a foreign word would lose it. */
static bool is_separator(uint32_t c) {
    return (c >= 0x80 && c < LATIN_FIRST && c != 0xAA && c != 0xB5 && c != 0xBA) ||
           (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) ||
           (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xFFFD ||
           c == 0xFEFF;
}

static Fold fold_of(FoldKind kind, const char *text) {
    Fold fold = { .kind = kind };
    size_t len = strlen(text);
    memcpy(fold.text, text, len);
    fold.len = (uint8_t)len;
    return fold;
}

static Fold fold_ascii(uint32_t c) {
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    if (!letter && !digit)
        return (Fold){ .kind = FOLD_SEPARATOR };
    return (Fold){ .kind = letter ? FOLD_LETTER : FOLD_DIGIT, .len = 1, .text = { (char)c } };
}

uint32_t fold_lower(uint32_t c) {
    if (c >= 'A' && c <= 'Z')
        return c + 0x20;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 0x20;
    if (c == 0x178)
        return 0xFF; /* Ÿ */
    if (c == 0x1E9E)
        return 0xDF; /* ẞ */
    /* Pairs of capital and small letter: the capital is even here … */
    if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177) ||
        (c >= ADDITIONAL_FIRST && c <= 0x1E95) || (c >= 0x1EA0 && c < ADDITIONAL_END))
        return c | 1;
    /* … and odd here. */
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return (c & 1) != 0 ? c + 1 : c;
    if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2)
        return c + 0x20;
    if (c >= 0x410 && c <= 0x42F)
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    return c;
}

Fold fold_code_point(uint32_t c) {
    if (c < 0x80)
        return fold_ascii(c);
    if (c >= LATIN_FIRST && c < LATIN_END) {
        const char *text = LATIN[c - LATIN_FIRST];
        return fold_of(text[0] != 0 ? FOLD_LETTER : FOLD_SEPARATOR, text);
    }
    if (c >= ADDITIONAL_FIRST && c < ADDITIONAL_END) {
        char text[2] = { ADDITIONAL[c - ADDITIONAL_FIRST], 0 };
        return fold_of(FOLD_LETTER, text[0] == 'S' ? "ss" : text);
    }
    if (is_mark(c))
        return (Fold){ .kind = FOLD_MARK };
    if (is_separator(c))
        return (Fold){ .kind = FOLD_SEPARATOR };
    Fold fold = { .kind = FOLD_LETTER };
    fold.len = (uint8_t)utf8_encode(fold_lower(c), fold.text);
    return fold;
}
