/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/card_result_store.h"

static const Sql LIST =
    SQL("SELECT c.card_id, c.noun, c.record_id, 0 FROM card_result c JOIN record r"
        " ON r.authority_id = c.authority_id AND r.id = c.record_id AND r.noun = c.noun"
        " WHERE c.authority_id = $1 AND c.workshop_id = $2 ORDER BY c.card_id, c.record_id");
static const Sql GONE =
    SQL("SELECT c.card_id, c.noun, c.record_id, k.number FROM card_result c JOIN record r"
        " ON r.authority_id = c.authority_id AND r.id = c.record_id AND r.noun = c.noun"
        " JOIN card k ON k.authority_id = c.authority_id AND k.workshop_id = c.workshop_id"
        " AND k.id = c.card_id AND k.withdrawn_at IS NOT NULL"
        " WHERE c.authority_id = $1 AND c.workshop_id = $2 ORDER BY c.card_id, c.record_id");
static const Sql PUT =
    SQL("INSERT INTO card_result (authority_id, workshop_id, card_id, noun, record_id)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (card_id, noun) DO UPDATE SET record_id = $5");
/* Of the card that it was merged into to this one, and of this one to those that were merged into it. */
static const Sql HAND_DOWN =
    SQL("INSERT INTO card_result (authority_id, workshop_id, card_id, noun, record_id)"
        " SELECT t.authority_id, t.workshop_id, c.id, t.noun, t.record_id FROM card c"
        " JOIN card_result t ON t.authority_id = c.authority_id AND t.workshop_id = c.workshop_id"
        " AND t.card_id = c.merged_into WHERE c.authority_id = $1 AND c.workshop_id = $2"
        " AND (c.id = $3 OR c.merged_into = $3) ON CONFLICT (card_id, noun) DO NOTHING");

static Err list_by(Ctx *ctx, Conn *conn, const Sql *sql, RecordId workshop, CardResults *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CardResults list = { 0 };
    TRY(query_open(conn, sql, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = (CardResult){ .card = { col_i64(query, 0) },
                                                      .noun = col_str(query, 1, ctx->arena),
                                                      .record = { col_i64(query, 2) },
                                                      .number = col_i64(query, 3) };
    }
    *ret = list;
    return ERR_NONE;
}

Err card_result_list(Ctx *ctx, Conn *conn, RecordId workshop, CardResults *ret) {
    return list_by(ctx, conn, &LIST, workshop, ret);
}

Err card_result_gone(Ctx *ctx, Conn *conn, RecordId workshop, CardResults *ret) {
    return list_by(ctx, conn, &GONE, workshop, ret);
}

Err card_result_hand_down(Tx *tx, RecordId workshop, CardId card) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &HAND_DOWN, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    return query_run(query);
}

Err card_result_put(Tx *tx, RecordId workshop, const CardResult *result) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &PUT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, result->card.v);
    bind(query, 4, result->noun);
    bind(query, 5, result->record);
    return query_run(query);
}

const CardResult *card_result_find(const CardResults *results, CardId card, Str noun) {
    for (size_t i = 0; i < results->count; i++)
        if (results->items[i].card.v == card.v && str_eq(results->items[i].noun, noun))
            return &results->items[i];
    return NULL;
}
