/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/utf8.h"

#define ASCII_WORD UINT64_C(0x8080808080808080) /* no bit of it is set in eight ASCII bytes */

/* Length 1..4 of the sequence at `at` and its code point; 0 when none begins there. `left` > 0. */
static size_t decode(const uint8_t *at, size_t left, uint32_t *ret) {
    static const uint32_t SMALLEST[] = { 0, 0, 0x80, 0x800, 0x10000 };
    uint8_t lead = at[0];
    if (lead < 0x80) {
        *ret = lead;
        return 1;
    }
    size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left < len)
        return 0;
    uint32_t code_point = lead & (0x7FU >> len);
    for (size_t i = 1; i < len; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        code_point = code_point << 6 | (at[i] & 0x3FU);
    }
    if (code_point < SMALLEST[len] || code_point > 0x10FFFF)
        return 0;
    if (code_point >= 0xD800 && code_point <= 0xDFFF)
        return 0;
    *ret = code_point;
    return len;
}

static const uint8_t *bytes_of(Str s) {
    return (const uint8_t *)s.ptr;
}

bool utf8_valid(Str s) {
    const uint8_t *bytes = bytes_of(s);
    size_t at = 0;
    while (at < s.len) {
        uint64_t word;
        if (s.len - at >= sizeof word) {
            memcpy(&word, bytes + at, sizeof word);
            if ((word & ASCII_WORD) == 0) {
                at += sizeof word;
                continue;
            }
        }
        uint32_t code_point;
        size_t len = decode(bytes + at, s.len - at, &code_point);
        if (len == 0)
            return false;
        at += len;
    }
    return true;
}

static bool is_control(uint32_t code_point) {
    return (code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r') ||
           code_point == 0x7F;
}

bool utf8_clean_text(Str s) {
    const uint8_t *bytes = bytes_of(s);
    for (size_t i = 0; i < s.len; i++)
        if (is_control(bytes[i]))
            return false;
    return utf8_valid(s);
}

Str utf8_cleaned(Arena *arena, Str s) {
    char bytes[4];
    size_t size = 0;
    uint32_t code_point;
    for (Str rest = s; utf8_next(&rest, &code_point);)
        size += is_control(code_point) ? 0 : utf8_encode(code_point, bytes);
    char *copy = arena_text(arena, size + 1);
    char *end = copy;
    for (Str rest = s; utf8_next(&rest, &code_point);) {
        if (is_control(code_point))
            continue;
        size_t len = utf8_encode(code_point, bytes);
        memcpy(end, bytes, len);
        end += len;
    }
    *end = '\0';
    return str_bytes(copy, size);
}

typedef struct Range {
    uint32_t from;
    uint32_t to;
} Range;

static bool in_ranges(const Range *ranges, size_t count, uint32_t code_point) {
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].from && code_point <= ranges[i].to)
            return true;
    return false;
}

/* White_Space of Unicode, what is zero-width or a mere instruction (Cf), and blank letters. */
static bool is_blank(uint32_t code_point) {
    static const Range BLANK[] = {
        { 0x09, 0x0D },     { 0x20, 0x20 },       { 0x80, 0xA0 },       { 0xAD, 0xAD },
        { 0x61C, 0x61C },   { 0x115F, 0x1160 },   { 0x1680, 0x1680 },   { 0x180E, 0x180E },
        { 0x2000, 0x200F }, { 0x2028, 0x202F },   { 0x205F, 0x206F },   { 0x2800, 0x2800 },
        { 0x3000, 0x3000 }, { 0x3164, 0x3164 },   { 0xFEFF, 0xFEFF },   { 0xFFA0, 0xFFA0 },
        { 0xFFF9, 0xFFFB }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
    };
    if (code_point > 0x20 && code_point < 0x80) /* most of a text */
        return false;
    return in_ranges(BLANK, sizeof BLANK / sizeof *BLANK, code_point);
}

