/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* db.c -- what both engines share: opening, the pool, the statement cache and transactions. */
#include "store/db.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/random.h"
#include "base/thread.h"
#include "store/db_engine.h"
#include "store/db_fault.h"

static char *copy(const char *text) {
    char *made = strdup(text);
    if (made == NULL)
        abort();
    return made;
}

void db_log(const Db *db, Err err, const char *code, const char *text) {
    if (err != ERR_INTERNAL && err != ERR_STORAGE && err != ERR_BUSY)
        return; /* the others are answers */
    if (err == ERR_INTERNAL && db->given)
        return;
    log_line(err == ERR_BUSY ? LOG_WARNING : LOG_ERROR, "database",
             log_c("engine", db->ops->engine == ENGINE_SQLITE ? "sqlite" : "postgresql"),
             log_c("error", err_name(err)), log_c("code", code),
             log_str("text", str_trim(str_from(text))));
}

/* -- Opening ----------------------------------------------------------------------------------- */

static Err check_schema(Db *db, bool create) {
    CLEANUP(conn_closep) Conn *conn = NULL;
    TRY(conn_open(db, CONN_WRITE, &conn));
    size_t state;
    TRY(migration_state(conn, &state));
    if (state > 0)
        return ERR_NONE;
    return create ? migration_run(conn, 0, SIZE_MAX) : ERR_NOT_FOUND;
}

bool db_is_server(const char *location) {
    return str_starts(str_from(location), STR("postgresql://")) ||
           str_starts(str_from(location), STR("postgres://"));
}

static void db_init(Db *db, const DbOptions *options) {
    db->ops = db_is_server(options->location) ? &POSTGRES_OPS : &SQLITE_OPS;
    db->target = copy(options->location);
    db->opt_vfs = options->opt_vfs != NULL ? copy(options->opt_vfs) : NULL;
    db->given = options->given;
    db->lock = -1;
    random_bytes(&db->number, sizeof db->number);
    pthread_mutex_init(&db->mutex, NULL);
    condition_open(&db->returned);
}

Err db_open_unchecked(const DbOptions *options, Db **ret) {
    Db *db = calloc(1, sizeof *db);
    if (db == NULL)
        abort();
    db_init(db, options);
    Err err = db->ops->open(db, options);
    if (err != ERR_NONE) {
        db_close(db);
        return err;
    }
    *ret = db;
    return ERR_NONE;
}

Err db_open(const DbOptions *options, Db **ret) {
    Db *db;
    TRY(db_open_unchecked(options, &db));
    Err err = check_schema(db, options->create);
    if (err != ERR_NONE) {
        db_close(db);
        return err;
    }
    *ret = db;
    return ERR_NONE;
}

void db_close(Db *db) {
    if (db == NULL)
        return;
    for (int mode = 0; mode < 2; mode++) {
        for (Conn *conn = db->idle[mode], *next; conn != NULL; conn = next) {
            next = conn->opt_idle_next;
            conn_close(conn);
        }
    }
    db->ops->unlock(db);
    pthread_cond_destroy(&db->returned);
    pthread_mutex_destroy(&db->mutex);
    free(db->target);
    free(db->location);
    free(db->opt_vfs);
    free(db);
}

Err db_scrub(Db *db) {
    CLEANUP(conn_closep) Conn *conn = NULL;
    TRY(conn_open(db, CONN_WRITE, &conn));
    if (db->ops->engine == ENGINE_POSTGRES)
        return conn_exec(conn, "VACUUM");
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, "PRAGMA wal_checkpoint(TRUNCATE)", &query));
    TRY(query_one(query));
    return col_i64(query, 0) == 0 ? ERR_NONE : ERR_BUSY; /* busy, frames in the WAL, frames moved */
}

Engine db_engine(const Db *db) {
    return db->ops->engine;
}

int db_readers_max(const Db *db) {
    return db->ops->open_max;
}

const char *db_location(const Db *db) {
    return db->location;
}

/* -- Connections ------------------------------------------------------------------------------- */

Err conn_open(Db *db, ConnMode mode, Conn **ret) {
    TRY(db_fault());
    return db->ops->connect(db, mode, ret);
}

void conn_close(Conn *conn) {
    if (conn == NULL)
        return;
    conn_rollback(conn);
    for (int i = 0; i < QUERY_BUCKETS; i++) {
        for (Query *query = conn->queries[i], *next; query != NULL; query = next) {
            next = query->opt_next;
            conn->db->ops->finalize(query);
        }
    }
    conn->db->ops->disconnect(conn);
}

void conn_closep(Conn **conn) {
    conn_close(*conn);
}

