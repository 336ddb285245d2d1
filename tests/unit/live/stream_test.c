/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/thread.h"
#include "live/stream.h"

enum { PATIENCE_MS = 10000 };

static void pause_ms(int ms) {
    const struct timespec time = { ms / 1000, (ms % 1000) * 1000000L };
    nanosleep(&time, NULL);
}

/* A connected pair of TCP sockets: ends[0] for the browser, ends[1] (non-blocking) for the server. */
static void tcp_pair(int ends[2], int receive_buffer) {
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

static int join_with(Streams *streams, uint64_t group, Str first, int receive_buffer) {
    int ends[2];
    tcp_pair(ends, receive_buffer);
    assert_int_equal(streams_take(streams, ends[1], &(StreamJoin){ group, first }), ERR_NONE);
    return ends[0];
}

static int join(Streams *streams, uint64_t group) {
    return join_with(streams, group, STR(""), 0);
}

/* Reads until `text` was seen; what came so far stays in `in`. */
static bool read_until(int fd, Out *in, Str text) {
    int64_t until = monotonic_ms() + PATIENCE_MS;
    while (str_find(out_view(in), text) < 0) {
        struct pollfd wait = { .fd = fd, .events = POLLIN };
        int64_t left = until - monotonic_ms();
        if (left < 0 || poll(&wait, 1, (int)left) <= 0)
            return false;
        char *room = out_room(in, 4096);
        assert_non_null(room);
        ssize_t n = recv(fd, room, 4096, 0);
        if (n <= 0)
            return false;
        in->len += (size_t)n;
    }
    return true;
}

static bool closed(int fd) {
    char byte;
    struct pollfd wait = { .fd = fd, .events = POLLIN };
    return poll(&wait, 1, PATIENCE_MS) == 1 && recv(fd, &byte, 1, 0) <= 0;
}

static void wait_count(Streams *streams, unsigned count) {
    int64_t until = monotonic_ms() + PATIENCE_MS;
    while (streams_counts(streams).streams != count && monotonic_ms() < until)
        pause_ms(1);
    assert_int_equal(streams_counts(streams).streams, count);
}

static Streams *streams_of(StreamsOptions options) {
    Streams *streams;
    assert_int_equal(streams_open(&options, &streams), ERR_NONE);
    return streams;
}

static void events_are_formatted(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(0);
    stream_event(&out, 7, STR("goal"), STR("a\nb\r\n\nid: 9\rdata: x"));
    stream_event(&out, 0, STR(""), STR(""));
    assert_true(str_eq(out_view(&out),
                       STR("id: 7\nevent: goal\ndata: a\ndata: b\ndata: \ndata: id: 9 data: x\n\n"
                           "data:\n\n")));
}

static void a_stream_gets_head_first_and_its_groups_events(void **state) {
    (void)state;
    Streams *streams = streams_of((StreamsOptions){ 0 });
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out other = out_open(0);
    int fd = join_with(streams, 1, STR("data: first\n\n"), 0);
    int second = join(streams, 1025);
    streams_send(streams, 1, STR("data: one\n\n"));
    streams_send(streams, 99, STR("data: nobody\n\n"));
    streams_send(streams, 1025, STR("data: two\n\n"));
    streams_send(streams, 1, STR("data: three\n\n"));
    assert_true(read_until(fd, &in, STR("three\n\n")));
    Str all = out_view(&in);
    assert_true(str_starts(all, STR("HTTP/1.1 200 OK\r\n")));
    assert_true(str_find(all, STR("Content-Type: text/event-stream; charset=utf-8\r\n")) > 0);
    assert_true(str_find(all, STR("X-Accel-Buffering: no\r\n")) > 0);
    assert_true(str_find(all, STR("Connection: close\r\n")) > 0);
    assert_true(str_find(all, STR("X-Content-Type-Options: nosniff\r\n")) > 0);
    assert_true(str_ends(all, STR("\r\n\r\ndata: first\n\ndata: one\n\ndata: three\n\n")));
    assert_true(read_until(second, &other, STR("two\n\n")));
    assert_true(str_ends(out_view(&other), STR("\r\n\r\ndata: two\n\n")));
    close(fd);
    close(second);
    wait_count(streams, 0);
    streams_close(streams);
}

static void later_events_are_gathered(void **state) {
    (void)state;
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 300 });
    CLEANUP(out_done) Out in = out_open(0);
    int fd = join(streams, 1);
    int64_t start = monotonic_ms();
    streams_send(streams, 1, STR("data: 1\n\n"));
    assert_true(read_until(fd, &in, STR("data: 1\n\n")));
    assert_true(monotonic_ms() - start < 250); /* at once */
    streams_send(streams, 1, STR("data: 2\n\n"));
    pause_ms(50);
    streams_send(streams, 1, STR("data: 3\n\n"));
    int late = join(streams, 1); /* joined after 2 and 3: gets neither, though they wait still */
    out_reset(&in);
    assert_true(read_until(fd, &in, STR("data: 3\n\n")));
    assert_true(monotonic_ms() - start >= 300);
    assert_true(str_eq(out_view(&in), STR("data: 2\n\ndata: 3\n\n")));
    streams_send(streams, 1, STR("data: 4\n\n"));
    out_reset(&in);
    assert_true(read_until(late, &in, STR("data: 4\n\n")));
    assert_true(str_ends(out_view(&in), STR("\r\n\r\ndata: 4\n\n")));
    close(fd);
    close(late);
    streams_close(streams);
}

