/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* rooms_internal.h -- shared by rooms.c (the interface), rooms_join.c (who comes and goes) and rooms_loop.c (the
 * thread).
 *
 * One lock guards everything below. It is taken before the lock of the streams, never after: `left` is called
 * without that. It is not held while a callback runs; a room that is being rendered stays, with its classes. */
#include <pthread.h>
#include <stdbool.h>

#include "base/slab.h"
#include "live/rooms.h"
#include "live/rooms_ring.h"

enum { DEVICE_BUCKETS = 4096 };

#define NEVER INT64_MAX

typedef struct Class {
    struct Class *next;
    RoomClass name;
    uint64_t group; /* of the streams */
    unsigned listeners;
    bool asked; /* a frame for it is being rendered */
    Ring ring;
} Class;

/* A stream that is parked until its catch-up is rendered. */
typedef struct Waiter {
    struct Waiter *next;
    Class *class;
    int fd;
    uint64_t since, device, admission;
    size_t ask; /* of the rendering that it waits for */
} Waiter;

typedef struct Listener {
    struct Listener *device_next; /* in its bucket */
    struct Room *room;
    Class *class;
    uint64_t device;
    uint64_t admission;
    struct Listener *next_admitted,
        **admitted_link; /* in its room's list, with an admission only */
    bool sent_away;      /* has got its last event */
    bool older;          /* ended for a newer stream of the device; not counted any more */
} Listener;

typedef struct Room {
    struct Room *next;
    int64_t id;
    unsigned holders; /* the list of rooms, listeners, the thread while it is without the lock */
    bool ended;       /* not in the list any more */
    bool known;       /* `seq` was read once */
    uint64_t seq;     /* all open rings end here */
    bool rendering, changed, counted;
    int64_t due_ms;      /* next rendering */
    int64_t rendered_ms; /* when the last began */
    int64_t told_ms;     /* when `count` was asked last */
    int64_t quiet_ms;    /* since when nobody listens */
    int64_t asked_ms;    /* when `may_stay` was asked last */
    Class *classes;
    Waiter *waiters;
    Listener *admitted;
    unsigned listeners, parked;
    unsigned counts[ROOM_AUDIENCES];
} Room;

struct Rooms {
    RoomsOptions options;
    Streams *streams;
    StreamOwner owner;
    pthread_t thread;
    bool running;

    pthread_mutex_t lock;
    pthread_cond_t wake; /* the thread: something may be due; rooms_close: a listener has gone */
    bool stopping;
    Room *rooms;
    Listener *devices[DEVICE_BUCKETS];
    Slab of_listener;
    uint64_t groups_made;
    uint32_t joined; /* spreads `retry:` */
    unsigned listeners, parked;
    uint64_t renderings, asks;
};

/* -- rooms.c: with the lock held ------------------------------------------------------------------ */

Room *room_find(Rooms *rooms, int64_t id);
Room *hub_room_get(Rooms *rooms, int64_t id);
void room_release(Rooms *rooms, Room *room);
/* Takes it off the list; its streams get `last` and are closed, also those that are parked. */
void room_end(Rooms *rooms, Room *room, Str last);
/* Plans the next rendering: at once, or gather_ms after the last one. */
void room_want(Rooms *rooms, Room *room);

/* -- rooms_join.c --------------------------------------------------------------------------------- */

extern const Str RESYNC_EVENT, ROOM_OVER_EVENT, ACCESS_EVENT;

/* Gives a stream to the streams with `first` (formatted events), for the class or, `only`, to be closed after
 * that. `fd` stays with the caller unless ERR_NONE. With the lock held. */
MUST_CHECK Err stream_pass(Rooms *rooms, Room *room, Class *class, int fd, uint64_t device,
                           uint64_t admission, Str first, bool only);
/* What a stream with everything up to `since` gets at first is appended. False: it has to be rendered. With the
 * lock held. */
bool first_find(Room *room, Class *class, uint64_t since, Out *first);
/* Closes a parked stream, or passes it on with `first`. */
void waiter_drop(Rooms *rooms, Room *room, Waiter *waiter);
void waiter_pass(Rooms *rooms, Room *room, Waiter *waiter, Str first, bool only);
/* A StreamOwner's: the stream of a Listener is gone. */
void listener_left(void *rooms, void *listener);

/* -- rooms_admission.c ---------------------------------------------------------------------------- */

void listener_admit(Listener *listener);
void listener_unlist(Listener *listener);
/* Sends away who may not stay. The lock is given back meanwhile: the room may have ended. */
void room_admissions(Rooms *rooms, Room *room);

/* -- rooms_loop.c --------------------------------------------------------------------------------- */

void *rooms_main(void *rooms);
