/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* db_postgres.c -- PostgreSQL behind EngineOps, through libpq.
 *
 * Statements are prepared on the server at their first run, because only then the types of their
 * parameters are known; integers travel as int8 in binary, results are binary. */
#include <endian.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/out.h"
#include "store/db_engine.h"
#include "store/db_postgres_value.h"

/* Shared by servers, held alone by a restore. */
#define SERVER_LOCK "6144112, hashtext(current_schema())"

typedef struct PostgresConn {
    Conn conn;
    PGconn *handle;
    uint64_t generation; /* of the session: prepared statements do not outlive it */
    uint64_t names;
} PostgresConn;

typedef struct Parameter {
    const char *bytes; /* NULL: SQL NULL */
    int size;
    char made[SHORT_TEXT_SIZE]; /* big-endian integer or short text; `bytes` then points here */
} Parameter;

typedef struct PostgresQuery {
    Query query;
    char *text;
    char name[24];
    uint64_t generation; /* 0: not prepared */
    int count;           /* parameters in the text */
    Oid types[PARAMETERS_MAX];
    Oid prepared_types[PARAMETERS_MAX];
    Parameter parameters[PARAMETERS_MAX];
    PGresult *opt_result;
    int row, rows;
} PostgresQuery;

static PostgresConn *conn_of(const Conn *conn) {
    return (PostgresConn *)(uintptr_t)conn;
}

static PostgresQuery *query_of(const Query *query) {
    return (PostgresQuery *)(uintptr_t)query;
}

/* -- Errors ------------------------------------------------------------------------------------ */

static bool state_is(const char *state, const char *start) {
    return strncmp(state, start, strlen(start)) == 0;
}

static Err err_of(const char *state) {
    static const struct {
        const char *start;
        Err err;
    } errors[] = {
        { "23505", ERR_CONFLICT }, /* unique_violation */
        { "23503", ERR_CONFLICT }, /* foreign_key_violation */
        { "23001", ERR_CONFLICT }, /* restrict_violation */
        { "40001", ERR_RETRY },    /* serialization_failure */
        { "40P01", ERR_RETRY },    /* deadlock_detected */
        { "25006", ERR_STORAGE },  /* read_only_sql_transaction */
        { "53300", ERR_BUSY },     /* too_many_connections */
        { "53", ERR_STORAGE },     /* disk_full, out_of_memory */
        { "58", ERR_STORAGE },     /* io_error and other trouble outside the server */
        { "57", ERR_BUSY },        /* shutdown, cannot_connect_now, query_canceled */
        { "08", ERR_BUSY },        /* connection */
        { "55P03", ERR_BUSY },     /* lock_not_available */
    };
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (state_is(state, errors[i].start))
            return errors[i].err;
    return ERR_INTERNAL;
}

/* Takes the result. The primary message names tables and constraints, never values: those are in
 * its detail. */
