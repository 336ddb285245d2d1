/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* thread.h -- starting threads, and waiting by the clock that nobody sets.
 *
 * What people are told is clock.h; this is for deadlines and pauses inside the program. */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/err.h"

/* Milliseconds since some moment, never backwards. */
int64_t monotonic_ms(void);
/* The instant in so many milliseconds (0 or more), for pthread_cond_timedwait. */
struct timespec monotonic_in(int64_t ms);
/* A condition whose timed waits take an instant of monotonic_in. */
void condition_open(pthread_cond_t *condition);
/* No signal is delivered to the thread: they are for the main one. `stack` in bytes, 0 = the system's size.
 * False: the system has no room for another thread. */
MUST_CHECK bool thread_start(pthread_t *thread, size_t stack, void *(*main)(void *),
                             void *argument);
