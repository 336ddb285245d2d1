/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* open.h -- makes the App of a process from its settings, and takes it apart again.
 *
 * Order: database (made and migrated when allowed), key file beside it, pack, writer, outbox. */
#include "app/app.h"
#include "app/key_file.h"
#include "app/outbox.h"

/* What was the matter when it was the key file, not the database. */
typedef enum OpenFaultKind {
    OPEN_FAULT_DATABASE,
    OPEN_FAULT_KEY,         /* cannot be read or made: the error says why */
    OPEN_FAULT_KEY_MISSING, /* ERR_NOT_FOUND: the database is in use already, so its key was lost */
    OPEN_FAULT_KEY_OTHER    /* ERR_CONFLICT: a key of another database */
} OpenFaultKind;
typedef struct OpenFault {
    OpenFaultKind kind;
    char needed
        [KEY_FINGERPRINT_SIZE]; /* fingerprint of the key the database belongs to; "" = not noted */
} OpenFault;

typedef struct AppOptions {
    const Config *config; /* outlives the App */
    bool create;  /* make database and key file when there are none; a key only for a database that
                           * nobody has used yet */
    bool any_key; /* the database is to belong to the key at hand from now on: after a restore */
    bool serve;   /* hold the lock of a server and serve the outbox in a thread */
    Db *opt_db;   /* open already (store/backup.h): taken over, also on failure */
    Str base_url; /* of links; outlives the App */
    Str version;  /* of the program; outlives the App */
    OpenFault *opt_fault; /* set on failure */
} AppOptions;

/* A database notes which key it belongs to when it is first opened with one.
 * ERR_NOT_FOUND: no such database; ERR_CONFLICT: made by a newer program; ERR_BUSY: another server
 * has it; ERR_INVALID: the built-in pack does not read. */
MUST_CHECK Err app_open(const AppOptions *options, App **ret);
void app_close(App *app); /* accepts NULL */