static Err failed(const Conn *conn, PGresult *opt_result) {
    const char *state = PQresultErrorField(opt_result, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(opt_result, PG_DIAG_MESSAGE_PRIMARY);
    bool lost = PQstatus(conn_of(conn)->handle) != CONNECTION_OK;
    Err err = lost || state == NULL ? ERR_BUSY : err_of(state);
    db_log(conn->db, err, state != NULL ? state : "connection",
           message != NULL ? message : "connection lost");
    PQclear(opt_result);
    return err;
}

/* -- Connection -------------------------------------------------------------------------------- */

static void show_location(Db *db, PQconninfoOption *options) {
    const char *host = "", *port = "", *user = "", *name = "";
    for (PQconninfoOption *option = options; option->keyword != NULL; option++) {
        const char *value = option->val != NULL ? option->val : "";
        if (strcmp(option->keyword, "host") == 0)
            host = value;
        if (strcmp(option->keyword, "port") == 0)
            port = value;
        if (strcmp(option->keyword, "user") == 0)
            user = value;
        if (strcmp(option->keyword, "dbname") == 0)
            name = value;
    }
    Out out = out_open(0);
    out_format(&out, "postgresql://%s%s%s%s%s/%s", user, user[0] != '\0' ? "@" : "", host,
               port[0] != '\0' ? ":" : "", port, name);
    out_char(&out, '\0');
    size_t len;
    db->location = out_take(&out, &len);
}

static Err keep_servers_out(Db *db);

/* Several servers may share one database; it is made by its administrator. */
static Err postgres_open(Db *db, const DbOptions *options) {
    char *message = NULL;
    PQconninfoOption *parsed = PQconninfoParse(db->target, &message);
    if (parsed == NULL) {
        PQfreemem(message); /* may repeat a password */
        db->location = strdup("postgresql://");
        if (db->location == NULL)
            abort();
        db_log(db, ERR_INTERNAL, "url", "not a valid PostgreSQL address");
        return ERR_INVALID;
    }
    show_location(db, parsed);
    PQconninfoFree(parsed);
    db->serves = options->exclusive && !options->alone;
    return options->alone ? keep_servers_out(db) : ERR_NONE;
}

/* Migrations lock against each other where they run. */
static Err postgres_lock(Db *db) {
    db->lock = 0;
    return ERR_NONE;
}

static Err run(Conn *conn, const char *text) {
    PGresult *result = PQexec(conn_of(conn)->handle, text);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(conn, result);
    PQclear(result);
    return ERR_NONE;
}

enum { LOCK_TRIES = 50, LOCK_PAUSE_MS = 20 };

static Err try_lock(Conn *conn, bool shared, bool *taken) {
    PGresult *result =
        PQexec(conn_of(conn)->handle, shared ? "SELECT pg_try_advisory_lock_shared(" SERVER_LOCK ")"
                                             : "SELECT pg_try_advisory_lock(" SERVER_LOCK ")");
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        return failed(conn, result);
    *taken = strcmp(PQgetvalue(result, 0, 0), "t") == 0;
    PQclear(result);
    return ERR_NONE;
}

/* An advisory lock of this session, which ends with it; ERR_BUSY: somebody else has it. Two databases may lie in
 * schemas of one. A session that was closed a moment ago may still be ending in its server: hence several tries. */
static Err take_lock(Conn *conn, bool shared) {
    for (int i = 0; i < LOCK_TRIES; i++) {
        bool taken = false;
        TRY(try_lock(conn, shared, &taken));
        if (taken)
            return ERR_NONE;
        nanosleep(&(struct timespec){ .tv_nsec = LOCK_PAUSE_MS * 1000000L }, NULL);
    }
    db_log(conn->db, ERR_BUSY, "lock", shared ? "is being restored" : "a server runs on it");
    return ERR_BUSY;
}

/* Settings of the session, and everything that belonged to the one before is forgotten. */
static Err set_up(Conn *conn) {
    PostgresConn *postgres = conn_of(conn);
    if (PQstatus(postgres->handle) != CONNECTION_OK) {
        db_log(conn->db, ERR_BUSY, "connection", PQerrorMessage(postgres->handle));
        return ERR_BUSY;
    }
    postgres->generation++;
    char text[160];
    snprintf(text, sizeof text,
             "SET lock_timeout = %d; SET TimeZone = 'UTC'; SET standard_conforming_strings = on%s",
             BUSY_TIMEOUT_MS,
             conn->mode == CONN_READ ? "; SET default_transaction_read_only = on" : "");
    TRY(run(conn, text));
    return conn->db->serves && conn->mode == CONN_WRITE ? take_lock(conn, true) : ERR_NONE;
}

static void ignore_notice(void *self, const PGresult *result) {
    (void)self;
    (void)result;
}

static void postgres_disconnect(Conn *conn) {
    PQfinish(conn_of(conn)->handle);
    free(conn);
}

static Err postgres_connect(Db *db, ConnMode mode, Conn **ret) {
    PostgresConn *postgres = calloc(1, sizeof *postgres);
    if (postgres == NULL)
        abort();
    postgres->conn = (Conn){ .db = db, .mode = mode };
    /* What the address says wins over what stands before it, client_encoding over the address. */
    const char *keys[] = { "connect_timeout", "fallback_application_name", "dbname",
                           "client_encoding", NULL };
    const char *values[] = { "5", "einklang", db->target, "UTF8", NULL };
    postgres->handle = PQconnectdbParams(keys, values, 1);
    if (postgres->handle == NULL)
        abort();
    PQsetNoticeReceiver(postgres->handle, ignore_notice, NULL);
    Err err = set_up(&postgres->conn);
    if (err != ERR_NONE) {
        postgres_disconnect(&postgres->conn);
        return err;
    }
    *ret = &postgres->conn;
    return ERR_NONE;
}

static Err keep_servers_out(Db *db) {
    TRY(postgres_connect(db, CONN_READ, &db->opt_alone));
    return take_lock(db->opt_alone, false);
}

static void postgres_unlock(Db *db) {
    db->lock = -1;
    if (db->opt_alone != NULL)
        postgres_disconnect(db->opt_alone);
    db->opt_alone = NULL;
}

static Err reconnect(Conn *conn) {
    PQreset(conn_of(conn)->handle);
    return set_up(conn);
}

/* Outside a transaction a lost session is replaced; nothing was in it. */
static Err ready(Conn *conn) {
    if (PQstatus(conn_of(conn)->handle) == CONNECTION_OK)
        return ERR_NONE;
    return conn->tx == TX_NONE ? reconnect(conn) : ERR_BUSY;
}

/* A server that went away has closed the socket: seen here, before anybody's statement fails. */
static Err postgres_wake(Conn *conn) {
    struct pollfd socket = { .fd = PQsocket(conn_of(conn)->handle), .events = POLLRDHUP };
    bool closed = socket.fd < 0 || (poll(&socket, 1, 0) > 0 && socket.revents != 0);
    return closed ? reconnect(conn) : ready(conn);
}

static Err postgres_exec(Conn *conn, const char *text) {
    PostgresConn *postgres = conn_of(conn);
    TRY(ready(conn));
    PGresult *result = PQexec(postgres->handle, text);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(conn, result);
    /* COMMIT of a failed transaction succeeds as a ROLLBACK. */
    bool undone = strcmp(text, "COMMIT") == 0 && strcmp(PQcmdStatus(result), "COMMIT") != 0;
    PQclear(result);
    return undone ? ERR_INTERNAL : ERR_NONE;
}

static bool postgres_tx_lost(const Conn *conn) {
    PGTransactionStatusType status = PQtransactionStatus(conn_of(conn)->handle);
    return status != PQTRANS_INTRANS && status != PQTRANS_INERROR;
}

/* -- Statements -------------------------------------------------------------------------------- */

/* Highest $n outside quotes. */
static int count_parameters(const char *text) {
    int highest = 0;
    bool quoted = false;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\'')
            quoted = !quoted;
        if (*at != '$' || quoted)
            continue;
        int n = 0;
        for (const char *digit = at + 1; *digit >= '0' && *digit <= '9' && n <= PARAMETERS_MAX;
             digit++)
            n = n * 10 + (*digit - '0');
        if (n > highest)
            highest = n;
    }
    return highest;
}

