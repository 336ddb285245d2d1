/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/room_table_store.h"

static const Sql LIST =
    SQL("SELECT t.id, t.number, t.name, t.prompt, t.link, t.perspective, t.device_id, t.speaker_id,"
        " s.name, (SELECT count(*) FROM participant p WHERE p.authority_id = t.authority_id"
        " AND p.table_id = t.id), (SELECT count(*) FROM card c WHERE c.authority_id ="
        " t.authority_id AND c.table_id = t.id AND c.withdrawn_at IS NULL) FROM room_table t"
        " LEFT JOIN participant s ON s.authority_id = t.authority_id AND s.id = t.speaker_id"
        " WHERE t.authority_id = $1 AND t.workshop_id = $2 ORDER BY t.number");
static const Sql INSERT =
    SQL("INSERT INTO room_table (authority_id, workshop_id, number, name, prompt, link,"
        " perspective) VALUES ($1, $2, $3, '', $5, '', $4) RETURNING id");
static const Sql UPDATE =
    SQL("UPDATE room_table SET name = $4, prompt = $5, link = $6, perspective = $7, device_id = $8,"
        " speaker_id = $9 WHERE authority_id = $1 AND workshop_id = $2 AND id = $3 RETURNING id");
static const Sql EMPTY = SQL("UPDATE participant SET table_id = NULL WHERE authority_id = $1"
                             " AND workshop_id = $2 AND table_id = $3");
static const Sql NO_ORIGIN = SQL("UPDATE card SET table_id = NULL WHERE authority_id = $1"
                                 " AND workshop_id = $2 AND table_id = $3");
static const Sql NOT_SHOWN =
    SQL("UPDATE room_split SET shown_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND shown_id = $3");
static const Sql REMOVE = SQL("DELETE FROM room_table WHERE authority_id = $1 AND workshop_id = $2"
                              " AND id = $3");

static const Sql SPLIT = SQL("SELECT state, assign, shown_id FROM room_split"
                             " WHERE authority_id = $1 AND workshop_id = $2 AND board_id = $3");
static const Sql PUT_SPLIT =
    SQL("INSERT INTO room_split (authority_id, workshop_id, board_id, state, assign, shown_id)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workshop_id, board_id) DO UPDATE"
        " SET state = $4, assign = $5, shown_id = $6");
static const Sql COUNTED = SQL("SELECT count(*) FROM room_split WHERE authority_id = $1"
                               " AND workshop_id = $2 AND state = $3 AND assign = $4");

static const Sql NO_DEVICE =
    SQL("UPDATE room_table SET device_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND device_id = $3");
static const Sql NO_SPEAKER =
    SQL("UPDATE room_table SET speaker_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND speaker_id = $3");
static const Sql SIT = SQL("UPDATE participant SET table_id = $4 WHERE authority_id = $1"
                           " AND workshop_id = $2 AND id = $3 RETURNING id");
static const Sql WHERE_AT = SQL("SELECT table_id FROM participant WHERE authority_id = $1"
                                " AND workshop_id = $2 AND id = $3");
static const Sql SEATED = SQL("SELECT count(*) FROM participant WHERE authority_id = $1"
                              " AND workshop_id = $2 AND table_id IS NOT NULL");
/* The count goes on where it had come to. */
static const Sql COUNT_ROUND =
    SQL("UPDATE participant SET table_id = place.table_id FROM (SELECT p.id, t.id AS table_id"
        " FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM participant"
        " WHERE authority_id = $1 AND workshop_id = $2 AND table_id IS NULL) AS p"
        " JOIN room_table t ON t.authority_id = $1 AND t.workshop_id = $2 AND t.number = 1 + "
        "(p.nth - 1 + $3) % $4)"
        " AS place WHERE participant.id = place.id AND participant.authority_id = $1");

static void bind_number(Query *query, int n, int64_t id) {
    if (id == 0)
        bind_null(query, n);
    else
        bind(query, n, id);
}

static Err begin(Conn *conn, const Ctx *ctx, const Sql *sql, RecordId workshop, Query **ret) {
    TRY(query_open(conn, sql, ret));
    bind(*ret, 1, ctx->scope.authority);
    bind(*ret, 2, workshop);
    return ERR_NONE;
}

/* -- Tables ------------------------------------------------------------------------------------ */

