/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/waiting_store.h"

static const Sql TASKS =
    SQL("SELECT t.initiative_id, i.key, i.name, 'task', t.id, t.name, t.state, t.due"
        " FROM task t JOIN initiative i ON i.authority_id = t.authority_id"
        " AND i.id = t.initiative_id"
        " WHERE t.authority_id = $1 AND t.assignee = $2 AND t.state <> 'done'"
        " AND t.state <> 'waived' AND i.archived = 0"
        " ORDER BY CASE WHEN t.due IS NULL THEN 1 ELSE 0 END, t.due, t.id LIMIT $3");

/* Column 9 orders those without a day behind those with one. */
static const Sql ANSWERS_WAITING =
    SQL("SELECT v.initiative_id, i.key, i.name, 'involvement', v.id, v.occasion, '', v.answer_due,"
        " CASE WHEN v.answer_due IS NULL THEN 1 ELSE 0 END"
        " FROM involvement v JOIN initiative i ON i.authority_id = v.authority_id"
        " AND i.id = v.initiative_id"
        " WHERE v.authority_id = $1 AND ($2 = 0 OR v.initiative_id = $2)"
        " AND v.heard_on IS NOT NULL AND v.cancelled_on IS NULL"
        " AND (v.answered_on IS NULL OR v.answer = '') AND i.archived = 0"
        " UNION ALL"
        " SELECT c.initiative_id, i.key, i.name, 'contribution', c.id, c.subject, '',"
        " v.answer_due, CASE WHEN v.answer_due IS NULL THEN 1 ELSE 0 END"
        " FROM contribution c JOIN initiative i ON i.authority_id = c.authority_id"
        " AND i.id = c.initiative_id"
        " LEFT JOIN involvement v ON v.authority_id = c.authority_id AND v.id = c.involvement"
        " WHERE c.authority_id = $1 AND ($2 = 0 OR c.initiative_id = $2)"
        " AND c.outcome = '' AND i.archived = 0"
        " ORDER BY 9, 8, 5 LIMIT $3");

static Err lines_of(Ctx *ctx, Query *query, WaitingLines *ret) {
    Arena *arena = ctx->arena;
    bind(query, 3, WAITING_LINES_MAX);
    WaitingLines list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (WaitingLine){ .initiative = { col_i64(query, 0) },
                                                  .initiative_key = col_str(query, 1, arena),
                                                  .initiative_name = col_str(query, 2, arena),
                                                  .noun = col_str(query, 3, arena),
                                                  .record = { col_i64(query, 4) },
                                                  .title = col_str(query, 5, arena),
                                                  .state = col_str(query, 6, arena),
                                                  .due = col_date(query, 7) };
    }
    *ret = list;
    return ERR_NONE;
}

Err waiting_tasks(Ctx *ctx, Conn *conn, AccountId account, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &TASKS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, account);
    return lines_of(ctx, query, ret);
}

Err waiting_answers(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ANSWERS_WAITING, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0 stays 0 */
    return lines_of(ctx, query, ret);
}
