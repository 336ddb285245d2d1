/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/io.h"
#include "base/thread.h"
#include "live/stream_internal.h"

enum { SEND_BUFFER = 16 << 10, DEAD_PEER_MS = 30000, THREAD_STACK = 256 << 10 };

/* The connection is ours: whoever stands before us (nginx) must neither buffer nor reuse it. */
static const char HEAD[] = "HTTP/1.1 200 OK\r\n"
                           "Content-Type: text/event-stream; charset=utf-8\r\n"
                           "Cache-Control: no-store\r\n"
                           "X-Accel-Buffering: no\r\n"
                           "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
                           "X-Content-Type-Options: nosniff\r\n"
                           "Referrer-Policy: same-origin\r\n"
                           "Cross-Origin-Opener-Policy: same-origin\r\n"
                           "Cross-Origin-Resource-Policy: same-origin\r\n"
                           "Connection: close\r\n\r\n";

void stream_event(Out *out, uint64_t id, Str name, Str data) {
    Str line;
    if (id != 0)
        out_format(out, "id: %llu\n", (unsigned long long)id);
    if (name.len > 0) {
        out_c(out, "event: ");
        out_str(out, name);
        out_char(out, '\n');
    }
    if (data.len == 0)
        out_c(out, "data:\n");
    while (str_cut(&data, '\n', &line)) {
        if (str_ends(line, STR("\r")))
            line.len--;
        out_c(out, "data: ");
        /* A lone CR ends a line as well, and the next one would become a field of its own. */
        for (size_t i = 0; i < line.len; i++)
            out_char(out, line.ptr[i] == '\r' ? ' ' : line.ptr[i]);
        out_char(out, '\n');
    }
    out_char(out, '\n');
}

Batch *batch_make(Str bytes, uint64_t start) {
    Batch *batch = malloc(sizeof *batch + bytes.len);
    if (batch == NULL)
        abort();
    *batch = (Batch){ .references = 1, .start = start, .len = bytes.len };
    memcpy(batch->bytes, bytes.ptr, bytes.len);
    return batch;
}

void batch_release(Batch *batch) {
    if (batch != NULL && --batch->references == 0)
        free(batch);
}

static void wake(Streams *streams) {
    uint64_t one = 1;
    ssize_t written = write(streams->event, &one, sizeof(one));
    (void)written; /* a full counter wakes as well */
}

static Letter *letter_make(const Letter *of, Str head, Str bytes) {
    Letter *letter = malloc(sizeof *letter + head.len + bytes.len);
    if (letter == NULL)
        abort();
    *letter = *of;
    letter->len = head.len + bytes.len;
    memcpy(letter->bytes, head.ptr, head.len);
    if (bytes.len > 0)
        memcpy(letter->bytes + head.len, bytes.ptr, bytes.len);
    return letter;
}

/* False when the thread is about to end; the letter stays with the caller. */
static bool inbox_put(Streams *streams, Letter *letter) {
    pthread_mutex_lock(&streams->inbox_lock);
    bool open = !streams->stopping;
    bool first = streams->inbox_first == NULL;
    if (open) {
        if (letter->kind == LETTER_EVENTS &&
            streams->inbox_bytes + letter->len > STREAM_INBOX_MAX) {
            letter->len = 0;
            letter->resync = true;
        }
        streams->inbox_bytes += letter->len;
        if (first)
            streams->inbox_first = letter;
        else
            streams->inbox_last->next = letter;
        streams->inbox_last = letter;
    }
    pthread_mutex_unlock(&streams->inbox_lock);
    if (open && first)
        wake(streams);
    return open;
}

