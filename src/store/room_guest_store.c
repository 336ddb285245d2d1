/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/room_guest_store.h"

static const Sql INSERT =
    SQL("INSERT INTO room_guest (authority_id, workshop_id, name, seed, link_hash, made_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id");
#define COLUMNS "SELECT id, name, seed, made_at, taken_at, ended_at FROM room_guest"
static const Sql LIST =
    SQL(COLUMNS " WHERE authority_id = $1 AND workshop_id = $2 ORDER BY id DESC");
static const Sql GET = SQL(COLUMNS " WHERE authority_id = $1 AND workshop_id = $2 AND id = $3");
#define FOUND                                                                          \
    "SELECT g.id, g.name, g.seed, g.made_at, g.taken_at, g.ended_at, r.initiative_id," \
    " g.workshop_id FROM room_guest g JOIN room r ON r.workshop_id = g.workshop_id WHERE "
/* check-sql: every authority, because a link or a cookie is all that a guest has. */
static const Sql BY_LINK = SQL(FOUND "g.link_hash = $1");
/* check-sql: every authority, because a link or a cookie is all that a guest has. */
static const Sql BY_COOKIE = SQL(FOUND "g.cookie_hash = $1");
static const Sql TAKE =
    SQL("UPDATE room_guest SET cookie_hash = $4, taken_at = $5 WHERE authority_id = $1"
        " AND workshop_id = $2 AND id = $3 AND taken_at IS NULL AND ended_at IS NULL");
static const Sql END = SQL("UPDATE room_guest SET ended_at = coalesce(ended_at, $4)"
                           " WHERE authority_id = $1 AND workshop_id = $2 AND id = $3");

static RoomGuest guest_of(Query *query, Arena *arena) {
    return (RoomGuest){ .id = { col_i64(query, 0) },
                        .name = col_str(query, 1, arena),
                        .seed = col_str(query, 2, arena),
                        .made_at = col_instant(query, 3),
                        .taken_at = col_instant(query, 4),
                        .ended_at = col_instant(query, 5) };
}

Err room_guest_insert(Tx *tx, RecordId workshop, RoomGuest *guest, Str link_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, guest->name);
    bind(query, 4, guest->seed);
    bind_blob(query, 5, link_hash);
    bind(query, 6, guest->made_at);
    TRY(query_one(query));
    guest->id.v = col_i64(query, 0);
    return ERR_NONE;
}

Err room_guest_list(Ctx *ctx, Conn *conn, RecordId workshop, RoomGuests *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RoomGuests list = { 0 };
    TRY(query_open(conn, &LIST, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = guest_of(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err room_guest_get(Ctx *ctx, Conn *conn, RecordId workshop, RoomGuestId id, RoomGuest *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, id.v);
    TRY(query_one(query));
    *ret = guest_of(query, ctx->arena);
    return ERR_NONE;
}

static Err by_hash(Conn *conn, Arena *arena, const Sql *sql, Str hash, RoomGuestFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, sql, &query));
    bind_blob(query, 1, hash);
    TRY(query_one(query));
    *ret = (RoomGuestFound){ .guest = guest_of(query, arena),
                             .initiative = { col_i64(query, 6) },
                             .workshop = { col_i64(query, 7) } };
    return ERR_NONE;
}

Err room_guest_by_link(Conn *conn, Arena *arena, Str hash, RoomGuestFound *ret) {
    return by_hash(conn, arena, &BY_LINK, hash, ret);
}

Err room_guest_by_cookie(Conn *conn, Arena *arena, Str hash, RoomGuestFound *ret) {
    return by_hash(conn, arena, &BY_COOKIE, hash, ret);
}

Err room_guest_taken(Tx *tx, RecordId workshop, RoomGuestId id, Str cookie_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &TAKE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, id.v);
    bind_blob(query, 4, cookie_hash);
    bind(query, 5, clock_now(tx->ctx->clock));
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_GONE;
}

Err room_guest_ended(Tx *tx, RecordId workshop, RoomGuestId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &END, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, id.v);
    bind(query, 4, clock_now(tx->ctx->clock));
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}
