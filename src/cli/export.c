/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* export.c -- `einklang export INITIATIVE [-o FILE]`. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/transfer.h"
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

/* The file is there whole or not at all; it holds personal data and is its owner's only. What a symbolic link
 * leads to is replaced, not the link. */
static Err write_file(Arena *arena, const char *path, Str text) {
    struct stat status;
    char there[PATH_MAX];
    if (stat(path, &status) == 0) {
        if (!S_ISREG(status.st_mode))
            return write_into(path, text);
        if (realpath(path, there) == NULL)
            return ERR_STORAGE;
        path = there;
    }
    const char *part = str_c(arena, str_join(arena, str_from(path), STR(".part")));
    Err err = write_synced(part, text);
    if (err == ERR_NONE && rename(part, path) != 0)
        err = ERR_STORAGE;
    if (err != ERR_NONE)
        unlink(part);
    return err;
}

static Err export(Cli *cli, Out *out) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    TRY(conn_snapshot(conn));
    InitiativeRef initiative;
    TRY(access_initiative(cli->app, &cli->ctx, conn, str_from(cli->words[0]), PERMISSION_EXPORT,
                          &initiative));
    return initiative_export(cli->app, &cli->ctx, conn, &initiative, out);
}

int export_command(Cli *cli) {
    CLEANUP(out_done) Out out = out_open(65536);
    Err err = export(cli, &out);
    if (err != ERR_NONE)
        return cli_fail_initiative(cli, err);
    const char *path = cli_value(cli, "output");
    Str text = out_view(&out);
    if (path == NULL) {
        fwrite(text.ptr, 1, text.len, stdout);
        return EXIT_DONE;
    }
    err = write_file(cli->arena, path, text);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, path);
}
