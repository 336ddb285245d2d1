/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stream_internal.h -- shared by stream.c (what other threads call) and stream_loop.c (the thread).
 *
 * Other threads only touch the inbox, under its lock, and the counters. Everything else belongs to the
 * thread alone. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/slab.h"
#include "live/stream.h"

enum { GROUP_BUCKETS = 1024 };

typedef enum LetterKind { LETTER_JOIN, LETTER_EVENTS, LETTER_END, LETTER_END_ONE } LetterKind;

/* A message to the thread: a stream that joins, events for a group, or its end. */
typedef struct Letter {
    struct Letter *next;
    LetterKind kind;
    uint64_t group;
    int fd; /* of LETTER_JOIN */
    const StreamOwner *owner;
    void *token;
    bool only;   /* of LETTER_JOIN: closed after its bytes */
    bool now;    /* of LETTER_EVENTS: not gathered */
    bool resync; /* of LETTER_EVENTS: instead of events that would not fit */
    size_t len;
    char bytes[];
} Letter;

/* Bytes that several streams are sent, counted. */
typedef struct Batch {
    unsigned references;
    uint64_t start; /* position of the first byte among all bytes of the group */
    size_t len;
    char bytes[];
} Batch;

typedef struct Stream {
    int fd;
    struct Group *group;
    struct Stream *previous; /* in the group */
    struct Stream *next;
    uint64_t from; /* position in the group's bytes from where on it wants them */
    Batch *left;   /* begun and not finished, NULL mostly */
    size_t left_offset;
    int64_t written_ms; /* last time the socket took something */
    const StreamOwner *owner;
    void *token;
    bool resync; /* missed something while `left` was unfinished */
    bool only;   /* is closed when `left` is finished */
} Stream;

typedef struct Group {
    uint64_t key;
    struct Group *bucket_next;
    Stream *first;
    Out pending;       /* gathered events */
    uint64_t position; /* bytes ever accepted, `pending` included */
    int64_t due_ms;    /* when `pending` goes out */
    int64_t cut_ms;    /* when the last batch began */
    Batch *batch;      /* going out now */
    Stream *cursor;    /* next stream to get it */
    bool active;       /* is in the list of groups with something to send */
    struct Group *active_next;
} Group;

struct Streams {
    StreamsOptions options;
    int epoll;
    int event;
    pthread_t thread;
    bool running;

    pthread_mutex_t inbox_lock;
    Letter *inbox_first;
    Letter *inbox_last;
    size_t inbox_bytes;
    bool stopping;

    _Atomic unsigned count;
    _Atomic uint64_t resyncs;
    _Atomic uint64_t dropped;

    Group *groups[GROUP_BUCKETS];
    Group *active;
    Slab of_stream;
    Batch *heartbeat;
    Batch *resync;
    int64_t swept_ms;
};

void *streams_main(void *streams);
/* Closes all streams and frees all groups, after the thread has ended. */
void streams_drop_all(Streams *streams);
Batch *batch_make(Str bytes, uint64_t start);
void batch_release(Batch *batch);
