/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* check.h -- what the rules of a noun are given: they say what a field alone cannot say. */
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
