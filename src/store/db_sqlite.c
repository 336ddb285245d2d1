/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* db_sqlite.c -- SQLite behind EngineOps: one file in WAL mode, one writer, readers beside it. */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/out.h"
#include "store/db_engine.h"

/* In KiB. Readers share the kernel's page cache; what they keep themselves counts as memory of the
 * server. */
#define READER_CACHE "512"
#define WRITER_CACHE "4096"
enum { READER_PAGES = 120 };
/* Pages in the WAL before the writer moves them into the file: 16 MB. A commit of 64 writes has over a thousand;
 * the same pages come again in the next one and are moved once. */
#define CHECKPOINT_PAGES "4000"
/* A WAL that grew beside a long reader is cut to this many bytes afterwards. */
#define WAL_KEPT_BYTES "16777216"

typedef struct SqliteConn {
    Conn conn;
    sqlite3 *handle;
} SqliteConn;

typedef struct SqliteQuery {
    Query query;
    sqlite3_stmt *statement;
    /* SQLite numbers $n by first appearance; found by name once. 0: not in the text. */
    uint8_t position[PARAMETERS_MAX + 1];
} SqliteQuery;

static SqliteConn *conn_of(const Conn *conn) {
    return (SqliteConn *)(uintptr_t)conn;
}

static SqliteQuery *query_of(const Query *query) {
    return (SqliteQuery *)(uintptr_t)query;
}

static Err err_of(int extended) {
    switch (extended & 0xff) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return ERR_STORAGE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return ERR_BUSY;
    case SQLITE_CONSTRAINT: break;
    default: return ERR_INTERNAL;
    }
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY: return ERR_CONFLICT;
    default: return ERR_INTERNAL;
    }
}

/* The error of a call on this connection, logged when it is one that people must look after. */
static Err failed(const Conn *conn, int code) {
    sqlite3 *handle = conn_of(conn)->handle;
    int extended = handle != NULL && (sqlite3_errcode(handle) & 0xff) == (code & 0xff)
                       ? sqlite3_extended_errcode(handle)
                       : code;
    if ((code & 0xff) == SQLITE_NOMEM)
        abort();
    char number[16];
    snprintf(number, sizeof number, "%d", extended);
    db_log(conn->db, err_of(extended), number,
           handle != NULL ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    return err_of(extended);
}

/* -- File and lock ----------------------------------------------------------------------------- */

static Err sqlite_lock(Db *db) {
    if (db->lock >= 0)
        return ERR_NONE;
    CLEANUP(out_done) Out path = out_open(0);
    out_c(&path, db->target);
    out_bytes(&path, "-lock", sizeof "-lock"); /* with its NUL */
    int lock = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0)
        return ERR_STORAGE;
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        Err err = errno == EWOULDBLOCK ? ERR_BUSY : ERR_STORAGE;
        fd_close(lock);
        return err;
    }
    db->lock = lock;
    return ERR_NONE;
}

static void sqlite_unlock(Db *db) {
    fd_close(db->lock);
    db->lock = -1;
}

/* The file holds personal data: made here, readable for its owner only; WAL and index take its
 * mode. */
static Err file_make(const Db *db) {
    CLEANUP(fd_closep) int file = open(db->target, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return file >= 0 ? ERR_NONE : ERR_STORAGE;
}

static void configure(void) {
    /* Counting every byte would take a lock around each allocation. Fails only when already in use.
     */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    /* As many pages as a reader keeps lie together from its first one on: taken singly in a rush they would lie between
     * what the rush gives back, and hold it (docs/adr/0032). */
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, READER_PAGES);
}

static Err sqlite_open(Db *db, const DbOptions *options) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, configure);
    db->location = strdup(options->location);
    if (db->location == NULL)
        abort();
    struct stat status;
    if (stat(db->target, &status) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return ERR_STORAGE;
        if (!options->create)
            return ERR_NOT_FOUND;
    } else if (!S_ISREG(status.st_mode)) {
        return ERR_STORAGE;
    }
    if (options->exclusive)
        TRY(sqlite_lock(db));
    return options->create ? file_make(db) : ERR_NONE;
}

/* -- Connection -------------------------------------------------------------------------------- */

