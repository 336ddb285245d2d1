/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "live/rooms.h"

#include <stdlib.h>

#include "base/thread.h"
#include "live/rooms_internal.h"

/* `render` runs on it, and with it the database. */
enum { THREAD_STACK = 1 << 20 };

Room *room_find(Rooms *rooms, int64_t id) {
    for (Room *room = rooms->rooms; room != NULL; room = room->next)
        if (room->id == id)
            return room;
    return NULL;
}

Room *hub_room_get(Rooms *rooms, int64_t id) {
    Room *room = room_find(rooms, id);
    if (room != NULL)
        return room;
    room = calloc(1, sizeof *room);
    if (room == NULL)
        abort();
    int64_t now = monotonic_ms();
    *room = (Room){
        .next = rooms->rooms,
        .id = id,
        .holders = 1,
        .due_ms = NEVER,
        .rendered_ms = now - rooms->options.gather_ms,
        .told_ms = now - ROOM_COUNT_MS,
        .quiet_ms = now,
        .asked_ms = now,
    };
    rooms->rooms = room;
    return room;
}

void room_release(Rooms *rooms, Room *room) {
    (void)rooms;
    if (--room->holders > 0)
        return;
    for (Class *class = room->classes, *next; class != NULL; class = next) {
        next = class->next;
        ring_close(&class->ring);
        free(class);
    }
    free(room);
}

void room_end(Rooms *rooms, Room *room, Str last) {
    Room **link = &rooms->rooms;
    while (*link != room)
        link = &(*link)->next;
    *link = room->next;
    room->ended = true;
    for (Waiter *waiter; (waiter = room->waiters) != NULL;) {
        room->waiters = waiter->next;
        if (last.len > 0)
            waiter_pass(rooms, room, waiter, last, true);
        else
            waiter_drop(rooms, room, waiter);
    }
    for (Class *class = room->classes; class != NULL; class = class->next)
        streams_end(rooms->streams, class->group, last);
    room_release(rooms, room);
}

void room_want(Rooms *rooms, Room *room) {
    if (room->due_ms != NEVER || room->rendering)
        return;
    int64_t now = monotonic_ms();
    int64_t earliest = room->rendered_ms + rooms->options.gather_ms;
    room->due_ms = now > earliest ? now : earliest;
    pthread_cond_broadcast(&rooms->wake);
}

static void room_changed(Rooms *rooms, Room *room) {
    if (room->listeners == 0 && room->parked == 0 && !room->rendering) {
        room_end(rooms, room, STR("")); /* nobody listens, and what it knows has become old */
        return;
    }
    room->changed = true;
    room_want(rooms, room);
}

void rooms_changed(Rooms *rooms, int64_t id) {
    pthread_mutex_lock(&rooms->lock);
    Room *room = room_find(rooms, id);
    if (room != NULL)
        room_changed(rooms, room);
    pthread_mutex_unlock(&rooms->lock);
}

void rooms_look_again(Rooms *rooms) {
    pthread_mutex_lock(&rooms->lock);
    for (Room *room = rooms->rooms, *next; room != NULL; room = next) {
        next = room->next;
        room_changed(rooms, room);
    }
    pthread_mutex_unlock(&rooms->lock);
}

void rooms_end(Rooms *rooms, int64_t id) {
    pthread_mutex_lock(&rooms->lock);
    Room *room = room_find(rooms, id);
    if (room != NULL)
        room_end(rooms, room, ROOM_OVER_EVENT);
    pthread_mutex_unlock(&rooms->lock);
}

unsigned rooms_listeners(Rooms *rooms, int64_t id, uint8_t audience) {
    pthread_mutex_lock(&rooms->lock);
    const Room *room = room_find(rooms, id);
    unsigned count = room != NULL && audience < ROOM_AUDIENCES ? room->counts[audience] : 0;
    pthread_mutex_unlock(&rooms->lock);
    return count;
}

RoomsCounts rooms_counts(Rooms *rooms) {
    pthread_mutex_lock(&rooms->lock);
    RoomsCounts counts = {
        .renderings = rooms->renderings,
        .asks = rooms->asks,
        .listeners = rooms->listeners,
    };
    for (const Room *room = rooms->rooms; room != NULL; room = room->next) {
        counts.rooms++;
        counts.parked += room->parked;
    }
    pthread_mutex_unlock(&rooms->lock);
    return counts;
}

Err rooms_open(const RoomsOptions *options, Streams *streams, Rooms **ret) {
    Rooms *rooms = calloc(1, sizeof *rooms);
    if (rooms == NULL)
        abort();
    rooms->options = *options;
    if (rooms->options.gather_ms == 0)
        rooms->options.gather_ms = ROOM_GATHER_MS;
    if (rooms->options.ring_frames == 0)
        rooms->options.ring_frames = ROOM_RING_FRAMES;
    if (rooms->options.ring_bytes == 0)
        rooms->options.ring_bytes = ROOM_RING_BYTES;
    if (rooms->options.parked_max == 0)
        rooms->options.parked_max = STREAMS_MAX;
    if (rooms->options.admission_ms == 0)
        rooms->options.admission_ms = ROOM_ADMISSION_MS;
    rooms->streams = streams;
    rooms->of_listener = slab_of(Listener);
    rooms->owner = (StreamOwner){ listener_left, rooms };
    rooms->groups_made = (uint64_t)1 << 63;
    pthread_mutex_init(&rooms->lock, NULL);
    condition_open(&rooms->wake);
    rooms->running = thread_start(&rooms->thread, THREAD_STACK, rooms_main, rooms);
    if (!rooms->running) {
        rooms_close(rooms);
        return ERR_INTERNAL;
    }
    *ret = rooms;
    return ERR_NONE;
}

void rooms_close(Rooms *rooms) {
    if (rooms == NULL)
        return;
    pthread_mutex_lock(&rooms->lock);
    rooms->stopping = true;
    pthread_cond_broadcast(&rooms->wake);
    pthread_mutex_unlock(&rooms->lock);
    if (rooms->running)
        pthread_join(rooms->thread, NULL);
    pthread_mutex_lock(&rooms->lock);
    while (rooms->rooms != NULL)
        room_end(rooms, rooms->rooms, STR(""));
    while (rooms->listeners > 0)
        pthread_cond_wait(&rooms->wake, &rooms->lock);
    pthread_mutex_unlock(&rooms->lock);
    pthread_cond_destroy(&rooms->wake);
    pthread_mutex_destroy(&rooms->lock);
    slab_close(&rooms->of_listener);
    free(rooms);
}
