/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "base/thread.h"
#include "live/rooms_internal.h"

/* One rendering: first the frames of all classes that listen, then the catch-ups of those who are parked. */
typedef struct Round {
    Room *room;
    RoomAsk *asks;
    Class **classes; /* of each ask */
    size_t count, capacity, frames;
    Waiter *waiters;
} Round;

static bool round_finds(const Round *round, const Class *class, uint64_t since, size_t *ret) {
    for (size_t i = round->frames; i < round->count; i++)
        if (round->classes[i] == class && round->asks[i].since == since) {
            *ret = i;
            return true;
        }
    return false;
}

static size_t round_ask(Round *round, Class *class, uint64_t since) {
    size_t at;
    if (round_finds(round, class, since, &at))
        return at;
    if (since > 0 && round->count - round->frames >= ROOM_CATCH_UPS_MAX)
        return round_ask(round, class, 0);
    if (round->count == round->capacity) {
        round->capacity = round->capacity > 0 ? 2 * round->capacity : 16;
        round->asks = realloc(round->asks, round->capacity * sizeof *round->asks);
        round->classes = realloc(round->classes, round->capacity * sizeof(Class *));
        if (round->asks == NULL || round->classes == NULL)
            abort();
    }
    round->asks[round->count] = (RoomAsk){ .class = class->name, .since = since };
    round->classes[round->count] = class;
    return round->count++;
}

/* Those who can be helped without a rendering by now are. The lock is held, as in all that follows unless said. */
static void waiters_look(Rooms *rooms, Room *room) {
    Waiter *all = room->waiters;
    room->waiters = NULL;
    for (Waiter *waiter = all, *next; waiter != NULL; waiter = next) {
        CLEANUP(out_done) Out first = out_open(0);
        next = waiter->next;
        if (first_find(room, waiter->class, waiter->since, &first)) {
            waiter_pass(rooms, room, waiter, out_view(&first), false);
        } else {
            waiter->next = room->waiters;
            room->waiters = waiter;
        }
    }
}

static Round round_begin(Rooms *rooms, Room *room) {
    Round round = { .room = room };
    room->rendered_ms = monotonic_ms();
    for (Class *class = room->classes; class != NULL; class = class->next) {
        class->asked = class->ring.open && class->listeners > 0;
        if (class->asked)
            round.frames = round_ask(&round, class, room->seq) + 1;
    }
    round.waiters = room->waiters;
    room->waiters = NULL;
    for (Waiter *waiter = round.waiters; waiter != NULL; waiter = waiter->next)
        waiter->ask = round_ask(&round, waiter->class, waiter->since);
    room->changed = false;
    room->rendering = true;
    room->holders++;
    rooms->renderings++;
    rooms->asks += round.count;
    return round;
}

/* Makes events of the answers. Without the lock. */
static void round_format(Round *round, uint64_t seq) {
    for (size_t i = 0; i < round->count; i++) {
        Out *html = &round->asks[i].html;
        Out event = out_open(0);
        if (html->len > 0)
            stream_event(&event, seq, STR(""), out_view(html));
        out_done(html);
        *html = event;
    }
}

static Str event_of(const Round *round, size_t i) {
    return out_view(&round->asks[i].html);
}

static void frames_deliver(Rooms *rooms, const Round *round, uint64_t seq) {
    const Room *room = round->room;
    /* A lower number: the database was put back, and what anybody has is worth nothing. */
    bool back = room->known && seq < room->seq;
    for (size_t i = 0; i < round->frames; i++) {
        Class *class = round->classes[i];
        Str event = back ? RESYNC_EVENT : event_of(round, i);
        if (event.len > 0)
            streams_send_now(rooms->streams, class->group, event);
        if (back || round->asks[i].forget)
            ring_open(&class->ring, seq);
        else
            ring_add(&class->ring, seq, event);
    }
    for (Class *class = room->classes; class != NULL; class = class->next) {
        if (!class->asked && seq != room->seq)
            ring_close(&class->ring);
        class->asked = false;
    }
}

static void catch_ups_keep(const Round *round, uint64_t seq) {
    for (size_t i = round->frames; i < round->count; i++) {
        Class *class = round->classes[i];
        if (!class->ring.open)
            ring_open(&class->ring, seq);
        Str event = event_of(round, i);
        if (round->asks[i].since <= seq && event.len <= ROOM_FIRST_MAX)
            ring_keep(&class->ring, round->asks[i].since, event);
    }
}

/* Everybody has everything up to `seq`, and only this thread sends more: others may have the lock between two. */
static void waiters_deliver(Rooms *rooms, const Round *round, uint64_t seq) {
    for (Waiter *waiter = round->waiters, *next; waiter != NULL; waiter = next) {
        next = waiter->next;
        Str first = waiter->since <= seq ? event_of(round, waiter->ask) : RESYNC_EVENT;
        if (round->room->ended)
            waiter_pass(rooms, round->room, waiter, ROOM_OVER_EVENT, true);
        else
            waiter_pass(rooms, round->room, waiter, first, false);
        pthread_mutex_unlock(&rooms->lock);
        pthread_mutex_lock(&rooms->lock);
    }
}

static void round_fail(Rooms *rooms, Round *round, Err err) {
    Room *room = round->room;
    for (Class *class = room->classes; class != NULL; class = class->next)
        class->asked = false;
    for (Waiter *waiter = round->waiters, *next; waiter != NULL; waiter = next) {
        next = waiter->next;
        if (err == ERR_NOT_FOUND)
            waiter_pass(rooms, room, waiter, ROOM_OVER_EVENT, true);
        else
            waiter_drop(rooms, room, waiter);
    }
    if (room->ended)
        return;
    if (err == ERR_NOT_FOUND) {
        room_end(rooms, room, ROOM_OVER_EVENT);
        return;
    }
    room->changed = true;
    room->due_ms = monotonic_ms() + ROOM_RENDER_AGAIN_MS;
}

