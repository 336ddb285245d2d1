/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* jobs.h -- the thread of a server that does what is due: every ten minutes what lives for hours
 * (app/purge.h), once a day everything else (app/maintenance.h). What fails is logged and tried again
 * the next time. */
#include "app/app.h"

typedef struct Jobs Jobs;

/* Begins at once. ERR_BUSY: no thread. */
MUST_CHECK Err jobs_open(App *app, Jobs **ret);
/* Ends after the job in hand. Accepts NULL. */
void jobs_close(Jobs *jobs);
/* One turn in the calling thread. */
MUST_CHECK Err jobs_turn(App *app);
