/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* rounds.h -- how long a frame takes to the last of many, again and again; and the limit: a loop of write() to as
 * many sockets. */
#include <stddef.h>

#include "receivers.h"

typedef struct Times {
    double p50, p95; /* ms */
    double per_second;
} Times;

/* One way to bring a frame to all. */
typedef struct Way {
    double (*round)(void *self); /* seconds until the last has it */
    void *self;
    long pause_ms; /* before each */
} Way;

Times rounds_time(Way way, unsigned rounds);

typedef struct WriteLoop {
    Receivers *receivers;
    int *fds;
    unsigned count;
    size_t frame; /* bytes */
} WriteLoop;

/* Connects them; who only wants the sockets may use them instead. */
WriteLoop write_loop_connect(Receivers *receivers, unsigned count, size_t frame);
/* Of a Way, whose `self` is a WriteLoop. */
double write_loop_round(void *self);
void write_loop_close(WriteLoop *loop);
