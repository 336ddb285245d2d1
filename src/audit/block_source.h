/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* block_source.h -- where the bytes of an input come from: a file, standard input, memory; others (an archive's member, a
 * decrypted upload) put a BlockSource first in a struct of their own.
 *
 *   FileSource file = file_source(descriptor);
 *   TRY(source_read(&file.source, room, size, &len));
 *
 * Never a memory map: a file that somebody shortens meanwhile would end the process. One thread at a time. */
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

typedef struct BlockSource BlockSource;
struct BlockSource {
    /* Up to `size` > 0 bytes into `room`; fewer are no sign of the end, none is. ERR_STORAGE. */
    Err (*read)(BlockSource *source, char *room, size_t size, size_t *ret_len);
};

/* As `read`, but fewer than `size` bytes are the end. */
MUST_CHECK Err source_read(BlockSource *source, char *room, size_t size, size_t *ret_len);

/* Reads from where the descriptor stands; it stays the caller's. */
typedef struct FileSource {
    BlockSource source;
    int descriptor;
} FileSource;
FileSource file_source(int descriptor);

/* `piece`: at most so many bytes at once, 0 = as many as fit. */
typedef struct MemorySource {
    BlockSource source;
    Str rest;
    size_t piece;
} MemorySource;
MemorySource memory_source(Str bytes, size_t piece);

/* `ahead` first, which was read from `behind` already. */
typedef struct ReplaySource {
    BlockSource source;
    Str ahead;
    BlockSource *behind;
} ReplaySource;
ReplaySource replay_source(Str ahead, BlockSource *behind);
