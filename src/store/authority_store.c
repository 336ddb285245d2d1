/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/authority_store.h"

#include "store/history.h"
#include "store/sort_key.h"

static const Sql INSERT =
    SQL("INSERT INTO authority (version, key, name, sort_key, language, created_at, changed_at)"
        " VALUES (1, $1, $2, $3, $4, $5, $5) RETURNING id");
static const Sql UPDATE =
    SQL("UPDATE authority SET version = version + 1, name = $3, sort_key = $4, language = $5,"
        " changed_at = $6 WHERE id = $1 AND version = $2 RETURNING version");
/* Not a join: from thousands of chains only those of the authorities are wanted. */
#define COLUMNS                                                                      \
    "SELECT a.id, (SELECT c.id FROM chain c WHERE c.authority_id = a.id"             \
    " AND c.initiative_id = 0), a.version, a.key, a.name, a.language, a.created_at," \
    " a.changed_at FROM authority a"
static const Sql FIND = SQL(COLUMNS " WHERE a.key = $1");
static const Sql GET = SQL(COLUMNS " WHERE a.id = $1");
static const Sql LIST = SQL(COLUMNS " ORDER BY a.sort_key, a.id");
/* check-sql: every authority, because the start page names all that have published something. */
static const Sql PUBLISHING =
    SQL(COLUMNS " WHERE EXISTS (SELECT 1 FROM initiative i WHERE i.authority_id = a.id"
                " AND i.archived = 0 AND i.published = 1) ORDER BY a.sort_key, a.id LIMIT $1");

#define TEXT_COLUMNS \
    "SELECT kind, language, body, changed_at FROM authority_text WHERE authority_id = $1"
static const Sql TEXTS = SQL(TEXT_COLUMNS " ORDER BY kind, language");
static const Sql TEXT = SQL(TEXT_COLUMNS " AND kind = $2 AND language = $3");
static const Sql TEXT_SET =
    SQL("INSERT INTO authority_text (authority_id, kind, language, body, changed_at)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (authority_id, kind, language)"
        " DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at");
static const Sql TEXT_REMOVE =
    SQL("DELETE FROM authority_text WHERE authority_id = $1 AND kind = $2 AND language = $3");

static const Sql REMOVE_TEXTS = SQL("DELETE FROM authority_text WHERE authority_id = $1");
static const Sql REMOVE = SQL("DELETE FROM authority WHERE id = $1");
/* The chain of an authority that did not exist a moment ago cannot be in anybody's Scope yet. */
static const Sql CHAIN_INSERT =
    SQL("INSERT INTO chain (authority_id, initiative_id, seq, head) VALUES ($1, 0, 0, $2)"
        " RETURNING id");

static Err row_insert(Tx *tx, const Authority *authority, Instant now, AuthorityId *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, authority->key);
    bind(query, 2, authority->name);
    bind(query, 3, sort_key_make(tx->ctx->arena, authority->name));
    bind(query, 4, authority->language);
    bind(query, 5, now);
    Err err = query_one(query);
    if (err == ERR_CONFLICT) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("key"), FINDING_TAKEN, 0);
        return ERR_INVALID;
    }
    if (err == ERR_NONE)
        ret->v = col_i64(query, 0);
    return err;
}

Err authority_insert(Tx *tx, Authority *authority) {
    Authority row = *authority;
    row.version = 1;
    row.created_at = row.changed_at = clock_now(tx->ctx->clock);
    TRY(row_insert(tx, authority, row.created_at, &row.id));
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHAIN_INSERT, &query));
    bind(query, 1, row.id);
    bind_blob(query, 2, STR(""));
    TRY(query_one(query));
    row.chain.v = col_i64(query, 0);
    *authority = row;
    return ERR_NONE;
}

Err authority_update(Tx *tx, Authority *authority) {
    Instant now = clock_now(tx->ctx->clock);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &UPDATE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, authority->version);
    bind(query, 3, authority->name);
    bind(query, 4, sort_key_make(tx->ctx->arena, authority->name));
    bind(query, 5, authority->language);
    bind(query, 6, now);
    bool row;
    TRY(query_next(query, &row));
    if (!row)
        return tx->ctx->scope.authority.v == 0 ? ERR_NOT_FOUND : ERR_CONFLICT;
    authority->version = col_i64(query, 0);
    authority->changed_at = now;
    return ERR_NONE;
}

static Authority authority_row(const Query *query, Arena *arena) {
    return (Authority){
        .id = { col_i64(query, 0) },
        .chain = { col_i64(query, 1) },
        .version = col_i64(query, 2),
        .key = col_str(query, 3, arena),
        .name = col_str(query, 4, arena),
        .language = col_str(query, 5, arena),
        .created_at = col_instant(query, 6),
        .changed_at = col_instant(query, 7),
    };
}

Err authority_find(Conn *conn, Arena *arena, Str key, Authority *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &FIND, &query));
    bind(query, 1, key);
    TRY(query_one(query));
    *ret = authority_row(query, arena);
    return ERR_NONE;
}

Err authority_get(Conn *conn, Arena *arena, AuthorityId id, Authority *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, id);
    TRY(query_one(query));
    *ret = authority_row(query, arena);
    return ERR_NONE;
}

static Err read_list(Query *query, Arena *arena, Authorities *ret) {
    Authorities authorities = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &authorities) = authority_row(query, arena);
    }
    *ret = authorities;
    return ERR_NONE;
}

Err authority_list(Conn *conn, Arena *arena, Authorities *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST, &query));
    return read_list(query, arena, ret);
}

Err authority_list_publishing(Conn *conn, Arena *arena, Authorities *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &PUBLISHING, &query));
    bind_i64(query, 1, AUTHORITIES_PUBLISHING_MAX);
    return read_list(query, arena, ret);
}

static AuthorityText text_row(const Query *query, Arena *arena) {
    return (AuthorityText){ .kind = col_str(query, 0, arena),
                            .language = col_str(query, 1, arena),
                            .body = col_str(query, 2, arena),
                            .changed_at = col_instant(query, 3) };
}

Err authority_texts(Ctx *ctx, Conn *conn, AuthorityTexts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &TEXTS, &query));
    bind(query, 1, ctx->scope.authority);
    AuthorityTexts texts = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &texts) = text_row(query, ctx->arena);
    }
    *ret = texts;
    return ERR_NONE;
}

Err authority_text(Ctx *ctx, Conn *conn, Str kind, Str language, AuthorityText *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &TEXT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, kind);
    bind(query, 3, language);
    TRY(query_one(query));
    *ret = text_row(query, ctx->arena);
    return ERR_NONE;
}

int64_t authority_text_version(const AuthorityText *text) {
    return text->changed_at.ms;
}

Err authority_text_set(Tx *tx, Str kind, Str language, Str body) {
    if (tx->ctx->scope.authority.v == 0)
        return ERR_NOT_FOUND;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, str_empty(body) ? &TEXT_REMOVE : &TEXT_SET, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, kind);
    bind(query, 3, language);
    if (!str_empty(body)) {
        bind(query, 4, body);
        bind(query, 5, clock_now(tx->ctx->clock));
    }
    return query_run(query);
}

static Err remove_where(Tx *tx, const Sql *sql) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    return query_run(query);
}

Err authority_remove(Tx *tx) {
    TRY(remove_where(tx, &REMOVE_TEXTS));
    return remove_where(tx, &REMOVE);
}