static Err postgres_prepare(Conn *conn, const char *text, Query **ret) {
    int count = count_parameters(text);
    if (count > PARAMETERS_MAX) {
        db_log(conn->db, ERR_INTERNAL, "parameter", "too many");
        return ERR_INTERNAL;
    }
    PostgresQuery *query = calloc(1, sizeof *query);
    if (query == NULL)
        abort();
    query->text = strdup(text);
    if (query->text == NULL)
        abort();
    query->count = count;
    snprintf(query->name, sizeof query->name, "q%llu", (unsigned long long)++conn_of(conn)->names);
    *ret = &query->query;
    return ERR_NONE;
}

static void clear_result(PostgresQuery *query) {
    PQclear(query->opt_result);
    query->opt_result = NULL;
    query->row = query->rows = 0;
}

/* Forgets the statement on the server; a lost session has forgotten it already. */
static Err deallocate(PostgresQuery *query) {
    PostgresConn *postgres = conn_of(query->query.conn);
    if (query->generation != postgres->generation || PQstatus(postgres->handle) != CONNECTION_OK)
        return ERR_NONE;
    query->generation = 0;
    char text[48];
    snprintf(text, sizeof text, "DEALLOCATE %s", query->name);
    return run(query->query.conn, text);
}

static void postgres_finalize(Query *query) {
    PostgresQuery *postgres = query_of(query);
    clear_result(postgres);
    /* When the connection closes anyway, or its transaction has failed, the server keeps or drops
     * it: both are fine. */
    PGTransactionStatusType status = PQtransactionStatus(conn_of(query->conn)->handle);
    if (!query->kept && (status == PQTRANS_IDLE || status == PQTRANS_INTRANS) &&
        deallocate(postgres) != ERR_NONE)
        db_log(query->conn->db, ERR_INTERNAL, "deallocate", postgres->name);
    free(postgres->text);
    free(postgres);
}

