/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* notices.h -- what servers that share a PostgreSQL tell each other: that a live workshop has changed.
 *
 * A write that raises the number of a room notifies in its own transaction (NOTIFY), so that others hear of it
 * after the COMMIT or never, and once per COMMIT. What is told is a number only: of the workshop, and of the server
 * that wrote it, which knows by itself and does not hear of it again. What changed is read by who hears it.
 *
 * Who hears has a session and a thread for it (LISTEN). A notice that comes while the session is away is lost, so
 * that everything is to be looked at again when it is back, and while it cannot be had at every try. On SQLite
 * there is one server only, and nothing of this. */
#include <stdint.h>

#include "base/err.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct NoticesOptions {
    void (*heard)(void *self, int64_t workshop); /* another server has changed it */
    void (*missed)(void *self);                  /* any may have been changed meanwhile */
    void *self;
} NoticesOptions; /* both are called in a thread of their own, one at a time */

typedef struct Notices Notices;

/* A database that is away is no error: it is tried again. On SQLite *ret is NULL. ERR_BUSY: no thread to be had. */
MUST_CHECK Err notices_open(Db *db, const NoticesOptions *options, Notices **ret);
void notices_close(Notices *notices); /* accepts NULL; afterwards nothing is called any more */

/* For the other servers, when this is committed. */
MUST_CHECK Err notice_send(Tx *tx, int64_t workshop);
