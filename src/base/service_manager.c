/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/service_manager.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/io.h"
#include "base/str.h"

enum { FIRST_DESCRIPTOR = 3 };

int service_socket(void) {
    const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
    int64_t value;
    if (pid == NULL || count == NULL || !str_i64(str_from(pid), &value))
        return 0;
    if (value != getpid() || strcmp(count, "1") != 0)
        return 0;
    if (fcntl(FIRST_DESCRIPTOR, F_SETFD, FD_CLOEXEC) != 0)
        return 0;
    return FIRST_DESCRIPTOR;
}

void service_notify(const char *state) {
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    if (path == NULL || (path[0] != '/' && path[0] != '@'))
        return;
    size_t len = strlen(path);
    if (len >= sizeof address.sun_path)
        return;
    memcpy(address.sun_path, path, len);
    if (path[0] == '@')
        address.sun_path[0] = '\0'; /* a name, no file */
    CLEANUP(fd_closep) int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
    ssize_t sent =
        sendto(fd, state, strlen(state), MSG_NOSIGNAL, (const struct sockaddr *)&address, size);
    (void)sent; /* a manager that has gone is no reason to stop */
}

/* "DEVICE:INODE", which a process may have inherited while its own standard error is something else. */
bool service_journal(void) {
    Str rest = str_from(getenv("JOURNAL_STREAM")), piece;
    struct stat file;
    int64_t device, inode;
    if (!str_cut(&rest, ':', &piece) || !str_i64(piece, &device) || !str_i64(rest, &inode))
        return false;
    if (fstat(STDERR_FILENO, &file) != 0)
        return false;
    return file.st_dev == (dev_t)device && file.st_ino == (ino_t)inode;
}
