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

enum {
    PAUSE_SECONDS = 600,
    SCRUB_SECONDS = 10, /* until what a reader was in the way of is tried again */
    JOB_ARENA_BYTES = 65536
};

struct Jobs {
    App *app;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool stopping;
    bool erased; /* words went out of the history, and may still be on the disk */
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

/* Words that went are not to lie about until the daily job; a database server has its own log. */
static void scrub(Jobs *jobs) {
    Err err = db_engine(jobs->app->db) == ENGINE_SQLITE ? db_scrub(jobs->app->db) : ERR_NONE;
    if (err == ERR_NONE)
        return;
    log_line(LOG_WARNING, "scrub", log_c("error", err_name(err)));
    pthread_mutex_lock(&jobs->mutex);
    jobs->erased = true;
    pthread_mutex_unlock(&jobs->mutex);
}

/* Lock held. True: something happened before the time was over. */
static bool wait_until(Jobs *jobs, const struct timespec *until) {
    return pthread_cond_timedwait(&jobs->changed, &jobs->mutex, until) == 0;
}

/* Until the next turn; what was erased meanwhile leaves the disk at once. False: the thread is to end. */
static bool pause_jobs(Jobs *jobs) {
    struct timespec until = monotonic_in(PAUSE_SECONDS * 1000), again = { 0 };
    pthread_mutex_lock(&jobs->mutex);
    bool over = false, failed = false;
    while (!jobs->stopping && !over) {
        if (jobs->erased && !failed) {
            jobs->erased = false;
            pthread_mutex_unlock(&jobs->mutex);
            scrub(jobs);
            pthread_mutex_lock(&jobs->mutex);
            failed = jobs->erased;
            again = monotonic_in(SCRUB_SECONDS * 1000);
            continue;
        }
        bool told = wait_until(jobs, failed ? &again : &until);
        over = !told && !failed;
        failed = failed && told;
    }
    bool go_on = !jobs->stopping;
    pthread_mutex_unlock(&jobs->mutex);
    return go_on;
}

static void words_went(void *self) {
    Jobs *jobs = self;
    pthread_mutex_lock(&jobs->mutex);
    jobs->erased = true;
    pthread_cond_signal(&jobs->changed);
    pthread_mutex_unlock(&jobs->mutex);
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
    writer_on_erase(app->writer, words_went, jobs);
    *ret = jobs;
    return ERR_NONE;
}

void jobs_close(Jobs *jobs) {
    if (jobs == NULL)
        return;
    writer_on_erase(jobs->app->writer, NULL, NULL);
    pthread_mutex_lock(&jobs->mutex);
    jobs->stopping = true;
    pthread_cond_signal(&jobs->changed);
    pthread_mutex_unlock(&jobs->mutex);
    pthread_join(jobs->thread, NULL);
    destroy(jobs);
}
