/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/card_comment_store.h"

#define COLUMNS                                                                             \
    "SELECT m.id, m.card_id, m.participant_id, m.created_at, m.author, m.language, m.words" \
    " FROM card_comment m"

static const Sql INSERT =
    SQL("INSERT INTO card_comment (authority_id, workshop_id, card_id, participant_id, created_at,"
        " author, language, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id");
static const Sql DELETE = SQL("DELETE FROM card_comment WHERE authority_id = $1"
                              " AND workshop_id = $2 AND id = $3 RETURNING id");
static const Sql GET =
    SQL(COLUMNS " WHERE m.authority_id = $1 AND m.workshop_id = $2 AND m.id = $3");
static const Sql LIST =
    SQL(COLUMNS " JOIN card c ON c.id = m.card_id AND c.authority_id = m.authority_id"
                " WHERE m.authority_id = $1 AND m.workshop_id = $2 AND c.board_id = $3"
                " ORDER BY m.card_id, m.id");
static const Sql LIST_ON = SQL(COLUMNS " WHERE m.authority_id = $1 AND m.workshop_id = $2"
                                       " AND m.card_id = $3 ORDER BY m.id");
static const Sql LIST_OF_DEVICE = SQL(COLUMNS " WHERE m.authority_id = $1 AND m.workshop_id = $2"
                                              " AND m.participant_id = $3 ORDER BY m.id");
static const Sql COUNT = SQL("SELECT coalesce(sum(CASE WHEN card_id = $3 THEN 1 ELSE 0 END), 0),"
                             " coalesce(sum(CASE WHEN participant_id = $4 THEN 1 ELSE 0 END), 0)"
                             " FROM card_comment WHERE authority_id = $1 AND workshop_id = $2");

static CardComment comment_row(const Query *query, Arena *arena) {
    return (CardComment){ .id = { col_i64(query, 0) },
                          .card = { col_i64(query, 1) },
                          .participant = { col_i64(query, 2) },
                          .created_at = col_instant(query, 3),
                          .author = col_str(query, 4, arena),
                          .language = col_str(query, 5, arena),
                          .words = col_str(query, 6, arena) };
}

Err card_comment_insert(Tx *tx, RecordId workshop, CardComment *comment) {
    comment->created_at = clock_now(tx->ctx->clock);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, comment->card.v);
    bind(query, 4, comment->participant.v);
    bind(query, 5, comment->created_at);
    bind(query, 6, comment->author);
    bind(query, 7, comment->language);
    bind(query, 8, comment->words);
    TRY(query_one(query));
    comment->id = (CardCommentId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err card_comment_get(Ctx *ctx, Conn *conn, RecordId workshop, CardCommentId id, CardComment *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, id.v);
    TRY(query_one(query));
    *ret = comment_row(query, ctx->arena);
    return ERR_NONE;
}

Err card_comment_delete(Tx *tx, RecordId workshop, CardCommentId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, id.v);
    return query_one(query);
}

static Err list_by(Ctx *ctx, Conn *conn, const Sql *sql, RecordId workshop, int64_t by,
                   CardComments *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CardComments list = { 0 };
    TRY(query_open(conn, sql, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, by);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = comment_row(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err card_comment_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, CardComments *ret) {
    return list_by(ctx, conn, &LIST, workshop, board.v, ret);
}

Err card_comment_list_on(Ctx *ctx, Conn *conn, RecordId workshop, CardId card, CardComments *ret) {
    return list_by(ctx, conn, &LIST_ON, workshop, card.v, ret);
}

Err card_comment_list_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                         CardComments *ret) {
    return list_by(ctx, conn, &LIST_OF_DEVICE, workshop, from.v, ret);
}

Err card_comment_count(Ctx *ctx, Conn *conn, RecordId workshop, CardId card, ParticipantId from,
                       int64_t *ret_card, int64_t *ret_own) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    bind(query, 4, from.v);
    TRY(query_one(query));
    *ret_card = col_i64(query, 0);
    *ret_own = col_i64(query, 1);
    return ERR_NONE;
}