static void postgres_reset(Query *query) {
    PostgresQuery *postgres = query_of(query);
    clear_result(postgres);
    memset(postgres->types, 0, sizeof postgres->types);
    for (int i = 0; i < postgres->count; i++)
        postgres->parameters[i].bytes = NULL;
}

/* A parameter bound as plain NULL has no type and fits any. */
static bool fits(const PostgresQuery *query) {
    for (int i = 0; i < query->count; i++)
        if (query->types[i] != 0 && query->types[i] != query->prepared_types[i])
            return false;
    return true;
}

static Err prepare_on_server(PostgresQuery *query) {
    PostgresConn *postgres = conn_of(query->query.conn);
    TRY(ready(&postgres->conn));
    if (query->generation == postgres->generation) {
        if (fits(query))
            return ERR_NONE;
        TRY(deallocate(query));
    }
    PGresult *result =
        PQprepare(postgres->handle, query->name, query->text, query->count, query->types);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return failed(&postgres->conn, result);
    PQclear(result);
    memcpy(query->prepared_types, query->types, sizeof query->types);
    query->generation = postgres->generation;
    return ERR_NONE;
}

static Err execute(PostgresQuery *query) {
    Conn *conn = query->query.conn;
    TRY(prepare_on_server(query));
    const char *values[PARAMETERS_MAX];
    int sizes[PARAMETERS_MAX];
    int formats[PARAMETERS_MAX];
    for (int i = 0; i < query->count; i++) {
        values[i] = query->parameters[i].bytes;
        sizes[i] = query->parameters[i].size;
        formats[i] = 1;
    }
    PGresult *result =
        PQexecPrepared(conn_of(conn)->handle, query->name, query->count, values, sizes, formats, 1);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(conn, result);
    int64_t changes = 0;
    if (!str_i64(str_from(PQcmdTuples(result)), &changes))
        changes = 0;
    query->query.changes = state_is(PQcmdStatus(result), "SELECT") ? 0 : changes;
    query->opt_result = result;
    query->row = -1;
    query->rows = PQntuples(result);
    return ERR_NONE;
}

static Err postgres_step(Query *query, bool *ret_row) {
    PostgresQuery *postgres = query_of(query);
    if (postgres->opt_result == NULL)
        TRY(execute(postgres));
    if (postgres->row < postgres->rows)
        postgres->row++;
    *ret_row = postgres->row < postgres->rows;
    return ERR_NONE;
}

/* -- Parameters -------------------------------------------------------------------------------- */

static Parameter *parameter_of(Query *query, int n, Oid type) {
    PostgresQuery *postgres = query_of(query);
    if (n < 1 || n > postgres->count) {
        char number[16];
        snprintf(number, sizeof number, "$%d", n);
        db_log(query->conn->db, ERR_INTERNAL, number, "cannot be bound");
        query->failed = ERR_INTERNAL;
        return NULL;
    }
    postgres->types[n - 1] = type;
    return &postgres->parameters[n - 1];
}

static void postgres_bind_i64(Query *query, int n, int64_t value) {
    Parameter *parameter = parameter_of(query, n, OID_INT8);
    if (parameter == NULL)
        return;
    uint64_t sent = htobe64((uint64_t)value);
    memcpy(parameter->made, &sent, sizeof sent);
    parameter->bytes = parameter->made;
    parameter->size = sizeof sent;
}

