/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* backup_tables.c -- copies tables without knowing them. Names come from the schema our own migrations
 * made (backup.c has compared it), so they may stand in a statement. */
#include "store/backup_tables.h"

#include "base/list.h"
#include "base/out.h"

/* Rows PostgreSQL hands over at a time. */
#define ROWS_AT_A_TIME "500"

typedef struct Column {
    Str name;
    ParameterType type;
} Column;

typedef struct Table {
    Str name;
    LIST_OF(Column) columns;
} Table;
typedef LIST_OF(Table) Tables;

static bool is_sqlite(const Conn *conn) {
    return conn->db->ops->engine == ENGINE_SQLITE;
}

/* -- What there is ----------------------------------------------------------------------------- */

static ParameterType type_of(Str declared) {
    if (str_eq(declared, STR("INTEGER")))
        return PARAMETER_INTEGER;
    return str_eq(declared, STR("TEXT")) ? PARAMETER_TEXT : PARAMETER_BLOB;
}

static Err read_columns(Conn *conn, Arena *arena, Table *table) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, "SELECT name, type FROM pragma_table_info($1) ORDER BY cid", &query));
    bind(query, 1, table->name);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        *list_push(arena, &table->columns) =
            (Column){ .name = col_str(query, 0, arena), .type = type_of(col_str(query, 1, arena)) };
    }
}

static Err read_tables(Conn *conn, Arena *arena, Tables *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(
        conn,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
        " AND name <> 'schema_version' ORDER BY name",
        &query));
    Tables tables = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        Table *table = list_push(arena, &tables);
        table->name = col_str(query, 0, arena);
        TRY(read_columns(conn, arena, table));
    }
    *ret = tables;
    return ERR_NONE;
}

static const char *finish(Out *text) {
    out_char(text, '\0');
    return text->ptr;
}

/* One integer of a statement with an optional name as $1; `otherwise` when there is no row. */
static Err number(Conn *conn, const char *text, Str name, int64_t otherwise, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(conn, text, &query));
    if (!str_empty(name))
        bind(query, 1, name);
    bool row;
    TRY(query_next(query, &row));
    *ret = row ? col_i64(query, 0) : otherwise;
    return ERR_NONE;
}

static Err count_rows(Conn *conn, const Table *table, int64_t *ret) {
    CLEANUP(out_done) Out text = out_open(64);
    out_c(&text, "SELECT count(*) FROM ");
    out_str(&text, table->name);
    return number(conn, finish(&text), STR(""), 0, ret);
}

Err tables_hold_more(Conn *conn, Conn *fresh, bool *ret) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Tables tables = { 0 };
    TRY(read_tables(fresh, arena, &tables));
    bool more = false;
    for (size_t i = 0; i < tables.count && !more; i++) {
        int64_t here, there;
        TRY(count_rows(conn, &tables.items[i], &here));
        TRY(count_rows(fresh, &tables.items[i], &there));
        more = here > there;
    }
    *ret = more;
    return ERR_NONE;
}

/* -- Rows -------------------------------------------------------------------------------------- */

static void list_names(Out *text, const Table *table) {
    for (size_t i = 0; i < table->columns.count; i++) {
        if (i > 0)
            out_c(text, ", ");
        out_str(text, table->columns.items[i].name);
    }
}

static Err open_insert(Conn *to, const Table *table, Query **ret) {
    CLEANUP(out_done) Out text = out_open(512);
    out_format(&text, "INSERT INTO " STR_FMT " (", STR_ARG(table->name));
    list_names(&text, table);
    out_c(&text, ") VALUES (");
    for (size_t i = 0; i < table->columns.count; i++)
        out_format(&text, "%s$%zu", i > 0 ? ", " : "", i + 1);
    out_char(&text, ')');
    return query_open_text(to, finish(&text), ret);
}

static Err copy_row(const Table *table, Query *from, Query *insert) {
    const EngineOps *read = from->conn->db->ops, *write = insert->conn->db->ops;
    for (size_t i = 0; i < table->columns.count; i++) {
        ParameterType type = table->columns.items[i].type;
        int column = (int)i, n = (int)i + 1;
        if (read->column_type(from, column) == VALUE_NULL)
            write->bind_null(insert, n, type);
        else if (type == PARAMETER_INTEGER)
            write->bind_i64(insert, n, read->col_i64(from, column));
        else
            write->bind_bytes(insert, n, type, read->col_bytes(from, column));
    }
    return query_run(insert);
}

static Err copy_rows(const Table *table, Query *from, Query *insert, int64_t *ret_count) {
    int64_t count = 0;
    for (bool row;; count++) {
        TRY(query_next(from, &row));
        if (!row)
            break;
        TRY(copy_row(table, from, insert));
    }
    *ret_count = count;
    return ERR_NONE;
}