Err streams_take(void *self, int fd, const void *argument) {
    Streams *streams = self;
    const StreamJoin *join = argument;
    if (atomic_fetch_add(&streams->count, 1) >= streams->options.streams_max) {
        atomic_fetch_sub(&streams->count, 1);
        return ERR_BUSY;
    }
    /* Small: what a stuck reader leaves in the kernel is memory as well. Failing does no harm. */
    int one = 1;
    int buffer = SEND_BUFFER;
    int dead = DEAD_PEER_MS;
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    (void)setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &dead, sizeof(dead));
    (void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof(buffer));
    const Letter of = { .kind = LETTER_JOIN,
                        .group = join->group,
                        .fd = fd,
                        .owner = join->owner,
                        .token = join->token,
                        .only = join->only };
    Letter *letter = letter_make(&of, (Str){ HEAD, sizeof(HEAD) - 1 }, join->first);
    if (inbox_put(streams, letter))
        return ERR_NONE;
    free(letter);
    atomic_fetch_sub(&streams->count, 1);
    return ERR_BUSY;
}

static void post(Streams *streams, const Letter *of, Str bytes) {
    Letter *letter = letter_make(of, STR(""), bytes);
    if (!inbox_put(streams, letter))
        free(letter);
}

void streams_send(Streams *streams, uint64_t group, Str events) {
    post(streams, &(Letter){ .kind = LETTER_EVENTS, .group = group }, events);
}

void streams_send_now(Streams *streams, uint64_t group, Str events) {
    post(streams, &(Letter){ .kind = LETTER_EVENTS, .group = group, .now = true }, events);
}

void streams_end(Streams *streams, uint64_t group, Str last) {
    post(streams, &(Letter){ .kind = LETTER_END, .group = group }, last);
}

void streams_end_one(Streams *streams, uint64_t group, void *token, Str last) {
    post(streams, &(Letter){ .kind = LETTER_END_ONE, .group = group, .token = token }, last);
}

StreamCounts streams_counts(Streams *streams) {
    return (StreamCounts){
        .streams = atomic_load(&streams->count),
        .resyncs = atomic_load(&streams->resyncs),
        .dropped = atomic_load(&streams->dropped),
    };
}

static Err streams_start(Streams *streams) {
    struct epoll_event wanted = { .events = EPOLLIN, .data.ptr = NULL };
    streams->epoll = epoll_create1(EPOLL_CLOEXEC);
    streams->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (streams->epoll < 0 || streams->event < 0)
        return ERR_INTERNAL;
    if (epoll_ctl(streams->epoll, EPOLL_CTL_ADD, streams->event, &wanted) < 0)
        return ERR_INTERNAL;
    streams->running = thread_start(&streams->thread, THREAD_STACK, streams_main, streams);
    return streams->running ? ERR_NONE : ERR_INTERNAL;
}

Err streams_open(const StreamsOptions *options, Streams **ret) {
    Streams *streams = calloc(1, sizeof *streams);
    if (streams == NULL)
        abort();
    streams->options = *options;
    if (streams->options.streams_max == 0)
        streams->options.streams_max = STREAMS_MAX;
    if (streams->options.heartbeat_ms == 0)
        streams->options.heartbeat_ms = STREAM_HEARTBEAT_MS;
    if (streams->options.gather_ms == 0)
        streams->options.gather_ms = STREAM_GATHER_MS;
    streams->epoll = streams->event = -1;
    streams->of_stream = slab_of(Stream);
    streams->heartbeat = batch_make(STR(":\n\n"), 0);
    streams->resync = batch_make(STR("event: resync\ndata:\n\n"), 0);
    pthread_mutex_init(&streams->inbox_lock, NULL);
    Err err = streams_start(streams);
    if (err != ERR_NONE) {
        streams_close(streams);
        return err;
    }
    *ret = streams;
    return ERR_NONE;
}

void streams_close(Streams *streams) {
    if (streams == NULL)
        return;
    pthread_mutex_lock(&streams->inbox_lock);
    streams->stopping = true;
    pthread_mutex_unlock(&streams->inbox_lock);
    if (streams->running) {
        wake(streams);
        pthread_join(streams->thread, NULL);
    }
    streams_drop_all(streams);
    slab_close(&streams->of_stream);
    batch_release(streams->heartbeat);
    batch_release(streams->resync);
    fd_close(streams->event);
    fd_close(streams->epoll);
    pthread_mutex_destroy(&streams->inbox_lock);
    free(streams);
}
