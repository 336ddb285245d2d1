/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_pictures.h -- pictures of workshops for programs: what is not as with other records is making one, with its bytes, and
 * reading these. */
#include "domain/picture.h"
#include "web/request.h"

enum {
    API_PICTURE_TEXT_MAX = 12 << 20, /* more than one may have, so that it is told at its field */
    API_PICTURE_MAX = 13 << 20
};
#define PICTURE_MEDIA "image/png image/jpeg"

/* What is said of a picture, and "bytes" as base64. */
extern const Schema API_PICTURE_SCHEMA;
Err api_picture_create(Request *rq); /* POST …/pictures */
Err api_picture_file(Request *rq);   /* GET …/pictures/:record/file */
