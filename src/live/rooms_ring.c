/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "live/rooms_ring.h"

#include <stdlib.h>

struct Frame {
    Frame *next; /* of a catch-up */
    uint64_t from, to;
    size_t len;
    char bytes[];
};

static Frame *frame_make(uint64_t from, uint64_t to, Str event) {
    Frame *frame = malloc(sizeof *frame + event.len);
    if (frame == NULL)
        abort();
    *frame = (Frame){ .from = from, .to = to, .len = event.len };
    if (event.len > 0)
        memcpy(frame->bytes, event.ptr, event.len);
    return frame;
}

/* The i-th, oldest first. */
static Frame **slot(const Ring *ring, size_t i) {
    return &ring->frames[(ring->first + i) % ring->frames_max];
}

static void drop_oldest(Ring *ring) {
    Frame *frame = *slot(ring, 0);
    ring->start = frame->to;
    ring->bytes -= frame->len;
    ring->first = (ring->first + 1) % ring->frames_max;
    ring->count--;
    free(frame);
}

static void drop_oldest_catch_up(Ring *ring) {
    Frame *frame = ring->catch_ups;
    ring->catch_ups = frame->next;
    if (ring->catch_ups == NULL)
        ring->newest_catch_up = NULL;
    ring->catch_up_bytes -= sizeof *frame + frame->len;
    free(frame);
}

void ring_close(Ring *ring) {
    while (ring->count > 0)
        drop_oldest(ring);
    while (ring->catch_ups != NULL)
        drop_oldest_catch_up(ring);
    free(ring->frames);
    ring->frames = NULL;
    ring->open = false;
}

void ring_open(Ring *ring, uint64_t seq) {
    ring_close(ring);
    ring->frames = calloc(ring->frames_max, sizeof(Frame *));
    if (ring->frames == NULL)
        abort();
    ring->first = 0;
    ring->start = ring->end = seq;
    ring->open = true;
}

void ring_add(Ring *ring, uint64_t to, Str event) {
    if (event.len > 0) {
        if (ring->count == ring->frames_max)
            drop_oldest(ring);
        *slot(ring, ring->count++) = frame_make(ring->end, to, event);
        ring->bytes += event.len;
    }
    ring->end = to;
    while (ring->bytes > ring->bytes_max)
        drop_oldest(ring);
    /* Catch-ups end where a frame did, and later ones not earlier. */
    while (ring->catch_ups != NULL && ring->catch_ups->to < ring->start)
        drop_oldest_catch_up(ring);
}

void ring_keep(Ring *ring, uint64_t since, Str event) {
    Frame *frame = frame_make(since, ring->end, event);
    ring->catch_up_bytes += sizeof *frame + frame->len;
    if (ring->newest_catch_up != NULL)
        ring->newest_catch_up->next = frame;
    else
        ring->catch_ups = frame;
    ring->newest_catch_up = frame;
    while (ring->catch_ups != NULL && ring->catch_up_bytes > ring->bytes_max)
        drop_oldest_catch_up(ring);
}

/* Number of the first frame that somebody with everything up to `since` has not got; false: it got a part of
 * it, or the ring does not reach back so far. */
static bool position(const Ring *ring, uint64_t since, size_t *ret) {
    if (!ring->open || since < ring->start || since > ring->end)
        return false;
    size_t low = 0, high = ring->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((*slot(ring, middle))->to > since)
            high = middle;
        else
            low = middle + 1;
    }
    *ret = low;
    return low == ring->count || (*slot(ring, low))->from >= since;
}

static void copy_from(const Ring *ring, size_t i, Out *events) {
    for (; i < ring->count; i++)
        out_bytes(events, (*slot(ring, i))->bytes, (*slot(ring, i))->len);
}

bool ring_copy(const Ring *ring, uint64_t since, Out *events) {
    size_t i;
    if (position(ring, since, &i)) {
        copy_from(ring, i, events);
        return true;
    }
    for (const Frame *one = ring->catch_ups; one != NULL; one = one->next) {
        if (one->from == since && position(ring, one->to, &i)) {
            out_bytes(events, one->bytes, one->len);
            copy_from(ring, i, events);
            return true;
        }
    }
    return false;
}