static Err sqlite_exec(Conn *conn, const char *text) {
    int code = sqlite3_exec(conn_of(conn)->handle, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? ERR_NONE : failed(conn, code);
}

static void sqlite_disconnect(Conn *conn) {
    sqlite3_close(conn_of(conn)->handle);
    free(conn);
}

static Err harden(sqlite3 *handle) {
    const struct {
        int option, value;
    } settings[] = {
        { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
        { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },
        { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    };
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        if (sqlite3_db_config(handle, settings[i].option, settings[i].value, NULL) != SQLITE_OK)
            return ERR_INTERNAL;
    return ERR_NONE;
}

static Err set_up(Conn *conn) {
    SqliteConn *sqlite = conn_of(conn);
    sqlite3_extended_result_codes(sqlite->handle, 1);
    bool server = conn->db->lock >= 0;
    sqlite3_busy_timeout(sqlite->handle, server ? BUSY_TIMEOUT_SERVER_MS : BUSY_TIMEOUT_MS);
    TRY(harden(sqlite->handle));
    TRY(sqlite_exec(conn, "PRAGMA temp_store=MEMORY"));
    if (conn->mode == CONN_READ)
        return sqlite_exec(conn, "PRAGMA cache_size=-" READER_CACHE "; PRAGMA query_only=1");
    return sqlite_exec(
        conn, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
              "PRAGMA cache_size=-" WRITER_CACHE "; PRAGMA wal_autocheckpoint=" CHECKPOINT_PAGES ";"
              "PRAGMA journal_size_limit=" WAL_KEPT_BYTES);
}

static Err sqlite_connect(Db *db, ConnMode mode, Conn **ret) {
    SqliteConn *sqlite = calloc(1, sizeof *sqlite);
    if (sqlite == NULL)
        abort();
    sqlite->conn = (Conn){ .db = db, .mode = mode };
    /* Readers open for writing as well: WAL readers share its index. query_only keeps them from
     * more. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(db->target, &sqlite->handle, flags, db->opt_vfs);
    Err err = code == SQLITE_OK ? set_up(&sqlite->conn) : failed(&sqlite->conn, code);
    if (err != ERR_NONE) {
        sqlite_disconnect(&sqlite->conn);
        return err;
    }
    *ret = &sqlite->conn;
    return ERR_NONE;
}

static Err sqlite_wake(Conn *conn) {
    (void)conn;
    return ERR_NONE;
}

static bool sqlite_tx_lost(const Conn *conn) {
    return sqlite3_get_autocommit(conn_of(conn)->handle) != 0;
}

/* -- Statements -------------------------------------------------------------------------------- */

static void sqlite_finalize(Query *query) {
    sqlite3_finalize(query_of(query)->statement);
    free(query);
}

static Err sqlite_prepare(Conn *conn, const char *text, Query **ret) {
    SqliteQuery *query = calloc(1, sizeof *query);
    if (query == NULL)
        abort();
    int code = sqlite3_prepare_v3(conn_of(conn)->handle, text, -1, SQLITE_PREPARE_PERSISTENT,
                                  &query->statement, NULL);
    if (code != SQLITE_OK || query->statement == NULL) {
        free(query);
        return failed(conn, code != SQLITE_OK ? code : SQLITE_ERROR);
    }
    int count = sqlite3_bind_parameter_count(query->statement);
    for (int position = 1; position <= count; position++) {
        const char *name = sqlite3_bind_parameter_name(query->statement, position);
        int64_t n;
        if (name == NULL || name[0] != '$' || !str_i64(str_from(name + 1), &n) || n < 1 ||
            n > PARAMETERS_MAX) {
            db_log(conn->db, ERR_INTERNAL, "parameter", name != NULL ? name : "?");
            sqlite_finalize(&query->query);
            return ERR_INTERNAL;
        }
        query->position[n] = (uint8_t)position;
    }
    *ret = &query->query;
    return ERR_NONE;
}

static void sqlite_reset(Query *query) {
    sqlite3_reset(query_of(query)->statement); /* repeats the error of the last step */
    sqlite3_clear_bindings(query_of(query)->statement);
}

static Err sqlite_step(Query *query, bool *ret_row) {
    SqliteQuery *sqlite = query_of(query);
    int code = sqlite3_step(sqlite->statement);
    if (code == SQLITE_ROW) {
        *ret_row = true;
        return ERR_NONE;
    }
    if (code != SQLITE_DONE)
        return failed(query->conn, code);
    query->changes = sqlite3_stmt_readonly(sqlite->statement)
                         ? 0
                         : sqlite3_changes64(conn_of(query->conn)->handle);
    *ret_row = false;
    return ERR_NONE;
}

static void bound(Query *query, int n, int code) {
    if (code == SQLITE_OK)
        return;
    if (code == SQLITE_NOMEM)
        abort();
    char number[16];
    snprintf(number, sizeof number, "$%d", n);
    db_log(query->conn->db, ERR_INTERNAL, number, "cannot be bound");
    query->failed = code == SQLITE_TOOBIG ? ERR_TOO_LARGE : ERR_INTERNAL;
}

static int position_of(const Query *query, int n) {
    return n >= 1 && n <= PARAMETERS_MAX ? query_of(query)->position[n] : 0;
}

static void sqlite_bind_i64(Query *query, int n, int64_t value) {
    bound(query, n, sqlite3_bind_int64(query_of(query)->statement, position_of(query, n), value));
}

static void sqlite_bind_bytes(Query *query, int n, ParameterType type, Str value) {
    sqlite3_stmt *statement = query_of(query)->statement;
    const char *bytes = value.ptr != NULL ? value.ptr : ""; /* NULL would bind NULL */
    int position = position_of(query, n);
    if (type == PARAMETER_TEXT)
        bound(
            query, n,
            sqlite3_bind_text64(statement, position, bytes, value.len, SQLITE_STATIC, SQLITE_UTF8));
    else
        bound(query, n, sqlite3_bind_blob64(statement, position, bytes, value.len, SQLITE_STATIC));
}

static void sqlite_bind_short(Query *query, int n, Str text) {
    bound(query, n,
          sqlite3_bind_text64(query_of(query)->statement, position_of(query, n), text.ptr, text.len,
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

static void sqlite_bind_null(Query *query, int n, ParameterType type) {
    (void)type;
    bound(query, n, sqlite3_bind_null(query_of(query)->statement, position_of(query, n)));
}

static int sqlite_columns(const Query *query) {
    return sqlite3_column_count(query_of(query)->statement);
}

static Str sqlite_column_name(const Query *query, int column) {
    return str_from(sqlite3_column_name(query_of(query)->statement, column));
}

static ValueType sqlite_column_type(const Query *query, int column) {
    switch (sqlite3_column_type(query_of(query)->statement, column)) {
    case SQLITE_NULL: return VALUE_NULL;
    case SQLITE_TEXT: return VALUE_TEXT;
    case SQLITE_BLOB: return VALUE_BLOB;
    default: return VALUE_INTEGER;
    }
}

static int64_t sqlite_col_i64(const Query *query, int column) {
    return sqlite3_column_int64(query_of(query)->statement, column);
}

/* Most columns of a record are empty: asking for the length alone halves what they cost. */
static Str sqlite_col_bytes(const Query *query, int column) {
    sqlite3_stmt *statement = query_of(query)->statement;
    int size = sqlite3_column_bytes(statement, column); /* of text its UTF-8 */
    if (size == 0)
        return STR("");
    return str_bytes(sqlite3_column_blob(statement, column), (size_t)size);
}

Err sqlite_copy_pages(Conn *from, Conn *to) {
    sqlite3_backup *copy =
        sqlite3_backup_init(conn_of(to)->handle, "main", conn_of(from)->handle, "main");
    if (copy == NULL)
        return failed(to, sqlite3_errcode(conn_of(to)->handle));
    int code =
        sqlite3_backup_step(copy, -1); /* all at once: one view, whatever is written meanwhile */
    int finished = sqlite3_backup_finish(copy);
    if (code == SQLITE_DONE)
        code = finished;
    return code == SQLITE_OK ? ERR_NONE : failed(to, code);
}

const EngineOps SQLITE_OPS = {
    .engine = ENGINE_SQLITE,
    .begin_write = "BEGIN IMMEDIATE",
    .begin_snapshot = "BEGIN",
    .integer = "INTEGER",
    /* Ids of deleted records are never given again: the history still names them. */
    .identity = "INTEGER PRIMARY KEY AUTOINCREMENT",
    .text = "TEXT",
    .blob = "BLOB",
    .table_end = " STRICT",
    .open_max = 128,
    .open = sqlite_open,
    .lock = sqlite_lock,
    .unlock = sqlite_unlock,
    .connect = sqlite_connect,
    .disconnect = sqlite_disconnect,
    .wake = sqlite_wake,
    .exec = sqlite_exec,
    .tx_lost = sqlite_tx_lost,
    .prepare = sqlite_prepare,
    .finalize = sqlite_finalize,
    .reset = sqlite_reset,
    .step = sqlite_step,
    .bind_i64 = sqlite_bind_i64,
    .bind_bytes = sqlite_bind_bytes,
    .bind_short = sqlite_bind_short,
    .bind_null = sqlite_bind_null,
    .columns = sqlite_columns,
    .column_name = sqlite_column_name,
    .column_type = sqlite_column_type,
    .col_i64 = sqlite_col_i64,
    .col_bytes = sqlite_col_bytes,
};
