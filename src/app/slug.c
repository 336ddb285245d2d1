/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/slug.h"

#include "base/utf8.h"

/* Letters people meet in German names and words. */
static const struct {
    uint32_t letter;
    const char *written;
} LETTERS[] = {
    { 0xC4, "ae" }, { 0xE4, "ae" }, { 0xD6, "oe" }, { 0xF6, "oe" }, { 0xDC, "ue" }, { 0xFC, "ue" },
    { 0xDF, "ss" }, { 0xE0, "a" },  { 0xE1, "a" },  { 0xE2, "a" },  { 0xE5, "a" },  { 0xE6, "ae" },
    { 0xE7, "c" },  { 0xE8, "e" },  { 0xE9, "e" },  { 0xEA, "e" },  { 0xEB, "e" },  { 0xEC, "i" },
    { 0xED, "i" },  { 0xEE, "i" },  { 0xEF, "i" },  { 0xF1, "n" },  { 0xF2, "o" },  { 0xF3, "o" },
    { 0xF4, "o" },  { 0xF8, "o" },  { 0xF9, "u" },  { 0xFA, "u" },  { 0xFB, "u" },  { 0xFD, "y" },
    { 0xC9, "e" },  { 0x107, "c" }, { 0x10D, "c" }, { 0x11F, "g" }, { 0x131, "i" }, { 0x142, "l" },
    { 0x144, "n" }, { 0x15B, "s" }, { 0x15F, "s" }, { 0x161, "s" }, { 0x17A, "z" }, { 0x17C, "z" },
    { 0x17E, "z" },
};

/* "" = not a letter we can write. */
static Str written(uint32_t c, char *room) {
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        room[0] = (char)c;
        return str_bytes(room, 1);
    }
    for (size_t i = 0; i < sizeof LETTERS / sizeof LETTERS[0]; i++)
        if (LETTERS[i].letter == c)
            return str_from(LETTERS[i].written);
    return STR("");
}

Str slug_make(Arena *arena, Str name, size_t maximum) {
    char *text = arena_text(arena, maximum + 1);
    size_t len = 0;
    bool parted = false;
    for (uint32_t c; utf8_next(&name, &c);) {
        char room[1];
        Str piece = written(c, room);
        if (str_empty(piece)) {
            parted = len > 0;
            continue;
        }
        if (len + (parted ? 1 : 0) + piece.len > maximum)
            break;
        if (parted)
            text[len++] = '-';
        parted = false;
        memcpy(text + len, piece.ptr, piece.len);
        len += piece.len;
    }
    return str_bytes(text, len);
}
