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

/* Holds the lock of the schema as long as this program lives, and so tells others that it is taken. */
static PGconn *keeper;
static char schema[24],
    kept[32]; /* kept: its tables as they were at first; "": none is taken yet */

/* More programs than so many at a time have no schema. The program itself locks by one large number, not by two. */
enum { SCHEMAS_MAX = 64, LOCK_CLASS = 7 };

static char *url_of_schema(void) {
    const char *url = getenv("EINKLANG_TEST_POSTGRES");
    char *ret = NULL;
    if (asprintf(&ret, "%s%coptions=-csearch_path%%3D%s&application_name=%s", url,
                 strchr(url, '?') != NULL ? '&' : '?', schema, schema) < 0)
        abort();
    return ret;
}

/* The first value of what is answered, "" when there is none. false: it failed, and why was printed. */
static bool ask(char *ret, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool ask(char *ret, size_t size, const char *format, ...) {
    char *text = NULL;
    va_list rest;
    va_start(rest, format);
    if (vasprintf(&text, format, rest) < 0)
        abort();
    va_end(rest);
    PGresult *result = PQexec(keeper, text);
    ExecStatusType status = PQresultStatus(result);
    bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!done)
        fprintf(stderr, "%s", PQerrorMessage(keeper));
    snprintf(ret, size, "%s", done && PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "");
    PQclear(result);
    free(text);
    return done;
}
#define command(...) ask((char[2]){ 0 }, 2, __VA_ARGS__)

/* Tables, indexes and their columns, triggers: what a case may have changed besides rows. */
static const char LOOKS[] =
    "SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM ("
    "SELECT concat_ws(' ', c.relname, a.attname, a.atttypid, a.attnotnull) AS line"
    " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
    " WHERE c.relnamespace = '%s'::regnamespace AND a.attnum > 0 UNION ALL "
    "SELECT concat_ws(' ', c.relname, g.tgname, g.tgenabled) FROM pg_class c JOIN pg_trigger g ON "
    "g.tgrelid = c.oid"
    " WHERE c.relnamespace = '%s'::regnamespace AND NOT g.tgisinternal) AS lines";

/* A copy of each table that has rows, how all look, and a function that puts the rows back. In a function statements are
 * planned once for each connection, and there are many of them. */
static const char KEEP[] =
    "DO $$ DECLARE own text := '%s'; kept text := '%s'; t record; filled boolean; work text := "
    "''; BEGIN"
    " EXECUTE format('CREATE SCHEMA %%I', kept);"
    " FOR t IN SELECT tablename AS name FROM pg_tables WHERE schemaname = own LOOP"
    " work := work || format('DELETE FROM %%I.%%I; ', own, t.name);"
    " EXECUTE format('SELECT EXISTS (SELECT FROM %%I.%%I)', own, t.name) INTO filled;"
    " CONTINUE WHEN NOT filled;"
    " EXECUTE format('CREATE TABLE %%I.%%I AS TABLE %%I.%%I', kept, t.name, own, t.name);"
    " work := work || format('INSERT INTO %%I.%%I OVERRIDING SYSTEM VALUE SELECT * FROM %%I.%%I; ',"
    " own, t.name, kept, t.name); END LOOP;"
    " FOR t IN SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE schemaname "
    "= own LOOP"
    " work := work || format('PERFORM setval(''%%I.%%I'', %%s, %%L); ', own, t.name,"
    " COALESCE(t.value, 1), t.value IS NOT NULL); END LOOP;"
    " EXECUTE format('CREATE FUNCTION %%I.put_back() RETURNS void LANGUAGE plpgsql AS %%L', kept,"
    " 'BEGIN ' || work || 'END'); END $$";

static bool drop(void) {
    return command("DROP SCHEMA IF EXISTS %s CASCADE", schema) &&
           command("DROP SCHEMA IF EXISTS %s CASCADE", kept);
}

static bool make_schema(void) {
    char looks[40];
    char *url = url_of_schema();
    bool made = drop() && command("CREATE SCHEMA %s", schema) && make(url) &&
                command(KEEP, schema, kept) && ask(looks, sizeof looks, LOOKS, schema, schema) &&
                command("CREATE TABLE %s.looks AS SELECT '%s' AS looks", kept, looks);
    free(url);
    return made;
}

/* A case that added a column or took an index away leaves a schema that is made anew. */
static bool put_back(void) {
    char looks[40], first[40], found[2];
    if (!ask(found, sizeof found,
             "SELECT 1 FROM pg_tables WHERE schemaname = '%s' AND tablename = 'looks'", kept))
        return false;
    bool same = found[0] != '\0' && ask(looks, sizeof looks, LOOKS, schema, schema) &&
                ask(first, sizeof first, "SELECT looks FROM %s.looks", kept) &&
                strcmp(looks, first) == 0;
    return same ? command("SELECT %s.put_back()", kept) : make_schema();
}

/* The lock goes when the program ends, however it does. */
static bool take_schema(void) {
    keeper = PQconnectdb(getenv("EINKLANG_TEST_POSTGRES"));
    if (!command("SET client_min_messages = error") ||
        !command("SET session_replication_role = replica"))
        return false;
    for (int number = 1; number <= SCHEMAS_MAX; number++) {
        char taken[2];
        if (!ask(taken, sizeof taken, "SELECT pg_try_advisory_lock(%d, %d)", LOCK_CLASS, number))
            return false;
        if (taken[0] != 't')
            continue;
        snprintf(schema, sizeof schema, "test_%d", number);
        snprintf(kept, sizeof kept, "%s_kept", schema);
        return true;
    }
    return false;
}

char *made_database_postgres(void) {
    if (schema[0] == '\0' && !take_schema())
        return NULL;
    return put_back() ? url_of_schema() : NULL;
}
