/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_FIRST ((size_t)4096)

static Err open_error(void) {
    if (errno == ENOENT || errno == ENOTDIR)
        return ERR_NOT_FOUND;
    if (errno == EACCES || errno == EPERM)
        return ERR_FORBIDDEN;
    return ERR_STORAGE;
}

/* Reads to the end of the file or of the buffer. */
static Err read_some(int fd, char *buffer, size_t size, size_t *len) {
    while (*len < size) {
        ssize_t got = read(fd, buffer + *len, size - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ERR_STORAGE;
        if (got == 0)
            return ERR_NONE;
        *len += (size_t)got;
    }
    return ERR_NONE;
}

Err file_read_all(Arena *arena, const char *path, size_t max, Str *ret) {
    CLEANUP(fd_closep) int fd = -1;
    do
        fd = open(path, O_RDONLY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return open_error();
    struct stat info;
    if (fstat(fd, &info) != 0)
        return ERR_STORAGE;
    if (S_ISREG(info.st_mode) && (uint64_t)info.st_size > max)
        return ERR_TOO_LARGE;

    /* One byte more than expected, so that a file of the expected size ends within the first
     * buffer; what has no size (pipes, /proc) or grows meanwhile doubles it. */
    size_t capacity = READ_FIRST;
    if (S_ISREG(info.st_mode) && info.st_size > 0)
        capacity = (size_t)info.st_size + 1;
    size_t len = 0;
    char *buffer = arena_try_new(arena, char, capacity);
    if (buffer == NULL)
        return ERR_TOO_LARGE;
    for (;;) {
        TRY(read_some(fd, buffer, capacity, &len));
        if (len > max)
            return ERR_TOO_LARGE;
        if (len < capacity)
            break;
        char *larger = arena_try_new(arena, char, capacity * 2);
        if (larger == NULL)
            return ERR_TOO_LARGE;
        memcpy(larger, buffer, len);
        buffer = larger;
        capacity *= 2;
    }
    buffer[len] = '\0';
    *ret = (Str){ buffer, len };
    return ERR_NONE;
}

Err write_all(int fd, Str bytes) {
    while (bytes.len > 0) {
        ssize_t wrote = write(fd, bytes.ptr, bytes.len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return ERR_STORAGE;
        bytes = str_slice(bytes, (size_t)wrote, SIZE_MAX);
    }
    return ERR_NONE;
}

/* link, not rename, which would replace. Some file systems have no links. */
Err file_publish(const char *part, const char *path) {
    if (link(part, path) == 0)
        return unlink(part) == 0 ? ERR_NONE : ERR_STORAGE;
    if (errno == EEXIST || access(path, F_OK) == 0)
        return ERR_CONFLICT;
    return rename(part, path) == 0 ? ERR_NONE : ERR_STORAGE;
}

Err folder_sync(const char *path) {
    const char *slash = strrchr(path, '/');
    char *folder =
        slash == NULL ? strdup(".") : strndup(path, slash == path ? 1 : (size_t)(slash - path));
    if (folder == NULL)
        abort();
    CLEANUP(fd_closep) int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (fd < 0)
        return ERR_STORAGE;
    /* Some file systems keep names safe by themselves and cannot be asked. */
    return fsync(fd) == 0 || errno == EINVAL || errno == EOPNOTSUPP ? ERR_NONE : ERR_STORAGE;
}

void fd_close(int fd) {
    if (fd >= 0)
        (void)close(fd); /* Linux has released it even when EINTR is reported */
}

void fd_closep(int *fd) {
    fd_close(*fd);
    *fd = -1;
}
