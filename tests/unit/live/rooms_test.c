/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "room_model.h"

static uint64_t renderings(Model *model) {
    return rooms_counts(model->rooms).renderings;
}

static void wait_listeners(Model *model, unsigned count) {
    int64_t until = monotonic_ms() + PATIENCE_MS;
    while (rooms_counts(model->rooms).listeners != count && monotonic_ms() < until)
        pause_ms(1);
    assert_int_equal(rooms_counts(model->rooms).listeners, count);
}

/* Somebody of the audience is there and has everything. */
static int settled(Model *model, uint8_t audience, Out *in) {
    int fd = enter(model, join_of(audience, model->seq));
    assert_true(read_until(fd, in, STR("retry: ")));
    return fd;
}

static void the_first_change_goes_out_at_once_later_ones_are_gathered(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 400 });
    int fd = settled(&model, 1, &in);
    pause_ms(500);
    uint64_t before = renderings(&model);
    int64_t start = monotonic_ms();
    change(&model, 1);
    assert_true(read_until(fd, &in, STR("data: 1;\n\n")));
    assert_true(monotonic_ms() - start < 300);
    for (int i = 0; i < 5; i++) {
        change(&model, 1);
        pause_ms(10);
    }
    assert_true(read_until(fd, &in, STR("id: 6\ndata: 2;3;4;5;6;\n\n")));
    assert_true(monotonic_ms() - start >= 400);
    assert_int_equal(renderings(&model) - before, 2);
    close(fd);
    model_close(&model);
}

static void only_classes_that_listen_are_rendered_and_each_once(void **state) {
    (void)state;
    Model model;
    enum { EACH = 5 };
    int fds[2 * EACH];
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    change(&model, 1); /* nobody is there */
    assert_int_equal(renderings(&model), 0);
    assert_int_equal(rooms_counts(model.rooms).rooms, 0);
    for (int i = 0; i < 2 * EACH; i++) {
        out_reset(&in);
        fds[i] = settled(&model, (uint8_t)(i % 2), &in);
    }
    pause_ms(5);
    RoomsCounts before = rooms_counts(model.rooms);
    change(&model, 2);
    for (int i = 0; i < 2 * EACH; i++) {
        out_reset(&in);
        assert_true(read_until(fds[i], &in, STR("3;\n\n")));
        assert_true(str_ends(out_view(&in), i % 2 == 0 ? STR("id: 3\ndata: 3;\n\n")
                                                       : STR("id: 3\ndata: 2;3;\n\n")));
    }
    assert_int_equal(rooms_counts(model.rooms).renderings - before.renderings, 1);
    assert_int_equal(rooms_counts(model.rooms).asks - before.asks, 2);
    /* Audience 0 goes: it is no longer asked for, and its ring does not pretend to know. */
    for (int i = 0; i < 2 * EACH; i += 2)
        close(fds[i]);
    wait_listeners(&model, EACH);
    change(&model, 2);
    out_reset(&in);
    assert_true(read_until(fds[1], &in, STR("data: 4;5;\n\n")));
    assert_int_equal(rooms_counts(model.rooms).asks - before.asks, 3);
    CLEANUP(out_done) Out again = out_open(0);
    int back = enter(&model, join_of(0, 3));
    assert_changes(back, &again, 0, 3, 5);
    close(back);
    for (int i = 1; i < 2 * EACH; i += 2)
        close(fds[i]);
    model_close(&model);
}

static void what_the_ring_has_needs_no_rendering(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .ring_frames = 10 });
    int fd = settled(&model, 1, &in);
    for (uint64_t n = 1; n <= 30; n++) {
        change(&model, 1);
        assert_changes(fd, &in, 1, 0, n);
    }
    uint64_t before = renderings(&model);
    for (uint64_t since = 20; since <= 30; since++) {
        CLEANUP(out_done) Out late = out_open(0);
        int other = enter(&model, join_of(1, since));
        assert_changes(other, &late, 1, since, 30);
        close(other);
    }
    assert_int_equal(renderings(&model), before);
    CLEANUP(out_done) Out old = out_open(0);
    int other = enter(&model, join_of(1, 19));
    assert_changes(other, &old, 1, 19, 30);
    assert_int_equal(renderings(&model), before + 1);
    close(other);
    close(fd);
    model_close(&model);
}

