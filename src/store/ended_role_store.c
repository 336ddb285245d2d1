/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/ended_role_store.h"

#include "domain/representation.h"

#define COLUMNS                                                                             \
    "SELECT e.id, e.authority_id, e.initiative_id, e.account_id, e.role, e.body, e.deputy," \
    " e.place, e.way, e.ended_at, e.ended_by, e.given_by, a.name, coalesce(b.name, ''),"    \
    " coalesce(g.name, '') FROM ended_role e JOIN account a ON a.id = e.account_id"         \
    " LEFT JOIN account b ON b.id = e.ended_by AND b.erased_at IS NULL"                     \
    " LEFT JOIN account g ON g.id = e.given_by AND g.erased_at IS NULL"

static const Sql INSERT =
    SQL("INSERT INTO ended_role (authority_id, initiative_id, account_id, role, body, deputy,"
        " place, way, ended_at, ended_by, given_by)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id");
/* check-sql: every authority, because whoever lost a role may belong to none any more. */
static const Sql OF_ACCOUNT = SQL(COLUMNS " WHERE e.account_id = $1 AND e.put_away_at IS NULL"
                                          " AND e.ended_at > $2 ORDER BY e.id DESC");
static const Sql OF_AUTHORITY = SQL(COLUMNS " WHERE e.authority_id = $1 AND e.ended_at > $2"
                                            " AND e.initiative_id IS NULL ORDER BY e.id DESC");
static const Sql OF_INITIATIVE = SQL(COLUMNS " WHERE e.authority_id = $1 AND e.ended_at > $2"
                                             " AND e.initiative_id = $3 ORDER BY e.id DESC");
/* check-sql: every authority, because whoever lost a role may belong to none any more. */
static const Sql PUT_AWAY =
    SQL("UPDATE ended_role SET put_away_at = $3 WHERE account_id = $1 AND id = $2");
static const Sql SAME_PLACE =
    SQL("SELECT id, body FROM ended_role WHERE authority_id = $1 AND account_id = $2"
        " AND role = $3 AND coalesce(initiative_id, 0) = $4");
static const Sql DELETE = SQL("DELETE FROM ended_role WHERE authority_id = $1 AND id = $2");
/* check-sql: every authority, because erasing a person reaches all of them. */
static const Sql DELETE_ACCOUNT = SQL("DELETE FROM ended_role WHERE account_id = $1");
static const Sql DELETE_INITIATIVE =
    SQL("DELETE FROM ended_role WHERE authority_id = $1 AND initiative_id = $2");
static const Sql DELETE_AUTHORITY = SQL("DELETE FROM ended_role WHERE authority_id = $1");

static const Str WAYS[ROLE_END_COUNT] = {
#define X(name, key) [ROLE_END_##name] = STR_INIT(key),
    ROLE_END_LIST(X)
#undef X
};

static RoleEndWay way_of(Str key) {
    for (int i = 0; i < ROLE_END_COUNT; i++)
        if (str_eq(WAYS[i], key))
            return (RoleEndWay)i;
    return ROLE_END_REMOVED;
}

static void bind_number(Query *query, int at, int64_t id) {
    bind(query, at, (RecordId){ id }); /* 0: NULL */
}

Err ended_role_insert(Tx *tx, EndedRole *ended) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    ended->authority = tx->ctx->scope.authority;
    ended->ended_at = clock_now(tx->ctx->clock);
    ended->ended_by = tx->ctx->actor.account;
    bind(query, 1, tx->ctx->scope.authority);
    bind_number(query, 2, ended->initiative.v);
    bind(query, 3, ended->account);
    bind(query, 4, ended->role);
    bind(query, 5, ended->body);
    bind(query, 6, ended->deputy);
    bind(query, 7, ended->place);
    bind(query, 8, WAYS[ended->way]);
    bind(query, 9, ended->ended_at);
    bind_number(query, 10, ended->ended_by.v);
    bind_number(query, 11, ended->given_by.v);
    TRY(query_one(query));
    ended->id = (RecordId){ col_i64(query, 0) };
    return ERR_NONE;
}

static EndedRole row_of(const Query *query, Arena *arena) {
    return (EndedRole){
        .id = { col_i64(query, 0) },
        .authority = { col_i64(query, 1) },
        .initiative = { col_i64(query, 2) },
        .account = { col_i64(query, 3) },
        .role = col_str(query, 4, arena),
        .body = col_str(query, 5, arena),
        .deputy = col_bool(query, 6),
        .place = col_str(query, 7, arena),
        .way = way_of(col_str(query, 8, arena)),
        .ended_at = col_instant(query, 9),
        .ended_by = { col_i64(query, 10) },
        .given_by = { col_i64(query, 11) },
        .account_name = col_str(query, 12, arena),
        .ended_by_name = col_str(query, 13, arena),
        .given_by_name = col_str(query, 14, arena),
    };
}

static Err rows_of(Query *query, Arena *arena, EndedRoles *ret) {
    EndedRoles list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = row_of(query, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err ended_roles_of_account(Conn *conn, Arena *arena, AccountId account, Instant since,
                           EndedRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &OF_ACCOUNT, &query));
    bind(query, 1, account);
    bind(query, 2, since);
    return rows_of(query, arena, ret);
}

Err ended_roles_of_place(Ctx *ctx, Conn *conn, InitiativeId initiative, Instant since,
                         EndedRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, initiative.v == 0 ? &OF_AUTHORITY : &OF_INITIATIVE, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, since);
    if (initiative.v != 0)
        bind(query, 3, initiative);
    return rows_of(query, ctx->arena, ret);
}

Err ended_role_put_away(Tx *tx, AccountId account, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &PUT_AWAY, &query));
    bind(query, 1, account);
    bind(query, 2, id);
    bind(query, 3, clock_now(tx->ctx->clock));
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

static Err delete_one(Tx *tx, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    return query_run(query);
}

static Err same_place(Tx *tx, const EndedRole *given, EndedRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    EndedRoles list = { 0 };
    TRY(query_open(tx->conn, &SAME_PLACE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, given->account);
    bind(query, 3, given->role);
    bind_i64(query, 4, given->initiative.v); /* 0 is a value here, not NULL */
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        if (same_body(col_str(query, 1, tx->ctx->arena), given->body))
            *list_push(tx->ctx->arena, &list) = (EndedRole){ .id = { col_i64(query, 0) } };
    }
    *ret = list;
    return ERR_NONE;
}

Err ended_role_given_again(Tx *tx, const EndedRole *given) {
    EndedRoles past;
    TRY(same_place(tx, given, &past));
    for (size_t i = 0; i < past.count; i++)
        TRY(delete_one(tx, past.items[i].id));
    return ERR_NONE;
}

Err ended_role_delete_account(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_ACCOUNT, &query));
    bind(query, 1, account);
    return query_run(query);
}

Err ended_role_delete_initiative(Tx *tx, InitiativeId initiative) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_INITIATIVE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    return query_run(query);
}

Err ended_role_delete_authority(Tx *tx) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_AUTHORITY, &query));
    bind(query, 1, tx->ctx->scope.authority);
    return query_run(query);
}
