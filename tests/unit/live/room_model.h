/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_model.h -- a room whose changes are numbers, for tests of the hub.
 *
 * Change n is seen by audience 0 if n is odd and by all others in any case. A rendering writes "n;" for each change
 * that came after `since`: what a listener got can be compared with what it should have. */
#include <pthread.h>
#include <stdatomic.h>

#include "live/rooms.h"
#include "wire.h"

enum { ROOM = 7 };

typedef struct Model {
    _Atomic uint64_t seq;
    _Atomic int err;         /* Err of the next renderings */
    _Atomic int pause_ms;    /* how long one takes */
    _Atomic uint64_t told;   /* calls of `count` */
    _Atomic uint64_t barred; /* the admission that is worth nothing any more */
    _Atomic uint64_t taken;  /* the change that takes away what was sent before */
    Streams *streams;
    Rooms *rooms;
} Model;

static inline bool seen_by(uint8_t audience, uint64_t change) {
    return audience != 0 || change % 2 == 1;
}

static inline void write_changes(uint8_t audience, uint64_t since, uint64_t seq, Out *out) {
    for (uint64_t n = since + 1; n <= seq; n++)
        if (seen_by(audience, n))
            out_format(out, "%llu;", (unsigned long long)n);
}

static inline Err model_render(void *self, int64_t room, RoomAsk *asks, size_t count,
                               uint64_t *ret_seq) {
    Model *model = self;
    assert_int_equal(room, ROOM);
    if (model->err != ERR_NONE)
        return (Err)model->err;
    uint64_t seq = model->seq;
    if (model->pause_ms > 0)
        pause_ms(model->pause_ms);
    for (size_t i = 0; i < count; i++) {
        write_changes(asks[i].class.audience, asks[i].since, seq, &asks[i].html);
        asks[i].forget = asks[i].since < model->taken && model->taken <= seq;
    }
    *ret_seq = seq;
    return ERR_NONE;
}

static inline void model_count(void *self, int64_t room, RoomClass class,
                               const unsigned listeners[ROOM_AUDIENCES], Out *html) {
    Model *model = self;
    assert_int_equal(room, ROOM);
    model->told++;
    if (class.audience == 1)
        out_format(html, "there are %u", listeners[0]);
}

static inline bool model_may_stay(void *self, int64_t room, uint64_t admission) {
    Model *model = self;
    assert_int_equal(room, ROOM);
    return admission != model->barred;
}

/* `options`: sizes and `count`. */
static inline void model_open(Model *model, RoomsOptions options) {
    *model = (Model){ .streams = streams_of((StreamsOptions){ 0 }) };
    options.render = model_render;
    options.may_stay = model_may_stay;
    options.self = model;
    assert_int_equal(rooms_open(&options, model->streams, &model->rooms), ERR_NONE);
}

static inline void model_close(Model *model) {
    rooms_close(model->rooms);
    wait_count(model->streams, 0); /* those that only got "ende" may still be there */
    streams_close(model->streams);
}

static inline void change(Model *model, unsigned times) {
    atomic_fetch_add(&model->seq, times);
    rooms_changed(model->rooms, ROOM);
}

static inline RoomJoin join_of(uint8_t audience, uint64_t since) {
    return (RoomJoin){ .room = ROOM, .class = { .audience = audience }, .since = since };
}

static inline int enter(Model *model, RoomJoin join) {
    int ends[2];
    tcp_pair(ends, 0);
    assert_int_equal(rooms_take(model->rooms, ends[1], &join), ERR_NONE);
    return ends[0];
}

/* What the data of all events with an id say, one after the other: "1;3;5;". Ids must rise. */
static inline void events_data(Str stream, Out *ret) {
    Str line;
    uint64_t last = 0;
    bool with_id = false;
    while (str_cut(&stream, '\n', &line)) {
        int64_t id;
        if (str_starts(line, STR("id: "))) {
            assert_true(str_i64(str_slice(line, 4, SIZE_MAX), &id));
            assert_true((uint64_t)id > last);
            last = (uint64_t)id;
            with_id = true;
        } else if (str_starts(line, STR("data: ")) && with_id) {
            out_str(ret, str_slice(line, 6, SIZE_MAX));
        } else if (line.len == 0) {
            with_id = false;
        }
    }
}

/* Waits until the stream has given exactly the changes after `since` up to `seq`; nothing else may come. */
static inline void assert_changes(int fd, Out *in, uint8_t audience, uint64_t since, uint64_t seq) {
    CLEANUP(out_done) Out wanted = out_open(0);
    CLEANUP(out_done) Out got = out_open(0);
    int64_t until = monotonic_ms() + PATIENCE_MS;
    write_changes(audience, since, seq, &wanted);
    for (;;) {
        out_reset(&got);
        events_data(out_view(in), &got);
        /* A frame may be read in pieces: compared is what has come whole. */
        if (got.len >= wanted.len && str_ends(out_view(in), STR("\n\n")))
            break;
        if (!read_more(fd, in, until - monotonic_ms()))
            break;
    }
    if (!str_eq(out_view(&got), out_view(&wanted)))
        print_message("after %llu up to %llu: got " STR_FMT ", wanted " STR_FMT "\n",
                      (unsigned long long)since, (unsigned long long)seq, STR_ARG(out_view(&got)),
                      STR_ARG(out_view(&wanted)));
    assert_true(str_eq(out_view(&got), out_view(&wanted)));
}
