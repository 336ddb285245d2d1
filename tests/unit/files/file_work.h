/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* file_work.h -- what tests of the file of an initiative work with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/initiative_json.h"
#include "files/pack.h"

typedef struct Work {
    Arena *arena;
    Pack pack;
    Findings findings;
    uint64_t seed; /* of what is random */
    int64_t last_id;
} Work;

Work open_work(Arena *arena);
/* On 15 June 2026, without findings. */
Check check_of(Work *work);
Str text_of(Work *work, const InitiativeFile *file);
/* Fails with the findings and the text where it is refused. */
InitiativeFile read_well(Work *work, Str text);