static void round_succeed(Rooms *rooms, Round *round, uint64_t seq) {
    Room *room = round->room;
    frames_deliver(rooms, round, seq);
    room->known = true;
    room->seq = seq;
    catch_ups_keep(round, seq);
    waiters_deliver(rooms, round, seq);
    waiters_look(rooms, room); /* who came meanwhile */
    if (!room->ended && (room->changed || room->waiters != NULL))
        room_want(rooms, room);
}

static void round_free(Round *round) {
    for (size_t i = 0; i < round->count; i++)
        out_done(&round->asks[i].html);
    free(round->asks);
    free(round->classes);
}

/* Whom `may_stay` sends away gets nothing of what is rendered now: they are asked for first. */
static void room_render(Rooms *rooms, Room *room) {
    room->due_ms = NEVER;
    room->holders++;
    room_admissions(rooms, room);
    bool ended = room->ended;
    room_release(rooms, room);
    if (ended)
        return;
    room->due_ms = NEVER;
    waiters_look(rooms, room);
    if (!room->changed && room->waiters == NULL)
        return;
    if (room->listeners == 0 && room->waiters == NULL) {
        room_end(rooms, room,
                 STR("")); /* the last one left meanwhile; what it knows has become old */
        return;
    }
    Round round = round_begin(rooms, room);
    uint64_t seq = room->seq;
    pthread_mutex_unlock(&rooms->lock);
    Err err = rooms->options.render(rooms->options.self, room->id, round.asks, round.count, &seq);
    if (err == ERR_NONE)
        round_format(&round, seq);
    pthread_mutex_lock(&rooms->lock);
    room->rendering = false;
    if (room->ended)
        err = ERR_NOT_FOUND;
    if (err == ERR_NONE)
        round_succeed(rooms, &round, seq);
    else
        round_fail(rooms, &round, err);
    round_free(&round);
    room_release(rooms, room);
}

/* -- How many listen ------------------------------------------------------------------------------ */

static void room_tell(Rooms *rooms, Room *room) {
    CLEANUP(out_done) Out html = out_open(0);
    CLEANUP(out_done) Out event = out_open(0);
    unsigned counts[ROOM_AUDIENCES];
    memcpy(counts, room->counts, sizeof counts);
    room->counted = false;
    room->told_ms = monotonic_ms();
    room->holders++;
    for (Class *class = room->classes; class != NULL && !room->ended; class = class->next) {
        if (class->listeners == 0)
            continue;
        out_reset(&html);
        out_reset(&event);
        pthread_mutex_unlock(&rooms->lock);
        rooms->options.count(rooms->options.self, room->id, class->name, counts, &html);
        pthread_mutex_lock(&rooms->lock);
        if (html.len == 0)
            continue;
        stream_event(&event, 0, STR(""), out_view(&html));
        streams_send_now(rooms->streams, class->group, out_view(&event));
    }
    room_release(rooms, room);
}

/* -- The thread ----------------------------------------------------------------------------------- */

static bool told_of(const Rooms *rooms, const Room *room) {
    return rooms->options.count != NULL && room->counted && room->listeners > 0;
}

static bool asks_again(const Rooms *rooms, const Room *room) {
    return rooms->options.may_stay != NULL && room->admitted != NULL;
}

/* When each of what a room may be due for is; NEVER: it is not. */
typedef struct Due {
    int64_t tell, ask, quiet;
} Due;

static Due due_of(const Rooms *rooms, const Room *room) {
    Due due = { NEVER, NEVER, NEVER };
    if (told_of(rooms, room))
        due.tell = room->told_ms + ROOM_COUNT_MS;
    if (asks_again(rooms, room))
        due.ask = room->asked_ms + rooms->options.admission_ms;
    if (room->listeners == 0)
        due.quiet = room->quiet_ms + ROOM_QUIET_MS;
    return due;
}

static void sooner(int64_t *until, int64_t due) {
    if (due < *until)
        *until = due;
}

/* Does what is due for one room. False: nothing was; `*until` is when something may be. */
static bool do_next(Rooms *rooms, int64_t *until) {
    int64_t now = monotonic_ms();
    Room *first = NULL;
    *until = NEVER;
    for (Room *room = rooms->rooms, *next; room != NULL; room = next) {
        Due due = due_of(rooms, room);
        next = room->next;
        if (due.tell <= now) {
            room_tell(rooms, room);
            return true;
        }
        if (due.ask <= now) {
            room_admissions(rooms, room);
            return true;
        }
        if (due.quiet <= now && room->waiters == NULL) {
            room_end(rooms, room, STR(""));
            continue;
        }
        if (first == NULL || room->due_ms < first->due_ms)
            first = room;
        sooner(until, due.tell);
        sooner(until, due.ask);
        sooner(until, due.quiet > now ? due.quiet : NEVER);
    }
    if (first == NULL)
        return false;
    if (first->due_ms <= now) {
        room_render(rooms, first);
        return true;
    }
    sooner(until, first->due_ms);
    return false;
}

void *rooms_main(void *self) {
    Rooms *rooms = self;
    pthread_mutex_lock(&rooms->lock);
    while (!rooms->stopping) {
        int64_t until;
        if (do_next(rooms, &until))
            continue;
        if (until == NEVER) {
            pthread_cond_wait(&rooms->wake, &rooms->lock);
        } else {
            int64_t left = until - monotonic_ms();
            struct timespec at = monotonic_in(left > 0 ? left : 0);
            pthread_cond_timedwait(&rooms->wake, &rooms->lock, &at);
        }
    }
    pthread_mutex_unlock(&rooms->lock);
    return NULL;
}
