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