static void postgres_bind_bytes(Query *query, int n, ParameterType type, Str value) {
    Parameter *parameter = parameter_of(query, n, type == PARAMETER_TEXT ? OID_TEXT : OID_BYTEA);
    if (parameter == NULL)
        return;
    if (value.len > INT32_MAX) {
        query->failed = ERR_TOO_LARGE;
        return;
    }
    parameter->bytes = value.ptr != NULL ? value.ptr : "";
    parameter->size = (int)value.len;
}

static void postgres_bind_short(Query *query, int n, Str text) {
    Parameter *parameter = parameter_of(query, n, OID_TEXT);
    if (parameter == NULL)
        return;
    memcpy(parameter->made, text.ptr, text.len);
    parameter->bytes = parameter->made;
    parameter->size = (int)text.len;
}

static void postgres_bind_null(Query *query, int n, ParameterType type) {
    static const Oid types[] = { [PARAMETER_NULL] = 0,
                                 [PARAMETER_INTEGER] = OID_INT8,
                                 [PARAMETER_TEXT] = OID_TEXT,
                                 [PARAMETER_BLOB] = OID_BYTEA };
    Parameter *parameter = parameter_of(query, n, types[type]);
    if (parameter != NULL)
        parameter->bytes = NULL;
}

/* -- Columns ----------------------------------------------------------------------------------- */

static int postgres_columns(const Query *query) {
    return query_of(query)->opt_result != NULL ? PQnfields(query_of(query)->opt_result) : 0;
}

static Str postgres_column_name(const Query *query, int column) {
    return query_of(query)->opt_result != NULL
               ? str_from(PQfname(query_of(query)->opt_result, column))
               : STR("");
}

static Str postgres_col_bytes(const Query *query, int column) {
    const PostgresQuery *postgres = query_of(query);
    if (PQgetisnull(postgres->opt_result, postgres->row, column))
        return STR("");
    int size = PQgetlength(postgres->opt_result, postgres->row, column);
    return str_bytes(PQgetvalue(postgres->opt_result, postgres->row, column), (size_t)size);
}

static ValueType postgres_column_type(const Query *query, int column) {
    const PostgresQuery *postgres = query_of(query);
    if (PQgetisnull(postgres->opt_result, postgres->row, column))
        return VALUE_NULL;
    switch (PQftype(postgres->opt_result, column)) {
    case OID_BOOL:
    case OID_INT2:
    case OID_INT4:
    case OID_INT8:
    case OID_NUMERIC: return VALUE_INTEGER;
    case OID_BYTEA: return VALUE_BLOB;
    default: return VALUE_TEXT;
    }
}

static int64_t postgres_col_i64(const Query *query, int column) {
    return postgres_integer(PQftype(query_of(query)->opt_result, column),
                            postgres_col_bytes(query, column));
}

const EngineOps POSTGRES_OPS = {
    .engine = ENGINE_POSTGRES,
    .begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE",
    .begin_snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    .integer = "bigint",
    .identity = "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
    .text = "text COLLATE \"C\"", /* order by bytes, as SQLite */
    .blob = "bytea",
    .table_end = "",
    .open_max = 32, /* per mode; a server allows 100 in all by default */
    .open = postgres_open,
    .lock = postgres_lock,
    .unlock = postgres_unlock,
    .connect = postgres_connect,
    .disconnect = postgres_disconnect,
    .wake = postgres_wake,
    .exec = postgres_exec,
    .tx_lost = postgres_tx_lost,
    .prepare = postgres_prepare,
    .finalize = postgres_finalize,
    .reset = postgres_reset,
    .step = postgres_step,
    .bind_i64 = postgres_bind_i64,
    .bind_bytes = postgres_bind_bytes,
    .bind_short = postgres_bind_short,
    .bind_null = postgres_bind_null,
    .columns = postgres_columns,
    .column_name = postgres_column_name,
    .column_type = postgres_column_type,
    .col_i64 = postgres_col_i64,
    .col_bytes = postgres_col_bytes,
};