static void a_thousand_streams_get_every_event_in_order(void **state) {
    (void)state;
    enum { MANY = 1000, EVENTS = 20 };
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 1 });
    int *fds = calloc(MANY, sizeof *fds);
    assert_non_null(fds);
    for (int i = 0; i < MANY; i++)
        fds[i] = join(streams, 5);
    int lone = join(streams, 6);
    wait_count(streams, MANY + 1);
    CLEANUP(out_done) Out expected = out_open(0);
    for (int k = 1; k <= EVENTS; k++) {
        CLEANUP(out_done) Out event = out_open(0);
        stream_event(&event, (uint64_t)k, STR(""), STR("x"));
        out_str(&expected, out_view(&event));
        streams_send(streams, 5, out_view(&event));
        if (k % 5 == 0)
            pause_ms(3);
    }
    streams_send(streams, 6, STR("data: lone\n\n"));
    CLEANUP(out_done) Out in = out_open(0);
    assert_true(read_until(lone, &in, STR("lone\n\n")));
    for (int i = 0; i < MANY; i++) {
        out_reset(&in);
        assert_true(read_until(fds[i], &in, STR("id: 20\ndata: x\n\n")));
        assert_true(str_ends(out_view(&in), out_view(&expected)));
        close(fds[i]);
    }
    close(lone);
    free(fds);
    wait_count(streams, 0);
    assert_int_equal(streams_counts(streams).resyncs, 0);
    streams_close(streams);
}

static void a_stuck_reader_delays_nobody_and_loads_anew(void **state) {
    (void)state;
    enum { EVENTS = 200, SIZE = 4000 };
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 1 });
    CLEANUP(out_done) Out event = out_open(0);
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out stuck_in = out_open(0);
    int stuck = join_with(streams, 1, STR(""), 4096);
    int fd = join(streams, 1);
    out_c(&event, "data: ");
    for (int i = 0; i < SIZE; i++)
        out_char(&event, 'x');
    out_c(&event, "\n\n");
    for (int i = 0; i < EVENTS; i++) {
        streams_send(streams, 1, out_view(&event));
        out_reset(&in);
        assert_true(read_until(fd, &in, STR("x\n\n"))); /* the other one keeps up */
    }
    assert_int_equal(streams_counts(streams).streams, 2);
    /* Now it reads: whole events only, fewer than were sent, then the advice to load anew. */
    assert_true(read_until(stuck, &stuck_in, STR("event: resync\ndata:\n\n")));
    Str rest = out_view(&stuck_in);
    rest = str_slice(rest, (size_t)str_find(rest, STR("\r\n\r\n")) + 4, SIZE_MAX);
    size_t whole = 0;
    while (str_starts(rest, out_view(&event))) {
        rest = str_slice(rest, event.len, SIZE_MAX);
        whole++;
    }
    assert_true(str_eq(rest, STR("event: resync\ndata:\n\n")));
    assert_true(whole > 0 && whole < EVENTS);
    assert_int_equal(streams_counts(streams).resyncs, 1);
    streams_send(streams, 1, STR("data: again\n\n"));
    assert_true(read_until(stuck, &stuck_in, STR("data: again\n\n")));
    close(stuck);
    close(fd);
    streams_close(streams);
}

