/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative_json_parts.h -- what the halves of reading a file share. Nobody outside includes it.
 *
 * initiative_json_read.c   bytes → records, each by itself
 * initiative_json_whole.c  what the records say of each other
 */
#include "base/clock.h"
#include "files/initiative_json.h"
#include "files/json_read.h"

/* A record that can be referred to. */
typedef struct Target {
    int64_t id;
    NounId noun;
    size_t at; /* place in the file among all records */
} Target;

typedef struct InitiativeIn {
    JsonIn in;
    const Check *check;
    Target *targets; /* sorted by id when every record is read */
    size_t target_count;
    /* A record is not there, or nobody knows which it is: what refers to it cannot be judged. */
    bool unplaced;
    InitiativeFile file;
} InitiativeIn;

/* Only the clocks of two machines may differ. */
static inline bool is_ahead(const InitiativeIn *import, Date day) {
    return !date_none(day) && date_days(day) > date_days(import->check->today) + 1;
}

/* By a day and more, whatever the clocks. What has no day stands in no order. */
static inline bool is_before(Date day, Instant than) {
    return !date_none(day) && than.ms != 0 && date_days(day) + 1 < date_days(local_time(than).date);
}

/* Only when every record is placed. */
void initiative_in_check_whole(InitiativeIn *import);
