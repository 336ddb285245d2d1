/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/card_paper_store.h"

static const Sql INSERT = SQL("INSERT INTO card_paper (card_id, authority_id, workshop_id, paper)"
                              " VALUES ($1, $2, $3, $4)");
static const Sql DELETE = SQL("DELETE FROM card_paper WHERE authority_id = $1 AND workshop_id = $2"
                              " AND card_id = $3");
static const Sql LIST = SQL("SELECT card_id, paper FROM card_paper WHERE authority_id = $1"
                            " AND workshop_id = $2 ORDER BY paper");

Err card_paper_insert(Tx *tx, RecordId workshop, CardPaper paper) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, paper.card.v);
    bind(query, 2, tx->ctx->scope.authority);
    bind(query, 3, workshop);
    bind(query, 4, paper.paper);
    return query_run(query);
}

Err card_paper_delete(Tx *tx, RecordId workshop, CardId card) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    return query_run(query);
}

Err card_paper_list(Ctx *ctx, Conn *conn, RecordId workshop, CardPapers *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CardPapers list = { 0 };
    TRY(query_open(conn, &LIST, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) =
            (CardPaper){ .card = { col_i64(query, 0) }, .paper = col_i64(query, 1) };
    }
    *ret = list;
    return ERR_NONE;
}

int64_t card_paper_of(const CardPapers *papers, CardId card) {
    for (size_t i = 0; i < papers->count; i++)
        if (papers->items[i].card.v == card.v)
            return papers->items[i].paper;
    return 0;
}