static void quiet_streams_get_heartbeats_and_dead_ones_end(void **state) {
    (void)state;
    Streams *streams = streams_of((StreamsOptions){ .heartbeat_ms = 150, .gather_ms = 1 });
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out event = out_open(0);
    int fd = join(streams, 1);
    int stuck = join_with(streams, 2, STR(""), 4096);
    assert_true(read_until(fd, &in, STR(":\n\n:\n\n")));
    for (int i = 0; i < 200000; i++)
        out_char(&event, 'x');
    streams_send(streams, 2, out_view(&event));
    wait_count(streams, 1);
    assert_int_equal(streams_counts(streams).dropped, 1);
    close(stuck);
    close(fd);
    wait_count(streams, 0);
    streams_close(streams);
}

static void more_than_fits_becomes_a_resync(void **state) {
    (void)state;
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 200 });
    CLEANUP(out_done) Out event = out_open(0);
    CLEANUP(out_done) Out in = out_open(0);
    int fd = join(streams, 1);
    streams_send(streams, 1, STR("data: 1\n\n"));
    assert_true(read_until(fd, &in, STR("data: 1\n\n")));
    for (int i = 0; i < STREAM_PENDING_MAX / 4; i++)
        out_char(&event, 'x');
    for (int i = 0; i < 5; i++)
        streams_send(streams, 1, out_view(&event));
    streams_send(streams, 1, STR("data: 2\n\n"));
    out_reset(&in);
    assert_true(read_until(fd, &in, STR("data: 2\n\n")));
    assert_true(str_eq(out_view(&in), STR("event: resync\ndata:\n\ndata: 2\n\n")));
    close(fd);
    streams_close(streams);
}

static void too_many_streams_stay_with_the_caller(void **state) {
    (void)state;
    Streams *streams = streams_of((StreamsOptions){ .streams_max = 1 });
    int first = join(streams, 1);
    int ends[2];
    tcp_pair(ends, 0);
    assert_int_equal(streams_take(streams, ends[1], &(StreamJoin){ .group = 1 }), ERR_BUSY);
    assert_int_equal(fcntl(ends[1], F_GETFD), FD_CLOEXEC); /* still open */
    close(first);
    wait_count(streams, 0);
    assert_int_equal(streams_take(streams, ends[1], &(StreamJoin){ .group = 1 }), ERR_NONE);
    close(ends[0]);
    streams_close(streams);
}

static void closing_ends_all_streams(void **state) {
    (void)state;
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 5000 });
    int fds[3] = { join(streams, 1), join(streams, 2), join(streams, 2) };
    CLEANUP(out_done) Out in = out_open(0);
    streams_send(streams, 1, STR("data: 1\n\n"));
    assert_true(read_until(fds[0], &in, STR("data: 1\n\n")));
    streams_send(streams, 1, STR("data: 2\n\n")); /* still gathered when the end comes */
    for (int i = 1; i < 3; i++) {
        out_reset(&in);
        assert_true(read_until(fds[i], &in, STR("\r\n\r\n")));
    }
    streams_close(streams);
    for (int i = 0; i < 3; i++) {
        assert_true(closed(fds[i]));
        close(fds[i]);
    }
    streams_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_formatted),
        cmocka_unit_test(a_stream_gets_head_first_and_its_groups_events),
        cmocka_unit_test(later_events_are_gathered),
        cmocka_unit_test(a_thousand_streams_get_every_event_in_order),
        cmocka_unit_test(a_stuck_reader_delays_nobody_and_loads_anew),
        cmocka_unit_test(quiet_streams_get_heartbeats_and_dead_ones_end),
        cmocka_unit_test(more_than_fits_becomes_a_resync),
        cmocka_unit_test(too_many_streams_stay_with_the_caller),
        cmocka_unit_test(closing_ends_all_streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
