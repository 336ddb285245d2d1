/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* db.h -- the one thin layer over SQLite and PostgreSQL.
 *
 * DML is one text for both engines: a literal (Sql) with $1 … $n, bound by number. Only the subset
 * both understand alike is allowed (RETURNING, ON CONFLICT, CTE, window functions); tools/check-sql
 * refuses the rest. Instants are INTEGER milliseconds, dates and decimals TEXT, flags INTEGER.
 *
 * A Db may be used by many threads; a Conn and its Queries by one at a time. Statements are prepared
 * once per Conn and kept, keyed by the address of their text.
 *
 * After a statement has failed inside a write, all later ones of that write fail alike and nothing of it
 * is committed, whatever its function returns: PostgreSQL works so, SQLite is made to. Look before, or
 * use ON CONFLICT DO NOTHING; ERR_NOT_FOUND of query_one is an answer, no failure.
 *
 * Errors: ERR_BUSY (locked, too many connections, server away), ERR_STORAGE (disk full, read-only,
 * I/O), ERR_RETRY (40001, 40P01: only write_run sees it), ERR_CONFLICT (unique or foreign key
 * violated), ERR_INTERNAL (anything else, logged once here with the engine's own text). */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/err.h"
#include "base/str.h"
#include "domain/ids.h"

typedef struct Db Db;
typedef struct Conn Conn;
typedef struct Query Query;

/* SQL text; made from string literals only, so that no value can become SQL. */
typedef struct Sql {
    const char *text;
} Sql;
#define SQL(literal) \
    { "" literal }

typedef enum Engine { ENGINE_SQLITE, ENGINE_POSTGRES } Engine;

typedef struct DbOptions {
    const char *location; /* path of a SQLite file, or postgresql://… */
    bool create;          /* make the file or the tables when there are none */
    bool exclusive;       /* take the lock a server holds: on SQLite a second one gets ERR_BUSY */
    bool alone;           /* PostgreSQL, where servers share that lock: no server may hold it */
    bool given;           /* a file given to us: damage in it is an answer, not logged */
    const char *opt_vfs;  /* SQLite VFS by name, for the power-loss tests */
} DbOptions;

/* Opens a database and checks that its schema is one this program knows: ERR_NOT_FOUND (no such file
 * or no tables, and not `create`), ERR_CONFLICT (made by a newer or another program), ERR_BUSY (another
 * server holds it, or PostgreSQL is away), ERR_INVALID (no PostgreSQL address). With `create` an empty
 * database gets the newest schema; an older one is brought up to it by store/migration.h.
 * FILE-lock stays beside a SQLite file. */
MUST_CHECK Err db_open(const DbOptions *options, Db **ret);
/* Whether a location is PostgreSQL's, not a file's. */
bool db_is_server(const char *location);
void db_close(Db *db); /* accepts NULL; every Conn must be closed */
Engine db_engine(const Db *db);
/* Takes what was deleted off the disk too: SQLite moves the WAL into the file and empties it (deleted rows
 * are overwritten there at once), PostgreSQL vacuums. After erasures. ERR_BUSY: a long reader is in the way. */
MUST_CHECK Err db_scrub(Db *db);
const char *db_location(const Db *db); /* without a password */
/* How many READ connections the pool lends at once. Whoever holds one and wants another waits for it, so fewer
 * than these may hold one at a time. */
int db_readers_max(const Db *db);
/* Opens the READ connections that the pool keeps, with what they know of the tables: half a megabyte of small pieces
 * for each, which in the first rush would come to lie between what the rush gives back. SQLite; elsewhere nothing. */
MUST_CHECK Err db_readers_open(Db *db);

typedef enum ConnMode { CONN_READ, CONN_WRITE } ConnMode;
/* A READ connection refuses writes (query_only / READ ONLY). */
MUST_CHECK Err conn_open(Db *db, ConnMode mode, Conn **ret);
void conn_close(Conn *conn); /* accepts NULL */
void conn_closep(Conn **conn);
/* A pool of idle READ connections for request workers: borrow, use, give back. */
MUST_CHECK Err conn_borrow(Db *db, Conn **ret);
void conn_return(Conn *conn);
void conn_returnp(Conn **conn);
/* One consistent view for several reads. Ends by itself when the Conn is returned or closed. */
MUST_CHECK Err conn_snapshot(Conn *conn);
void conn_snapshot_end(Conn *conn);

/* -- Queries ----------------------------------------------------------------------------------- */
/* Without a connection (none could be had): ERR_BUSY. */
MUST_CHECK Err query_open(Conn *conn, const Sql *sql, Query **ret);
void query_close(Query *query); /* accepts NULL; resets, keeps the prepared statement */
void query_closep(Query **query);
/* Runs to the next row; *ret_row false: no more. */
MUST_CHECK Err query_next(Query *query, bool *ret_row);
/* Runs a statement to its end; its rows, if any, are ignored. Then it can be bound anew and run again. */
MUST_CHECK Err query_run(Query *query);
/* Exactly one row is expected: ERR_NOT_FOUND when there is none. */
MUST_CHECK Err query_one(Query *query);
/* Rows changed by the last run. */
int64_t query_changes(const Query *query);
int query_columns(const Query *query);
Str query_column_name(const Query *query, int column); /* valid while the query is open */

void bind_i64(Query *query, int n, int64_t value);
void bind_bool(Query *query, int n, bool value);
void bind_str(Query *query, int n, Str value); /* the bytes must live until the query is closed */
void bind_blob(Query *query, int n, Str value);
void bind_null(Query *query, int n);
void bind_date(Query *query, int n, Date value);       /* none → NULL */
void bind_decimal(Query *query, int n, Decimal value); /* none → NULL */
void bind_instant(Query *query, int n, Instant value);
void bind_authority(Query *query, int n, AuthorityId value);
void bind_account(Query *query, int n, AccountId value);
void bind_initiative(Query *query, int n, InitiativeId value);
void bind_record(Query *query, int n, RecordId value); /* 0 → NULL: refers to nothing */
void bind_chain(Query *query, int n, ChainId value);
void bind_session(Query *query, int n, SessionId value);
void bind_token(Query *query, int n, TokenId value);
/* bind(q, 1, value): any other type does not compile. Numbers start at 1. */
#define bind(query, n, value)             \
    _Generic((value), bool                \
             : bind_bool, int             \
             : bind_i64, int64_t          \
             : bind_i64, Str              \
             : bind_str, Date             \
             : bind_date, Decimal         \
             : bind_decimal, Instant      \
             : bind_instant, AuthorityId  \
             : bind_authority, AccountId  \
             : bind_account, InitiativeId \
             : bind_initiative, RecordId  \
             : bind_record, ChainId       \
             : bind_chain, SessionId      \
             : bind_session, TokenId      \
             : bind_token)((query), (n), (value))

/* Columns of the current row, from 0. Texts are copied into the arena. */
int64_t col_i64(const Query *query, int column); /* NULL → 0 */
bool col_bool(const Query *query, int column);
Str col_str(const Query *query, int column, Arena *arena); /* NULL → "" */
Str col_blob(const Query *query, int column, Arena *arena);
bool col_is_null(const Query *query, int column);
Date col_date(const Query *query, int column);
Decimal col_decimal(const Query *query, int column);
Instant col_instant(const Query *query, int column);
