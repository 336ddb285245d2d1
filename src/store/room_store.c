/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/room_store.h"

#include "store/notices.h"

static const Sql INSERT =
    SQL("INSERT INTO room (authority_id, initiative_id, workshop_id, state, pin, token, seq,"
        " part_left_ms, opened_at, trial) VALUES ($1, $2, $3, $4, $5, $6, 1, 0, $7, $8)");
static const Sql GET =
    SQL("SELECT state, pin, token, seq, agenda_part_id, part_ends_at, part_left_ms, opened_at,"
        " closed_at, trial FROM room WHERE authority_id = $1 AND workshop_id = $2");
static const Sql UPDATE =
    SQL("UPDATE room SET state = $3, pin = $4, token = $5, agenda_part_id = $6, part_ends_at = $7,"
        " part_left_ms = $8, opened_at = $9, closed_at = $10, trial = $11"
        " WHERE authority_id = $1 AND workshop_id = $2");
static const Sql SHUT = SQL("UPDATE room SET state = 'closed', pin = '', part_ends_at = NULL,"
                            " closed_at = $3 WHERE authority_id = $1 AND workshop_id = $2"
                            " AND state <> 'closed'");
static const Sql STEP = SQL("UPDATE room SET seq = seq + 1 WHERE authority_id = $1"
                            " AND workshop_id = $2 RETURNING seq, trial");
static const Sql NOTE = SQL("INSERT INTO room_change (authority_id, workshop_id, seq, kind,"
                            " object_id) VALUES ($1, $2, $3, $4, $5)");
static const Sql TRIM = SQL("DELETE FROM room_change WHERE authority_id = $1 AND workshop_id = $2"
                            " AND seq <= $3");
static const Sql CHANGES =
    SQL("SELECT seq, kind, object_id FROM room_change WHERE authority_id = $1"
        " AND workshop_id = $2 AND seq > $3 ORDER BY seq LIMIT $4");

/* check-sql: every authority, because a PIN or a token is all that somebody at the door has. */
static const Sql BY_PIN = SQL("SELECT authority_id, initiative_id, workshop_id, state FROM room"
                              " WHERE pin = $1 AND pin <> ''");
/* check-sql: every authority, because a PIN or a token is all that somebody at the door has. */
static const Sql BY_TOKEN = SQL("SELECT authority_id, initiative_id, workshop_id, state FROM room"
                                " WHERE token = $1");
/* check-sql: every authority, because the hub knows its rooms by number only. */
static const Sql PLACE = SQL("SELECT authority_id, initiative_id, workshop_id, state FROM room"
                             " WHERE workshop_id = $1");
/* check-sql: every authority, because the cookie of a device is all that it has. */
static const Sql OF_DEVICE =
    SQL("SELECT r.authority_id, r.initiative_id, r.workshop_id, r.state, p.id, p.name, p.language,"
        " p.simulated, p.table_id, t.number FROM participant p"
        " JOIN room r ON r.workshop_id = p.workshop_id"
        " LEFT JOIN room_table t ON t.id = p.table_id WHERE p.token_hash = $1");

static const Sql BOARD = SQL("SELECT board_id, revealed, writing_closed, voting FROM room_board"
                             " WHERE authority_id = $1 AND workshop_id = $2 AND board_id = $3");
static const Sql PUT_BOARD =
    SQL("INSERT INTO room_board (authority_id, workshop_id, board_id, revealed, writing_closed,"
        " voting) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workshop_id, board_id) DO UPDATE"
        " SET revealed = $4, writing_closed = $5, voting = $6");

static const Sql ADD_VOICE =
    SQL("INSERT INTO room_voice (authority_id, workshop_id, perspective, speaks, count)"
        " VALUES ($1, $2, $3, $4, 1) ON CONFLICT (workshop_id, perspective, speaks)"
        " DO UPDATE SET count = room_voice.count + 1");
