/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* outbox.h -- one thread that does, after COMMIT, what a write left in the outbox table. Mails it hands to
 * further ones, at most eight at a time, so that one that stalls holds up nothing else.
 *
 * At least once: a row goes after it was served, so a crash in between serves it again. Each attempt is
 * written down first, so that servers on one database do not serve a row twice. What fails is
 * tried again after 40 s, 80 s, … up to an hour, for two days, then given up and logged. */
#include "app/app.h"

MUST_CHECK Err outbox_open(App *app, Outbox **ret);
/* For writer_on_commit: something may be due. */
void outbox_wake(void *outbox);
/* Finishes the rows in hand and ends the threads; what is left waits in the table. Accepts NULL. */
void outbox_close(Outbox *outbox);
/* Serves everything due now in the calling thread (command line, tests): number of rows gone. */
MUST_CHECK Err outbox_serve(App *app, int64_t *ret_served);
