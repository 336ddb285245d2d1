/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "made_database.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "store/db.h"

enum { TRIES = 200, PAUSE_MS = 20 };

static bool make(char *location) {
    Db *db = NULL;
    DbOptions options = { .location = location, .create = true };
    bool made = db_open(&options, &db) == ERR_NONE;
    db_close(db);
    return made;
}

static pid_t maker; /* not a child of it */

/* -- SQLite -------------------------------------------------------------------------------------- */

static char first_folder[80], first_file[100]; /* "": not made yet */

static void remove_first(void) {
    if (getpid() != maker)
        return;
    unlink(first_file);
    rmdir(first_folder);
}

static bool make_first(void) {
    const char *base = getenv("TMPDIR");
    snprintf(first_folder, sizeof first_folder, "%s/einklang-made.XXXXXX",
             base != NULL ? base : "/tmp");
    maker = getpid();
    if (mkdtemp(first_folder) == NULL)
        return false;
    snprintf(first_file, sizeof first_file, "%s/made.db", first_folder);
    atexit(remove_first);
    return make(first_file);
}

bool made_database_sqlite(const char *path) {
    if (first_file[0] == '\0' && !make_first())
        return false;
    CLEANUP(fd_closep) int from = open(first_file, O_RDONLY | O_CLOEXEC);
    CLEANUP(fd_closep) int to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    struct stat stat;
    if (from < 0 || to < 0 || fstat(from, &stat) != 0)
        return false;
    for (off_t left = stat.st_size; left > 0;) {
        ssize_t sent = sendfile(to, from, NULL, (size_t)left);
        if (sent <= 0)
            return false;
        left -= sent;
    }
    return true;
}

/* -- PostgreSQL ---------------------------------------------------------------------------------- */

static char first_name[64]; /* "": not made yet */

char *made_database_url(const char *name) {
    const char *url = getenv("EINKLANG_TEST_POSTGRES");
    char *ret = NULL;
    if (asprintf(&ret, "%s%cdbname=%s", url, strchr(url, '?') != NULL ? '&' : '?', name) < 0)
        abort();
    return ret;
}

static bool command(const char *text, bool last) {
    PGconn *handle = PQconnectdb(getenv("EINKLANG_TEST_POSTGRES"));
    PGresult *result = PQexec(handle, text);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!done && last)
        fprintf(stderr, "%s", PQerrorMessage(handle));
    PQclear(result);
    PQfinish(handle);
    return done;
}

/* A session that was closed a moment ago may still be ending in its server, and holds what is copied: hence several
 * tries. */
static bool copy(const char *name, const char *from) {
    char text[200];
    snprintf(text, sizeof text, "CREATE DATABASE %s TEMPLATE %s", name, from);
    for (int i = 1; i <= TRIES; i++) {
        if (command(text, i == TRIES))
            return true;
        nanosleep(&(struct timespec){ .tv_nsec = PAUSE_MS * 1000000L }, NULL);
    }
    return false;
}

bool made_database_drop(const char *name) {
    char text[120];
    snprintf(text, sizeof text, "DROP DATABASE %s WITH (FORCE)", name);
    return command(text, true);
}

static void drop_first(void) {
    if (getpid() == maker)
        made_database_drop(first_name);
}

static bool make_first_there(void) {
    maker = getpid();
    snprintf(first_name, sizeof first_name, "made_%d_%lld", (int)maker, (long long)time(NULL));
    if (!copy(first_name, "template1"))
        return false;
    atexit(drop_first);
    char *url = made_database_url(first_name);
    bool made = make(url);
    free(url);
    return made;
}

bool made_database_postgres(const char *name) {
    if (first_name[0] == '\0' && !make_first_there())
        return false;
    return copy(name, first_name);
}
