/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* open.h -- makes the App of a process from its settings, and takes it apart again.
 *
 * Order: database (made and migrated when allowed), key file beside it, pack, writer, outbox. */
#include "app/app.h"
#include "app/outbox.h"

typedef struct AppOptions {
    const Config *config; /* outlives the App */
    bool create;          /* make database and key file when there are none */
    bool serve;           /* hold the lock of a server and serve the outbox in a thread */
    Db *opt_db;           /* open already (store/backup.h): taken over, also on failure */
    OutboxHandlers handlers;
    Str base_url; /* of links; outlives the App */
    Str version;  /* of the program; outlives the App */
} AppOptions;

/* ERR_NOT_FOUND: no such database; ERR_CONFLICT: made by a newer program; ERR_BUSY: another server
 * has it; ERR_INVALID: the built-in pack does not read. */
MUST_CHECK Err app_open(const AppOptions *options, App **ret);
void app_close(App *app); /* accepts NULL */
