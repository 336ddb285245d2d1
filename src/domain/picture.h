/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* picture.h -- a picture that the input pages of a workshop show (Bild).
 *
 * What is said of it is a record like any other; its bytes lie apart (store/picture_store.h), so that no list and no
 * history carries them. They never change: another picture is another record. */
#include "domain/agenda_part.h"
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Picture {
    Record record;
    RecordId workshop;
    Str name; /* by which Markdown calls it: ![](bild:NAME) */
    Str text; /* what it shows, for who does not see it; "" only where it decorates */
    Str text_simple, text_en; /* the same in plain German, in English */
    bool decorative;          /* says nothing that does not stand beside it */
    Str source;               /* where it comes from, and what may be done with it */
    int64_t width, height;    /* in pixels, as it is shown */
    Str digest;               /* SHA-256 of its bytes, in hexadecimal */
    Str bytes; /* no field: only where one is made, comes in or goes out with a file; else "" */
} Picture;
typedef LIST_OF(Picture) PictureList;

enum {
    PICTURE_BYTES_MAX = 2 << 20,
    PICTURE_SIDE_MAX = 4096, /* pixels */
    PICTURES_OF_WORKSHOP_MAX = 20,
    PICTURES_BYTES_MAX =
        12 << 20, /* of one initiative: its file, which has them in base64, must get in again */
    PICTURE_NAME_MAX_LENGTH = 60,
    PICTURE_DIGEST_LENGTH = 64
};

/* Before the name in Markdown. */
#define PICTURE_SCHEME "bild:"

/* What people say of one; a form that has more begins with these. */
#define PICTURE_SAID_FIELDS                                                                \
    FIELD(Picture, workshop, REFERENCE, .required = true, .target = STR_INIT("workshop")), \
        FIELD(Picture, name, TEXT, .required = true, .title = true,                        \
              .maximum = PICTURE_NAME_MAX_LENGTH),                                         \
        FIELD(Picture, text, TEXT, .conditional = true, .maximum = LINE_MAX_LENGTH),       \
        FIELD(Picture, text_simple, TEXT, .maximum = LINE_MAX_LENGTH),                     \
        FIELD(Picture, text_en, TEXT, .maximum = LINE_MAX_LENGTH),                         \
        FIELD(Picture, decorative, FLAG), FIELD(Picture, source, TEXT, .maximum = LINE_MAX_LENGTH)

extern const Schema PICTURE_SCHEMA;

/* KEY_LETTERS at "name"; PICTURE_WORDLESS at "text"; PICTURE_MUTE at "decorative". */
void picture_check(const Picture *picture, const Check *check);
/* Whether a text in Markdown calls it. */
bool picture_in_text(Str name, Str text);
/* The next one that Markdown calls, and cuts `text` off behind it; false: none any more. */
bool picture_next(Str *text, Str *ret_name);
/* How many of these parts of its workshop show it, in any language. */
int64_t picture_uses(const Picture *picture, const AgendaPartList *parts);
