/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "rounds.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"

enum { FRAME_MAX = 16384 };

static int by_value(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

Times rounds_time(Way way, unsigned rounds) {
    double total = 0, *values = calloc(rounds, sizeof *values);
    need(values != NULL, "memory");
    for (unsigned i = 0; i < rounds; i++) {
        pause_ms(way.pause_ms);
        values[i] = way.round(way.self) * 1e3;
        total += values[i];
    }
    qsort(values, rounds, sizeof *values, by_value);
    const Times times = { values[rounds / 2], values[rounds * 95 / 100], rounds / total * 1e3 };
    free(values);
    return times;
}

WriteLoop write_loop_connect(Receivers *receivers, unsigned count, size_t frame) {
    WriteLoop loop = { receivers, calloc(count, sizeof(int)), count, frame };
    need(loop.fds != NULL, "memory");
    need(frame <= FRAME_MAX, "a frame of that size");
    receivers_connect(receivers, count, loop.fds);
    return loop;
}

double write_loop_round(void *self) {
    static const char HEAD[] = "id: 1\ndata: ";
    const WriteLoop *loop = self;
    char frame[FRAME_MAX];
    memset(frame, 'x', loop->frame);
    memcpy(frame, HEAD, sizeof HEAD - 1);
    frame[loop->frame - 1] = frame[loop->frame - 2] = '\n';
    double start = wall_seconds();
    for (unsigned i = 0; i < loop->count; i++)
        need(write(loop->fds[i], frame, loop->frame) == (ssize_t)loop->frame, "write");
    return receivers_round(loop->receivers) - start;
}

void write_loop_close(WriteLoop *loop) {
    receivers_disconnect(loop->receivers);
    for (unsigned i = 0; i < loop->count; i++)
        close(loop->fds[i]);
    free(loop->fds);
}