/* Whoever comes with an older number gets what is to be seen now, never what was. */
static void what_was_taken_away_is_sent_to_nobody_again(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .ring_frames = 10 });
    int fd = settled(&model, 1, &in);
    for (uint64_t n = 1; n <= 6; n++) {
        model.taken = n == 4 ? n : 0;
        change(&model, 1);
        assert_changes(fd, &in, 1, 0, n);
    }
    for (uint64_t since = 3; since <= 4; since++) {
        uint64_t before = renderings(&model);
        CLEANUP(out_done) Out late = out_open(0);
        int other = enter(&model, join_of(1, since));
        assert_changes(other, &late, 1, since, 6);
        assert_int_equal(renderings(&model) - before, since == 3 ? 1 : 0);
        close(other);
    }
    close(fd);
    model_close(&model);
}

static void a_thousand_that_come_back_are_rendered_for_once(void **state) {
    (void)state;
    enum { MANY = 1000 };
    Model model;
    int *fds = calloc(MANY, sizeof *fds);
    assert_non_null(fds);
    model_open(&model, (RoomsOptions){ .gather_ms = 50 });
    model.seq = 20;
    model.pause_ms = 20;
    for (int i = 0; i < MANY; i++)
        fds[i] = enter(&model, join_of(1, 11));
    for (int i = 0; i < MANY; i++) {
        CLEANUP(out_done) Out in = out_open(0);
        assert_changes(fds[i], &in, 1, 11, 20);
        close(fds[i]);
    }
    assert_in_range(rooms_counts(model.rooms).asks, 1, 2);
    /* While the room goes on, the same catch-up and what came after it still do. */
    CLEANUP(out_done) Out in = out_open(0);
    int stays = enter(&model, join_of(1, 20));
    wait_listeners(&model, 1);
    for (uint64_t n = 21; n <= 24; n++) {
        change(&model, 1);
        assert_changes(stays, &in, 1, 20, n);
    }
    uint64_t before = rooms_counts(model.rooms).asks;
    for (int i = 0; i < 20; i++) {
        CLEANUP(out_done) Out late = out_open(0);
        int fd = enter(&model, join_of(1, 11));
        assert_changes(fd, &late, 1, 11, 24);
        close(fd);
    }
    assert_int_equal(rooms_counts(model.rooms).asks, before);
    close(stays);
    free(fds);
    model_close(&model);
}

static void who_is_ahead_of_the_hub_gets_nothing_twice(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out ahead_in = out_open(0);
    CLEANUP(out_done) Out future_in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 20 });
    int fd = settled(&model, 1, &in);
    atomic_fetch_add(&model.seq, 5); /* committed elsewhere; nobody has told the hub */
    int ahead = enter(&model, join_of(1, 3));
    assert_changes(fd, &in, 1, 0, 5);
    assert_changes(ahead, &ahead_in, 1, 3, 5);
    int future = enter(&model, join_of(1, 999)); /* of a database that was put back */
    assert_true(read_until(future, &future_in, STR("event: resync\ndata:\n\n")));
    change(&model, 1);
    assert_changes(ahead, &ahead_in, 1, 3, 6);
    assert_changes(future, &future_in, 1, 5, 6);
    model.seq = 2;
    rooms_changed(model.rooms, ROOM);
    assert_true(read_until(fd, &in, STR("event: resync\ndata:\n\n")));
    change(&model, 1);
    assert_true(read_until(fd, &in, STR("id: 3\ndata: 3;\n\n")));
    close(future);
    close(ahead);
    close(fd);
    model_close(&model);
}

static void more_than_a_stream_may_get_at_first_is_a_resync(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    model.seq = ROOM_FIRST_MAX / 4;
    int fd = enter(&model, join_of(1, 0));
    assert_true(read_until(fd, &in, STR("event: resync\ndata:\n\n")));
    assert_true(str_find(out_view(&in), STR("id:")) < 0);
    change(&model, 1);
    assert_true(read_until(fd, &in, STR("data: 65537;\n\n")));
    close(fd);
    model_close(&model);
}

