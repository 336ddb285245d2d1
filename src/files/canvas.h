/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* canvas.h -- one sheet for the wall, as SVG in A3 landscape: boxes on a grid, each with a heading and items.
 *
 * SVG wraps no text, so lines are measured here, by widths of a common sans serif with room to spare. A box takes the
 * largest of the sizes in which all its items fit. Where even the smallest is too large, long items are cut ("…") so that
 * short ones stay whole; the last line says how many are left out, and nothing runs over a border. Lengths are
 * millimetres. Bytes that are no text are dropped. */
#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/out.h"
#include "base/str.h"
#include "files/qr.h"

enum { CANVAS_WIDTH = 420, CANVAS_HEIGHT = 297, CANVAS_ITEMS_MAX = 200 };

typedef struct CanvasBox {
    Str title;
    const Str *items;
    size_t count;      /* those beyond CANVAS_ITEMS_MAX count as left out */
    int column, row;   /* on the grid, from 0 */
    int columns, rows; /* how many it covers, at least 1 */
    bool people;       /* people wrote the items: they are in the canvas's people_language */
    bool last_whole;   /* the last item, an address, is whole whatever is cut before it */
    QrCode code;       /* at its right, of an address that stands among the items; no path = none */
} CanvasBox;

typedef struct Canvas {
    Str language;        /* "de" */
    Str people_language; /* of the title and of what else people wrote; "" = the same */
    Str said;            /* where words of people lie that are in `language` all the same */
    Str title;
    Str description; /* for who does not see it */
    Str footer;
    int columns, rows; /* of the grid, at least 1 */
    const CanvasBox *boxes;
    size_t count;
    Str (*more)(void *self, size_t left); /* "und 3 weitere" */
    void *self;
} Canvas;

/* ERR_INTERNAL: a box outside the grid. ERR_TOO_LARGE: the Out is full. */
MUST_CHECK Err canvas_write(Arena *arena, const Canvas *canvas, Out *out);

/* A text cut into lines at most `width` wide at this size, both in 1/1000 mm; a word that is wider is broken. An
 * empty text is no line. For tests: how wide a text is. */
typedef LIST_OF(Str) CanvasLines;
void canvas_wrap(Arena *arena, Str text, int64_t width, int64_t size, CanvasLines *lines);
int64_t canvas_text_width(Str text, int64_t size);
