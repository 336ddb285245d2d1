/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "made_database.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "store/db.h"

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

static char schema[40], kept[48]; /* kept: its tables as they were at first; "": not made yet */

static char *url_of_schema(void) {
    const char *url = getenv("EINKLANG_TEST_POSTGRES");
    char *ret = NULL;
    if (asprintf(&ret, "%s%coptions=-csearch_path%%3D%s&application_name=%s", url,
                 strchr(url, '?') != NULL ? '&' : '?', schema, schema) < 0)
        abort();
    return ret;
}

static bool command(const char *format, ...) __attribute__((format(printf, 1, 2)));
static bool command(const char *format, ...) {
    char *text = NULL;
    va_list rest;
    va_start(rest, format);
    if (vasprintf(&text, format, rest) < 0)
        abort();
    va_end(rest);
    PGconn *handle = PQconnectdb(getenv("EINKLANG_TEST_POSTGRES"));
    PQclear(PQexec(handle, "SET client_min_messages = error"));
    PGresult *result = PQexec(handle, text);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!done)
        fprintf(stderr, "%s", PQerrorMessage(handle));
    PQclear(result);
    PQfinish(handle);
    free(text);
    return done;
}

/* Both begin with the schema and what is kept of it. */
#define BLOCK "DO $$ DECLARE own text := '%s'; kept text := '%s'; t record; BEGIN "
static const char KEEP[] = BLOCK
    "EXECUTE format('CREATE SCHEMA %%I', kept);"
    " EXECUTE format('CREATE TABLE %%I.sequence_of AS SELECT sequencename AS name, last_value AS"
    " value FROM pg_sequences WHERE schemaname = %%L', kept, own);"
    " FOR t IN SELECT tablename AS name FROM pg_tables WHERE schemaname = own LOOP"
    " EXECUTE format('CREATE TABLE %%I.%%I AS TABLE %%I.%%I', kept, t.name, own, t.name);"
    " END LOOP; END $$";
/* Fails when a table lacks a column that it had: then all is made anew. A case that adds a column or takes an index away
 * leaves it to the next. */
static const char PUT_BACK[] = BLOCK
    "SET LOCAL session_replication_role = replica;"
    " FOR t IN SELECT tablename AS name FROM pg_tables o WHERE schemaname = own AND NOT EXISTS"
    " (SELECT FROM pg_tables k WHERE k.schemaname = kept AND k.tablename = o.tablename) LOOP"
    " EXECUTE format('DROP TABLE %%I.%%I CASCADE', own, t.name); END LOOP;"
    " FOR t IN SELECT tablename AS name FROM pg_tables"
    " WHERE schemaname = kept AND tablename <> 'sequence_of' LOOP"
    " EXECUTE format('DELETE FROM %%I.%%I', own, t.name);"
    " EXECUTE format('INSERT INTO %%I.%%I OVERRIDING SYSTEM VALUE SELECT * FROM %%I.%%I', own,"
    " t.name, kept, t.name); END LOOP;"
    " FOR t IN EXECUTE format('SELECT * FROM %%I.sequence_of', kept) LOOP"
    " PERFORM setval(format('%%I.%%I', own, t.name)::regclass, COALESCE(t.value, 1),"
    " t.value IS NOT NULL); END LOOP; END $$";

static bool drop(void) {
    return command("DROP SCHEMA IF EXISTS %s CASCADE", schema) &&
           command("DROP SCHEMA IF EXISTS %s CASCADE", kept);
}

static void drop_at_exit(void) {
    if (getpid() == maker)
        drop();
}

static bool make_schema(void) {
    char *url = url_of_schema();
    bool made = command("CREATE SCHEMA %s", schema) && make(url) && command(KEEP, schema, kept);
    free(url);
    return made;
}

char *made_database_postgres(void) {
    if (schema[0] == '\0') {
        maker = getpid();
        snprintf(schema, sizeof schema, "test_%d_%lld", (int)maker, (long long)time(NULL));
        snprintf(kept, sizeof kept, "%s_kept", schema);
        atexit(drop_at_exit);
        return make_schema() ? url_of_schema() : NULL;
    }
    if (!command(PUT_BACK, schema, kept) && !(drop() && make_schema()))
        return NULL;
    return url_of_schema();
}
