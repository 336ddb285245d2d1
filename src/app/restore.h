/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* restore.h -- a database from a backup, with what must follow (app/maintenance.h), before anybody is
 * served from it. The key file is not in a backup and has to be there already. */
#include "app/config.h"
#include "app/maintenance.h"
#include "app/verify.h"

typedef enum RestoreKey {
    RESTORE_KEY_FITS,
    RESTORE_KEY_UNKNOWN, /* the backup does not say which key it needs */
    RESTORE_KEY_OTHER,
    RESTORE_KEY_MISSING, /* no key file */
    RESTORE_LIST_MISSING /* the key fits or may fit, but the list of erasures is not beside it */
} RestoreKey;

/* *ret_needed: fingerprint of the key that was in use when the backup was made, "" = not known. */
MUST_CHECK Err restore_key(const Config *config, Ctx *ctx, const char *path, RestoreKey *ret,
                           Str *ret_needed);
/* Whether it is the backup itself that a newer or another program made: one of the two causes of ERR_CONFLICT. */
bool restore_unknown(const char *path);
/* Whether a SQLite file does not read as one, or its tables refer to what is not there. */
bool backup_damaged(const char *path);
typedef struct RestoreOptions {
    bool replace;
    bool accept_damage;    /* restore although verify finds something */
    bool other_key;        /* restore although it belongs to another key */
    bool without_erasures; /* begin a new list of erasures when there is none */
} RestoreOptions;
/* What was seen before anything was taken over. */
typedef struct RestoreFound {
    Verified verified;
    Str other_key; /* ERR_CONFLICT: fingerprint of the key the backup needs, which is not the one here; else "" */
} RestoreFound;
/* store/backup.h's backup_restore into the database of the settings, then restore_finish. Before anything is
 * taken over, the backup is verified (app/verify.h): ERR_INVALID with damages in *found, which is set as soon as
 * that was done and else left alone. A key file is made when there is none. Errors as backup_restore and
 * app_open. */
MUST_CHECK Err restore_run(const Config *config, Ctx *ctx, const char *path,
                           const RestoreOptions *options, RestoreFound *found, Restored *ret);
