/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/submission_store.h"

static const Sql GET = SQL("SELECT form, record_id, location FROM submission"
                           " WHERE session_id = $1 AND token_id = $2 AND id = $3");
static const Sql INSERT = SQL("INSERT INTO submission (session_id, token_id, id, form, record_id,"
                              " location, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");

Err submission_get(Conn *conn, Arena *arena, SessionId session, TokenId token, Str id,
                   SubmissionRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind_i64(query, 1, session.v); /* 0 is a value here, not NULL */
    bind_i64(query, 2, token.v);
    bind(query, 3, id);
    TRY(query_one(query));
    *ret = (SubmissionRow){ .session = session,
                            .token = token,
                            .id = str_copy(arena, id),
                            .form = col_str(query, 0, arena),
                            .record = { col_i64(query, 1) },
                            .location = col_str(query, 2, arena) };
    return ERR_NONE;
}

Err submission_insert(Tx *tx, const SubmissionRow *row) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind_i64(query, 1, row->session.v);
    bind_i64(query, 2, row->token.v);
    bind(query, 3, row->id);
    bind(query, 4, row->form);
    bind_i64(query, 5, row->record.v);
    bind(query, 6, row->location);
    bind(query, 7, clock_now(tx->ctx->clock));
    return query_run(query);
}
