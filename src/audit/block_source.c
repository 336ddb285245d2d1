/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/block_source.h"

#include <errno.h>
#include <unistd.h>

Err source_read(BlockSource *source, char *room, size_t size, size_t *ret_len) {
    size_t len = 0;
    while (len < size) {
        size_t more;
        TRY(source->read(source, room + len, size - len, &more));
        if (more == 0)
            break;
        len += more;
    }
    *ret_len = len;
    return ERR_NONE;
}

static Err file_read(BlockSource *source, char *room, size_t size, size_t *ret_len) {
    const FileSource *file = (const FileSource *)source;
    ssize_t len;
    do
        len = read(file->descriptor, room, size);
    while (len < 0 && errno == EINTR);
    if (len < 0)
        return ERR_STORAGE;
    *ret_len = (size_t)len;
    return ERR_NONE;
}

FileSource file_source(int descriptor) {
    return (FileSource){ .source = { file_read }, .descriptor = descriptor };
}

static Err memory_read(BlockSource *source, char *room, size_t size, size_t *ret_len) {
    MemorySource *memory = (MemorySource *)source;
    if (memory->piece > 0 && size > memory->piece)
        size = memory->piece;
    Str taken = str_slice(memory->rest, 0, size);
    if (taken.len > 0)
        memcpy(room, taken.ptr, taken.len);
    memory->rest = str_slice(memory->rest, taken.len, SIZE_MAX);
    *ret_len = taken.len;
    return ERR_NONE;
}

MemorySource memory_source(Str bytes, size_t piece) {
    return (MemorySource){ .source = { memory_read }, .rest = bytes, .piece = piece };
}

static Err replay_read(BlockSource *source, char *room, size_t size, size_t *ret_len) {
    ReplaySource *replay = (ReplaySource *)source;
    if (replay->ahead.len == 0)
        return replay->behind->read(replay->behind, room, size, ret_len);
    Str taken = str_slice(replay->ahead, 0, size);
    memcpy(room, taken.ptr, taken.len);
    replay->ahead = str_slice(replay->ahead, taken.len, SIZE_MAX);
    *ret_len = taken.len;
    return ERR_NONE;
}

ReplaySource replay_source(Str ahead, BlockSource *behind) {
    return (ReplaySource){ .source = { replay_read }, .ahead = ahead, .behind = behind };
}