static const Sql ADD_VOICE_TAG =
    SQL("INSERT INTO room_voice_tag (authority_id, workshop_id, tag) VALUES ($1, $2, $3)"
        " ON CONFLICT DO NOTHING RETURNING authority_id");
static const Sql VOICE_COUNTS = SQL("SELECT perspective, speaks, count FROM room_voice"
                                    " WHERE authority_id = $1 AND workshop_id = $2"
                                    " ORDER BY perspective, speaks");

static const Sql GIVE_SIGNAL =
    SQL("INSERT INTO room_signal (authority_id, workshop_id, kind, participant_id)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT (workshop_id, kind, participant_id) DO NOTHING");
static const Sql TAKE_SIGNAL = SQL("DELETE FROM room_signal WHERE authority_id = $1"
                                   " AND workshop_id = $2 AND kind = $3 AND participant_id = $4");
static const Sql SIGNALS_OF = SQL("SELECT kind FROM room_signal WHERE authority_id = $1"
                                  " AND workshop_id = $2 AND participant_id = $3");
static const Sql CLEAR_SIGNALS =
    SQL("DELETE FROM room_signal WHERE authority_id = $1 AND workshop_id = $2");
static const Sql COUNT_SIGNALS =
    SQL("SELECT kind, count(*) FROM room_signal WHERE authority_id = $1 AND workshop_id = $2"
        " GROUP BY kind");
static const Sql COUNT_PARTICIPANTS =
    SQL("SELECT count(*), coalesce(sum(simulated), 0) FROM participant WHERE authority_id = $1"
        " AND workshop_id = $2");
static const Sql ADD_PARTICIPANT =
    SQL("INSERT INTO participant (authority_id, workshop_id, token_hash, name, language, simulated,"
        " voices, created_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7) RETURNING id");
static const Sql COUNT_VOICE = SQL("UPDATE participant SET voices = voices + 1"
                                   " WHERE authority_id = $1 AND workshop_id = $2 AND id = $3"
                                   " AND voices < $4 RETURNING id");

static void bind_open(Query *query, int n, Instant at) {
    if (at.ms == 0)
        bind_null(query, n);
    else
        bind(query, n, at);
}

/* -- A room ------------------------------------------------------------------------------------ */

Err room_insert(Tx *tx, InitiativeId initiative, const Room *room) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, room->workshop);
    bind(query, 4, ROOM_STATES.keys[room->state]);
    bind(query, 5, room->pin);
    bind(query, 6, room->token);
    bind(query, 7, room->opened_at);
    bind(query, 8, room->trial);
    return query_run(query);
}

Err room_get(Ctx *ctx, Conn *conn, RecordId workshop, Room *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    TRY(query_one(query));
    *ret = (Room){
        .workshop = workshop,
        .state = room_state_of(col_str(query, 0, ctx->arena)),
        .pin = col_str(query, 1, ctx->arena),
        .token = col_str(query, 2, ctx->arena),
        .seq = col_i64(query, 3),
        .part = { col_i64(query, 4) },
        .part_ends_at = col_instant(query, 5),
        .part_left_ms = col_i64(query, 6),
        .opened_at = col_instant(query, 7),
        .closed_at = col_instant(query, 8),
        .trial = col_bool(query, 9),
    };
    return ERR_NONE;
}

Err room_update(Tx *tx, const Room *room) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &UPDATE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, room->workshop);
    bind(query, 3, ROOM_STATES.keys[room->state]);
    bind(query, 4, room->pin);
    bind(query, 5, room->token);
    bind(query, 6, room->part);
    bind_open(query, 7, room->part_ends_at);
    bind(query, 8, room->part_left_ms);
    bind(query, 9, room->opened_at);
    bind_open(query, 10, room->closed_at);
    bind(query, 11, room->trial);
    return query_run(query);
}

Err room_shut(Tx *tx, RecordId workshop) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SHUT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, clock_now(tx->ctx->clock));
    return query_run(query);
}

/* -- Changes ----------------------------------------------------------------------------------- */

