/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* odp.h -- presentations (OpenDocument 1.3): slides with a title and a list of points, which a program reads out in their
 * order and in their language.
 *
 *   CLEANUP(odp_closep) Odp *odp = odp_open(arena, &info);
 *   odp_slide(odp, STR("Arbeitsphase"), true);
 *   odp_point(odp, STR("Karte 3: Leute fragen"), true);
 *   TRY(odp_finish(odp, &out));
 *
 * One slide each, in smaller letters where all points fit then; otherwise the points that do not fit stand on further slides
 * of the same title, "Arbeitsphase (2/3)". A point before the first slide and a slide without
 * title are misuses, remembered until odp_finish returns ERR_INTERNAL. */
#include "files/odf.h"

enum {
    ODP_LINES_MAX = 12,  /* on one slide */
    ODP_LINE_CHARS = 62, /* that fit into one of them */
    ODP_SMALL_LINES_MAX = 15,
    ODP_SMALL_LINE_CHARS = 78,
    ODP_POINT_MAX = 300 /* characters; a longer one is cut */
};

typedef struct OdpInfo {
    OdfInfo head;
    /* Language of what people wrote, where it is another than that of the document; "" = the same. */
    Str people_language, people_country;
} OdpInfo;

typedef struct Odp Odp;

/* `info` is copied, its texts must outlive the Odp. Never NULL. */
MUST_CHECK Odp *odp_open(Arena *arena, const OdpInfo *info);
void odp_closep(Odp **odp);
/* `people`: words that people wrote. `title` must outlive the Odp. */
void odp_slide(Odp *odp, Str title, bool people);
void odp_point(Odp *odp, Str text, bool people);
/* ERR_INTERNAL, ERR_TOO_LARGE. */
MUST_CHECK Err odp_finish(Odp *odp, Out *out);
