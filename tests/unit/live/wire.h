/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* wire.h -- the browser's end of event streams, for tests of the live layer. Include cmocka.h before it. */
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/out.h"
#include "base/thread.h"
#include "live/stream.h"

enum { PATIENCE_MS = 10000 };

static inline void pause_ms(int ms) {
    const struct timespec time = { ms / 1000, (ms % 1000) * 1000000L };
    nanosleep(&time, NULL);
}

/* A connected pair of TCP sockets: ends[0] for the browser, ends[1] (non-blocking) for the server. */
static inline void tcp_pair(int ends[2], int receive_buffer) {
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
    } address = { .v4 = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) } };
    socklen_t len = sizeof(address);
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(listening >= 0);
    assert_int_equal(bind(listening, &address.any, len), 0);
    assert_int_equal(listen(listening, 1), 0);
    assert_int_equal(getsockname(listening, &address.any, &len), 0);
    ends[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receive_buffer > 0)
        setsockopt(ends[0], SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof(receive_buffer));
    assert_int_equal(connect(ends[0], &address.any, len), 0);
    ends[1] = accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    assert_true(ends[1] >= 0);
    close(listening);
}

/* Reads once what comes within `ms`. False: nothing, or the end. */
static inline bool read_more(int fd, Out *in, int64_t ms) {
    struct pollfd wait = { .fd = fd, .events = POLLIN };
    if (ms < 0 || poll(&wait, 1, (int)ms) <= 0)
        return false;
    char *room = out_room(in, 4096);
    assert_non_null(room);
    ssize_t n = recv(fd, room, 4096, 0);
    if (n > 0)
        in->len += (size_t)n;
    return n > 0;
}

/* Reads until `text` was seen; what came so far stays in `in`. */
static inline bool read_until(int fd, Out *in, Str text) {
    int64_t until = monotonic_ms() + PATIENCE_MS;
    while (str_find(out_view(in), text) < 0)
        if (!read_more(fd, in, until - monotonic_ms()))
            return false;
    return true;
}

static inline bool closed(int fd) {
    char byte;
    struct pollfd wait = { .fd = fd, .events = POLLIN };
    return poll(&wait, 1, PATIENCE_MS) == 1 && recv(fd, &byte, 1, 0) <= 0;
}

static inline void wait_count(Streams *streams, unsigned count) {
    int64_t until = monotonic_ms() + PATIENCE_MS;
    while (streams_counts(streams).streams != count && monotonic_ms() < until)
        pause_ms(1);
    assert_int_equal(streams_counts(streams).streams, count);
}

static inline Streams *streams_of(StreamsOptions options) {
    Streams *streams;
    assert_int_equal(streams_open(&options, &streams), ERR_NONE);
    return streams;
}
