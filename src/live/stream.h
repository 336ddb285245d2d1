/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stream.h -- event streams (text/event-stream): one thread writes to all of them, nobody waits for any.
 *
 * A stream is a connected socket handed over by the HTTP seam (streams_take is an HttpTakeFn); it
 * belongs to one group, say an initiative or a class of listeners of a room (rooms.h). streams_send gives an
 * event to a whole group: the first one goes out at once, later ones are gathered until gather_ms after it.
 * Order within a group is the order of the calls, for joins and ends as well: a stream gets exactly the
 * events sent after it joined.
 *
 * A reader that does not keep up is never waited for and never queued for: what was begun is finished,
 * events meanwhile are left out, then it gets the event "resync" and loads its page anew. It is closed
 * when it takes nothing for two heartbeats. Every heartbeat_ms a comment shows that the stream lives.
 *
 * Format: WHATWG HTML, section 9.2 "Server-sent events". */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

enum {
    /* a full room (PARTICIPANTS_MAX), who leads it and its wall, and what else is live */
    STREAMS_MAX = 12000,
    STREAM_HEARTBEAT_MS = 15000,
    STREAM_GATHER_MS = 50,
    STREAM_PENDING_MAX = 256 * 1024,    /* bytes gathered for one group; more: "resync" instead */
    STREAM_INBOX_MAX = 8 * 1024 * 1024, /* bytes not yet seen by the thread; more: "resync" */
};

typedef struct StreamsOptions {
    unsigned streams_max; /* each: 0 = the default above */
    unsigned heartbeat_ms;
    unsigned gather_ms;
} StreamsOptions;

typedef struct Streams Streams;

MUST_CHECK Err streams_open(const StreamsOptions *options, Streams **ret);
/* Closes all streams; browsers come back by themselves. Accepts NULL. */
void streams_close(Streams *streams);

/* Who wants to know that a stream is gone. `left` runs in the thread of the streams (or in streams_close),
 * once for each stream taken with ERR_NONE, and must be short; it may call the functions below. */
typedef struct StreamOwner {
    void (*left)(void *self, void *token);
    void *self;
} StreamOwner;

/* Argument of streams_take. */
typedef struct StreamJoin {
    uint64_t group;
    Str first; /* events that this stream alone gets at first, formatted; may be empty */
    const StreamOwner *owner; /* opt: outlives the stream */
    void *token;              /* the owner's name for the stream */
    bool only;                /* closed after `first` */
} StreamJoin;

/* Takes over the socket `fd`; writes status line, headers and `first`. `join` is a StreamJoin. ERR_BUSY:
 * too many streams, or stopping; then `fd` stays with the caller. Signature of HttpTakeFn. */
Err streams_take(void *streams, int fd, const void *join);
/* Sends formatted events to all streams of a group. Never blocks. */
void streams_send(Streams *streams, uint64_t group, Str events);
/* The same without gathering: for who has gathered already. */
void streams_send_now(Streams *streams, uint64_t group, Str events);
/* All streams of the group get what was sent so far and `last` (formatted, may be empty) and are closed. One that
 * does not keep up is closed at once. Never blocks. */
void streams_end(Streams *streams, uint64_t group, Str last);
/* The stream with this token gets `last`, not what is still gathered, and is closed. */
void streams_end_one(Streams *streams, uint64_t group, void *token, Str last);

/* Formats one event. `id` 0: no id (a reconnecting browser sends the last one as Last-Event-ID);
 * `name` has no line ends; each line of `data` becomes a data field. */
void stream_event(Out *out, uint64_t id, Str name, Str data);

typedef struct StreamCounts {
    unsigned streams;
    uint64_t resyncs; /* readers that were told to load anew */
    uint64_t dropped; /* readers closed because they took nothing */
} StreamCounts;
StreamCounts streams_counts(Streams *streams);
