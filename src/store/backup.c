/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* backup.c -- files of whole databases: made, checked, restored. */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"
#include "store/backup_tables.h"

/* A file that disappears with its journal files when its name goes out of scope. */
typedef struct Scratch {
    char *opt_path;
} Scratch;

static Scratch scratch(const char *path, const char *ending) {
    Scratch made;
    if (asprintf(&made.opt_path, "%s%s", path, ending) < 0)
        abort();
    return made;
}

static void scratch_done(Scratch *file) {
    static const char *const endings[] = { "", "-wal", "-shm", "-journal", "-lock" };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        Scratch one = scratch(file->opt_path, endings[i]);
        unlink(one.opt_path);
        free(one.opt_path);
    }
    free(file->opt_path);
}

static void closep(Db **db) {
    db_close(*db);
}

static Err open_plain(const char *path, bool create, Db **ret) {
    DbOptions options = { .location = path, .create = create, .given = !create };
    return db_open_unchecked(&options, ret);
}

/* -- Checks ------------------------------------------------------------------------------------ */

static Err check_pages(Conn *conn) {
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, "PRAGMA integrity_check(1)", &query));
    TRY(query_one(query));
    return str_eq(col_str(query, 0, arena), STR("ok")) ? ERR_NONE : ERR_INVALID;
}

static Err check_references(Conn *conn) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, "PRAGMA foreign_key_check", &query));
    bool row;
    TRY(query_next(query, &row));
    return row ? ERR_INVALID : ERR_NONE;
}

static Err check_database(Db *db, ConnMode mode) {
    CLEANUP(conn_closep) Conn *conn = NULL;
    TRY(conn_open(db, mode, &conn));
    TRY(check_pages(conn));
    TRY(check_references(conn));
    size_t state;
    TRY(migration_state(conn, &state));
    return state > 0 ? ERR_NONE : ERR_CONFLICT;
}

/* In a file given to us whatever the engine stumbles over is damage. */
static Err as_damage(Err err) {
    return err == ERR_INTERNAL ? ERR_INVALID : err;
}

Err backup_verify(const char *path) {
    CLEANUP(closep) Db *db = NULL;
    TRY(open_plain(path, false, &db));
    return as_damage(check_database(db, CONN_READ));
}

/* -- Making one -------------------------------------------------------------------------------- */

/* The file alone is the database: no WAL beside it, which somebody could forget to copy. */
static Err make_single(Conn *conn) {
    return conn_exec(conn, "PRAGMA journal_mode=DELETE");
}

static Err fill_from_sqlite(Db *db, Conn *to) {
    CLEANUP(conn_returnp) Conn *from = NULL;
    TRY(conn_borrow(db, &from));
    TRY(make_single(to));
    TRY(sqlite_copy_pages(from, to));
    return make_single(to);
}

static Err fill_from_postgres(Db *db, Conn *to) {
    CLEANUP(conn_returnp) Conn *from = NULL;
    TRY(conn_borrow(db, &from));
    TRY(conn_snapshot(from));
    size_t state;
    TRY(migration_state(from, &state));
    TRY(make_single(to));
    TRY(migration_run(to, 0, state));
    TRY(conn_exec(
        to, "PRAGMA foreign_keys=OFF")); /* rows come table by table; checked as a whole below */
    TRY(conn_begin(to));
    TRY(tables_copy(from, to));
    return conn_commit(to);
}

static Err fill(Db *db, const char *path) {
    CLEANUP(closep) Db *made = NULL;
    TRY(open_plain(path, true, &made));
    CLEANUP(conn_closep) Conn *to = NULL;
    TRY(conn_open(made, CONN_WRITE, &to));
    return db_engine(db) == ENGINE_SQLITE ? fill_from_sqlite(db, to) : fill_from_postgres(db, to);
}

Err backup_write(Db *db, const char *path) {
    if (access(path, F_OK) == 0)
        return ERR_CONFLICT;
    CLEANUP(scratch_done) Scratch made = scratch(path, ".part");
    unlink(made.opt_path);
    TRY(fill(db, made.opt_path));
    Err err = backup_verify(made.opt_path);
    if (err != ERR_NONE)
        return err == ERR_INVALID ? ERR_INTERNAL : err;
    TRY(file_publish(made.opt_path, path));
    return folder_sync(path);
}

/* -- Restoring --------------------------------------------------------------------------------- */

static Err copy_bytes(int from, int to) {
    char buffer[65536];
    for (;;) {
        ssize_t size = read(from, buffer, sizeof buffer);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return ERR_STORAGE;
        if (size == 0)
            return ERR_NONE;
        TRY(write_all(to, str_bytes(buffer, (size_t)size)));
    }
}

static Err copy_file(const char *from_path, const char *to_path) {
    CLEANUP(fd_closep) int from = open(from_path, O_RDONLY | O_CLOEXEC);
    if (from < 0)
        return errno == ENOENT ? ERR_NOT_FOUND : ERR_STORAGE;
    CLEANUP(fd_closep) int to = open(to_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (to < 0)
        return ERR_STORAGE;
    return copy_bytes(from, to);
}

static Err schema_text(Conn *conn, Arena *arena, Str *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn,
                        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '')"
                        " FROM sqlite_schema WHERE name <> 'sqlite_sequence' ORDER BY 1",
                        &query));
    Str text = STR("");
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        text = str_join(arena, text, col_str(query, 0, arena), STR("\n"));
    }
    *ret = text;
    return ERR_NONE;
}

