/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/installation.h"

static const Sql FACT = SQL("SELECT value FROM installation_fact WHERE name = $1");
static const Sql SET_FACT = SQL("INSERT INTO installation_fact (name, value) VALUES ($1, $2)"
                                " ON CONFLICT (name) DO UPDATE SET value = excluded.value");

Err installation_fact(Conn *conn, Arena *arena, Str name, Str *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &FACT, &query));
    bind(query, 1, name);
    TRY(query_one(query));
    *ret = col_str(query, 0, arena);
    return ERR_NONE;
}

Err installation_set_fact(Tx *tx, Str name, Str value) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_FACT, &query));
    bind(query, 1, name);
    bind(query, 2, value);
    return query_run(query);
}
