/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/receipt_store.h"

static const Sql INSERT =
    SQL("INSERT INTO receipt (code_hash, authority_id, initiative_id, workshop_id, participant_id)"
        " VALUES ($1, $2, $3, $4, $5)");
/* check-sql: every authority, because the code names the room. */
static const Sql FIND = SQL("SELECT initiative_id, workshop_id, participant_id FROM receipt"
                            " WHERE code_hash = $1");
static const Sql OF_CARD =
    SQL("SELECT CASE WHEN " CARD_WITHOUT_RECEIPT("$2", "$1") " THEN 1 ELSE 0 END");
/* A CROSS JOIN begins with the rooms of the initiative, as in contribution_store.c. */
const Sql RECEIPT_OF_RECORD =
    SQL("SELECT count(*) FROM room r CROSS JOIN card_result t WHERE r.authority_id = $1"
        " AND r.initiative_id = $2 AND t.authority_id = r.authority_id"
        " AND t.workshop_id = r.workshop_id AND t.record_id = $3 AND EXISTS (SELECT 1 FROM card c"
        " WHERE ((c.id = t.card_id AND c.authority_id = t.authority_id)"
        " OR (c.merged_into = t.card_id AND c.authority_id = t.authority_id))"
        " AND (EXISTS (SELECT 1 FROM receipt p WHERE p.authority_id = c.authority_id"
        " AND p.participant_id = c.participant_id) OR EXISTS (SELECT 1 FROM card_part k"
        " JOIN receipt p ON p.authority_id = k.authority_id"
        " AND p.participant_id = k.participant_id WHERE k.authority_id = c.authority_id"
        " AND k.workshop_id = c.workshop_id AND k.card_id = c.id)))");
static const Sql MARK = SQL("UPDATE participant SET feedback = 1 WHERE authority_id = $1"
                            " AND workshop_id = $2 AND id = $3 AND feedback = 0 RETURNING id");
static const Sql MARKED = SQL("SELECT feedback FROM participant WHERE authority_id = $1"
                              " AND workshop_id = $2 AND id = $3");
static const Sql ADD =
    SQL("INSERT INTO room_feedback (authority_id, workshop_id, question, answer, count)"
        " VALUES ($1, $2, $3, $4, 1) ON CONFLICT (workshop_id, question, answer) DO UPDATE"
        " SET count = room_feedback.count + 1");
static const Sql COUNTS = SQL("SELECT question, answer, count FROM room_feedback"
                              " WHERE authority_id = $1 AND workshop_id = $2");

Err receipt_insert(Tx *tx, InitiativeId initiative, RecordId workshop, ParticipantId participant,
                   Str code_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind_blob(query, 1, code_hash);
    bind(query, 2, tx->ctx->scope.authority);
    bind(query, 3, initiative);
    bind(query, 4, workshop);
    bind(query, 5, participant.v);
    return query_run(query);
}

Err receipt_find(Conn *conn, Str code_hash, ReceiptFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &FIND, &query));
    bind_blob(query, 1, code_hash);
    TRY(query_one(query));
    *ret = (ReceiptFound){ .initiative = { col_i64(query, 0) },
                           .workshop = { col_i64(query, 1) },
                           .participant = { col_i64(query, 2) } };
    return ERR_NONE;
}

Err receipt_of_card(Ctx *ctx, Conn *conn, CardId card, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &OF_CARD, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, card.v);
    TRY(query_one(query));
    *ret = !col_bool(query, 0);
    return ERR_NONE;
}

Err receipt_of_record(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId record, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &RECEIPT_OF_RECORD, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, record);
    TRY(query_one(query));
    *ret = col_i64(query, 0) > 0;
    return ERR_NONE;
}

Err feedback_mark(Tx *tx, RecordId workshop, ParticipantId from) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &MARK, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, from.v);
    return query_one(query);
}

Err feedback_marked(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &MARKED, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, from.v);
    TRY(query_one(query));
    *ret = col_bool(query, 0);
    return ERR_NONE;
}

Err feedback_add(Tx *tx, RecordId workshop, Str question, Str answer) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ADD, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, question);
    bind(query, 4, answer);
    return query_run(query);
}

static void count_row(Query *query, Arena *arena, FeedbackCounts *counts) {
    Str question = col_str(query, 0, arena);
    int answer = key_set_index(&FEEDBACK_ANSWERS, col_str(query, 1, arena));
    for (int i = 0; i < FEEDBACK_QUESTION_COUNT && answer >= 0; i++)
        if (str_eq(feedback_question_key((FeedbackQuestion)i), question))
            counts->counts[i][answer] = col_i64(query, 2);
}

Err feedback_counts(Ctx *ctx, Conn *conn, RecordId workshop, FeedbackCounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    *ret = (FeedbackCounts){ 0 };
    TRY(query_open(conn, &COUNTS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        count_row(query, ctx->arena, ret);
    }
}
