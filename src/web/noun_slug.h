/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* noun_slug.h -- the German word for a noun in addresses: /vorhaben/KEY/ziele/12.
 *
 * SLUG_<NOUN> is that word, LIST_<NOUN> the page below the initiative's address that lists the records
 * ("" = its own page). API paths use the schema's plural instead: /api/v1/initiatives/KEY/goals/12. */
#include "domain/nouns.h"

/* Lists stakeholders, omissions and intersections by line. */
#define SLUG_PERSPECTIVES "perspektiven"
/* One task of the process template: /vorhaben/KEY/wegweiser/goals. */
#define SLUG_GUIDE "wegweiser"

#define SLUG_INITIATIVE         ""
#define LIST_INITIATIVE         ""
#define SLUG_USE_CONTEXT        "nutzungskontext"
#define LIST_USE_CONTEXT        "/" SLUG_USE_CONTEXT
#define SLUG_GOAL               "ziele"
#define LIST_GOAL               "/" SLUG_GOAL
#define SLUG_MEASUREMENT        "messungen"
#define LIST_MEASUREMENT        LIST_GOAL
#define SLUG_STAKEHOLDER        "stakeholder"
#define LIST_STAKEHOLDER        "/" SLUG_STAKEHOLDER
#define SLUG_INTERSECTION       "ueberschneidungen"
#define LIST_INTERSECTION       "/" SLUG_PERSPECTIVES
#define SLUG_OMISSION           "auslassungen"
#define LIST_OMISSION           "/" SLUG_PERSPECTIVES
#define SLUG_EFFECT             "wirkungen"
#define LIST_EFFECT             "/" SLUG_EFFECT
#define SLUG_INVOLVEMENT        "beteiligung"
#define LIST_INVOLVEMENT        "/" SLUG_INVOLVEMENT
#define SLUG_CLASSIFICATION     "einordnung"
#define LIST_CLASSIFICATION     "/" SLUG_CLASSIFICATION
#define SLUG_DISCLOSURE         "offenheit"
#define LIST_DISCLOSURE         "/" SLUG_DISCLOSURE
#define SLUG_PARTICIPATION_PLAN "beteiligungsplan"
#define LIST_PARTICIPATION_PLAN "/" SLUG_PARTICIPATION_PLAN
#define SLUG_CONTRIBUTION       "beitraege"
#define LIST_CONTRIBUTION       "/" SLUG_CONTRIBUTION
#define SLUG_WORKSHOP           "workshops"
#define LIST_WORKSHOP           "/" SLUG_WORKSHOP
#define SLUG_BOARD              "pinnwaende"
#define LIST_BOARD              LIST_WORKSHOP
#define SLUG_AGENDA_PART        "programmpunkte"
#define LIST_AGENDA_PART        LIST_WORKSHOP
#define SLUG_DECISION           "entscheidungen"
#define LIST_DECISION           "/" SLUG_DECISION
#define SLUG_ITERATION          "iterationen"
#define LIST_ITERATION          "/" SLUG_ITERATION
#define SLUG_DATA_SET           "datenbestaende"
#define LIST_DATA_SET           LIST_AUDIT_PLAN
#define SLUG_AUDIT_PLAN         "datenpruefungen"
#define LIST_AUDIT_PLAN         "/" SLUG_AUDIT_PLAN
#define SLUG_AUDIT_RUN          "pruefberichte"
#define LIST_AUDIT_RUN          LIST_AUDIT_PLAN
#define SLUG_TASK               "aufgaben"
#define LIST_TASK               "/" SLUG_TASK
#define SLUG_TRANSLATION        "uebersetzungen"
#define LIST_TRANSLATION        "/" SLUG_TRANSLATION
#define SLUG_PICTURE            "bilder"
#define LIST_PICTURE            LIST_WORKSHOP
#define SLUG_COMMENT            "kommentare"
#define LIST_COMMENT            ""

/* "" for the initiative itself. */
Str noun_slug(const Noun *noun);
/* "/ziele"; "" where the records stand on the initiative's own page. */
Str noun_list_path(const Noun *noun);
