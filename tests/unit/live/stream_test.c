/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdatomic.h>

#include "wire.h"

static int join_with(Streams *streams, uint64_t group, Str first, int receive_buffer) {
    int ends[2];
    tcp_pair(ends, receive_buffer);
    assert_int_equal(
        streams_take(streams, ends[1], &(StreamJoin){ .group = group, .first = first }), ERR_NONE);
    return ends[0];
}

static int join(Streams *streams, uint64_t group) {
    return join_with(streams, group, STR(""), 0);
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

typedef struct Owner {
    _Atomic unsigned left;
    _Atomic uintptr_t sum; /* of the tokens */
} Owner;

static void note_left(void *self, void *token) {
    Owner *owner = self;
    atomic_fetch_add(&owner->sum, (uintptr_t)token);
    atomic_fetch_add(&owner->left, 1);
}

static void ends_are_in_order_and_the_owner_is_told(void **state) {
    (void)state;
    Owner owner = { 0 };
    const StreamOwner told = { note_left, &owner };
    char tokens[4];
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 5000 });
    int ends[4][2];
    for (int i = 0; i < 4; i++) {
        tcp_pair(ends[i], 0);
        const StreamJoin join = { .group = i < 3 ? 1 : 2, .owner = &told, .token = &tokens[i] };
        assert_int_equal(streams_take(streams, ends[i][1], &join), ERR_NONE);
    }
    streams_send(streams, 1, STR("data: 1\n\n"));
    streams_send(streams, 1, STR("data: 2\n\n")); /* is gathered */
    streams_end_one(streams, 1, &tokens[1], STR("data: newer\n\n"));
    streams_end_one(streams, 2, &tokens[1], STR("data: no such\n\n"));
    streams_send_now(streams, 1, STR("data: 3\n\n"));
    streams_send(streams, 1, STR("data: 4\n\n")); /* is gathered, but not lost */
    streams_end(streams, 1, STR("data: end\n\n"));
    streams_send(streams, 1, STR("data: nobody\n\n"));
    for (int i = 0; i < 3; i++) {
        CLEANUP(out_done) Out in = out_open(0);
        while (read_more(ends[i][0], &in, PATIENCE_MS))
            ;
        Str all = out_view(&in);
        Str body = str_slice(all, (size_t)str_find(all, STR("\r\n\r\n")) + 4, SIZE_MAX);
        if (i == 1)
            assert_true(str_ends(body, STR("data: newer\n\n")));
        else
            assert_true(
                str_eq(body, STR("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\ndata: end\n\n")));
        close(ends[i][0]);
    }
    wait_count(streams, 1);
    assert_int_equal(atomic_load(&owner.left), 3);
    streams_close(streams);
    assert_int_equal(atomic_load(&owner.left), 4);
    assert_true(atomic_load(&owner.sum) == (uintptr_t)&tokens[0] + (uintptr_t)&tokens[1] +
                                               (uintptr_t)&tokens[2] + (uintptr_t)&tokens[3]);
    close(ends[3][0]);
}

static void a_stream_that_only_says_something_is_closed(void **state) {
    (void)state;
    enum { SIZE = 300000 };
    Streams *streams = streams_of((StreamsOptions){ .gather_ms = 1 });
    CLEANUP(out_done) Out first = out_open(0);
    CLEANUP(out_done) Out in = out_open(0);
    for (int i = 0; i < SIZE; i++)
        out_char(&first, 'x');
    int ends[2];
    tcp_pair(ends, 4096); /* more than the socket takes at once */
    const StreamJoin join = { .group = 1, .first = out_view(&first), .only = true };
    assert_int_equal(streams_take(streams, ends[1], &join), ERR_NONE);
    streams_send(streams, 1, STR("data: not for it\n\n"));
    while (read_more(ends[0], &in, PATIENCE_MS))
        ;
    Str all = out_view(&in);
    assert_int_equal(all.len - (size_t)str_find(all, STR("\r\n\r\n")) - 4, SIZE);
    close(ends[0]);
    wait_count(streams, 0);
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
        cmocka_unit_test(ends_are_in_order_and_the_owner_is_told),
        cmocka_unit_test(a_stream_that_only_says_something_is_closed),
        cmocka_unit_test(closing_ends_all_streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
