/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* rooms.h -- the hub of the live workshop: who listens in which room, and what they have yet to get.
 *
 * A room has a sequence number that each of its changes raises by one in the change's own transaction. People
 * listen in classes: all of a class see the same, so that each frame is rendered once per class and never per
 * person. The hub knows neither SQL nor HTML: it asks `render`, and it looks at a class only to see whether two
 * are equal (and at its audience, to count).
 *
 * After the COMMIT of a change rooms_changed wakes the hub's thread. The first change is rendered at once, later
 * ones are gathered until gather_ms after it. Only classes with somebody listening are rendered. A frame is
 * one event whose id is the sequence number of what was read; each class keeps its last frames in a ring.
 *
 * Who joins says up to which number it has everything (`since`: the number of its page, or Last-Event-ID) and gets
 * exactly what came after it, nothing twice. Reaches the ring back to `since`, the joining thread hands it
 * over at once. If not (restart; a page loaded between two frames; away for too long; ahead of what the hub has
 * heard of), the stream is parked and the hub's thread asks for its catch-up *in the same call* as for the next
 * frame. Not in the thread of who joins, for two reasons: frame and catch-up come from one reading, so that there
 * is one number behind both and no gap between; and a thousand who come back after a restart wait for one
 * rendering, instead of each doing it. So there are never more than 1000 / gather_ms readings a second and room.
 * `since` is the reader's to choose: a device has one parked stream (the older one ends), all together are at most
 * parked_max, and a rendering answers ROOM_CATCH_UPS_MAX different numbers; who comes with another is answered as
 * since 0, all of a class by one answer.
 * A catch-up is kept for those who come later with the same `since`, as long as the ring reaches back to its end.
 *
 * Who cannot be given that (frames of more than ROOM_FIRST_MAX bytes, a number the room never had, a reader that
 * does not keep up, see stream.h) gets the event "resync" and loads its page anew. Events without id are not
 * in the ring: "resync"; "ende" with the data "room" (the workshop is over) or "device" (the same device has
 * opened a newer stream), after which the stream is closed for good; and what `count` writes.
 *
 * Who was let in by something that can be taken away again (a session, a role) has an `admission`. Before a rendering, and
 * at least every ROOM_ADMISSION_MS, `may_stay` is asked for each of them: who may not gets "ende" with the data "access" and
 * nothing that is rendered from then on.
 *
 * Each stream begins with `retry:` and a number of its own between the two limits, so that after a restart
 * browsers come back spread over some seconds (WHATWG HTML, section 9.2).
 *
 * Threads: everything may be called from any thread and blocks for no longer than copying ROOM_FIRST_MAX bytes.
 * The callbacks run in the hub's own thread, one at a time, and may call everything but rooms_close. */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/out.h"
#include "live/stream.h"

enum {
    ROOM_AUDIENCES = 8, /* RoomClass.audience is below it */
    ROOM_GATHER_MS = 50,
    ROOM_RING_FRAMES = 1000,       /* of a class; each holds one change or more */
    ROOM_RING_BYTES = 1024 * 1024, /* of a class; so much again for catch-ups */
    ROOM_FIRST_MAX = 256 * 1024,   /* bytes that one stream is given at first */
    ROOM_COUNT_MS = 1000,          /* `count` is asked this seldom */
    ROOM_ADMISSION_MS = 3000,      /* `may_stay` is asked at least this often */
    ROOM_RENDER_AGAIN_MS = 1000,   /* after `render` failed */
    ROOM_CATCH_UPS_MAX = 64,       /* of one rendering; who is beyond them asks since 0 */
    ROOM_QUIET_MS = 600000,        /* a room that nobody listens to is forgotten after that */
    ROOM_RETRY_MIN_MS = 500,
    ROOM_RETRY_MAX_MS = 3500,
};

typedef struct RoomClass {
    uint8_t audience, language;
    uint16_t table;
} RoomClass;

/* What one class has yet to see. */
typedef struct RoomAsk {
    RoomClass class;
    uint64_t since;
    Out html; /* the answer */
    /* The same: frames before it may show what is not to be seen any more. Who has them keeps them; nobody gets one of
     * them again. */
    bool forget;
} RoomAsk;

typedef struct RoomsOptions {
    /* Appends to each ask what its class sees of the changes after its `since`: all of one reading, whose number
     * goes to *ret_seq. Nothing visible: nothing. Asks for the same class with different `since` may be among
     * them. ERR_NOT_FOUND: there is no such room (any more), it ends; any other error (the
     * callback logs it): tried again after ROOM_RENDER_AGAIN_MS, and who is parked is closed (browsers come back). */
    Err (*render)(void *self, int64_t room, RoomAsk *asks, size_t count, uint64_t *ret_seq);
    /* opt: what a class is told when the number of listeners by audience has changed, at most every
     * ROOM_COUNT_MS; sent without id. Nothing appended: nothing sent. */
    void (*count)(void *self, int64_t room, RoomClass class,
                  const unsigned listeners[ROOM_AUDIENCES], Out *html);
    /* opt: whether who was let in by this may go on listening. */
    bool (*may_stay)(void *self, int64_t room, uint64_t admission);
    void *self;
    unsigned gather_ms, ring_frames, ring_bytes; /* each: 0 = the default above */
    unsigned parked_max;                         /* 0 = STREAMS_MAX */
    unsigned admission_ms;                       /* 0 = the default above */
} RoomsOptions;

typedef struct Rooms Rooms;

/* `streams` outlives the hub, which uses groups from 2^63 on. ERR_INTERNAL: no thread to be had. */
MUST_CHECK Err rooms_open(const RoomsOptions *options, Streams *streams, Rooms **ret);
/* Closes the streams of all rooms without an event (browsers come back by themselves) and waits until they are
 * gone. Before it http_server_close, after it streams_close. Accepts NULL. */
void rooms_close(Rooms *rooms);

/* A change of the room has been committed, here or by another server. */
void rooms_changed(Rooms *rooms, int64_t room);
/* Any room may have been changed where nobody could tell (another server's notice was missed). */
void rooms_look_again(Rooms *rooms);
/* The workshop is over: all its streams get "ende" and are closed. */
void rooms_end(Rooms *rooms, int64_t room);

/* Argument of rooms_take. */
typedef struct RoomJoin {
    int64_t room;
    RoomClass class;
    uint64_t since;
    /* An older stream of it in the room, for the same audience, ends: who leads has the page to lead and the one
     * for the wall in one browser. 0: not looked at. */
    uint64_t device;
    uint64_t admission; /* what lets it in, for `may_stay`; 0: nothing that could be taken away */
    bool
        over; /* gets "ende" and is closed: a browser whose room has ended does not come back then */
} RoomJoin;

/* Takes over the socket `fd`; `join` is a RoomJoin. ERR_BUSY: too many streams, or stopping; ERR_INVALID: no such
 * audience; then `fd` stays with the caller. Signature of HttpTakeFn. */
Err rooms_take(void *rooms, int fd, const void *join);

/* How many streams of this audience are open in the room, one a device. */
unsigned rooms_listeners(Rooms *rooms, int64_t room, uint8_t audience);

typedef struct RoomsCounts {
    uint64_t renderings; /* calls of `render` */
    uint64_t asks;       /* frames and catch-ups that it was asked for */
    unsigned rooms, listeners, parked;
} RoomsCounts;
RoomsCounts rooms_counts(Rooms *rooms);