static void a_device_has_one_stream(void **state) {
    (void)state;
    Model model;
    Out in[4] = { { 0 } };
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    RoomJoin join = join_of(1, 0);
    join.device = 5;
    int first = enter(&model, join);
    RoomJoin neighbour = join;
    neighbour.device = 5 + 4096;
    int other = enter(&model, neighbour);
    wait_listeners(&model, 2);
    join.class.language = 2;
    int second = enter(&model, join);
    while (read_more(first, &in[0], PATIENCE_MS))
        ;
    assert_true(str_ends(out_view(&in[0]), STR("event: ende\ndata: device\n\n")));
    wait_listeners(&model, 2);
    assert_int_equal(rooms_listeners(model.rooms, ROOM, 1), 2);
    change(&model, 1);
    assert_changes(second, &in[1], 1, 0, 1);
    assert_changes(other, &in[2], 1, 0, 1);
    assert_true(str_find(out_view(&in[1]), STR("ende")) < 0);
    assert_true(str_find(out_view(&in[2]), STR("ende")) < 0);
    close(second); /* gone before the next one comes */
    wait_listeners(&model, 1);
    int third = enter(&model, join);
    change(&model, 1);
    assert_changes(third, &in[3], 1, 0, 2);
    /* The same browser shows the wall as well: both stay. */
    join.class.audience = 2;
    int wall = enter(&model, join);
    wait_listeners(&model, 3);
    assert_int_equal(rooms_listeners(model.rooms, ROOM, 1), 2);
    assert_int_equal(rooms_listeners(model.rooms, ROOM, 2), 1);
    close(wall);
    for (int i = 0; i < 4; i++)
        out_done(&in[i]);
    close(first);
    close(other);
    close(third);
    model_close(&model);
}

static void listeners_are_counted_and_told_once_a_second(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out other = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .count = model_count });
    int fd = settled(&model, 1, &in);
    int64_t start = monotonic_ms();
    int fds[20];
    for (int i = 0; i < 20; i++)
        fds[i] = enter(&model, join_of(0, 0));
    assert_true(read_until(fd, &in, STR("data: there are 20\n\n")));
    assert_int_equal(rooms_listeners(model.rooms, ROOM, 0), 20);
    assert_int_equal(rooms_listeners(model.rooms, ROOM, 1), 1);
    assert_int_equal(rooms_listeners(model.rooms, ROOM, 200), 0);
    assert_int_equal(rooms_listeners(model.rooms, ROOM + 1, 0), 0);
    close(fds[0]);
    assert_true(read_until(fd, &in, STR("data: there are 19\n\n")));
    int64_t took = monotonic_ms() - start;
    assert_true(took >= ROOM_COUNT_MS);
    assert_in_range(model.told, 2, 2 * (2 + took / ROOM_COUNT_MS)); /* two classes */
    assert_true(str_find(out_view(&in), STR("id:")) < 0);
    change(&model, 1);
    assert_changes(fds[1], &other, 0, 0, 1);
    assert_true(str_find(out_view(&other), STR("there are")) < 0);
    for (int i = 1; i < 20; i++)
        close(fds[i]);
    close(fd);
    model_close(&model);
}

static RoomJoin admitted_by(uint64_t admission) {
    RoomJoin join = join_of(1, 0);
    join.admission = admission;
    return join;
}

static void who_may_not_stay_gets_nothing_more(void **state) {
    (void)state;
    Model model;
    Out in[4] = { { 0 } };
    int fds[4];
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .admission_ms = 20 });
    const uint64_t admissions[] = { 3, 4, 3, 0 };
    for (int i = 0; i < 4; i++) {
        fds[i] = enter(&model, admitted_by(admissions[i]));
        assert_true(read_until(fds[i], &in[i], STR("retry: ")));
    }
    change(&model, 1);
    for (int i = 0; i < 4; i++)
        assert_changes(fds[i], &in[i], 1, 0, 1);
    model.barred = 3;
    change(&model, 1);
    for (int i = 0; i < 4; i += 2) {
        while (read_more(fds[i], &in[i], PATIENCE_MS))
            ;
        assert_true(
            str_ends(out_view(&in[i]), STR("id: 1\ndata: 1;\n\nevent: ende\ndata: access\n\n")));
    }
    assert_changes(fds[1], &in[1], 1, 0, 2);
    assert_changes(fds[3], &in[3], 1, 0, 2);
    wait_listeners(&model, 2);
    model.barred = 4; /* and nothing changes */
    while (read_more(fds[1], &in[1], PATIENCE_MS))
        ;
    assert_true(str_ends(out_view(&in[1]), STR("event: ende\ndata: access\n\n")));
    wait_listeners(&model, 1);
    for (int i = 0; i < 4; i++) {
        out_done(&in[i]);
        close(fds[i]);
    }
    model_close(&model);
}

