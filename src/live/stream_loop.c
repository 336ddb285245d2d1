/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/thread.h"
#include "live/stream_internal.h"

enum {
    EVENTS = 256,
    SLICE = 256,          /* streams of one group written to before others get their turn */
    SWEEPS_PER_BEAT = 15, /* how often per heartbeat all streams are looked at */
    BEATS_TO_DROP = 2,
};

static Group **bucket_of(Streams *streams, uint64_t key) {
    /* Fibonacci hashing: keys are mostly consecutive row ids. */
    return &streams->groups[(key * 0x9e3779b97f4a7c15u) >> 54];
}

static Group *group_find(Streams *streams, uint64_t key) {
    for (Group *g = *bucket_of(streams, key); g != NULL; g = g->bucket_next)
        if (g->key == key)
            return g;
    return NULL;
}

static Group *group_make(Streams *streams, uint64_t key) {
    Group **bucket = bucket_of(streams, key);
    Group *group = calloc(1, sizeof *group);
    if (group == NULL)
        abort();
    group->key = key;
    group->bucket_next = *bucket;
    *bucket = group;
    return group;
}

static void group_free(Streams *streams, Group *group) {
    Group **link = bucket_of(streams, group->key);
    while (*link != group)
        link = &(*link)->bucket_next;
    *link = group->bucket_next;
    batch_release(group->batch);
    out_done(&group->pending);
    free(group);
}

static void group_activate(Streams *streams, Group *group) {
    if (group->active)
        return;
    group->active = true;
    group->active_next = streams->active;
    streams->active = group;
}

static void tell_owner(const StreamOwner *owner, void *token) {
    if (owner != NULL)
        owner->left(owner->self, token);
}

/* Leaves its group, which stays. */
static void stream_leave(Streams *streams, Stream *stream) {
    Group *group = stream->group;
    if (group->cursor == stream)
        group->cursor = stream->next;
    if (stream->previous != NULL)
        stream->previous->next = stream->next;
    else
        group->first = stream->next;
    if (stream->next != NULL)
        stream->next->previous = stream->previous;
    batch_release(stream->left);
    close(stream->fd); /* leaves the epoll set as well: no other descriptor shares the connection */
    atomic_fetch_sub(&streams->count, 1);
    tell_owner(stream->owner, stream->token);
    slab_give(&streams->of_stream, stream);
}

/* The group is freed with its last stream (later, if it is still in the active list). */
static void stream_drop(Streams *streams, Stream *stream) {
    Group *group = stream->group;
    stream_leave(streams, stream);
    if (group->first == NULL && !group->active)
        group_free(streams, group);
}

static bool stream_watch(Streams *streams, Stream *stream, int operation) {
    struct epoll_event wanted = { .events = EPOLLIN | EPOLLRDHUP, .data.ptr = stream };
    if (stream->left != NULL)
        wanted.events |= EPOLLOUT;
    return epoll_ctl(streams->epoll, operation, stream->fd, &wanted) == 0;
}

/* Writes what the socket takes; the rest waits for the socket. False: the stream was dropped. */
static bool stream_write(Streams *streams, Stream *stream, Batch *batch, size_t offset,
                         int64_t now) {
    ssize_t n =
        send(stream->fd, batch->bytes + offset, batch->len - offset, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno != EAGAIN && errno != EINTR) {
        stream_drop(streams, stream);
        return false;
    }
    if (n > 0) {
        offset += (size_t)n;
        stream->written_ms = now;
    }
    if (offset == batch->len)
        return true;
    batch->references++;
    stream->left = batch;
    stream->left_offset = offset;
    if (stream_watch(streams, stream, EPOLL_CTL_MOD))
        return true;
    stream_drop(streams, stream);
    return false;
}

/* The socket takes bytes again: finishes what was begun, then says that something was missed. */
static void stream_continue(Streams *streams, Stream *stream, int64_t now) {
    Batch *left = stream->left;
    size_t offset = stream->left_offset;
    if (left == NULL)
        return;
    stream->left = NULL;
    bool alive = stream_write(streams, stream, left, offset, now);
    batch_release(left);
    if (!alive || stream->left != NULL)
        return;
    if (stream->only) {
        stream_drop(streams, stream);
        return;
    }
    if (stream->resync) {
        stream->resync = false;
        stream->from = stream->group->position;
        atomic_fetch_add(&streams->resyncs, 1);
        if (!stream_write(streams, stream, streams->resync, 0, now))
            return;
    }
    if (stream->left == NULL && !stream_watch(streams, stream, EPOLL_CTL_MOD))
        stream_drop(streams, stream);
}

