/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* out.h -- a growing byte buffer on the heap, for pages, JSON and lines.
 *
 *   CLEANUP(out_done) Out out = out_open(4096);
 *
 * Appending never fails: exhausted memory aborts. Beyond OUT_BYTES_MAX the buffer is *full*: this
 * and all later appends are dropped whole and out_full says so; whoever hands the bytes on checks
 * it once at the end. A zeroed Out is empty and usable. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

#define OUT_BYTES_MAX ((size_t)256 << 20)

typedef struct Out {
    char *ptr; /* opt: NULL while nothing was reserved */
    size_t len;
    size_t capacity; /* equals len once full, so that every append takes the slow path */
    bool full;
} Out;

/* Room for `capacity` bytes at first; 0 reserves nothing yet. */
MUST_CHECK Out out_open(size_t capacity);
/* Frees the buffer; the Out is empty and usable afterwards. */
void out_done(Out *out);
/* Empties it and keeps the memory. */
void out_reset(Out *out);
/* Valid until the next append. */
Str out_view(const Out *out);
/* Something was dropped because of OUT_BYTES_MAX. */
static inline bool out_full(const Out *out) {
    return out->full;
}
/* Hands the buffer to the caller, who calls free(); the Out is empty afterwards. Never NULL. */
MUST_CHECK char *out_take(Out *out, size_t *ret_len);

/* Makes room for `size` more bytes; false (and full) above OUT_BYTES_MAX. */
bool out_grow_(Out *out, size_t size) __attribute__((cold));

/* Where the next `size` > 0 bytes may be written directly, or NULL when full; the writer then adds
 * to `len` what it wrote. */
static inline char *out_room(Out *out, size_t size) {
    if (size > out->capacity - out->len && !out_grow_(out, size))
        return NULL;
    return out->ptr + out->len;
}

static inline void out_bytes(Out *out, const void *bytes, size_t size) {
    if (size == 0)
        return;
    char *room = out_room(out, size);
    if (room == NULL)
        return;
    memcpy(room, bytes, size);
    out->len += size;
}

static inline void out_str(Out *out, Str s) {
    out_bytes(out, s.ptr, s.len);
}

/* NUL-terminated text. */
static inline void out_c(Out *out, const char *text) {
    out_bytes(out, text, strlen(text));
}

/* Before each item of "a, b, c": nothing before the first. */
static inline void out_comma(Out *out) {
    if (out->len > 0)
        out_bytes(out, ", ", 2);
}

static inline void out_char(Out *out, char c) {
    char *room = out_room(out, 1);
    if (room == NULL)
        return;
    *room = c;
    out->len++;
}

void out_i64(Out *out, int64_t number);
void out_u64(Out *out, uint64_t number);
void out_format(Out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
