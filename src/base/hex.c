/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/hex.h"

#include <stdint.h>

#include "base/checked.h"

Str hex_encode(Arena *arena, const void *bytes, size_t size) {
    static const char DIGITS[] = "0123456789abcdef";
    const uint8_t *from = bytes;
    size_t len = size_mul(size, 2);
    char *text = arena_text(arena, size_add(len, 1));
    for (size_t i = 0; i < size; i++) {
        text[2 * i] = DIGITS[from[i] >> 4];
        text[2 * i + 1] = DIGITS[from[i] & 15];
    }
    text[len] = '\0';
    return str_bytes(text, len);
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool hex_decode(Str text, void *ret_bytes, size_t size) {
    uint8_t *bytes = ret_bytes;
    if (text.len != size_mul(size, 2))
        return false;
    for (size_t i = 0; i < size; i++) {
        int high = hex_digit(text.ptr[2 * i]);
        int low = hex_digit(text.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

Str base64url_encode(Arena *arena, const void *bytes, size_t size) {
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const uint8_t *from = bytes;
    char *text = arena_text(arena, size_add(size_mul(size, 2), 2)); /* 4/3, amply */
    size_t len = 0;
    uint32_t bits = 0;
    unsigned held = 0; /* bits not written yet */
    for (size_t i = 0; i < size; i++) {
        bits = bits << 8 | from[i];
        for (held += 8; held >= 6; held -= 6)
            text[len++] = DIGITS[bits >> (held - 6) & 63];
    }
    if (held > 0)
        text[len++] = DIGITS[bits << (6 - held) & 63];
    text[len] = '\0';
    return str_bytes(text, len);
}

static int base64url_digit(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '-')
        return 62;
    if (c == '_')
        return 63;
    return -1;
}

bool base64url_decode(Str text, void *ret_bytes, size_t size) {
    uint8_t *bytes = ret_bytes;
    if (size > ARENA_PIECE_MAX || text.len != BASE64URL_LEN(size))
        return false;
    uint32_t bits = 0;
    unsigned held = 0;
    size_t written = 0;
    for (size_t i = 0; i < text.len; i++) {
        int digit = base64url_digit(text.ptr[i]);
        if (digit < 0)
            return false;
        bits = bits << 6 | (uint32_t)digit;
        held += 6;
        if (held < 8)
            continue;
        held -= 8;
        bytes[written++] = (uint8_t)(bits >> held & 0xFF);
    }
    return (bits & ((1U << held) - 1)) == 0;
}