static RoomTable table_row(const Query *query, Arena *arena) {
    return (RoomTable){ .id = { col_i64(query, 0) },
                        .number = col_i64(query, 1),
                        .name = col_str(query, 2, arena),
                        .prompt = col_str(query, 3, arena),
                        .link = col_str(query, 4, arena),
                        .perspective = col_str(query, 5, arena),
                        .device = { col_i64(query, 6) },
                        .speaker = { col_i64(query, 7) },
                        .speaker_name = col_str(query, 8, arena),
                        .people = col_i64(query, 9),
                        .cards = col_i64(query, 10) };
}

Err room_table_list(Ctx *ctx, Conn *conn, RecordId workshop, RoomTables *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RoomTables list = { 0 };
    TRY(begin(conn, ctx, &LIST, workshop, &query));
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = table_row(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err room_table_insert(Tx *tx, RecordId workshop, RoomTable *table) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &INSERT, workshop, &query));
    bind(query, 3, table->number);
    bind(query, 4, table->perspective);
    bind(query, 5, table->prompt);
    TRY(query_one(query));
    table->id = (RoomTableId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err room_table_update(Tx *tx, RecordId workshop, const RoomTable *table) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &UPDATE, workshop, &query));
    bind(query, 3, table->id.v);
    bind(query, 4, table->name);
    bind(query, 5, table->prompt);
    bind(query, 6, table->link);
    bind(query, 7, table->perspective);
    bind_number(query, 8, table->device.v);
    bind_number(query, 9, table->speaker.v);
    return query_one(query);
}

static Err run_of(Tx *tx, const Sql *sql, RecordId workshop, int64_t id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, sql, workshop, &query));
    bind(query, 3, id);
    return query_run(query);
}

Err room_table_remove(Tx *tx, RecordId workshop, RoomTableId table) {
    TRY(run_of(tx, &EMPTY, workshop, table.v));
    TRY(run_of(tx, &NO_ORIGIN, workshop, table.v)); /* of what was withdrawn */
    TRY(run_of(tx, &NOT_SHOWN, workshop, table.v));
    return run_of(tx, &REMOVE, workshop, table.v);
}

/* -- How a board is worked on ------------------------------------------------------------------- */

Err room_split_get(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, RoomSplit *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    *ret = (RoomSplit){ .board = board };
    TRY(begin(conn, ctx, &SPLIT, workshop, &query));
    bind(query, 3, board);
    Err err = query_one(query);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    ret->state = split_state_of(col_str(query, 0, ctx->arena));
    ret->assign = table_assign_of(col_str(query, 1, ctx->arena));
    ret->shown = (RoomTableId){ col_i64(query, 2) };
    return ERR_NONE;
}

Err room_split_put(Tx *tx, RecordId workshop, const RoomSplit *split) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &PUT_SPLIT, workshop, &query));
    bind(query, 3, split->board);
    bind(query, 4, SPLIT_STATES.keys[split->state]);
    bind(query, 5, TABLE_ASSIGNS.keys[split->assign]);
    bind_number(query, 6, split->shown.v);
    return query_run(query);
}

Err room_split_counts(Ctx *ctx, Conn *conn, RecordId workshop, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(conn, ctx, &COUNTED, workshop, &query));
    bind(query, 3, SPLIT_STATES.keys[SPLIT_WORK]);
    bind(query, 4, TABLE_ASSIGNS.keys[TABLE_ASSIGN_NUMBER]);
    TRY(query_one(query));
    *ret = col_i64(query, 0) > 0;
    return ERR_NONE;
}

/* -- Who sits where ----------------------------------------------------------------------------- */

Err participant_sit(Tx *tx, RecordId workshop, ParticipantId from, RoomTableId table) {
    TRY(run_of(tx, &NO_DEVICE, workshop, from.v));
    TRY(run_of(tx, &NO_SPEAKER, workshop, from.v));
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &SIT, workshop, &query));
    bind(query, 3, from.v);
    bind_number(query, 4, table.v);
    return query_one(query);
}

Err participant_table(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                      RoomTableId *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(conn, ctx, &WHERE_AT, workshop, &query));
    bind(query, 3, from.v);
    TRY(query_one(query));
    *ret = (RoomTableId){ col_i64(query, 0) };
    return ERR_NONE;
}

static Err seated(Tx *tx, RecordId workshop, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &SEATED, workshop, &query));
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err participants_count_round(Tx *tx, RecordId workshop, int64_t tables) {
    int64_t before;
    TRY(seated(tx, workshop, &before));
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &COUNT_ROUND, workshop, &query));
    bind(query, 3, before);
    bind(query, 4, tables);
    return query_run(query);
}
