/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* disclosure.h -- what of an initiative the public and the staff may see (Offenheit). At most one.
 *
 * Representatives see every part, whatever stands here: that is their right by role. */
#include "domain/choices.h"
#include "domain/schema.h"

typedef struct Disclosure {
    Record record;
    Str public_parts, staff_parts; /* DISCLOSURE_PARTS */
    Str note;
} Disclosure;
typedef LIST_OF(Disclosure) DisclosureList;

extern const Schema DISCLOSURE_SCHEMA;

typedef enum Audience { AUDIENCE_PUBLIC, AUDIENCE_STAFF, AUDIENCE_REPRESENTATIVES } Audience;

/* Whether those may see this part. NULL: nobody decided, so what stands for an initiative without a
 * decision: the public sees problem, coverage, plan and answers; the staff everything. What everybody may see, the
 * staff may see too. */
bool disclosure_shows(const Disclosure *opt_disclosure, Audience audience, DisclosurePart part);
/* What stands without a decision, as one: where deciding begins. */
Disclosure disclosure_undecided(Arena *arena);
