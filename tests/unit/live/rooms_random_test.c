/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Whatever comes when: each listener gets exactly what came after its `since`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "room_model.h"

enum { LISTENERS = 24, AUDIENCES = 3 };

typedef struct Guest {
    int fd; /* -1: not there */
    uint8_t audience;
    uint64_t since;
    Out in;
} Guest;

typedef struct Chance {
    uint64_t state;
} Chance;

/* splitmix64: the same sequence each time. */
static uint64_t draw(Chance *chance, uint64_t below) {
    uint64_t z = (chance->state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % below;
}

static void come(Model *model, Chance *chance, Guest *guest) {
    uint64_t seq = model->seq;
    uint64_t back = draw(chance, 4) == 0 ? draw(chance, seq + 1) : draw(chance, 4);
    guest->audience = (uint8_t)draw(chance, AUDIENCES);
    guest->since = back < seq ? seq - back : 0;
    RoomJoin join = join_of(guest->audience, guest->since);
    join.admission = draw(chance, 3); /* some are asked for before each rendering, and stay */
    guest->fd = enter(model, join);
}

static void go(Guest *guest) {
    close(guest->fd);
    guest->fd = -1;
    out_reset(&guest->in);
}

/* Reads what is there, without waiting: some are read seldom. */
static void read_some(Chance *chance, Guest *guests) {
    for (int i = 0; i < LISTENERS; i++)
        if (guests[i].fd >= 0 && draw(chance, 3) == 0)
            (void)read_more(guests[i].fd, &guests[i].in, 0);
}

static void act(Model *model, Chance *chance, Guest *guests) {
    Guest *guest = &guests[draw(chance, LISTENERS)];
    switch (draw(chance, 8)) {
    case 0:
    case 1: change(model, 1 + (unsigned)draw(chance, 3)); break;
    case 2: /* committed, not told yet: the next ones joins ahead of what the hub knows */
        atomic_fetch_add(&model->seq, 1);
        break;
    case 3: pause_ms((int)draw(chance, 4)); break;
    case 4:
        if (guest->fd >= 0)
            go(guest);
        break;
    default:
        if (guest->fd < 0)
            come(model, chance, guest);
    }
}

static void all_have_everything(Model *model, Guest *guests) {
    uint64_t seq = model->seq;
    rooms_changed(model->rooms, ROOM);
    for (int i = 0; i < LISTENERS; i++)
        if (guests[i].fd >= 0)
            assert_changes(guests[i].fd, &guests[i].in, guests[i].audience, guests[i].since, seq);
}

static Guest *guests_open(void) {
    Guest *guests = calloc(LISTENERS, sizeof *guests);
    assert_non_null(guests);
    for (int i = 0; i < LISTENERS; i++)
        guests[i].fd = -1;
    return guests;
}

static void guests_close(Guest *guests) {
    for (int i = 0; i < LISTENERS; i++) {
        if (guests[i].fd >= 0)
            go(&guests[i]);
        out_done(&guests[i].in);
    }
    free(guests);
}

static void random_walk(uint64_t seed) {
    Model model;
    Chance chance = { seed };
    Guest *guests = guests_open();
    model_open(&model, (RoomsOptions){ .gather_ms = 1 + (unsigned)draw(&chance, 3),
                                       .admission_ms = 1 + (unsigned)draw(&chance, 5),
                                       .ring_frames = 1 + (unsigned)draw(&chance, 12),
                                       .ring_bytes = 20 + (unsigned)draw(&chance, 400) });
    model.pause_ms = draw(&chance, 4) == 0;
    for (int i = 0; i < 300; i++) {
        act(&model, &chance, guests);
        read_some(&chance, guests);
    }
    all_have_everything(&model, guests);
    guests_close(guests);
    model_close(&model);
}

static void what_each_got_is_what_came_after_its_since(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++)
        random_walk(seed);
}

typedef struct Writer {
    Model *model;
    _Atomic bool done;
} Writer;

static void *write_on(void *argument) {
    Writer *writer = argument;
    for (unsigned i = 0; !writer->done; i++) {
        change(writer->model, 1);
        if (i % 8 == 0)
            pause_ms(1);
    }
    return NULL;
}

/* The same while two threads change the room all the time: joins meet frames on their way. */
static void joins_meet_frames_on_their_way(void **state) {
    (void)state;
    Model model;
    Chance chance = { 2026 };
    Guest *guests = guests_open();
    model_open(&model, (RoomsOptions){ .gather_ms = 1, .ring_frames = 200 });
    Writer writer = { .model = &model };
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        assert_true(thread_start(&threads[i], 0, write_on, &writer));
    for (int i = 0; i < 1500; i++) {
        Guest *guest = &guests[draw(&chance, LISTENERS)];
        if (guest->fd < 0)
            come(&model, &chance, guest);
        else if (draw(&chance, 2) == 0)
            go(guest);
        for (int k = 0; k < LISTENERS; k++)
            if (guests[k].fd >= 0)
                (void)read_more(guests[k].fd, &guests[k].in, 0);
    }
    writer.done = true;
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    all_have_everything(&model, guests);
    guests_close(guests);
    model_close(&model);
}

static void *enter_on(void *argument) {
    Writer *writer = argument;
    for (uint64_t i = 0; !writer->done; i++) {
        int ends[2];
        RoomJoin join = join_of((uint8_t)(i % 3), i % 5);
        join.device = i % 7;
        tcp_pair(ends, 0);
        if (rooms_take(writer->model->rooms, ends[1], &join) != ERR_NONE)
            close(ends[1]);
        close(ends[0]);
        if (i % 64 == 0)
            rooms_end(writer->model->rooms, ROOM);
    }
    return NULL;
}

static void closing_while_people_come_and_write(void **state) {
    (void)state;
    for (int round = 0; round < 20; round++) {
        Model model;
        pthread_t threads[2];
        model_open(&model, (RoomsOptions){ .gather_ms = 1, .count = model_count });
        Writer writer = { .model = &model };
        assert_true(thread_start(&threads[0], 0, write_on, &writer));
        assert_true(thread_start(&threads[1], 0, enter_on, &writer));
        pause_ms(10);
        /* The HTTP server has ended before the hub is closed; streams and parked ones are still open. */
        writer.done = true;
        for (int i = 0; i < 2; i++)
            pthread_join(threads[i], NULL);
        int left = enter(&model, join_of(1, 0));
        change(&model, 1);
        int parked = enter(&model, join_of(2, 0));
        model_close(&model);
        for (;;) {
            char bytes[512];
            if (recv(left, bytes, sizeof bytes, 0) <= 0)
                break;
        }
        close(left);
        close(parked);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_each_got_is_what_came_after_its_since),
        cmocka_unit_test(joins_meet_frames_on_their_way),
        cmocka_unit_test(closing_while_people_come_and_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
