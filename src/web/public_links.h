/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* public_links.h -- what came of what people said, for those who do not work on the initiative: from a contribution to
 * what it led to and where it was said, from a decision to what it answers. Only what these may see is named: the
 * part it belongs to is disclosed to them, a decision is taken, a contribution is released. */
#include "domain/disclosure.h"
#include "domain/whole_index.h"
#include "views/public_view.h"
#include "web/request.h"

typedef struct PublicSight {
    Request *rq;
    const Whole *whole;
    WholeIndex index;
    bool parts[DISCLOSURE_PART_COUNT]; /* that they may see */
    Str page;                          /* before the anchor: "" on the public page itself */
} PublicSight;

PublicSight public_sight(Request *rq, const Whole *whole, Audience audience, Str page);
/* Goals, effects, decisions and tasks that came of it, also decisions that say so themselves. */
PublicLinks public_led_to(const PublicSight *sight, const Contribution *contribution);
/* Links the answers and decisions of the view, once they are there. */
void public_link(const PublicSight *sight, InitiativePublicView *view);
