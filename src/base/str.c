/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/str.h"

#include "base/checked.h"

int str_compare(Str a, Str b) {
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str str_trim(Str s) {
    size_t from = 0;
    size_t to = s.len;
    while (from < to && is_space(s.ptr[from]))
        from++;
    while (to > from && is_space(s.ptr[to - 1]))
        to--;
    return str_slice(s, from, to - from);
}

bool str_starts(Str s, Str prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

bool str_ends(Str s, Str suffix) {
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, suffix.len), suffix);
}

ptrdiff_t str_index(Str s, char c) {
    const char *at = s.len > 0 ? memchr(s.ptr, c, s.len) : NULL;
    return at != NULL ? at - s.ptr : -1;
}

ptrdiff_t str_find(Str s, Str needle) {
    if (needle.len == 0)
        return 0;
    if (needle.len > s.len)
        return -1;
    const char *at = memmem(s.ptr, s.len, needle.ptr, needle.len);
    return at != NULL ? at - s.ptr : -1;
}

Str str_slice(Str s, size_t from, size_t len) {
    if (s.len == 0)
        return STR("");
    if (from > s.len)
        from = s.len;
    size_t rest = s.len - from;
    return (Str){ s.ptr + from, len < rest ? len : rest };
}

bool str_cut(Str *rest, char separator, Str *ret_piece) {
    if (rest->len == 0)
        return false;
    const char *at = memchr(rest->ptr, separator, rest->len);
    size_t len = at != NULL ? (size_t)(at - rest->ptr) : rest->len;
    size_t used = at != NULL ? len + 1 : len;
    *ret_piece = (Str){ rest->ptr, len };
    *rest = (Str){ rest->ptr + used, rest->len - used };
    return true;
}

bool str_has_word(Str words, Str word) {
    for (Str one; str_cut(&words, ' ', &one);)
        if (str_eq(one, word))
            return true;
    return false;
}

size_t str_pieces(Str text, char separator) {
    size_t pieces = 1;
    for (size_t i = 0; i < text.len; i++)
        pieces += text.ptr[i] == separator;
    return pieces;
}

Str str_copy(Arena *arena, Str s) {
    if (s.len == 0)
        return STR("");
    char *copy = arena_text(arena, size_add(s.len, 1));
    memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (Str){ copy, s.len };
}

const char *str_c(Arena *arena, Str s) {
    return str_copy(arena, s).ptr;
}

Str str_concat(Arena *arena, const Str *pieces, size_t count) {
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len = size_add(len, pieces[i].len);
    char *copy = arena_text(arena, size_add(len, 1));
    char *at = copy;
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].len == 0)
            continue;
        memcpy(at, pieces[i].ptr, pieces[i].len);
        at += pieces[i].len;
    }
    *at = '\0';
    return (Str){ copy, len };
}

bool str_i64(Str s, int64_t *ret) {
    bool negative = str_starts(s, STR("-"));
    Str digits = str_slice(s, negative ? 1 : 0, SIZE_MAX);
    if (digits.len == 0)
        return false;
    int64_t number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        int digit = digits.ptr[i] - '0';
        if (digit < 0 || digit > 9)
            return false;
        /* counted on the negative side, which is one larger */
        if (!mul_ok(&number, number, 10) || !sub_ok(&number, number, digit))
            return false;
    }
    if (!negative && !sub_ok(&number, 0, number))
        return false;
    *ret = number;
    return true;
}

Str str_lower_ascii(Arena *arena, Str s) {
    char *copy = arena_text(arena, size_add(s.len, 1));
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        copy[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    copy[s.len] = '\0';
    return (Str){ copy, s.len };
}