/* Says how the character before it looks: nothing without one, part of an emoji after one. */
static bool is_attached(uint32_t code_point) {
    static const Range ATTACHED[] = {
        { 0x34F, 0x34F }, { 0x180B, 0x180F }, { 0xFE00, 0xFE0F }, { 0xE0000, 0xE0FFF }
    };
    return in_ranges(ATTACHED, sizeof ATTACHED / sizeof *ATTACHED, code_point);
}

Str utf8_trim(Str s) {
    Str rest = s;
    uint32_t code_point;
    while (utf8_next(&rest, &code_point) && (is_blank(code_point) || is_attached(code_point)))
        s = rest;
    size_t shown = 0;
    for (rest = s; utf8_next(&rest, &code_point);)
        if (!is_blank(code_point))
            shown = s.len - rest.len;
    return str_slice(s, 0, shown);
}

static bool is_turn(uint32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

Str utf8_without_turns(Arena *arena, Str s) {
    uint32_t code_point;
    bool found = false;
    for (Str rest = s; !found && utf8_next(&rest, &code_point);)
        found = is_turn(code_point);
    if (!found)
        return s;
    char *copy = arena_text(arena, s.len + 1);
    size_t len = 0;
    for (Str rest = s; rest.len > 0;) {
        const char *at = rest.ptr;
        if (!utf8_next(&rest, &code_point) || is_turn(code_point))
            continue;
        memcpy(copy + len, at, (size_t)(rest.ptr - at));
        len += (size_t)(rest.ptr - at);
    }
    copy[len] = '\0';
    return str_bytes(copy, len);
}

bool utf8_from_right(Str s) {
    static const Range FROM_RIGHT[] = { { 0x590, 0x8FF },
                                        { 0xFB1D, 0xFDFF },
                                        { 0xFE70, 0xFEFC },
                                        { 0x10800, 0x10FFF },
                                        { 0x1E800, 0x1EFFF } };
    for (uint32_t code_point; utf8_next(&s, &code_point);)
        if (in_ranges(FROM_RIGHT, sizeof FROM_RIGHT / sizeof *FROM_RIGHT, code_point))
            return true;
    return false;
}

size_t utf8_count(Str s) {
    size_t count = 0;
    for (uint32_t code_point; utf8_next(&s, &code_point);)
        count++;
    return count;
}

Str utf8_truncate(Str s, size_t code_points) {
    Str rest = s;
    uint32_t code_point;
    for (size_t i = 0; i < code_points; i++)
        if (!utf8_next(&rest, &code_point))
            break;
    return str_slice(s, 0, s.len - rest.len);
}

bool utf8_next(Str *rest, uint32_t *ret_code_point) {
    if (rest->len == 0)
        return false;
    size_t len = decode(bytes_of(*rest), rest->len, ret_code_point);
    if (len == 0) {
        *ret_code_point = UTF8_REPLACEMENT;
        len = 1;
    }
    *rest = (Str){ rest->ptr + len, rest->len - len };
    return true;
}

size_t utf8_encode(uint32_t code_point, char ret_bytes[static 4]) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = UTF8_REPLACEMENT;
    if (code_point < 0x80) {
        ret_bytes[0] = (char)code_point;
        return 1;
    }
    size_t len = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        ret_bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    static const uint8_t LEAD[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    ret_bytes[0] = (char)(LEAD[len] | code_point);
    return len;
}

static bool breaks_line(uint32_t code_point) {
    return code_point < ' ' || (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0x2028 ||
           code_point == 0x2029;
}

static bool turns(uint32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

Str utf8_one_line(Arena *arena, Str s, size_t code_points) {
    size_t most = s.len < code_points ? s.len : code_points;
    char *text = arena_text(arena, most * 4 + 4);
    size_t len = 0, count = 0;
    bool broken = false;
    for (uint32_t code_point; utf8_next(&s, &code_point);) {
        if (breaks_line(code_point) || turns(code_point)) {
            broken |= breaks_line(code_point);
            continue;
        }
        if (count + broken >= code_points) {
            len += utf8_encode(0x2026, text + len);
            break;
        }
        if (broken)
            text[len++] = ' ';
        count += 1 + (size_t)broken;
        broken = false;
        len += utf8_encode(code_point, text + len);
    }
    return str_bytes(text, len);
}
