/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* db_value.c -- typed values into parameters and out of columns, the same for both engines. */
#include <stdlib.h>

#include "store/db_engine.h"

static const EngineOps *ops_of(const Query *query) {
    return query->conn->db->ops;
}

/* -- Parameters -------------------------------------------------------------------------------- */

void bind_i64(Query *query, int n, int64_t value) {
    ops_of(query)->bind_i64(query, n, value);
}

void bind_bool(Query *query, int n, bool value) {
    ops_of(query)->bind_i64(query, n, value ? 1 : 0);
}

void bind_str(Query *query, int n, Str value) {
    ops_of(query)->bind_bytes(query, n, PARAMETER_TEXT, value);
}

void bind_blob(Query *query, int n, Str value) {
    ops_of(query)->bind_bytes(query, n, PARAMETER_BLOB, value);
}

void bind_null(Query *query, int n) {
    ops_of(query)->bind_null(query, n, PARAMETER_NULL);
}

/* Made here, so copied; empty stands for none. */
static void bind_short(Query *query, int n, Str text) {
    if (str_empty(text))
        ops_of(query)->bind_null(query, n, PARAMETER_TEXT);
    else
        ops_of(query)->bind_short(query, n, text);
}

void bind_date(Query *query, int n, Date value) {
    char text[DATE_ISO_SIZE];
    bind_short(query, n, date_iso(value, text));
}

void bind_decimal(Query *query, int n, Decimal value) {
    char text[DECIMAL_TEXT_SIZE];
    bind_short(query, n, decimal_text(value, '.', text));
}

void bind_instant(Query *query, int n, Instant value) {
    ops_of(query)->bind_i64(query, n, value.ms);
}

void bind_authority(Query *query, int n, AuthorityId value) {
    ops_of(query)->bind_i64(query, n, value.v);
}

void bind_account(Query *query, int n, AccountId value) {
    ops_of(query)->bind_i64(query, n, value.v);
}

void bind_initiative(Query *query, int n, InitiativeId value) {
    ops_of(query)->bind_i64(query, n, value.v);
}

void bind_record(Query *query, int n, RecordId value) {
    if (value.v == 0)
        ops_of(query)->bind_null(query, n, PARAMETER_INTEGER);
    else
        ops_of(query)->bind_i64(query, n, value.v);
}

void bind_chain(Query *query, int n, ChainId value) {
    ops_of(query)->bind_i64(query, n, value.v);
}

void bind_session(Query *query, int n, SessionId value) {
    ops_of(query)->bind_i64(query, n, value.v);
}

void bind_token(Query *query, int n, TokenId value) {
    ops_of(query)->bind_i64(query, n, value.v);
}

/* -- Columns ----------------------------------------------------------------------------------- */

/* A column that is not there is a mistake in our own program; reading on would answer with a wrong
 * value. */
static void check_column(const Query *query, int column) {
    if (query->row && column >= 0 && column < query->columns)
        return;
    db_log(query->conn->db, ERR_INTERNAL, "column", query->text);
    abort();
}

int64_t col_i64(const Query *query, int column) {
    check_column(query, column);
    return ops_of(query)->col_i64(query, column);
}

bool col_bool(const Query *query, int column) {
    return col_i64(query, column) != 0;
}

static Str bytes_of(const Query *query, int column) {
    check_column(query, column);
    return ops_of(query)->col_bytes(query, column);
}

Str col_str(const Query *query, int column, Arena *arena) {
    return str_copy(arena, bytes_of(query, column));
}

Str col_blob(const Query *query, int column, Arena *arena) {
    return str_copy(arena, bytes_of(query, column));
}

bool col_is_null(const Query *query, int column) {
    check_column(query, column);
    return ops_of(query)->column_type(query, column) == VALUE_NULL;
}

Date col_date(const Query *query, int column) {
    Date date;
    return date_parse_iso(bytes_of(query, column), &date) == ERR_NONE ? date : (Date){ 0 };
}

Decimal col_decimal(const Query *query, int column) {
    Decimal number;
    return decimal_parse(bytes_of(query, column), &number) ? number : (Decimal){ 0 };
}

Instant col_instant(const Query *query, int column) {
    return (Instant){ col_i64(query, column) };
}
