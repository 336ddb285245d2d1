/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <unistd.h>

#include "base/thread.h"
#include "live/rooms_internal.h"

const Str RESYNC_EVENT = STR_INIT("event: resync\ndata:\n\n");
const Str ROOM_OVER_EVENT = STR_INIT("event: ende\ndata: room\n\n");
const Str ACCESS_EVENT = STR_INIT("event: ende\ndata: access\n\n");
static const Str DEVICE_EVENT = STR_INIT("event: ende\ndata: device\n\n");

/* -- Who listens ---------------------------------------------------------------------------------- */

static bool class_eq(RoomClass a, RoomClass b) {
    return a.audience == b.audience && a.language == b.language && a.table == b.table;
}

static Class *class_get(Rooms *rooms, Room *room, RoomClass name) {
    for (Class *class = room->classes; class != NULL; class = class->next)
        if (class_eq(class->name, name))
            return class;
    Class *class = calloc(1, sizeof *class);
    if (class == NULL)
        abort();
    *class = (Class){
        .next = room->classes,
        .name = name,
        .group = rooms->groups_made++,
        .ring = { .frames_max = rooms->options.ring_frames,
                  .bytes_max = rooms->options.ring_bytes },
    };
    room->classes = class;
    return class;
}

static Listener **bucket_of(Rooms *rooms, uint64_t device) {
    return &rooms->devices[(device * 0x9e3779b97f4a7c15u) >> 52];
}

static void device_forget(Rooms *rooms, Listener *listener) {
    Listener **link = bucket_of(rooms, listener->device);
    while (*link != listener)
        link = &(*link)->device_next;
    *link = listener->device_next;
}

static void count_change(Rooms *rooms, Room *room, const Class *class, unsigned by) {
    room->counts[class->name.audience] += by;
    room->counted = true;
    pthread_cond_broadcast(&rooms->wake);
}

static bool same_place(const Listener *a, const Listener *b) {
    return a->device == b->device && a->room == b->room &&
           a->class->name.audience == b->class->name.audience;
}

/* An older stream of the device in the room, for the same audience, ends. */
static void device_take(Rooms *rooms, Listener *listener) {
    Listener **bucket = bucket_of(rooms, listener->device);
    Listener *older = *bucket;
    while (older != NULL && !same_place(older, listener))
        older = older->device_next;
    if (older != NULL) {
        device_forget(rooms, older);
        older->older = true;
        count_change(rooms, older->room, older->class, -1u);
        streams_end_one(rooms->streams, older->class->group, older, DEVICE_EVENT);
    }
    listener->device_next = *bucket;
    *bucket = listener;
}

void listener_left(void *self, void *token) {
    Rooms *rooms = self;
    Listener *listener = token;
    Room *room = listener->room;
    pthread_mutex_lock(&rooms->lock);
    listener->class->listeners--;
    if (--room->listeners == 0)
        room->quiet_ms = monotonic_ms();
    rooms->listeners--;
    if (!listener->older) {
        if (listener->device != 0)
            device_forget(rooms, listener);
        count_change(rooms, room, listener->class, -1u);
    }
    listener_unlist(listener);
    slab_give(&rooms->of_listener, listener);
    room_release(rooms, room);
    pthread_cond_broadcast(&rooms->wake);
    pthread_mutex_unlock(&rooms->lock);
}

/* -- Who comes ------------------------------------------------------------------------------------ */

/* A number that no neighbour has: golden ratio, equally spread for any count of streams. */
static unsigned retry_ms(Rooms *rooms) {
    uint32_t spread = rooms->joined++ * 0x9e3779b9u;
    return ROOM_RETRY_MIN_MS +
           (unsigned)((uint64_t)spread * (ROOM_RETRY_MAX_MS - ROOM_RETRY_MIN_MS) >> 32);
}

static Err stream_open(Rooms *rooms, Room *room, Class *class, int fd, uint64_t device,
                       uint64_t admission, Str first) {
    Listener *listener = slab_take(&rooms->of_listener);
    *listener =
        (Listener){ .room = room, .class = class, .device = device, .admission = admission };
    Err err = streams_take(rooms->streams, fd,
                           &(StreamJoin){ class->group, first, &rooms->owner, listener, false });
    if (err != ERR_NONE) {
        slab_give(&rooms->of_listener, listener);
        return err;
    }
    class->listeners++;
    room->listeners++;
    room->holders++;
    rooms->listeners++;
    listener_admit(listener);
    count_change(rooms, room, class, 1);
    if (device != 0)
        device_take(rooms, listener);
    return ERR_NONE;
}

