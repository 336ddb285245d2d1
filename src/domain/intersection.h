/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* intersection.h -- two or more perspectives that meet in the same people, a line of its own in
 * "An alle gedacht?": older people with little German. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Intersection {
    Record record;
    Str perspectives; /* two or more keys of the pack */
    Str description;
} Intersection;
typedef LIST_OF(Intersection) IntersectionList;

extern const Schema INTERSECTION_SCHEMA;

/* NOT_COMBINED: fewer than two. UNKNOWN_KEY: not in the pack, or joined itself. */
void intersection_check(const Intersection *intersection, const Check *check);
