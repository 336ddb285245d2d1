/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* opening.c -- why a database does not open, looked up where it lies: the error says that it failed, the file
 * system says why. */
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "cli/command.h"

static const char SQLITE_START[] =
    "SQLite format 3"; /* with its NUL the first 16 bytes of a database */

static bool is_sqlite(const char *path) {
    char start[sizeof SQLITE_START];
    CLEANUP(fd_closep) int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd >= 0 && read(fd, start, sizeof start) == (ssize_t)sizeof start &&
           memcmp(start, SQLITE_START, sizeof start) == 0;
}

/* What is the matter with the folder of a file that is or shall be there; NULL: nothing. */
static const char *folder_fault(Arena *arena, const char *path) {
    /* dirname writes into its argument */
    char *copy = arena_text(arena, strlen(path) + 1);
    memcpy(copy, path, strlen(path) + 1);
    const char *folder = dirname(copy);
    struct stat status;
    if (stat(folder, &status) != 0)
        return "there is no such folder; make it first (mkdir -p), or name another file with --db";
    if (!S_ISDIR(status.st_mode))
        return "what should be its folder is a file; name another one with --db";
    if (access(folder, W_OK | X_OK) != 0)
        return "its folder cannot be written by this user, and files beside the database are "
               "needed; "
               "change owner or mode of the folder, or run einklang as its owner";
    return NULL;
}

static const char *file_fault(Arena *arena, const char *path) {
    struct stat status;
    const char *fault = folder_fault(arena, path);
    if (stat(path, &status) != 0)
        return fault;
    if (!S_ISREG(status.st_mode))
        return "this is no file but a folder or a device; name a file with --db";
    if (access(path, R_OK | W_OK) != 0)
        return "it cannot be read and written by this user; "
               "change owner or mode of the file, or run einklang as its owner";
    if (status.st_size > 0 && !is_sqlite(path))
        return "this is no database; name another file with --db, or restore a backup";
    return fault;
}

static const char *why(const Cli *cli, Err err) {
    if (strstr(str_c(cli->arena, cli->config.db), "://") != NULL) {
        if (!str_starts(cli->config.db, STR("postgres")))
            return "no such kind of database; name a file, or an address postgresql://...";
        if (err == ERR_BUSY)
            return "the database server does not answer or has no such database, or a backup is "
                   "being restored into it";
    }
    if (err == ERR_NOT_FOUND)
        return "there is no database; name it with --db, or make one with einklang init";
    if (err == ERR_CONFLICT)
        return "made by a newer einklang (update this program) or by another program (name another "
               "file with --db)";
    if (err == ERR_BUSY)
        return "another einklang serves it";
    return err == ERR_STORAGE ? "cannot be read or written; is the disk full?" : cli_words(err);
}

/* The key file, not the database, was the matter. */
static int fail_key(const Cli *cli, Err err) {
    const char *place = str_c(cli->arena, config_key_file(&cli->config, cli->arena));
    const char *needed = cli->fault.needed;
    const char *what = cli_words(err), *fault = folder_fault(cli->arena, place);
    if (cli->fault.kind == OPEN_FAULT_KEY_OTHER)
        what = "this is the key of another database";
    else if (cli->fault.kind == OPEN_FAULT_KEY_MISSING)
        what = "there is no key file of the database";
    else if (err == ERR_INVALID)
        what = "this is no key file of einklang, or it is damaged";
    else if (err == ERR_FORBIDDEN)
        what = "the key file must be readable by its owner only (chmod 600)";
    else if (err == ERR_STORAGE)
        what = fault != NULL
                   ? "its folder is not there or cannot be written; make it first (mkdir -p), or "
                     "name another key file with --key-file"
                   : "the key file cannot be read or written; is the disk full?";
    fprintf(stderr, "einklang: %s: %s\n", place, what);
    if (err == ERR_FORBIDDEN || err == ERR_STORAGE)
        return EXIT_FAILED;
    fprintf(stderr,
            "The database " STR_FMT " belongs to %s %s.\n"
            "Put the key file back from where it is kept, or say with --key-file where it lies. "
            "Only if it\n"
            "is lost: einklang init --other-key, and what was encrypted with it is lost as well.\n",
            STR_ARG(config_database_shown(&cli->config, cli->arena)),
            needed[0] != '\0' ? "the key" : "the key that",
            needed[0] != '\0' ? needed : "it was made with");
    return EXIT_FAILED;
}

int cli_fail_opening(const Cli *cli, Err err) {
    if (cli->fault.kind != OPEN_FAULT_DATABASE)
        return fail_key(cli, err);
    const char *what = why(cli, err), *fault = NULL;
    const char *place = str_c(cli->arena, config_database_shown(&cli->config, cli->arena));
    bool file = strstr(place, "://") == NULL;
    if (file && (err == ERR_STORAGE || err == ERR_INTERNAL || err == ERR_NOT_FOUND))
        fault = file_fault(cli->arena, place);
    if (fault == NULL && err == ERR_INTERNAL)
        return cli_fail(cli, err, place);
    fprintf(stderr, "einklang: %s: %s\n", place, fault != NULL ? fault : what);
    return EXIT_FAILED;
}
