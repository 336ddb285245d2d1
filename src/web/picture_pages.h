/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* picture_pages.h -- pictures of a workshop: adding one, looking at it, and its bytes for each who may see the page on
 * which it stands.
 *
 * Addresses of bytes have their digest in them: what is behind one never changes, and who has none cannot guess it. */
#include "app/picture.h"
#include "store/picture_store.h"
#include "views/picture_view.h"
#include "views/room_table_view.h"
#include "web/request.h"

/* More than one may have, so that it is told beside the form and not by the connection. */
enum { PICTURE_BODY_MAX = 9 << 20 };

Err picture_new_page(Request *rq);      /* GET  …/bilder/neu?workshop=12 */
Err picture_create_action(Request *rq); /* POST …/bilder/neu */
Err picture_show(Request *rq);          /* GET  …/bilder/:record */
Err picture_file(Request *rq);          /* GET  …/bilder/:record/datei/:digest, by role */
Err picture_guest_file(Request *rq);    /* GET  /w/bilder/:picture/:digest, who leads by link */
Err picture_device_file(Request *rq);   /* GET  /w/raum/bilder/:picture/:digest, who takes part */

/* The bytes as the answer to the request. */
MUST_CHECK Err picture_answer(Request *rq, const Picture *picture);
/* All of one workshop, with how to call them; `parts` are those of its agenda. */
MUST_CHECK Err picture_listing(Request *rq, RecordId workshop, const AgendaPartList *parts,
                               PictureListing *ret);
/* What a text may show, at addresses for who reads it: devices of a room, or who leads it and the team. */
MarkdownPictures picture_shown_to(Request *rq, const PictureList *pictures, RoomAudience audience);
/* What the texts of a part call, and none of these pictures is. */
PictureMissing picture_missing_in(Request *rq, const AgendaPart *part,
                                  const MarkdownPictures *pictures);
