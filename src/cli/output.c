/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* output.c -- what a command writes into a file that was named. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "cli/command.h"

static Err write_synced(const char *path, Str text) {
    CLEANUP(fd_closep) int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return ERR_STORAGE;
    TRY(write_all(file, text));
    return fsync(file) == 0 ? ERR_NONE : ERR_STORAGE;
}

/* A device or a pipe takes what comes; it is not replaced by a file. */
static Err write_into(const char *path, Str text) {
    CLEANUP(fd_closep) int file = open(path, O_WRONLY | O_CLOEXEC);
    return file < 0 ? ERR_STORAGE : write_all(file, text);
}

Err cli_write_file(const Cli *cli, const char *path, Str text) {
    struct stat status;
    char there[PATH_MAX];
    if (stat(path, &status) == 0) {
        if (!S_ISREG(status.st_mode))
            return write_into(path, text);
        if (realpath(path, there) == NULL)
            return ERR_STORAGE;
        path = there;
    }
    const char *part = str_c(cli->arena, str_join(cli->arena, str_from(path), STR(".part")));
    Err err = write_synced(part, text);
    if (err == ERR_NONE && rename(part, path) != 0)
        err = ERR_STORAGE;
    if (err != ERR_NONE)
        unlink(part);
    return err;
}
