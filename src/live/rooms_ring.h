/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* rooms_ring.h -- the last frames of one class of listeners, and catch-ups that were rendered for it.
 *
 * Frames say which changes are in them: those after `from` up to `to`. Changes that the class does not see leave
 * no frame, so whoever has everything up to one of them has everything up to the next frame's `from`. Not
 * thread-safe: the hub's lock is held. */
#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"

typedef struct Frame Frame;

typedef struct Ring {
    size_t frames_max, bytes_max;
    bool open;
    uint64_t start, end; /* it knows all changes after `start` up to `end` */
    Frame **frames;      /* a circle of frames_max */
    size_t first, count;
    size_t bytes;
    Frame *catch_ups, *newest_catch_up; /* oldest first */
    size_t catch_up_bytes;
} Ring;

/* Empty; it knows that nothing came after `seq` yet. Of an open one: begins anew there. */
void ring_open(Ring *ring, uint64_t seq);
/* It no longer reaches back. Catch-ups go as well. */
void ring_close(Ring *ring);
/* The changes after `end` up to `to` are in `event` (formatted; empty: nothing that the class sees). */
void ring_add(Ring *ring, uint64_t to, Str event);
/* Keeps a catch-up: the changes after `since` up to `end`. */
void ring_keep(Ring *ring, uint64_t since, Str event);
/* Appends all events after `since`. False: it cannot; nothing is appended. */
bool ring_copy(const Ring *ring, uint64_t since, Out *events);