static void a_room_that_is_over_says_so(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out late = out_open(0);
    CLEANUP(out_done) Out gone = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    int fd = settled(&model, 1, &in);
    change(&model, 1);
    assert_changes(fd, &in, 1, 0, 1);
    rooms_end(model.rooms, ROOM);
    rooms_end(model.rooms, ROOM + 1);
    while (read_more(fd, &in, PATIENCE_MS))
        ;
    assert_true(str_ends(out_view(&in), STR("id: 1\ndata: 1;\n\nevent: ende\ndata: room\n\n")));
    close(fd);
    wait_listeners(&model, 0);
    RoomJoin over = join_of(1, 1);
    over.over = true;
    fd = enter(&model, over);
    while (read_more(fd, &late, PATIENCE_MS))
        ;
    assert_true(str_ends(out_view(&late), STR("\r\n\r\nevent: ende\ndata: room\n\n")));
    close(fd);
    /* The renderer finds no room: for who waits and for who listens it is over. */
    model.err = ERR_NOT_FOUND;
    fd = enter(&model, join_of(1, 0));
    while (read_more(fd, &gone, PATIENCE_MS))
        ;
    assert_true(str_ends(out_view(&gone), STR("event: ende\ndata: room\n\n")));
    close(fd);
    assert_int_equal(rooms_counts(model.rooms).rooms, 0);
    model_close(&model);
}

static void a_rendering_that_fails_is_tried_again(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    int fd = settled(&model, 1, &in);
    model.err = ERR_STORAGE;
    int64_t start = monotonic_ms();
    change(&model, 3);
    int parked = enter(&model, join_of(1, 2));
    assert_true(closed(parked)); /* the browser comes back */
    model.err = ERR_NONE;
    assert_changes(fd, &in, 1, 0, 3);
    assert_true(monotonic_ms() - start >= ROOM_RENDER_AGAIN_MS);
    close(parked);
    close(fd);
    model_close(&model);
}

/* The thread is busy with somebody; what comes meanwhile is parked. */
static int busy(Model *model, Out *in) {
    int fd = settled(model, 1, in);
    model->pause_ms = 300;
    change(model, 200);
    pause_ms(50);
    return fd;
}

static void numbers_of_ones_own_choice_cost_one_rendering(void **state) {
    (void)state;
    enum { MANY = 3 * ROOM_CATCH_UPS_MAX };
    Model model;
    int fds[MANY];
    CLEANUP(out_done) Out in = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .ring_frames = 1 });
    int fd = busy(&model, &in);
    RoomsCounts before = rooms_counts(model.rooms);
    for (int i = 0; i < MANY; i++) /* another language: its class has no ring */
        fds[i] = enter(&model, (RoomJoin){ .room = ROOM,
                                           .class = { .audience = 1, .language = 1 },
                                           .since = (uint64_t)i + 1 });
    wait_listeners(&model, MANY + 1);
    RoomsCounts counts = rooms_counts(model.rooms);
    assert_in_range(counts.asks - before.asks, ROOM_CATCH_UPS_MAX, ROOM_CATCH_UPS_MAX + 3);
    unsigned anew = 0;
    for (int i = 0; i < MANY; i++) {
        CLEANUP(out_done) Out got = out_open(0);
        assert_true(read_until(fds[i], &got, STR("200;\n\n")));
        anew += str_find(out_view(&got), STR("data: 1;2;3;")) >= 0;
        close(fds[i]);
    }
    assert_in_range(anew, MANY - ROOM_CATCH_UPS_MAX, MANY - ROOM_CATCH_UPS_MAX + 1);
    close(fd);
    model_close(&model);
}

static void a_device_has_one_parked_stream_and_all_have_a_limit(void **state) {
    (void)state;
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out older = out_open(0);
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .parked_max = 3 });
    int fd = busy(&model, &in);
    RoomJoin join = { .room = ROOM, .class = { .audience = 1, .language = 1 }, .device = 5 };
    int first = enter(&model, join);
    join.since = 2;
    int second = enter(&model, join);
    assert_true(read_until(first, &older, STR("event: ende\ndata: device\n\n")));
    assert_int_equal(rooms_counts(model.rooms).parked, 1);
    join.device = 0; /* who leads */
    int third = enter(&model, join), fourth = enter(&model, join), ends[2];
    tcp_pair(ends, 0);
    assert_int_equal(rooms_take(model.rooms, ends[1], &join), ERR_BUSY);
    close(ends[0]);
    close(ends[1]);
    wait_listeners(&model, 4);
    assert_int_equal(rooms_counts(model.rooms).parked, 0);
    const int fds[] = { fd, first, second, third, fourth };
    for (size_t i = 0; i < 5; i++)
        close(fds[i]);
    model_close(&model);
}

