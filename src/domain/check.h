/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* check.h -- what the rules of a noun are given: they say what a field alone cannot say. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "domain/findings.h"
#include "domain/pack.h"

typedef struct Check {
    Date today;       /* in Germany */
    const Pack *pack; /* perspectives of the authority */
    Arena *arena;     /* of the findings */
    Findings *findings;
} Check;

/* Rules also look at records some of whose fields could not be read (these are empty then), so that a
 * person sees every finding at once. */

/* Whether nothing was found at this field so far: a rule that misses something there may say so. */
bool check_readable(const Check *check, Str field);
/* Records what a rule found, unless the field has a finding already: one is told at a time. */
void check_found(const Check *check, Str field, FindingKind kind);
/* `kind` at `field`, whose day is `last`, when both days are given and it comes before `first`. */
void check_order(const Check *check, Date first, Str field, Date last, FindingKind kind);
