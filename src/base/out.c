/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define OUT_FIRST  ((size_t)256)
#define OUT_FORMAT 256 /* bytes that out_format tries at first */
#define I64_DIGITS 20

Out out_open(size_t capacity) {
    Out out = { 0 };
    if (capacity > 0)
        (void)out_grow_(&out, capacity);
    return out;
}

void out_done(Out *out) {
    free(out->ptr);
    *out = (Out){ 0 };
}

void out_reset(Out *out) {
    if (out->full)
        out_done(out); /* the capacity of a full one is no longer known */
    out->len = 0;
}

Str out_view(const Out *out) {
    return str_bytes(out->ptr, out->len);
}

char *out_take(Out *out, size_t *ret_len) {
    char *bytes = out->ptr != NULL ? out->ptr : malloc(1);
    if (bytes == NULL)
        abort();
    *ret_len = out->len;
    *out = (Out){ 0 };
    return bytes;
}

bool out_grow_(Out *out, size_t size) {
    if (out->full || size > OUT_BYTES_MAX - out->len) {
        out->full = true;
        out->capacity = out->len;
        return false;
    }
    size_t need = out->len + size;
    size_t larger = out->capacity > 0 ? out->capacity * 2 : OUT_FIRST;
    if (larger < need)
        larger = need;
    if (larger > OUT_BYTES_MAX)
        larger = OUT_BYTES_MAX; /* so that what goes beyond comes here */
    char *moved = realloc(out->ptr, larger);
    if (moved == NULL)
        abort();
    out->ptr = moved;
    out->capacity = larger;
    return true;
}

void out_u64(Out *out, uint64_t number) {
    char digits[I64_DIGITS];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    out_bytes(out, digits + at, sizeof digits - at);
}

void out_i64(Out *out, int64_t number) {
    if (number < 0)
        out_char(out, '-');
    out_u64(out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

void out_format(Out *out, const char *format, ...) {
    size_t room = OUT_FORMAT;
    for (;;) {
        char *at = out_room(out, room);
        if (at == NULL)
            return;
        va_list arguments;
        va_start(arguments, format);
        int len = vsnprintf(at, room, format, arguments);
        va_end(arguments);
        if (len < 0)
            abort(); /* only for a broken format or a result above INT_MAX */
        if ((size_t)len < room) {
            out->len += (size_t)len;
            return;
        }
        room = (size_t)len + 1;
    }
}
