/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* str.h -- a view of bytes, in nearly all cases of UTF-8 text. Owns nothing, ends nowhere special.
 *
 * `ptr` is never NULL when a Str comes from this interface (empty = ""); a zeroed Str is a valid
 * empty one everywhere. Comparing and searching are by bytes, no locale. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"

typedef struct Str {
    const char *ptr;
    size_t len;
} Str;

/* From a literal only; STR_INIT in static initialisers. */
#define STR(literal) ((Str){ "" literal, sizeof(literal) - 1 })
#define STR_INIT(literal) \
    { "" literal, sizeof(literal) - 1 }

/* printf("name=" STR_FMT, STR_ARG(name)) */
#define STR_FMT    "%.*s"
#define STR_ARG(s) ((int)(s).len), ((s).len > 0 ? (s).ptr : "")

static inline bool str_empty(Str s) {
    return s.len == 0;
}

static inline bool str_eq(Str a, Str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* View of `len` bytes. `ptr` may be NULL when len is 0. */
static inline Str str_bytes(const char *opt_ptr, size_t len) {
    return (Str){ opt_ptr != NULL ? opt_ptr : "", opt_ptr != NULL ? len : 0 };
}

/* View of NUL-terminated text. NULL gives the empty Str. */
static inline Str str_from(const char *opt_text) {
    return opt_text != NULL ? (Str){ opt_text, strlen(opt_text) } : (Str){ "", 0 };
}

/* Order by bytes: < 0, 0, > 0; a prefix comes first. */
int str_compare(Str a, Str b);
/* Without leading and trailing ASCII white space (space, \t \n \v \f \r). */
Str str_trim(Str s);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
/* Position of the first occurrence or -1. The empty needle is found at 0. */
ptrdiff_t str_index(Str s, char c);
ptrdiff_t str_find(Str s, Str needle);
/* `len` bytes from `from`, cut to what is there: never out of bounds, SIZE_MAX = the rest. */
Str str_slice(Str s, size_t from, size_t len);
/* Takes the piece before the next separator off `*rest` (and the separator). False when nothing is
 * left: "" has no pieces, "a,,b" has three, "a," has one. `*rest` stays a view of the same text even when
 * it is empty, so that callers can tell how far they are. */
MUST_CHECK bool str_cut(Str *rest, char separator, Str *ret_piece);
/* Whether `word` is one of the words between single spaces. */
bool str_has_word(Str words, Str word);
/* Room for all the pieces that str_cut may take: one more than there are separators. */
size_t str_pieces(Str text, char separator);
/* Copy in the arena; a NUL follows the bytes (not counted). */
Str str_copy(Arena *arena, Str s);
/* NUL-terminated copy for library borders. A NUL inside ends what the library sees. */
const char *str_c(Arena *arena, Str s);
/* All pieces one after the other: str_join(arena, STR("/vorhaben/"), key, STR("/ziele")). */
#define str_join(arena, ...)                          \
    str_concat((arena), (const Str[]){ __VA_ARGS__ }, \
               sizeof((const Str[]){ __VA_ARGS__ }) / sizeof(Str))
Str str_concat(Arena *arena, const Str *pieces, size_t count);
/* Decimal integer: digits with an optional '-' before them and nothing else. False on anything else
 * and overflow. */
MUST_CHECK bool str_i64(Str s, int64_t *ret);
/* Copy with A-Z as a-z; other bytes stay. */
Str str_lower_ascii(Arena *arena, Str s);