Err pool_borrow(Db *db, ConnMode mode, Conn **ret) {
    struct timespec deadline = monotonic_in(BUSY_TIMEOUT_MS);
    pthread_mutex_lock(&db->mutex);
    while (db->idle[mode] == NULL && db->open_count[mode] >= db->ops->open_max) {
        if (pthread_cond_timedwait(&db->returned, &db->mutex, &deadline) == ETIMEDOUT) {
            pthread_mutex_unlock(&db->mutex);
            db_log(db, ERR_BUSY, "pool", "all connections are in use");
            return ERR_BUSY;
        }
    }
    Conn *conn = db->idle[mode];
    if (conn != NULL) {
        db->idle[mode] = conn->opt_idle_next;
        db->idle_count[mode]--;
    } else {
        db->open_count[mode]++;
    }
    uint64_t number = conn != NULL ? conn->number : ++db->opened;
    pthread_mutex_unlock(&db->mutex);
    Err err = conn != NULL ? db->ops->wake(conn) : conn_open(db, mode, &conn);
    if (err == ERR_NONE) {
        conn->number = number;
        *ret = conn;
        return ERR_NONE;
    }
    pthread_mutex_lock(&db->mutex);
    db->open_count[mode]--;
    pthread_cond_signal(&db->returned);
    pthread_mutex_unlock(&db->mutex);
    conn_close(conn);
    return err;
}

/* Takes the youngest idle one off the list: those that were there before a rush stay after it. Lock held. */
static Conn *take_youngest(Db *db, ConnMode mode) {
    Conn **youngest = &db->idle[mode];
    for (Conn **link = youngest; *link != NULL; link = &(*link)->opt_idle_next)
        if ((*link)->number > (*youngest)->number)
            youngest = link;
    Conn *conn = *youngest;
    *youngest = conn->opt_idle_next;
    db->idle_count[mode]--;
    return conn;
}

void pool_return(Conn *conn) {
    if (conn == NULL)
        return;
    Db *db = conn->db;
    ConnMode mode = conn->mode;
    Conn *surplus = NULL;
    conn_rollback(conn);
    pthread_mutex_lock(&db->mutex);
    conn->opt_idle_next = db->idle[mode];
    db->idle[mode] = conn;
    if (++db->idle_count[mode] > CONN_IDLE_MAX) {
        surplus = take_youngest(db, mode);
        db->open_count[mode]--;
    }
    pthread_cond_signal(&db->returned);
    pthread_mutex_unlock(&db->mutex);
    conn_close(surplus);
}

Err db_readers_open(Db *db) {
    Conn *conns[CONN_IDLE_MAX] = { NULL };
    Err err = ERR_NONE;
    if (db->ops->engine != ENGINE_SQLITE)
        return ERR_NONE;
    for (int i = 0; i < CONN_IDLE_MAX && err == ERR_NONE; i++) {
        err = conn_borrow(db, &conns[i]);
        if (err == ERR_NONE)
            err = conn_exec(conns[i], "SELECT 1 FROM account LIMIT 0");
    }
    for (int i = CONN_IDLE_MAX; i-- > 0;)
        conn_return(conns[i]);
    return err;
}

Err conn_borrow(Db *db, Conn **ret) {
    return pool_borrow(db, CONN_READ, ret);
}

void conn_return(Conn *conn) {
    pool_return(conn);
}

void conn_returnp(Conn **conn) {
    pool_return(*conn);
}

/* -- Statement cache --------------------------------------------------------------------------- */

static size_t bucket_of(const char *text) {
    return (size_t)(((uintptr_t)text * UINT64_C(0x9e3779b97f4a7c15)) >> 58); /* 64 buckets */
}

static Err cached(Conn *conn, const char *text, Query **ret) {
    Query **bucket = &conn->queries[bucket_of(text)];
    Query *query = *bucket;
    while (query != NULL && (query->text != text || query->open))
        query = query->opt_next;
    if (query == NULL) {
        Query *made = NULL;
        TRY(conn->db->ops->prepare(conn, text, &made));
        made->conn = conn;
        made->text = text;
        made->kept = true;
        made->opt_next = *bucket;
        *bucket = query = made;
    }
    query->open = true;
    conn->open++;
    *ret = query;
    return ERR_NONE;
}

/* The first failed statement loses a write transaction, on both engines alike. */
static Err spoil(Conn *conn, Err err) {
    if (conn->tx == TX_WRITE && err != ERR_NONE && conn->failed == ERR_NONE)
        conn->failed = err;
    return err;
}

Err query_open(Conn *conn, const Sql *sql, Query **ret) {
    if (conn == NULL)
        return ERR_BUSY;
    if (conn->tx == TX_WRITE && conn->failed != ERR_NONE)
        return conn->failed;
    Err err = db_fault();
    return spoil(conn, err != ERR_NONE ? err : cached(conn, sql->text, ret));
}

Err query_open_text(Conn *conn, const char *text, Query **ret) {
    if (conn->tx == TX_WRITE && conn->failed != ERR_NONE)
        return conn->failed;
    Query *query;
    Err err = db_fault();
    TRY(spoil(conn, err != ERR_NONE ? err : conn->db->ops->prepare(conn, text, &query)));
    query->conn = conn;
    query->open = true;
    conn->open++;
    *ret = query;
    return ERR_NONE;
}

