/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/room_trial_store.h"

/* check-sql: every authority, because one thread rehearses with all rooms. */
static const Sql IN_TRIAL =
    SQL("SELECT authority_id, initiative_id, workshop_id, state FROM room WHERE trial = 1"
        " ORDER BY workshop_id");
static const Sql EMPTY = SQL("SELECT (SELECT count(*) FROM participant WHERE authority_id = $1"
                             " AND workshop_id = $2) + (SELECT count(*) FROM card"
                             " WHERE authority_id = $1 AND workshop_id = $2)");
static const Sql SIMULATED =
    SQL("SELECT p.id, p.name, p.language, p.table_id, t.number, p.voices, p.feedback,"
        " (SELECT count(*) FROM card c WHERE c.authority_id = $1 AND c.participant_id = p.id"
        " AND c.board_id = $3),"
        " (SELECT coalesce(sum(d.count), 0) FROM dot d JOIN card c ON c.authority_id = $1"
        " AND c.id = d.card_id WHERE d.authority_id = $1 AND d.participant_id = p.id"
        " AND c.board_id = $3),"
        " (SELECT count(*) FROM card_comment k JOIN card c ON c.authority_id = $1"
        " AND c.id = k.card_id WHERE k.authority_id = $1 AND k.participant_id = p.id"
        " AND c.board_id = $3),"
        " (SELECT count(*) FROM card_part k JOIN card c ON c.authority_id = $1"
        " AND c.id = k.card_id WHERE k.authority_id = $1 AND k.participant_id = p.id"
        " AND c.board_id = $3)"
        " FROM participant p LEFT JOIN room_table t ON t.authority_id = $1 AND t.id = p.table_id"
        " WHERE p.authority_id = $1 AND p.workshop_id = $2 AND p.simulated = 1 ORDER BY p.id");

Err rooms_in_trial(Conn *conn, Arena *arena, RoomsFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RoomsFound list = { 0 };
    TRY(query_open(conn, &IN_TRIAL, &query));
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (RoomFound){ .authority = { col_i64(query, 0) },
                                                .initiative = { col_i64(query, 1) },
                                                .workshop = { col_i64(query, 2) },
                                                .state = room_state_of(col_str(query, 3, arena)) };
    }
    *ret = list;
    return ERR_NONE;
}

Err room_is_empty(Ctx *ctx, Conn *conn, RecordId workshop, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &EMPTY, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    TRY(query_one(query));
    *ret = col_i64(query, 0) == 0;
    return ERR_NONE;
}

static Participant participant_of(const Query *query, Arena *arena) {
    return (Participant){ .id = { col_i64(query, 0) },
                          .name = col_str(query, 1, arena),
                          .language = col_str(query, 2, arena),
                          .simulated = true,
                          .table = { col_i64(query, 3) },
                          .table_number = col_i64(query, 4) };
}

Err simulated_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, SimulatedPeople *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    SimulatedPeople list = { 0 };
    TRY(query_open(conn, &SIMULATED, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, board.v);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) =
            (SimulatedPerson){ .participant = participant_of(query, ctx->arena),
                               .voices = col_i64(query, 5),
                               .answered = col_bool(query, 6),
                               .cards = col_i64(query, 7),
                               .dots = col_i64(query, 8),
                               .comments = col_i64(query, 9),
                               .parts = col_i64(query, 10) };
    }
    *ret = list;
    return ERR_NONE;
}
