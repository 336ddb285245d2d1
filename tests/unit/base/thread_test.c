/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <signal.h>

#include "base/thread.h"

static int64_t ms_of(struct timespec at) {
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

static void instants_ahead_are_whole(void **state) {
    (void)state;
    for (int64_t ms = 0; ms < 5000; ms += 7) {
        int64_t before = monotonic_ms();
        struct timespec until = monotonic_in(ms);
        assert_in_range(until.tv_nsec, 0, 999999999);
        assert_in_range(ms_of(until), before + ms, monotonic_ms() + ms);
    }
}

static void a_condition_waits_that_long(void **state) {
    (void)state;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t condition;
    condition_open(&condition);
    int64_t begin = monotonic_ms();
    struct timespec until = monotonic_in(30);
    pthread_mutex_lock(&mutex);
    int late = 0;
    while (late == 0)
        late = pthread_cond_timedwait(&condition, &mutex, &until);
    pthread_mutex_unlock(&mutex);
    assert_int_equal(late, ETIMEDOUT);
    assert_in_range(monotonic_ms() - begin, 29, 10000);
    pthread_cond_destroy(&condition);
}

typedef struct Seen {
    sigset_t blocked;
    size_t stack;
} Seen;

static void *look(void *argument) {
    Seen *seen = argument;
    pthread_attr_t attributes;
    pthread_sigmask(SIG_SETMASK, NULL, &seen->blocked);
    if (pthread_getattr_np(pthread_self(), &attributes) == 0)
        pthread_attr_getstacksize(&attributes, &seen->stack);
    pthread_attr_destroy(&attributes);
    return NULL;
}

static void signals_stay_with_the_thread_that_starts_another(void **state) {
    (void)state;
    Seen seen = { 0 };
    sigset_t mine;
    pthread_t thread;
    assert_true(thread_start(&thread, 512 << 10, look, &seen));
    pthread_join(thread, NULL);
    assert_true(sigismember(&seen.blocked, SIGTERM) && sigismember(&seen.blocked, SIGHUP));
    assert_in_range(seen.stack, 512 << 10, 4 << 20); /* sanitizers add to it; 8 MB is usual */
    pthread_sigmask(SIG_SETMASK, NULL, &mine);
    assert_false(sigismember(&mine, SIGTERM));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_ahead_are_whole),
        cmocka_unit_test(a_condition_waits_that_long),
        cmocka_unit_test(signals_stay_with_the_thread_that_starts_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
