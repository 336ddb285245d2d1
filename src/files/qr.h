/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* qr.h -- an address as QR code, for SVG: squares of one unit, with the quiet zone around it that cameras need.
 *
 * Level M: a sixth may be dirty. The same text makes the same code. */
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { QR_TEXT_MAX = 1024, QR_QUIET = 4 };

typedef struct QrCode {
    Str path; /* of an SVG <path>: what is black; "" = there is no code */
    int size; /* units along one side, the quiet zone included */
} QrCode;

/* ERR_INVALID: no text, or a NUL in it. ERR_TOO_LARGE: more than QR_TEXT_MAX bytes. */
MUST_CHECK Err qr_encode(Arena *arena, Str text, QrCode *ret);
/* A picture of its own, black on white in any scheme of colours; `title` says where it leads. */
MUST_CHECK Err qr_svg(Arena *arena, const QrCode *code, Str title, Str *ret);
