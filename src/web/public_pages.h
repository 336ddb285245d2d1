/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* public_pages.h -- an initiative for those who do not work on it, as far as it is disclosed to them
 * (domain/disclosure.h), and a preview of that for those who do. Who belongs to the authority and has no role in
 * a published initiative sees it as its staff (docs/adr/0012). */
#include "domain/disclosure.h"
#include "views/public_view.h"
#include "web/request.h"

Err initiative_public(Request *rq);        /* GET /vorhaben/:initiative, who is no member */
Err initiative_public_always(Request *rq); /* GET …/oeffentlich: as everybody sees it */
Err initiative_preview(Request *rq);       /* GET …/ansicht/:audience */
Err disclosure_show(Request *rq);          /* GET …/offenheit */

/* What everybody gets of an initiative, one slot of the kept pages each (web/page_cache.h). */
typedef enum PublicKind {
    PUBLIC_PAGE,
    PUBLIC_PAGE_ALWAYS, /* at its other address */
    PUBLIC_FEED,
    PUBLIC_CALENDAR,
    PUBLIC_KINDS
} PublicKind;
/* Writes the body of the answer. */
typedef Err PublicFill(Request *rq, const Whole *whole, Audience audience);
/* What was kept, or else reads the initiative, fills and keeps it. A page is kept for who is not signed in. */
MUST_CHECK Err public_kept(Request *rq, PublicKind kind, PublicFill *fill, Audience audience);

/* What these see of the initiative, without the page around it. */
MUST_CHECK Err public_view_read(Request *rq, Audience audience, InitiativePublicView *ret);

/* Until when everybody could comment in this window, which is over; MSG_NONE: nobody could. */
MUST_CHECK Err public_window_was(Request *rq, const ParticipationPlan *plan, Message *ret);

/* What was decided about openness; NULL: nothing. */
const Disclosure *disclosure_of(Arena *arena, const Whole *whole);

/* web/public_plan.c: plan, answers, goals, decisions … of the view, each only where it is disclosed. */
void public_parts_of(Request *rq, const Whole *whole, Audience audience,
                     InitiativePublicView *view);
/* The perspectives that an involvement is with, but not those entered only after it took place, in words; names of groups are people's words and
 * stay inside. */
const Str *public_groups_of(Request *rq, const Whole *whole, const Involvement *involvement,
                            size_t *ret_count);
/* Where what is to come takes place, if somebody decided that those outside are told (`place_public`): any guess would
 * tell of some room, or of a link, which lets in whoever has it. "" = not told. */
Str public_place_of(Request *rq, const Whole *whole, const Involvement *involvement);
