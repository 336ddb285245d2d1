/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/jobs.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "app/maintenance.h"
#include "app/purge.h"
#include "base/log.h"
#include "base/thread.h"

enum { PAUSE_SECONDS = 600, JOB_ARENA_BYTES = 65536 };

struct Jobs {
    App *app;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool stopping;
};

Err jobs_turn(App *app) {
    CLEANUP(arena_closep) Arena *arena = arena_open(JOB_ARENA_BYTES);
    Ctx ctx = { .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = app->clock };
    bool ran;
    TRY(purge_hours(app, &ctx));
    TRY(daily_run(app, &ctx, &ran));
    if (ran)
        log_event(LOG_INFO, "daily_done");
    return ERR_NONE;
}

/* False: the thread is to end. */
static bool pause_jobs(Jobs *jobs) {
    struct timespec until = monotonic_in(PAUSE_SECONDS * 1000);
    pthread_mutex_lock(&jobs->mutex);
    int late = 0;
    while (!jobs->stopping && late == 0)
        late = pthread_cond_timedwait(&jobs->changed, &jobs->mutex, &until);
    bool go_on = !jobs->stopping;
    pthread_mutex_unlock(&jobs->mutex);
    return go_on;
}

static void *run(void *self) {
    Jobs *jobs = self;
    do {
        Err err = jobs_turn(jobs->app);
        if (err != ERR_NONE)
            log_line(LOG_ERROR, "jobs", log_c("error", err_name(err)));
    } while (pause_jobs(jobs));
    return NULL;
}

static void destroy(Jobs *jobs) {
    pthread_cond_destroy(&jobs->changed);
    pthread_mutex_destroy(&jobs->mutex);
    free(jobs);
}

Err jobs_open(App *app, Jobs **ret) {
    Jobs *jobs = calloc(1, sizeof *jobs);
    if (jobs == NULL)
        abort();
    jobs->app = app;
    pthread_mutex_init(&jobs->mutex, NULL);
    condition_open(&jobs->changed);
    if (!thread_start(&jobs->thread, 0, run, jobs)) {
        destroy(jobs);
        return ERR_BUSY;
    }
    *ret = jobs;
    return ERR_NONE;
}

void jobs_close(Jobs *jobs) {
    if (jobs == NULL)
        return;
    pthread_mutex_lock(&jobs->mutex);
    jobs->stopping = true;
    pthread_cond_signal(&jobs->changed);
    pthread_mutex_unlock(&jobs->mutex);
    pthread_join(jobs->thread, NULL);
    destroy(jobs);
}
