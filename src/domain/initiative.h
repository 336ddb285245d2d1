/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative.h -- the introduction of one AI system, from idea to shutdown (Vorhaben).
 *
 * Name and problem suffice. `published` opens the page that everybody may read; what it shows:
 * name, summary, problem, phase, who is involved, participation_contact, contact. */
#include "domain/schema.h"

enum { INITIATIVE_KEY_MAX = 60 };

typedef struct Initiative {
    Record record;
    Str key; /* last part of its address, unique in the installation */
    Str name, summary;
    Str summary_simple, summary_en; /* "" = read as it is */
    Str problem, problem_for_whom, if_nothing_done, ways_without_ai;
    Str phase; /* PHASES; "" = idea */
    Str contact;
    Str participation_contact; /* how to have a say */
    Str participation_contact_simple, participation_contact_en;
    bool published;
    Date archived_on;
    Str process_version; /* of the template it began with; "" = before there was one */
} Initiative;
typedef LIST_OF(Initiative) InitiativeList;

extern const Schema INITIATIVE_SCHEMA;
