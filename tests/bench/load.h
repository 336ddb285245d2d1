/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* load.h -- an HTTP client that costs little: kept-alive connections to 127.0.0.1, one thread.
 *
 * Closed loop: each connection asks again as soon as it was answered. Open loop: requests are due at
 * a fixed rate whatever the server does; time is counted from when a request was due. */
#include <stdint.h>

#include "base/out.h"

typedef struct Load {
    uint16_t port;
    unsigned connections;
    uint64_t requests; /* in all */
    uint64_t at_once;  /* unanswered at most; 0: one per connection */
    double rate;       /* per second; 0: closed loop */
    int status;        /* what every answer must have */
    /* Writes the n-th request, which goes over this connection. */
    void (*write)(const void *self, unsigned connection, uint64_t n, Out *out);
    const void *self;
} Load;

typedef struct LoadResult {
    double seconds;
    uint64_t bytes; /* of bodies */
    double p50_ms, p99_ms;
} LoadResult;

/* Ends the program when an answer has another status or none comes. */
LoadResult load_run(const Load *load);

/* In parts: connections that stay open between loads. */
typedef struct LoadConnections LoadConnections;
LoadConnections *load_open(const Load *load);
LoadResult load_again(LoadConnections *connections);
void load_close(LoadConnections *connections);

/* One request on a connection of its own; the body is in `ret`, after the headers. */
void load_once(uint16_t port, Str request, int status, Out *ret);

/* -- For who has a loop of their own ------------------------------------------------------------- */

/* A connection to 127.0.0.1, from there; -1: nobody listens. */
int load_connect(uint16_t port);

typedef struct LoadAnswer {
    int status;
    Str head, body; /* the head begins with the status line and ends with a line end; in `in` */
} LoadAnswer;
/* Whole answer in `in`? Only what our servers send is understood. */
bool load_answer(const Out *in, LoadAnswer *ret);