void query_close(Query *query) {
    if (query == NULL || !query->open)
        return;
    Conn *conn = query->conn;
    conn->db->ops->reset(query);
    query->open = query->row = query->done = false;
    query->failed = ERR_NONE;
    query->changes = 0;
    query->columns = 0;
    conn->open--;
    if (!query->kept)
        conn->db->ops->finalize(query);
}

void query_closep(Query **query) {
    query_close(*query);
}

/* Nothing may hang over the end of a transaction: a statement half way would make COMMIT fail. */
static void close_queries(Conn *conn) {
    for (int i = 0; i < QUERY_BUCKETS && conn->open > 0; i++)
        for (Query *query = conn->queries[i]; query != NULL; query = query->opt_next)
            query_close(query);
}

/* -- Running ----------------------------------------------------------------------------------- */

Err query_next(Query *query, bool *ret_row) {
    Conn *conn = query->conn;
    if (conn->tx == TX_WRITE && conn->failed != ERR_NONE)
        return conn->failed;
    query->row = false;
    if (query->failed != ERR_NONE)
        return spoil(conn, query->failed);
    if (query->done) { /* SQLite would begin anew */
        *ret_row = false;
        return ERR_NONE;
    }
    bool row = false;
    Err err = db_fault();
    if (err == ERR_NONE)
        err = conn->db->ops->step(query, &row);
    if (err != ERR_NONE)
        return spoil(conn, err);
    query->row = row;
    query->done = !row;
    if (row && query->columns == 0)
        query->columns = conn->db->ops->columns(query);
    *ret_row = row;
    return ERR_NONE;
}

Err query_run(Query *query) {
    for (bool row = true; row;)
        TRY(query_next(query, &row));
    query->conn->db->ops->reset(query);
    query->done = false;
    return ERR_NONE;
}

Err query_one(Query *query) {
    bool row;
    TRY(query_next(query, &row));
    return row ? ERR_NONE : ERR_NOT_FOUND;
}

int64_t query_changes(const Query *query) {
    return query->changes;
}

int query_columns(const Query *query) {
    return query->conn->db->ops->columns(query);
}

Str query_column_name(const Query *query, int column) {
    return query->conn->db->ops->column_name(query, column);
}

/* -- Transactions ------------------------------------------------------------------------------ */

/* SQLite prepares its commands once; libpq sends them as they are. */
static Err command(Conn *conn, const char *text) {
    const EngineOps *ops = conn->db->ops;
    if (ops->engine == ENGINE_POSTGRES)
        return ops->exec(conn, text);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(cached(conn, text, &query));
    bool row;
    return ops->step(query, &row);
}

Err conn_snapshot(Conn *conn) {
    TRY(db_fault());
    TRY(command(conn, conn->db->ops->begin_snapshot));
    conn->tx = TX_SNAPSHOT;
    return ERR_NONE;
}

void conn_snapshot_end(Conn *conn) {
    conn_rollback(conn);
}

Err conn_begin(Conn *conn) {
    conn->failed = ERR_NONE;
    TRY(db_fault());
    TRY(command(conn, conn->db->ops->begin_write));
    conn->tx = TX_WRITE;
    return ERR_NONE;
}

static const char COMMIT[] = "COMMIT";
static const char ROLLBACK[] = "ROLLBACK";
static const char SAVEPOINT[] = "SAVEPOINT one";
static const char RELEASE[] = "RELEASE one";
static const char ROLLBACK_TO[] = "ROLLBACK TO one";

Err conn_commit(Conn *conn) {
    close_queries(conn);
    Err err = conn->failed;
    if (err == ERR_NONE)
        err = db_fault();
    if (err == ERR_NONE)
        err = command(conn, COMMIT);
    if (err != ERR_NONE) {
        conn_rollback(conn);
        return err;
    }
    conn->tx = TX_NONE;
    return ERR_NONE;
}

void conn_rollback(Conn *conn) {
    if (conn->open > 0)
        close_queries(conn);
    if (conn->tx != TX_NONE && !conn->db->ops->tx_lost(conn)) {
        Err err = command(conn, ROLLBACK);
        if (err != ERR_NONE)
            db_log(conn->db, err, "rollback", "transaction could not be rolled back");
    }
    conn->tx = TX_NONE;
    conn->failed = ERR_NONE;
}

Err conn_savepoint(Conn *conn) {
    return command(conn, SAVEPOINT);
}

Err conn_settle(Conn *conn) {
    close_queries(conn);
    return conn->failed;
}

Err conn_release(Conn *conn) {
    TRY(conn_settle(conn));
    return command(conn, RELEASE);
}

Err conn_rollback_to(Conn *conn) {
    close_queries(conn);
    conn->failed = ERR_NONE;
    TRY(command(conn, ROLLBACK_TO));
    return command(conn, RELEASE);
}

bool conn_tx_lost(const Conn *conn) {
    return conn->db->ops->tx_lost(conn);
}

Err conn_exec(Conn *conn, const char *text) {
    if (conn->tx == TX_WRITE && conn->failed != ERR_NONE)
        return conn->failed;
    Err err = db_fault();
    return spoil(conn, err != ERR_NONE ? err : conn->db->ops->exec(conn, text));
}