static Err raise_seq(Tx *tx, RecordId workshop, int64_t *ret, bool *ret_trial) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &STEP, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    *ret_trial = col_bool(query, 1);
    return ERR_NONE;
}

/* Once in ROOM_CHANGES_KEPT changes. */
static Err trim(Tx *tx, RecordId workshop, int64_t seq) {
    if (seq % ROOM_CHANGES_KEPT != 0)
        return ERR_NONE;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &TRIM, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, seq - ROOM_CHANGES_KEPT);
    return query_run(query);
}

Err room_step_in(Tx *tx, RecordId workshop, RoomChangeKind kind, int64_t object, bool *ret_trial) {
    int64_t seq;
    TRY(raise_seq(tx, workshop, &seq, ret_trial));
    TRY(trim(tx, workshop, seq));
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &NOTE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, seq);
    bind(query, 4, ROOM_CHANGES.keys[kind]);
    bind(query, 5, object);
    TRY(query_run(query));
    return notice_send(tx, workshop.v);
}

Err room_step(Tx *tx, RecordId workshop, RoomChangeKind kind, int64_t object) {
    bool trial;
    return room_step_in(tx, workshop, kind, object, &trial);
}

Err room_changes(Ctx *ctx, Conn *conn, RecordId workshop, int64_t since, int64_t limit,
                 RoomChanges *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RoomChanges list = { 0 };
    TRY(query_open(conn, &CHANGES, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, since);
    bind(query, 4, limit);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) =
            (RoomChange){ .seq = col_i64(query, 0),
                          .kind = room_change_of(col_str(query, 1, ctx->arena)),
                          .object = col_i64(query, 2) };
    }
    *ret = list;
    return ERR_NONE;
}

/* -- At the door ------------------------------------------------------------------------------- */

static RoomFound found(const Query *query, Arena *arena) {
    return (RoomFound){ .authority = { col_i64(query, 0) },
                        .initiative = { col_i64(query, 1) },
                        .workshop = { col_i64(query, 2) },
                        .state = room_state_of(col_str(query, 3, arena)) };
}

static Err find(Conn *conn, Arena *arena, const Sql *sql, Str text, RoomFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, sql, &query));
    bind(query, 1, text);
    TRY(query_one(query));
    *ret = found(query, arena);
    return ERR_NONE;
}

Err room_by_pin(Conn *conn, Arena *arena, Str pin, RoomFound *ret) {
    return find(conn, arena, &BY_PIN, pin, ret);
}

Err room_by_token(Conn *conn, Arena *arena, Str token, RoomFound *ret) {
    return find(conn, arena, &BY_TOKEN, token, ret);
}

Err room_place(Conn *conn, Arena *arena, RecordId workshop, RoomFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &PLACE, &query));
    bind(query, 1, workshop);
    TRY(query_one(query));
    *ret = found(query, arena);
    return ERR_NONE;
}

Err room_of_device(Conn *conn, Arena *arena, Str token_hash, RoomFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &OF_DEVICE, &query));
    bind_blob(query, 1, token_hash);
    TRY(query_one(query));
    *ret = found(query, arena);
    ret->participant = (Participant){ .id = { col_i64(query, 4) },
                                      .name = col_str(query, 5, arena),
                                      .language = col_str(query, 6, arena),
                                      .simulated = col_bool(query, 7),
                                      .table = { col_i64(query, 8) },
                                      .table_number = col_i64(query, 9) };
    return ERR_NONE;
}

Err participant_insert(Tx *tx, RecordId workshop, Participant *participant, Str token_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ADD_PARTICIPANT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind_blob(query, 3, token_hash);
    bind(query, 4, participant->name);
    bind(query, 5, participant->language);
    bind(query, 6, participant->simulated);
    bind(query, 7, clock_now(tx->ctx->clock));
    TRY(query_one(query));
    participant->id = (ParticipantId){ col_i64(query, 0) };
    return ERR_NONE;
}

/* -- Boards ------------------------------------------------------------------------------------ */

