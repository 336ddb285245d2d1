/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* noun_slug.h -- the German word for a noun in addresses: /vorhaben/KEY/ziele/12.
 *
 * API paths use the schema's plural instead: /api/v1/initiatives/KEY/goals/12. */
#include "domain/nouns.h"

#define SLUG_USE_CONTEXT "nutzungskontext"
#define SLUG_GOAL "ziele"
#define SLUG_MEASUREMENT "messungen"
#define SLUG_STAKEHOLDER "stakeholder"
#define SLUG_INTERSECTION "ueberschneidungen"
#define SLUG_OMISSION "auslassungen"
#define SLUG_EFFECT "wirkungen"
#define SLUG_INVOLVEMENT "beteiligung"
#define SLUG_COMMENT "kommentare"
#define SLUG_PERSPECTIVES "perspektiven" /* lists stakeholders, omissions and intersections by line */

/* "" for the initiative itself. */
Str noun_slug(const Noun *noun);
/* The page below the initiative's address that lists the noun's records: "/ziele"; "" where they stand
 * on the initiative's own page. */
Str noun_list_path(const Noun *noun);
