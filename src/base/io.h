/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* io.h -- the few things done with file descriptors in more than one place. All of them repeat on
 * EINTR. */
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The whole file, at most `max` bytes, in the arena with a NUL behind it (not counted).
 * ERR_NOT_FOUND: no such file; ERR_FORBIDDEN: not readable for us; ERR_TOO_LARGE: more than `max`;
 * ERR_STORAGE: everything else. */
MUST_CHECK Err file_read_all(Arena *arena, const char *path, size_t max, Str *ret);
/* All bytes or ERR_STORAGE (then some may have been written). */
MUST_CHECK Err write_all(int fd, Str bytes);
/* Gives a finished file its name, unless there is one of that name: ERR_CONFLICT, also of two that begin at
 * once for the second. The old name is gone on success. ERR_STORAGE. */
MUST_CHECK Err file_publish(const char *part, const char *path);
/* What was made, named or removed beside `path` survives a power loss. ERR_STORAGE. */
MUST_CHECK Err folder_sync(const char *path);
/* Accepts -1. */
void fd_close(int fd);
/* For CLEANUP(fd_closep); sets *fd to -1. */
void fd_closep(int *fd);