Err stream_pass(Rooms *rooms, Room *room, Class *class, int fd, uint64_t device, uint64_t admission,
                Str first, bool only) {
    if (only)
        return streams_take(rooms->streams, fd,
                            &(StreamJoin){ rooms->groups_made++, first, NULL, NULL, true });
    CLEANUP(out_done) Out all = out_open(32 + first.len);
    out_format(&all, "retry: %u\n\n", retry_ms(rooms));
    out_str(&all, first.len <= ROOM_FIRST_MAX ? first : RESYNC_EVENT);
    return stream_open(rooms, room, class, fd, device, admission, out_view(&all));
}

bool first_find(Room *room, Class *class, uint64_t since, Out *first) {
    /* A frame is being rendered that this class will not get. */
    if (room->rendering && !class->asked)
        return false;
    if (ring_copy(&class->ring, since, first))
        return true;
    if (class->ring.open || !room->known || since != room->seq)
        return false;
    ring_open(&class->ring, since);
    return true;
}

static void waiter_free(Rooms *rooms, Room *room, Waiter *waiter) {
    room->parked--;
    rooms->parked--;
    free(waiter);
}

void waiter_drop(Rooms *rooms, Room *room, Waiter *waiter) {
    close(waiter->fd);
    waiter_free(rooms, room, waiter);
}

void waiter_pass(Rooms *rooms, Room *room, Waiter *waiter, Str first, bool only) {
    Err err = stream_pass(rooms, room, waiter->class, waiter->fd, waiter->device, waiter->admission,
                          first, only);
    if (err != ERR_NONE)
        close(waiter->fd);
    waiter_free(rooms, room, waiter);
}

/* An older stream of the device that is parked as well ends. */
static void parked_take(Rooms *rooms, Room *room, const Class *class, uint64_t device) {
    Waiter **link = &room->waiters;
    while (*link != NULL &&
           ((*link)->device != device || (*link)->class->name.audience != class->name.audience))
        link = &(*link)->next;
    Waiter *older = *link;
    if (older == NULL)
        return;
    *link = older->next;
    waiter_pass(rooms, room, older, DEVICE_EVENT, true);
}

static void park(Rooms *rooms, Room *room, Class *class, int fd, const RoomJoin *join) {
    Waiter *waiter = calloc(1, sizeof *waiter);
    if (waiter == NULL)
        abort();
    *waiter = (Waiter){
        .class = class,
        .fd = fd,
        .since = join->since,
        .device = join->device,
        .admission = join->admission,
    };
    if (join->device != 0)
        parked_take(rooms, room, class, join->device);
    waiter->next = room->waiters;
    room->waiters = waiter;
    room->parked++;
    rooms->parked++;
    room_want(rooms, room);
}

static Err join_room(Rooms *rooms, int fd, const RoomJoin *join) {
    Room *room = hub_room_get(rooms, join->room);
    Class *class = class_get(rooms, room, join->class);
    CLEANUP(out_done) Out first = out_open(0);
    if (first_find(room, class, join->since, &first))
        return stream_pass(rooms, room, class, fd, join->device, join->admission, out_view(&first),
                           false);
    if (rooms->parked >= rooms->options.parked_max)
        return ERR_BUSY;
    park(rooms, room, class, fd, join);
    return ERR_NONE;
}

Err rooms_take(void *self, int fd, const void *argument) {
    Rooms *rooms = self;
    const RoomJoin *join = argument;
    if (join->class.audience >= ROOM_AUDIENCES)
        return ERR_INVALID;
    Err err = ERR_BUSY;
    pthread_mutex_lock(&rooms->lock);
    if (!rooms->stopping)
        err = join->over ? stream_pass(rooms, NULL, NULL, fd, 0, 0, ROOM_OVER_EVENT, true)
                         : join_room(rooms, fd, join);
    pthread_mutex_unlock(&rooms->lock);
    return err;
}