/* Gives a batch to one stream, unless it joined later or is still busy with an earlier one. */
static void stream_give(Streams *streams, Stream *stream, Batch *batch, int64_t now) {
    uint64_t end = batch->start + batch->len;
    if (stream->from >= end)
        return;
    if (stream->left != NULL) {
        stream->resync = true;
        return;
    }
    size_t offset = stream->from > batch->start ? (size_t)(stream->from - batch->start) : 0;
    (void)stream_write(streams, stream, batch, offset, now);
}

static void stream_join(Streams *streams, Letter *letter, int64_t now) {
    Group *group = group_find(streams, letter->group);
    if (group == NULL)
        group = group_make(streams, letter->group);
    Stream *stream = slab_take(&streams->of_stream);
    *stream = (Stream){
        .fd = letter->fd,
        .group = group,
        .next = group->first,
        .from = letter->only ? UINT64_MAX : group->position,
        .written_ms = now,
        .owner = letter->owner,
        .token = letter->token,
        .only = letter->only,
    };
    if (group->first != NULL)
        group->first->previous = stream;
    group->first = stream;
    if (!stream_watch(streams, stream, EPOLL_CTL_ADD)) {
        stream_drop(streams, stream);
        return;
    }
    Batch *first = batch_make((Str){ letter->bytes, letter->len }, 0);
    bool alive = stream_write(streams, stream, first, 0, now);
    batch_release(first);
    if (alive && stream->only && stream->left == NULL)
        stream_drop(streams, stream);
}

static void group_accept(Streams *streams, Letter *letter, int64_t now) {
    Group *group = group_find(streams, letter->group);
    if (group == NULL || group->first == NULL)
        return; /* nobody listens */
    Str bytes = { letter->bytes, letter->len };
    if (letter->resync || group->pending.len + bytes.len > STREAM_PENDING_MAX) {
        out_reset(&group->pending);
        bytes = (Str){ streams->resync->bytes, streams->resync->len };
    }
    if (group->pending.len == 0) {
        int64_t earliest = group->cut_ms + streams->options.gather_ms;
        group->due_ms = now > earliest ? now : earliest;
    }
    if (letter->now)
        group->due_ms = now;
    out_str(&group->pending, bytes);
    group->position += bytes.len;
    group_activate(streams, group);
}

/* Writes to the next SLICE streams of a group. False: nothing is left to send. */
static bool group_flush(Streams *streams, Group *group, int64_t now) {
    if (group->batch == NULL) {
        if (group->pending.len == 0)
            return false;
        if (now < group->due_ms)
            return true;
        group->batch = batch_make(out_view(&group->pending), group->position - group->pending.len);
        group->cursor = group->first;
        group->cut_ms = now;
        out_done(&group->pending);
    }
    for (int i = 0; i < SLICE && group->cursor != NULL; i++) {
        Stream *stream = group->cursor;
        group->cursor = stream->next;
        stream_give(streams, stream, group->batch, now);
    }
    if (group->cursor != NULL)
        return true;
    batch_release(group->batch);
    group->batch = NULL;
    return group->pending.len > 0;
}

/* Without slices: it happens once to a group. */
static void group_end(Streams *streams, const Letter *letter, int64_t now) {
    Group *group = group_find(streams, letter->group);
    if (group == NULL || group->first == NULL)
        return;
    group_activate(streams, group); /* it is freed as one of those */
    out_bytes(&group->pending, letter->bytes, letter->len);
    group->position += letter->len;
    group->due_ms = now;
    while (group_flush(streams, group, now))
        ;
    for (Stream *stream = group->first, *next; stream != NULL; stream = next) {
        next = stream->next;
        stream_leave(streams, stream);
    }
}

static void stream_end(Streams *streams, const Letter *letter, int64_t now) {
    Group *group = group_find(streams, letter->group);
    Stream *stream = group != NULL ? group->first : NULL;
    while (stream != NULL && stream->token != letter->token)
        stream = stream->next;
    if (stream == NULL)
        return;
    if (stream->left == NULL) {
        Batch *last = batch_make((Str){ letter->bytes, letter->len }, 0);
        bool alive = stream_write(streams, stream, last, 0, now);
        batch_release(last);
        if (!alive)
            return;
    }
    stream_drop(streams, stream);
}

static void letter_read(Streams *streams, Letter *letter, int64_t now) {
    switch (letter->kind) {
    case LETTER_JOIN: stream_join(streams, letter, now); break;
    case LETTER_EVENTS: group_accept(streams, letter, now); break;
    case LETTER_END: group_end(streams, letter, now); break;
    case LETTER_END_ONE: stream_end(streams, letter, now); break;
    }
}

