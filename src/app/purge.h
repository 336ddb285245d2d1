/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* purge.h -- deletion dates that run.
 *
 * DELETION_RULES is the one list: which table, whose data, when it goes, the message that tells people
 * why. A job deletes in slices of PURGE_SLICE rows, each well under 20 ms, so that nobody waits for it.
 * tests/store/app_purge_test.c holds the list of tables against it. */
#include "app/app.h"
#include "domain/context.h"

enum { PURGE_SLICE = 200 };

typedef struct DeletionRule {
    Str key;       /* "session": messages "deletion.<key>.what" and ".why" */
    Str table;
    int64_t days;  /* fixed period; 0: as configured, or a condition of its own */
    Str setting;   /* key of the setting that holds the days, "" = fixed */
} DeletionRule;
extern const DeletionRule DELETION_RULES[];
extern const size_t DELETION_RULE_COUNT;

typedef struct PurgeCount {
    const DeletionRule *rule;
    int64_t rows; /* due now (dry run), or deleted */
} PurgeCount;
typedef LIST_OF(PurgeCount) PurgeCounts;

/* What would go now, changing nothing. */
MUST_CHECK Err purge_count(App *app, Ctx *ctx, Conn *conn, PurgeCounts *ret);
/* Deletes all of it. ACTOR_SYSTEM. */
MUST_CHECK Err purge_run(App *app, Ctx *ctx, PurgeCounts *ret);
/* Days a rule waits, after configuration; 0: see its text. */
int64_t purge_days(const App *app, const DeletionRule *rule);
