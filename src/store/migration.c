/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* migration.c -- brings the schema of a database up to this program. */
#include "store/migration.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hex.h"
#include "base/out.h"
#include "store/backup.h"
#include "store/db_engine.h"
#include "store/migrations.h"

/* One number for every program that changes the schema of a PostgreSQL database. */
#define MIGRATION_LOCK "6144112105"

static const char VERSION_TABLE[] = "CREATE TABLE schema_version (version {int} PRIMARY KEY, name "
                                    "{text} NOT NULL, checksum {text} NOT NULL);";

size_t migration_count(void) {
    return MIGRATION_COUNT;
}

static Str checksum(const Migration *migration, Arena *arena) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)migration->text.ptr, migration->text.len);
    return hex_encode(arena, hash, sizeof hash);
}

/* -- State of a database ----------------------------------------------------------------------- */

static Err count_of(Conn *conn, const char *text, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, text, &query));
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

static Err has_versions(Conn *conn, bool *ret) {
    bool sqlite = conn->db->ops->engine == ENGINE_SQLITE;
    int64_t ours, all;
    TRY(count_of(conn,
                 sqlite ? "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'"
                        : "SELECT count(*) FROM pg_catalog.pg_tables"
                          " WHERE schemaname = current_schema() AND tablename = 'schema_version'",
                 &ours));
    if (ours == 0 && sqlite) {
        TRY(count_of(conn, "SELECT count(*) FROM sqlite_schema", &all));
        if (all > 0) {
            db_log(conn->db, ERR_INTERNAL, "schema", "this file belongs to another program");
            return ERR_CONFLICT;
        }
    }
    *ret = ours > 0;
    return ERR_NONE;
}

Err migration_state(Conn *conn, size_t *ret) {
    bool known;
    TRY(has_versions(conn, &known));
    if (!known) {
        *ret = 0;
        return ERR_NONE;
    }
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, "SELECT version, checksum FROM schema_version ORDER BY version",
                        &query));
    size_t count = 0;
    for (bool row;; count++) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        if (count == MIGRATION_COUNT || col_i64(query, 0) != MIGRATIONS[count].version)
            return ERR_CONFLICT;
        if (str_eq(col_str(query, 1, arena), checksum(&MIGRATIONS[count], arena)))
            continue;
        db_log(conn->db, ERR_INTERNAL, "schema",
               "a migration differs from the one this database was made with");
        return ERR_INTERNAL;
    }
    *ret = count;
    return ERR_NONE;
}

/* -- Running ----------------------------------------------------------------------------------- */

static const char *type_of(const EngineOps *ops, Str name) {
    if (str_eq(name, STR("id")))
        return ops->identity;
    if (str_eq(name, STR("int")))
        return ops->integer;
    if (str_eq(name, STR("text")))
        return ops->text;
    if (str_eq(name, STR("blob")))
        return ops->blob;
    return NULL;
}

/* Takes the next statement off `rest`, without comments, types filled in; empty: there is none. */
static Err next_statement(const EngineOps *ops, Str *rest, Out *ret) {
    out_reset(ret);
    bool quoted = false;
    size_t at = 0;
    for (; at < rest->len; at++) {
        Str here = str_slice(*rest, at, SIZE_MAX);
        char c = here.ptr[0];
        if (c == '\'')
            quoted = !quoted;
        if (!quoted && c == ';')
            break;
        if (!quoted && str_starts(here, STR("--"))) {
            ptrdiff_t end = str_index(here, '\n');
            at += end < 0 ? here.len - 1 : (size_t)end - 1;
        } else if (!quoted && c == '{') {
            ptrdiff_t end = str_index(here, '}');
            const char *type = end < 0 ? NULL : type_of(ops, str_slice(here, 1, (size_t)end - 1));
            if (type == NULL)
                return ERR_INTERNAL;
            out_c(ret, type);
            at += (size_t)end;
        } else if (ret->len > 0 || (c != ' ' && c != '\n')) {
            out_char(ret, c);
        }
    }
    *rest = str_slice(*rest, at + 1, SIZE_MAX);
    if (str_starts(out_view(ret), STR("CREATE TABLE")))
        out_c(ret, ops->table_end);
    return ERR_NONE;
}

static Err run_text(Conn *conn, Str text) {
    CLEANUP(out_done) Out statement = out_open(1024);
    while (text.len > 0) {
        TRY(next_statement(conn->db->ops, &text, &statement));
        if (str_empty(str_trim(out_view(&statement))))
            continue;
        out_char(&statement, '\0');
        TRY(conn_exec(conn, statement.ptr));
    }
    return ERR_NONE;
}

static Err record_version(Conn *conn, const Migration *migration) {
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(
        conn, "INSERT INTO schema_version (version, name, checksum) VALUES ($1, $2, $3)", &query));
    bind(query, 1, migration->version);
    bind(query, 2, migration->name);
    bind(query, 3, checksum(migration, arena));
    return query_run(query);
}

static Err run_all(Conn *conn, size_t from, size_t to) {
    if (conn->db->ops->engine == ENGINE_POSTGRES) {
        /* Another program may have been faster while this one waited. */
        TRY(conn_exec(conn, "SELECT pg_advisory_xact_lock(" MIGRATION_LOCK ")"));
        TRY(migration_state(conn, &from));
    }
    if (from == 0)
        TRY(run_text(conn, str_from(VERSION_TABLE)));
    for (size_t i = from; i < to && i < MIGRATION_COUNT; i++) {
        TRY(run_text(conn, MIGRATIONS[i].text));
        TRY(record_version(conn, &MIGRATIONS[i]));
    }
    return ERR_NONE;
}

Err migration_run(Conn *conn, size_t from, size_t to) {
    TRY(conn_begin(conn));
    Err err = run_all(conn, from, to);
    if (err == ERR_NONE)
        return conn_commit(conn);
    conn_rollback(conn);
    return err;
}

/* -- The file before --------------------------------------------------------------------------- */

/* FILE.before-0002, or -2, -3 … behind it when that is taken: no older copy is lost. */
static Err keep_old(Db *db, int version) {
    Err err = ERR_CONFLICT;
    for (int number = 1; err == ERR_CONFLICT && number < 100; number++) {
        char *path;
        int size = number == 1 ? asprintf(&path, "%s.before-%04d", db->target, version)
                               : asprintf(&path, "%s.before-%04d-%d", db->target, version, number);
        if (size < 0)
            abort();
        err = backup_write(db, path);
        free(path);
    }
    return err;
}

static Err migrate(Db *db, bool *ret_needed) {
    CLEANUP(conn_closep) Conn *conn = NULL;
    TRY(conn_open(db, CONN_WRITE, &conn));
    size_t state;
    TRY(migration_state(conn, &state));
    *ret_needed = state < MIGRATION_COUNT;
    if (!*ret_needed || db->lock < 0)
        return ERR_NONE;
    if (db->ops->engine == ENGINE_SQLITE && state > 0)
        TRY(keep_old(db, MIGRATIONS[state].version));
    return migration_run(conn, state, SIZE_MAX);
}

Err db_migrate(Db *db) {
    /* Without the lock only to look: most calls find nothing to do, also beside a server. */
    bool held = db->lock >= 0, needed;
    TRY(migrate(db, &needed));
    if (!needed || held)
        return ERR_NONE;
    TRY(db->ops->lock(db)); /* no server may run on tables that change */
    Err err = migrate(db, &needed);
    db->ops->unlock(db);
    return err;
}