/* PostgreSQL would hold the whole answer in memory: it is fetched in pieces. */
static Err copy_fetched(Conn *from, const char *select, const Table *table, Query *insert) {
    CLEANUP(out_done) Out text = out_open(512);
    out_format(&text, "DECLARE copied NO SCROLL CURSOR FOR %s", select);
    TRY(conn_exec(from, finish(&text)));
    CLEANUP(query_closep) Query *fetch = NULL;
    for (int64_t count = 1; count > 0;) {
        query_close(fetch);
        fetch = NULL;
        TRY(query_open_text(from, "FETCH " ROWS_AT_A_TIME " FROM copied", &fetch));
        TRY(copy_rows(table, fetch, insert, &count));
    }
    return conn_exec(from, "CLOSE copied");
}

static Err copy_table(Conn *from, Conn *to, const Table *table) {
    CLEANUP(query_closep) Query *insert = NULL;
    TRY(open_insert(to, table, &insert));
    CLEANUP(out_done) Out text = out_open(512);
    out_c(&text, "SELECT ");
    list_names(&text, table);
    out_format(&text, " FROM " STR_FMT, STR_ARG(table->name));
    const char *select = finish(&text);
    if (!is_sqlite(from))
        return copy_fetched(from, select, table, insert);
    CLEANUP(query_closep) Query *rows = NULL;
    TRY(query_open_text(from, select, &rows));
    int64_t count;
    return copy_rows(table, rows, insert, &count);
}

/* -- Before and after -------------------------------------------------------------------------- */

static Err clear_tables(Conn *to, const Tables *tables) {
    CLEANUP(out_done) Out text = out_open(1024);
    out_c(&text, is_sqlite(to) ? "" : "TRUNCATE ");
    for (size_t i = 0; i < tables->count; i++) {
        if (is_sqlite(to))
            out_format(&text, "DELETE FROM " STR_FMT ";", STR_ARG(tables->items[i].name));
        else
            out_format(&text, "%s" STR_FMT, i > 0 ? ", " : "", STR_ARG(tables->items[i].name));
    }
    return conn_exec(to, finish(&text));
}

/* Rows come in the order of the file: PostgreSQL looks at references when all are there. */
static Err let_references_wait(Conn *to, const char *when) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open_text(to,
                        "SELECT 'ALTER TABLE ' || conrelid::regclass || ' ALTER CONSTRAINT ' || "
                        "quote_ident(conname)"
                        " FROM pg_catalog.pg_constraint WHERE contype = 'f'"
                        " AND connamespace = current_schema()::regnamespace ORDER BY 1",
                        &query));
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        TRY(conn_exec(
            to, str_c(arena, str_join(arena, col_str(query, 0, arena), STR(" "), str_from(when)))));
    }
}

static Err highest_given(Conn *conn, Str table, int64_t *ret) {
    if (is_sqlite(conn))
        return number(conn, "SELECT seq FROM sqlite_sequence WHERE name = $1", table, 0, ret);
    /* Empty when no number was given yet, or the table has no numbers of the database. */
    return number(
        conn,
        "SELECT last_value FROM pg_catalog.pg_sequences WHERE schemaname = current_schema()"
        " AND sequencename = $1 || '_id_seq' AND last_value IS NOT NULL",
        table, 0, ret);
}

static Err go_on_from(Conn *conn, Str table, int64_t highest) {
    static const char *const SQLITE[] = {
        "DELETE FROM sqlite_sequence WHERE name = $1",
        "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)",
    };
    static const char *const POSTGRES[] = { "SELECT setval(pg_get_serial_sequence($1, 'id'), $2)" };
    const char *const *texts = is_sqlite(conn) ? SQLITE : POSTGRES;
    size_t count = texts == SQLITE ? 2 : 1;
    for (size_t i = 0; i < count; i++) {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open_text(conn, texts[i], &query));
        bind(query, 1, table);
        if (i + 1 == count)
            bind(query, 2, highest);
        TRY(query_run(query));
    }
    return ERR_NONE;
}

Err tables_copy(Conn *from, Conn *to) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Tables tables = { 0 };
    TRY(read_tables(is_sqlite(from) ? from : to, arena, &tables));
    if (!is_sqlite(to))
        TRY(let_references_wait(to, "DEFERRABLE INITIALLY DEFERRED"));
    TRY(clear_tables(to, &tables));
    for (size_t i = 0; i < tables.count; i++) {
        TRY(copy_table(from, to, &tables.items[i]));
        int64_t highest = 0;
        TRY(highest_given(from, tables.items[i].name, &highest));
        if (highest > 0)
            TRY(go_on_from(to, tables.items[i].name, highest));
    }
    if (is_sqlite(to))
        return ERR_NONE;
    TRY(conn_exec(to, "SET CONSTRAINTS ALL IMMEDIATE"));
    return let_references_wait(to, "NOT DEFERRABLE");
}