static void inbox_read(Streams *streams, int64_t now) {
    pthread_mutex_lock(&streams->inbox_lock);
    Letter *letter = streams->inbox_first;
    streams->inbox_first = streams->inbox_last = NULL;
    streams->inbox_bytes = 0;
    pthread_mutex_unlock(&streams->inbox_lock);
    while (letter != NULL) {
        Letter *next = letter->next;
        letter_read(streams, letter, now);
        free(letter);
        letter = next;
    }
}

static void groups_flush(Streams *streams, int64_t now) {
    Group **link = &streams->active;
    while (*link != NULL) {
        Group *group = *link;
        if (group_flush(streams, group, now) && group->first != NULL) {
            link = &group->active_next;
            continue;
        }
        *link = group->active_next;
        group->active = false;
        if (group->first == NULL)
            group_free(streams, group);
    }
}

/* Heartbeats for quiet streams, the end for stuck ones. */
static void stream_sweep(Streams *streams, Stream *stream, int64_t now) {
    int64_t quiet = now - stream->written_ms;
    int64_t beat = streams->options.heartbeat_ms;
    if (stream->left != NULL) {
        if (quiet < beat * BEATS_TO_DROP)
            return;
        atomic_fetch_add(&streams->dropped, 1);
        stream_drop(streams, stream);
    } else if (quiet >= beat) {
        (void)stream_write(streams, stream, streams->heartbeat, 0, now);
    }
}

static void streams_sweep(Streams *streams, int64_t now) {
    if ((now - streams->swept_ms) * SWEEPS_PER_BEAT < streams->options.heartbeat_ms)
        return;
    streams->swept_ms = now;
    for (size_t i = 0; i < GROUP_BUCKETS; i++) {
        for (Group *group = streams->groups[i], *next; group != NULL; group = next) {
            next = group->bucket_next; /* the group may go with its last stream */
            for (Stream *stream = group->first, *after; stream != NULL; stream = after) {
                after = stream->next;
                stream_sweep(streams, stream, now);
            }
        }
    }
}

/* What clients send is dropped; a closed end is noticed. */
static void stream_hear(Streams *streams, Stream *stream, uint32_t events, int64_t now) {
    char room[512];
    if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) {
        stream_drop(streams, stream);
        return;
    }
    if ((events & EPOLLIN) != 0) {
        ssize_t n = recv(stream->fd, room, sizeof(room), MSG_DONTWAIT);
        if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
            stream_drop(streams, stream);
            return;
        }
    }
    if ((events & EPOLLOUT) != 0)
        stream_continue(streams, stream, now);
}

static int wait_ms(const Streams *streams, int64_t now) {
    int64_t until = INT64_MAX;
    if (atomic_load(&streams->count) > 0)
        until = streams->swept_ms + streams->options.heartbeat_ms / SWEEPS_PER_BEAT + 1;
    for (const Group *group = streams->active; group != NULL; group = group->active_next) {
        if (group->batch != NULL)
            return 0;
        if (group->due_ms < until)
            until = group->due_ms;
    }
    if (until == INT64_MAX)
        return -1;
    return until > now ? (int)(until - now) : 0;
}

static bool stopping(Streams *streams) {
    pthread_mutex_lock(&streams->inbox_lock);
    bool stop = streams->stopping;
    pthread_mutex_unlock(&streams->inbox_lock);
    return stop;
}

void *streams_main(void *self) {
    Streams *streams = self;
    int64_t now = monotonic_ms();
    while (!stopping(streams)) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(streams->epoll, events, EVENTS, wait_ms(streams, now));
        now = monotonic_ms();
        for (int i = 0; i < count; i++) {
            uint64_t wakes;
            if (events[i].data.ptr != NULL)
                stream_hear(streams, events[i].data.ptr, events[i].events, now);
            else if (read(streams->event, &wakes, sizeof(wakes)) < 0)
                continue;
        }
        inbox_read(streams, now);
        groups_flush(streams, now);
        streams_sweep(streams, now);
        now = monotonic_ms();
    }
    return NULL;
}

void streams_drop_all(Streams *streams) {
    for (Group *group; (group = streams->active) != NULL;) {
        streams->active = group->active_next;
        group->active = false;
        if (group->first == NULL)
            group_free(streams, group);
    }
    for (size_t i = 0; i < GROUP_BUCKETS; i++)
        while (streams->groups[i] != NULL)
            stream_drop(streams, streams->groups[i]->first);
    for (Letter *letter = streams->inbox_first, *next; letter != NULL; letter = next) {
        next = letter->next;
        if (letter->kind == LETTER_JOIN) {
            close(letter->fd);
            atomic_fetch_sub(&streams->count, 1);
            tell_owner(letter->owner, letter->token);
        }
        free(letter);
    }
    streams->inbox_first = NULL;
}