/* A file that brings triggers, views or tables of its own is not taken over. */
static Err check_schema(Conn *conn, Conn *fresh) {
    CLEANUP(arena_closep) Arena *arena = arena_open(65536);
    Str here, ours;
    TRY(schema_text(conn, arena, &here));
    TRY(schema_text(fresh, arena, &ours));
    return str_eq(here, ours) ? ERR_NONE : ERR_INVALID;
}

/* The copy of the backup: checked, with the newest schema, and nothing but it. */
static Err prepare(Db *db, Conn *fresh) {
    TRY(as_damage(check_database(db, CONN_WRITE)));
    CLEANUP(conn_closep) Conn *conn = NULL;
    TRY(conn_open(db, CONN_WRITE, &conn));
    size_t state;
    TRY(migration_state(conn, &state));
    if (state < migration_count())
        TRY(as_damage(migration_run(conn, state, SIZE_MAX)));
    return check_schema(conn, fresh);
}

static Err check_target(Conn *target, Conn *fresh, bool replace, size_t *ret_state) {
    TRY(migration_state(target, ret_state));
    if (*ret_state == 0 || replace)
        return ERR_NONE;
    bool more = true; /* an older one is not looked into */
    if (*ret_state == migration_count())
        TRY(tables_hold_more(target, fresh, &more));
    return more ? ERR_FORBIDDEN : ERR_NONE;
}

static Err restore_postgres(Conn *source, Conn *target, size_t state) {
    if (state < migration_count())
        TRY(migration_run(target, state, SIZE_MAX));
    TRY(conn_begin(target));
    Err err = tables_copy(source, target);
    return err == ERR_NONE ? conn_commit(target) : err; /* closing rolls back */
}

static Err restore_into(Db *target_db, Db *work, Conn *fresh, bool replace) {
    CLEANUP(conn_closep) Conn *source = NULL;
    CLEANUP(conn_closep) Conn *target = NULL;
    TRY(conn_open(work, CONN_READ, &source));
    TRY(conn_open(target_db, CONN_WRITE, &target));
    size_t state;
    TRY(check_target(target, fresh, replace, &state));
    if (db_engine(target_db) == ENGINE_POSTGRES)
        return restore_postgres(source, target, state);
    TRY(sqlite_copy_pages(source, target));
    /* What the target held before must not stay in its WAL. */
    return conn_exec(target, "PRAGMA journal_mode=WAL; PRAGMA wal_checkpoint(TRUNCATE)");
}

typedef struct Restoring {
    const char *path;
    Db *target;
    bool replace;
    const BackupCheck *opt_check;
} Restoring;

static Err restore(const Restoring *job, const char *base) {
    CLEANUP(scratch_done) Scratch copy = scratch(base, "-restore");
    CLEANUP(scratch_done) Scratch clean = scratch(base, "-fresh");
    unlink(copy.opt_path);
    unlink(clean.opt_path);
    TRY(copy_file(job->path, copy.opt_path));
    CLEANUP(closep) Db *work = NULL;
    CLEANUP(closep) Db *fresh = NULL;
    TRY(open_plain(copy.opt_path, false, &work));
    TRY(open_plain(clean.opt_path, true, &fresh));
    CLEANUP(conn_closep) Conn *conn = NULL;
    TRY(conn_open(fresh, CONN_WRITE, &conn));
    TRY(migration_run(conn, 0, SIZE_MAX));
    TRY(prepare(work, conn));
    if (job->opt_check != NULL)
        TRY(as_damage(job->opt_check->fn(job->opt_check->self, work)));
    return restore_into(job->target, work, conn, job->replace);
}

/* Work files lie beside a SQLite target, else in a folder of their own. */
static Err restore_beside(const Restoring *job) {
    if (db_engine(job->target) == ENGINE_SQLITE)
        return restore(job, job->target->target);
    const char *place = getenv("TMPDIR");
    char *folder, *base;
    if (asprintf(&folder, "%s/einklang.XXXXXX", place != NULL ? place : "/var/tmp") < 0)
        abort();
    Err err = mkdtemp(folder) != NULL ? ERR_NONE : ERR_STORAGE;
    if (err == ERR_NONE) {
        if (asprintf(&base, "%s/backup", folder) < 0)
            abort();
        err = restore(job, base);
        free(base);
        rmdir(folder);
    }
    free(folder);
    return err;
}

Err backup_restore(const char *path, const DbOptions *options, bool replace,
                   const BackupCheck *opt_check, Db **ret) {
    if (access(path, F_OK) != 0)
        return ERR_NOT_FOUND;
    bool there = access(options->location, F_OK) == 0;
    DbOptions locked = *options;
    locked.create = locked.exclusive = locked.alone = true;
    Db *db;
    TRY(db_open_unchecked(&locked, &db));
    const Restoring job = { path, db, replace, opt_check };
    Err err = restore_beside(&job);
    if (err != ERR_NONE && !there && db_engine(db) == ENGINE_SQLITE) {
        /* An empty database where none was would look like one; gone before its lock is. */
        Scratch made = scratch(db->target, "");
        scratch_done(&made);
    }
    if (err != ERR_NONE) {
        db_close(db);
        return err;
    }
    *ret = db;
    return ERR_NONE;
}
