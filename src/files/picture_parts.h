/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* picture_parts.h -- what a PNG and a JPEG are made of; for picture_file.c only. */
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"

typedef struct PictureParts {
    Str rest;              /* not read yet */
    Out *out;              /* what stays */
    int64_t width, height; /* as stored; 0 = not said (yet) */
    bool turned;           /* shown with the one for the other */
    bool other_kind;       /* a kind of its format that browsers do not show */
} PictureParts;

/* False: it breaks the rules of its format somewhere. */
MUST_CHECK bool picture_png_copy(PictureParts *parts);
MUST_CHECK bool picture_jpeg_copy(PictureParts *parts);

/* `size` bytes off the rest; false: there are not so many. */
MUST_CHECK static inline bool picture_take(Str *rest, size_t size, Str *ret) {
    if (rest->len < size)
        return false;
    *ret = str_slice(*rest, 0, size);
    *rest = str_slice(*rest, size, SIZE_MAX);
    return true;
}
static inline unsigned picture_byte(Str bytes, size_t at) {
    return (unsigned char)bytes.ptr[at];
}
/* Two or four bytes, the highest first; the caller knows that they are there. */
static inline uint32_t picture_u16(Str bytes, size_t at) {
    return picture_byte(bytes, at) << 8 | picture_byte(bytes, at + 1);
}
static inline uint32_t picture_u32(Str bytes, size_t at) {
    return picture_u16(bytes, at) << 16 | picture_u16(bytes, at + 2);
}