static void a_stuck_reader_delays_nobody(void **state) {
    (void)state;
    enum { STEP = 2000 };
    Model model;
    CLEANUP(out_done) Out in = out_open(0);
    CLEANUP(out_done) Out stuck_in = out_open(0);
    int ends[2];
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    int fd = settled(&model, 1, &in);
    tcp_pair(ends, 4096);
    RoomJoin join = join_of(1, 0);
    assert_int_equal(rooms_take(model.rooms, ends[1], &join), ERR_NONE);
    wait_listeners(&model, 2);
    for (uint64_t n = 1; n <= 30; n++) {
        out_reset(&in);
        change(&model, STEP);
        assert_changes(fd, &in, 1, (n - 1) * STEP, n * STEP);
    }
    assert_true(read_until(ends[0], &stuck_in, STR("event: resync\ndata:\n\n")));
    /* It loads its page anew, which has a number, and goes on from there. */
    close(ends[0]);
    out_reset(&stuck_in);
    int again = enter(&model, join_of(1, model.seq));
    change(&model, 1);
    assert_changes(again, &stuck_in, 1, model.seq - 1, model.seq);
    close(again);
    close(fd);
    model_close(&model);
}

static void what_cannot_be_taken_stays_with_the_caller(void **state) {
    (void)state;
    Model model = { .streams = streams_of((StreamsOptions){ .streams_max = 1 }) };
    const RoomsOptions options = { .render = model_render, .self = &model };
    assert_int_equal(rooms_open(&options, model.streams, &model.rooms), ERR_NONE);
    int ends[2];
    tcp_pair(ends, 0);
    RoomJoin join = join_of(ROOM_AUDIENCES, 0);
    assert_int_equal(rooms_take(model.rooms, ends[1], &join), ERR_INVALID);
    int fd = enter(&model, join_of(1, 0));
    wait_listeners(&model, 1);
    join = join_of(1, 0);
    assert_int_equal(rooms_take(model.rooms, ends[1], &join), ERR_BUSY);
    close(fd);
    wait_listeners(&model, 0);
    assert_int_equal(rooms_take(model.rooms, ends[1], &join), ERR_NONE);
    close(ends[0]);
    model_close(&model);
}

/* After a restart everybody comes back, but not in the same moment. */
static void browsers_come_back_spread_over_time(void **state) {
    (void)state;
    enum { MANY = 60, PARTS = 6 };
    Model model;
    unsigned parts[PARTS] = { 0 };
    model_open(&model, (RoomsOptions){ .gather_ms = 1 });
    for (int i = 0; i < MANY; i++) {
        CLEANUP(out_done) Out in = out_open(0);
        int fd = settled(&model, 1, &in);
        assert_true(read_until(fd, &in, STR("\n\n")));
        Str rest = out_view(&in), line;
        int64_t ms = 0;
        rest = str_slice(rest, (size_t)str_find(rest, STR("retry: ")) + 7, SIZE_MAX);
        assert_true(str_cut(&rest, '\n', &line) && str_i64(line, &ms));
        assert_in_range(ms, ROOM_RETRY_MIN_MS, ROOM_RETRY_MAX_MS);
        parts[(ms - ROOM_RETRY_MIN_MS) * PARTS / (ROOM_RETRY_MAX_MS - ROOM_RETRY_MIN_MS + 1)]++;
        close(fd);
    }
    for (int i = 0; i < PARTS; i++)
        assert_in_range(parts[i], MANY / PARTS / 2, MANY / PARTS * 2);
    model_close(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_change_goes_out_at_once_later_ones_are_gathered),
        cmocka_unit_test(only_classes_that_listen_are_rendered_and_each_once),
        cmocka_unit_test(what_the_ring_has_needs_no_rendering),
        cmocka_unit_test(what_was_taken_away_is_sent_to_nobody_again),
        cmocka_unit_test(a_thousand_that_come_back_are_rendered_for_once),
        cmocka_unit_test(who_is_ahead_of_the_hub_gets_nothing_twice),
        cmocka_unit_test(more_than_a_stream_may_get_at_first_is_a_resync),
        cmocka_unit_test(a_device_has_one_stream),
        cmocka_unit_test(listeners_are_counted_and_told_once_a_second),
        cmocka_unit_test(who_may_not_stay_gets_nothing_more),
        cmocka_unit_test(a_room_that_is_over_says_so),
        cmocka_unit_test(a_rendering_that_fails_is_tried_again),
        cmocka_unit_test(numbers_of_ones_own_choice_cost_one_rendering),
        cmocka_unit_test(a_device_has_one_parked_stream_and_all_have_a_limit),
        cmocka_unit_test(a_stuck_reader_delays_nobody),
        cmocka_unit_test(what_cannot_be_taken_stays_with_the_caller),
        cmocka_unit_test(browsers_come_back_spread_over_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
