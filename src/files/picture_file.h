/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* picture_file.h -- a PNG or JPEG from outside, read strictly and written anew with nothing but what is needed to show
 * it: where it was taken, with what and by whom, comments, profiles and whatever stands behind its end are gone.
 *
 * Nothing is decoded: what is looked at are the chunks of a PNG (each with its check sum) and the segments of a JPEG. Of a
 * JPEG's metadata it is only kept which side is up, in a block of our own. What was written by this is read as itself: it
 * is not larger than what may come, either. */
#include "domain/picture.h"

typedef struct PictureFile {
    Str bytes;             /* written anew, in the arena */
    int64_t width, height; /* as it is shown, turned where its file says so */
} PictureFile;

/* ERR_INVALID with one finding at `field`: FILE_EMPTY, PICTURE_LARGE, PICTURE_FORMAT (neither of the two, or a kind of
 * them that browsers do not show), PICTURE_BROKEN, PICTURE_WIDE. */
MUST_CHECK Err picture_file_read(Str bytes, Str field, Arena *arena, Findings *findings,
                                 PictureFile *ret);
/* "image/png" or "image/jpeg", of one that was read before. */
Str picture_media_type(Str bytes);

/* Base64 (RFC 4648, section 4 or 5, with or without padding); false: it is none. Lies in the arena. */
MUST_CHECK bool picture_text_read(Str text, Arena *arena, Str *ret);
/* As picture_text_read takes it. */
Str picture_text(Str bytes, Arena *arena);
