/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* hex.h -- bytes as text: lower-case hexadecimal, and base64url without padding (RFC 4648, section
 * 5). */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* The digit's value, of either case; -1: none. */
int hex_digit(char c);
/* 2 * size characters. */
Str hex_encode(Arena *arena, const void *bytes, size_t size);
/* Exactly `size` bytes from exactly 2 * size digits of either case; otherwise false and *ret_bytes
 * is unspecified. */
MUST_CHECK bool hex_decode(Str text, void *ret_bytes, size_t size);

/* Characters that `size` bytes take. */
#define BASE64URL_LEN(size) (((size)*4 + 2) / 3)
Str base64url_encode(Arena *arena, const void *bytes, size_t size);
/* Exactly `size` bytes; false on another length, other characters, padding, or unused bits that are
 * not zero (so each value has one spelling); *ret_bytes is then unspecified. */
MUST_CHECK bool base64url_decode(Str text, void *ret_bytes, size_t size);
