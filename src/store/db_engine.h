/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* db_engine.h -- what lies between db.c and the two engines; included by db*.c, writer.c,
 * migration.c, notices.c and backup.c only.
 *
 * db.c holds what is alike: pool, statement cache, state of the transaction. An engine fills in
 * EngineOps. Query and Conn are the beginning of the engine's own structs. */
#include <pthread.h>

#include "store/db.h"

/* Highest $n. Above any schema plus the five parameters in front of it. */
enum { PARAMETERS_MAX = 100 };
/* Idle connections kept per mode; of one more the youngest is closed. */
enum { CONN_IDLE_MAX = 4 };
/* A locked database, a lock of a row and a full pool are waited for as long. */
enum { BUSY_TIMEOUT_MS = 5000 };
/* A server's writer waits less for a locked file: everybody's writes wait with it, one batch after the other. */
enum { BUSY_TIMEOUT_SERVER_MS = 2000 };

/* Dates and decimals. */
enum { SHORT_TEXT_SIZE = 24 };

/* How a parameter is typed, also when it is NULL: PostgreSQL is told instead of guessing. */
typedef enum ParameterType {
    PARAMETER_NULL,
    PARAMETER_INTEGER,
    PARAMETER_TEXT,
    PARAMETER_BLOB
} ParameterType;

/* Type of the value in a column of the current row. */
typedef enum ValueType { VALUE_NULL, VALUE_INTEGER, VALUE_TEXT, VALUE_BLOB } ValueType;

struct Query {
    Conn *conn;
    const char *text; /* key in the cache; for a text that is not a literal: owned when !kept */
    Query *opt_next;  /* same bucket */
    bool open;
    bool kept;  /* stays in the cache when closed */
    bool row;   /* stands on a row */
    bool done;  /* no more rows */
    Err failed; /* a wrong bind, reported by the next run */
    int64_t changes;
    int columns; /* of its rows; known from the first one on */
};

typedef enum TxState { TX_NONE, TX_SNAPSHOT, TX_WRITE } TxState;

enum { QUERY_BUCKETS = 64 };

struct Conn {
    Db *db;
    ConnMode mode;
    TxState tx;
    Err failed; /* of the first statement that failed in this write transaction; the rest gets the
                   same */
    int open;   /* queries in use */
    Conn *opt_idle_next;
    uint64_t number; /* of the pool's, in the order in which they were opened */
    Query *queries[QUERY_BUCKETS];
};

typedef struct EngineOps {
    Engine engine;
    const char *begin_write, *begin_snapshot, *integer, *identity, *text, *blob, *table_end;
    int open_max; /* connections per mode */

    /* Finds or makes the file, takes the lock; db->location is set. */
    Err (*open)(Db *db, const DbOptions *options);
    /* Takes the lock of a server, if not held yet; ERR_BUSY: another program has it. */
    Err (*lock)(Db *db);
    void (*unlock)(Db *db);
    Err (*connect)(Db *db, ConnMode mode, Conn **ret);
    void (*disconnect)(Conn *conn);
    /* An idle connection is about to be used again: may reconnect. */
    Err (*wake)(Conn *conn);
    /* One or more statements without parameters; rows are ignored. */
    Err (*exec)(Conn *conn, const char *text);
    /* The engine has ended the transaction by itself. */
    bool (*tx_lost)(const Conn *conn);

    Err (*prepare)(Conn *conn, const char *text, Query **ret);
    void (*finalize)(Query *query);
    void (*reset)(Query *query);
    Err (*step)(Query *query, bool *ret_row);
    void (*bind_i64)(Query *query, int n, int64_t value);
    void (*bind_bytes)(Query *query, int n, ParameterType type, Str value);
    void (*bind_short)(Query *query, int n, Str text); /* copied; below SHORT_TEXT_SIZE bytes */
    void (*bind_null)(Query *query, int n, ParameterType type);
    int (*columns)(const Query *query);
    Str (*column_name)(const Query *query, int column);
    ValueType (*column_type)(const Query *query, int column);
    int64_t (*col_i64)(const Query *query, int column);
    /* Valid until the next step or reset. */
    Str (*col_bytes)(const Query *query, int column);
} EngineOps;

extern const EngineOps SQLITE_OPS;
extern const EngineOps POSTGRES_OPS;

struct Db {
    const EngineOps *ops;
    char *target;   /* path or URL with password */
    char *location; /* for people */
    char *opt_vfs;
    bool given;      /* DbOptions */
    int64_t number;  /* of this opening, by chance: whose a notice is (store/notices.h) */
    int lock;        /* descriptor of FILE-lock; -1: not held */
    bool serves;     /* PostgreSQL: each session that writes shares the lock of the servers */
    Conn *opt_alone; /* PostgreSQL: the session that keeps servers out */
    pthread_mutex_t mutex;
    pthread_cond_t returned;
    Conn *idle[2]; /* by ConnMode, last used first */
    int idle_count[2];
    int open_count[2];
    uint64_t opened; /* by the pool, ever */
};

/* -- Transactions: state is kept here, statements are the engine's ------------------------------
 */
MUST_CHECK Err conn_begin(Conn *conn);
/* A failed COMMIT has rolled back. Fails with the first error of the transaction, if there was one.
 */
MUST_CHECK Err conn_commit(Conn *conn);
void conn_rollback(Conn *conn); /* no transaction: does nothing */
/* Ends what one part of a transaction left open; the first error of it, if there was one. */
MUST_CHECK Err conn_settle(Conn *conn);
/* One level: savepoint, then release or roll back to it. SQLite only. */
MUST_CHECK Err conn_savepoint(Conn *conn);
MUST_CHECK Err conn_release(Conn *conn);
MUST_CHECK Err conn_rollback_to(Conn *conn);
/* The engine has given up the whole transaction by itself (disk full): what was in it is gone. */
bool conn_tx_lost(const Conn *conn);
/* Statements without parameters and rows, text from migrations and from here. */
MUST_CHECK Err conn_exec(Conn *conn, const char *text);
/* As query_open for a text made at run time from names of our own tables; copied, not cached. */
MUST_CHECK Err query_open_text(Conn *conn, const char *text, Query **ret);

/* conn_borrow and conn_return for either mode. */
MUST_CHECK Err pool_borrow(Db *db, ConnMode mode, Conn **ret);
void pool_return(Conn *conn);

/* How many migrations this database has had; 0: an empty one. ERR_CONFLICT: not ours or newer. */
MUST_CHECK Err migration_state(Conn *conn, size_t *ret);
/* Runs the migrations from position `from` up to before `to`, in one transaction. */
MUST_CHECK Err migration_run(Conn *conn, size_t from, size_t to);

size_t migration_count(void);
/* The whole content of one SQLite database into another, as one transaction there. */
MUST_CHECK Err sqlite_copy_pages(Conn *from, Conn *to);

/* db_open without a look at the tables, for an empty target. */
MUST_CHECK Err db_open_unchecked(const DbOptions *options, Db **ret);

/* Logs a failure of the engine once, with its own text, which must hold no values. */
void db_log(const Db *db, Err err, const char *code, const char *text);
