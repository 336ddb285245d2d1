/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* receivers.h -- many who listen to event streams, in a process of their own on the other processor.
 *
 * They connect to 127.0.0.1 from eight addresses and only read. A round is over when each of them has what ends
 * like an event (an empty line); the process then says when that was. One round begins as the last ends. */
#include <stdint.h>

typedef struct Receivers Receivers;

/* Before any thread: it forks. */
Receivers *receivers_start(void);
void receivers_stop(Receivers *receivers);
/* Connects so many; the server's ends, non-blocking, are in `ret_fds`. */
void receivers_connect(Receivers *receivers, unsigned count, int *ret_fds);
/* Waits for the end of the round; wall_seconds() of that moment. */
double receivers_round(Receivers *receivers);
/* Closes all of them. */
void receivers_disconnect(Receivers *receivers);
