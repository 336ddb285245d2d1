/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop.h -- people meet, in a room or from home, to work on the initiative (Workshop): what they are told
 * beforehand, and under which rules. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Workshop {
    Record record;
    Str name;
    Str purpose; /* what it is for */
    Date held_on;
    Str starts_at; /* "HH:MM" */
    Str place;     /* where to go, or what to open */
    Str level;     /* LEVELS: the promise that applies */
    Str naming;    /* NAMINGS: under which name people take part */
    Str contact;   /* an office or a function */
    Date answer_due;
    Date delete_on;   /* of what those who took part left about themselves */
    RecordIds led_to; /* what was made of its cards */
} Workshop;
typedef LIST_OF(Workshop) WorkshopList;

extern const Schema WORKSHOP_SCHEMA;

/* NOT_A_TIME; BEFORE_WORKSHOP: nothing is answered or deleted before it. */
void workshop_check(const Workshop *workshop, const Check *check);

/* What nobody decided goes so many days after the workshop. */
enum { WORKSHOP_DATA_DAYS = 30 };
/* The day on which data of participants go; none only without a day of the workshop. */
Date workshop_delete_day(const Workshop *workshop);

enum { MINUTES_OF_DAY = 24 * 60 };
/* "09:30" → 570. False for everything else. */
bool time_of_day_read(Str text, int64_t *ret_minutes);