static RoomBoard board_row(const Query *query, Arena *arena) {
    return (RoomBoard){ .board = { col_i64(query, 0) },
                        .revealed = col_bool(query, 1),
                        .writing_closed = col_bool(query, 2),
                        .voting = board_voting_of(col_str(query, 3, arena)) };
}

Err room_board_get(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, RoomBoard *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BOARD, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, board);
    Err err = query_one(query);
    if (err == ERR_NOT_FOUND) {
        *ret = (RoomBoard){ .board = board };
        return ERR_NONE;
    }
    TRY(err);
    *ret = board_row(query, ctx->arena);
    return ERR_NONE;
}

Err room_board_put(Tx *tx, RecordId workshop, const RoomBoard *board) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &PUT_BOARD, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, board->board);
    bind(query, 4, board->revealed);
    bind(query, 5, board->writing_closed);
    bind(query, 6, BOARD_VOTINGS.keys[board->voting]);
    return query_run(query);
}

/* -- Numbers ----------------------------------------------------------------------------------- */

Err room_voice_add(Tx *tx, RecordId workshop, Str perspective, RoomVoice voice) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ADD_VOICE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, perspective);
    bind(query, 4, ROOM_VOICES.keys[voice]);
    return query_run(query);
}

Err room_voice_tag_add(Tx *tx, RecordId workshop, Str tag) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ADD_VOICE_TAG, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind_blob(query, 3, tag);
    return query_one(query);
}

Err participant_voice_count(Tx *tx, RecordId workshop, ParticipantId from, int64_t most) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &COUNT_VOICE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, from.v);
    bind(query, 4, most);
    return query_one(query);
}

Err room_voice_list(Ctx *ctx, Conn *conn, RecordId workshop, RoomVoiceCounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RoomVoiceCounts list = { 0 };
    TRY(query_open(conn, &VOICE_COUNTS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        bool as = str_eq(col_str(query, 1, ctx->arena), ROOM_VOICES.keys[ROOM_VOICE_AS]);
        *list_push(ctx->arena, &list) =
            (RoomVoiceCount){ .perspective = col_str(query, 0, ctx->arena),
                              .voice = as ? ROOM_VOICE_AS : ROOM_VOICE_FOR,
                              .count = col_i64(query, 2) };
    }
    *ret = list;
    return ERR_NONE;
}

Err room_signal_set(Tx *tx, RecordId workshop, RoomSignal signal, ParticipantId from, bool given,
                    bool *ret_changed) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, given ? &GIVE_SIGNAL : &TAKE_SIGNAL, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, ROOM_SIGNALS.keys[signal]);
    bind(query, 4, from.v);
    TRY(query_run(query));
    *ret_changed = query_changes(query) > 0;
    return ERR_NONE;
}

Err room_signals_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                    bool ret[ROOM_SIGNAL_COUNT]) {
    CLEANUP(query_closep) Query *query = NULL;
    for (int i = 0; i < ROOM_SIGNAL_COUNT; i++)
        ret[i] = false;
    TRY(query_open(conn, &SIGNALS_OF, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, from.v);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        int signal = key_set_index(&ROOM_SIGNALS, col_str(query, 0, ctx->arena));
        if (signal >= 0)
            ret[signal] = true;
    }
}

Err room_signals_clear(Tx *tx, RecordId workshop) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CLEAR_SIGNALS, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    return query_run(query);
}

static Err count_signals(Ctx *ctx, Conn *conn, RecordId workshop, RoomPresence *presence) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT_SIGNALS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        int signal = key_set_index(&ROOM_SIGNALS, col_str(query, 0, ctx->arena));
        if (signal >= 0)
            presence->signals[signal] = col_i64(query, 1);
    }
}

Err room_presence(Ctx *ctx, Conn *conn, RecordId workshop, RoomPresence *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT_PARTICIPANTS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    TRY(query_one(query));
    *ret = (RoomPresence){ .participants = col_i64(query, 0), .simulated = col_i64(query, 1) };
    return count_signals(ctx, conn, workshop, ret);
}
