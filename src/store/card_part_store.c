/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/card_part_store.h"

#define COLUMNS                                                                             \
    "SELECT k.card_id, k.part, k.participant_id, k.created_at, k.author, k.language"        \
    " FROM card_part k JOIN card c ON c.id = k.card_id AND c.authority_id = k.authority_id" \
    " WHERE k.authority_id = $1 AND k.workshop_id = $2"

static const Sql PUT =
    SQL("INSERT INTO card_part (authority_id, workshop_id, card_id, part, participant_id,"
        " created_at, author, language) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT (card_id, part) DO UPDATE SET participant_id = $5, created_at = $6,"
        " author = $7, language = $8");
static const Sql DELETE = SQL("DELETE FROM card_part WHERE authority_id = $1 AND workshop_id = $2"
                              " AND card_id = $3 AND part = $4");
static const Sql LIST = SQL(COLUMNS " ORDER BY k.card_id, k.part");
static const Sql LIST_FOR = SQL(COLUMNS " AND c.participant_id = $3 ORDER BY k.card_id, k.part");
static const Sql LIST_ON = SQL(COLUMNS " AND k.card_id = $3 ORDER BY k.part");
static const Sql LIST_OF_DEVICE = SQL(COLUMNS " AND k.participant_id = $3"
                                              " AND c.withdrawn_at IS NULL"
                                              " ORDER BY k.card_id, k.part");

static const Sql LIST_BY_DEVICE =
    SQL(COLUMNS " AND k.participant_id = $3 ORDER BY k.card_id, k.part");

Err card_fill_put(Tx *tx, RecordId workshop, CardFill *fill) {
    fill->created_at = clock_now(tx->ctx->clock);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &PUT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, fill->card.v);
    bind(query, 4, CARD_PARTS.keys[fill->part]);
    bind(query, 5, fill->participant.v);
    bind(query, 6, fill->created_at);
    bind(query, 7, fill->author);
    bind(query, 8, fill->language);
    return query_run(query);
}

Err card_fill_delete(Tx *tx, RecordId workshop, CardId card, CardPart part) {
    tx->takes_words = true; /* they go with it */
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    bind(query, 4, CARD_PARTS.keys[part]);
    return query_run(query);
}

static CardFill fill_row(const Query *query, Arena *arena) {
    int part = key_set_index(&CARD_PARTS, col_str(query, 1, arena));
    return (CardFill){ .card = { col_i64(query, 0) },
                       .part = part >= 0 ? (CardPart)part : CARD_PART_COUNT,
                       .participant = { col_i64(query, 2) },
                       .created_at = col_instant(query, 3),
                       .author = col_str(query, 4, arena),
                       .language = col_str(query, 5, arena) };
}

static Err list_by(Ctx *ctx, Conn *conn, const Sql *sql, RecordId workshop, int64_t by,
                   CardFills *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CardFills list = { 0 };
    TRY(query_open(conn, sql, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    if (sql != &LIST)
        bind(query, 3, by);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = fill_row(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err card_fill_list(Ctx *ctx, Conn *conn, RecordId workshop, CardFills *ret) {
    return list_by(ctx, conn, &LIST, workshop, 0, ret);
}

Err card_fill_list_for(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId author,
                       CardFills *ret) {
    return list_by(ctx, conn, &LIST_FOR, workshop, author.v, ret);
}

Err card_fill_list_on(Ctx *ctx, Conn *conn, RecordId workshop, CardId card, CardFills *ret) {
    return list_by(ctx, conn, &LIST_ON, workshop, card.v, ret);
}

Err card_fill_list_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from, CardFills *ret) {
    return list_by(ctx, conn, &LIST_OF_DEVICE, workshop, from.v, ret);
}

Err card_fill_list_by(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from, CardFills *ret) {
    return list_by(ctx, conn, &LIST_BY_DEVICE, workshop, from.v, ret);
}
