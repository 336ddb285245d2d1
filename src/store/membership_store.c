/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/membership_store.h"

#include "domain/representation.h"

/* $1 is the authority in scope. */
#define COLUMNS                                                                \
    "id, account_id, initiative_id, role, body, created_at, deputy, given_by," \
    " confirmed_at, confirmed_by"
#define NAMED_COLUMNS                                                                     \
    "SELECT m.id, m.account_id, m.initiative_id, m.role, m.body, m.created_at, m.deputy," \
    " m.given_by, m.confirmed_at, m.confirmed_by, a.name,"                                \
    " CASE WHEN a.password_hash = '' AND a.example = 0 THEN 1 ELSE 0 END,"                \
    " CASE WHEN a.disabled_at IS NULL AND a.erased_at IS NULL THEN 0 ELSE 1 END"
#define NAMED_FROM " FROM membership m JOIN account a ON a.id = m.account_id"
#define NAMED      NAMED_COLUMNS NAMED_FROM " WHERE m.authority_id = $1"

static const Sql INSERT =
    SQL("INSERT INTO membership (authority_id, account_id, initiative_id, role, body, created_at,"
        " deputy, given_by, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " RETURNING id");
static const Sql DELETE =
    SQL("DELETE FROM membership WHERE authority_id = $1 AND id = $2 RETURNING " COLUMNS);
static const Sql LIST_AUTHORITY =
    SQL(NAMED " AND m.initiative_id IS NULL ORDER BY a.name, m.role, m.id");
static const Sql LIST_INITIATIVE =
    SQL(NAMED " AND m.initiative_id = $2 ORDER BY a.name, m.role, m.id");
static const Sql LIST_UNCONFIRMED = SQL(
    NAMED_COLUMNS ", a.email, CASE WHEN a.email_mailed_at IS NULL THEN 0 ELSE 1 END,"
                  " CASE WHEN g.erased_at IS NULL THEN coalesce(g.name, '') ELSE '' END,"
                  " coalesce(i.key, ''), coalesce(i.name, ''), coalesce(i.archived, 0)" NAMED_FROM
                  " LEFT JOIN account g ON g.id = m.given_by"
                  " LEFT JOIN initiative i ON i.authority_id = m.authority_id"
                  " AND i.id = m.initiative_id"
                  " WHERE m.authority_id = $1 AND m.confirmed_at IS NULL ORDER BY m.id");
static const Sql LIST_MEMBERS =
    SQL(NAMED " AND m.account_id IN (SELECT account_id FROM membership WHERE authority_id = $1"
              " AND role = $2 AND body <> '' AND confirmed_at IS NOT NULL) ORDER BY m.id");
static const Sql BODIES = SQL("SELECT DISTINCT body FROM membership WHERE authority_id = $1"
                              " AND role = $2 AND body <> '' ORDER BY body");
static const Sql GET = SQL(NAMED " AND m.id = $2");
static const Sql LIST_ACCOUNT =
    SQL("SELECT " COLUMNS " FROM membership WHERE authority_id = $1 AND account_id = $2"
        " ORDER BY initiative_id NULLS FIRST, id");
static const Sql CONFIRM = SQL("UPDATE membership SET confirmed_at = $3, confirmed_by = $4"
                               " WHERE authority_id = $1 AND id = $2 AND confirmed_at IS NULL"
                               " RETURNING " COLUMNS);
static const Sql SET_ACCOUNT =
    SQL("UPDATE membership SET account_id = $3 WHERE authority_id = $1 AND id = $2");
static const Sql SET_DEPUTY =
    SQL("UPDATE membership SET deputy = $3 WHERE authority_id = $1 AND id = $2"
        " RETURNING " COLUMNS);
/* check-sql: every authority, because erasing a person reaches all of them. */
static const Sql DELETE_ACCOUNT = SQL("DELETE FROM membership WHERE account_id = $1");
static const Sql DELETE_INITIATIVE =
    SQL("DELETE FROM membership WHERE authority_id = $1 AND initiative_id = $2");
static const Sql ROLES =
    SQL("SELECT DISTINCT role FROM membership WHERE authority_id = $1 AND account_id = $2"
        " AND (initiative_id IS NULL OR initiative_id = $3) ORDER BY role");
static const Sql COUNTED =
    SQL("SELECT initiative_id, role, body FROM membership WHERE authority_id = $1"
        " AND account_id = $2 AND (initiative_id IS NULL OR initiative_id = $3)");
static const Sql DELETE_AUTHORITY = SQL("DELETE FROM membership WHERE authority_id = $1");
/* check-sql: every authority, because a person's own roles are shown to them wherever they are. */
static const Sql FIRST = SQL("SELECT initiative_id, role, body FROM membership"
                             " WHERE account_id = $1 ORDER BY id LIMIT 1");
static const Sql HOLDERS =
    SQL("SELECT m.account_id, m.role, CASE WHEN a.password_hash <> '' OR a.example = 1"
        " THEN 1 ELSE 0 END FROM membership m JOIN account a ON a.id = m.account_id"
        " WHERE m.authority_id = $1 AND m.initiative_id IS NULL AND a.disabled_at IS NULL"
        " AND a.erased_at IS NULL ORDER BY m.account_id, m.role");
static const Sql EXISTS =
    SQL("SELECT body FROM membership WHERE authority_id = $1 AND account_id = $2"
        " AND role = $3 AND coalesce(initiative_id, 0) = $4");
static const Sql BELONGS =
    SQL("SELECT count(*) FROM membership WHERE authority_id = $1 AND account_id = $2");
static const Sql INITIATIVES = SQL(
    "SELECT initiative_id, role, body FROM membership WHERE authority_id = $1"
    " AND account_id = $2 AND initiative_id IS NOT NULL ORDER BY initiative_id NULLS FIRST, role");
/* check-sql: every authority, because the person chooses among their own. */
static const Sql AUTHORITIES =
    SQL("SELECT id, key, name FROM authority WHERE id IN"
        " (SELECT authority_id FROM membership WHERE account_id = $1) ORDER BY name, id");
/* check-sql: every authority, because the header asks whether the person has several. */
static const Sql SEVERAL =
    SQL("SELECT CASE WHEN min(authority_id) < max(authority_id) THEN 1 ELSE 0"
        " END FROM membership WHERE account_id = $1");

/* check-sql: every authority, because the command line sees all roles of a person. */
static const Sql INITIATIVE_ROLES =
    SQL("SELECT DISTINCT a.key, i.key, m.role FROM membership m JOIN initiative i"
        " ON i.authority_id = m.authority_id AND i.id = m.initiative_id"
        " JOIN authority a ON a.id = m.authority_id"
        " WHERE m.account_id = $1 ORDER BY a.key, i.key, m.role");

/* check-sql: every authority, because a person's own roles are shown to them wherever they are. */
static const Sql OWN =
    SQL("SELECT i.id, i.key, i.name, m.role, m.body, m.deputy FROM membership m"
        " JOIN initiative i ON i.authority_id = m.authority_id AND i.id = m.initiative_id"
        " WHERE m.account_id = $1 AND i.archived = 0"
        " ORDER BY i.changed_at DESC, i.id, m.role, m.id LIMIT $2");

static MembershipRole role_row(const Query *query, Arena *arena) {
    return (MembershipRole){ .initiative = { col_i64(query, 0) },
                             .role = col_str(query, 1, arena),
                             .body = col_str(query, 2, arena) };
}

static Err roles_read(Query *query, Arena *arena, MembershipRoles *ret) {
    MembershipRoles list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = role_row(query, arena);
    }
    *ret = list;
    return ERR_NONE;
}

static Membership membership_row(const Query *query, Arena *arena) {
    return (Membership){
        .id = { col_i64(query, 0) },
        .account = { col_i64(query, 1) },
        .initiative = { col_i64(query, 2) },
        .role = col_str(query, 3, arena),
        .body = col_str(query, 4, arena),
        .created_at = col_instant(query, 5),
        .deputy = col_bool(query, 6),
        .given_by = { col_i64(query, 7) },
        .confirmed_at = col_instant(query, 8),
        .waits = col_instant(query, 8).ms == 0,
        .confirmed_by = { col_i64(query, 9) },
        .account_name = STR(""),
    };
}

static Membership named_row(const Query *query, Arena *arena) {
    Membership row = membership_row(query, arena);
    row.account_name = col_str(query, 10, arena);
    row.invited = col_bool(query, 11);
    row.closed = col_bool(query, 12);
    return row;
}

static void bind_somebody(Query *query, int at, AccountId account) {
    bind(query, at, (RecordId){ account.v }); /* nobody: NULL */
}

Err membership_insert(Tx *tx, Membership *membership, RoleStart start) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    membership->created_at = clock_now(tx->ctx->clock);
    membership->waits = start != ROLE_COUNTS_AT_ONCE;
    membership->confirmed_at = membership->created_at;
    if (membership->waits)
        membership->confirmed_at = (Instant){ 0 };
    membership->given_by = tx->ctx->actor.account;
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, membership->account);
    if (membership->initiative.v == 0)
        bind_null(query, 3);
    else
        bind(query, 3, membership->initiative);
    bind(query, 4, membership->role);
    bind(query, 5, membership->body);
    bind(query, 6, membership->created_at);
    bind(query, 7, membership->deputy);
    bind_somebody(query, 8, membership->given_by);
    if (membership->waits)
        bind_null(query, 9);
    else
        bind(query, 9, membership->confirmed_at);
    TRY(query_one(query));
    membership->id = (RecordId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err membership_delete(Tx *tx, RecordId id, Membership *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    TRY(query_one(query));
    *ret = membership_row(query, tx->ctx->arena);
    return ERR_NONE;
}

static Err list_read(Query *query, Arena *arena, bool named, Memberships *ret) {
    Memberships list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        Membership *item = list_push(arena, &list);
        *item = named ? named_row(query, arena) : membership_row(query, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_rows(Ctx *ctx, Conn *conn, InitiativeId initiative, Memberships *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, initiative.v == 0 ? &LIST_AUTHORITY : &LIST_INITIATIVE, &query));
    bind(query, 1, ctx->scope.authority);
    if (initiative.v != 0)
        bind(query, 2, initiative);
    return list_read(query, ctx->arena, true, ret);
}

Err membership_rows_of(Ctx *ctx, Conn *conn, AccountId account, Memberships *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST_ACCOUNT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, account);
    return list_read(query, ctx->arena, false, ret);
}

Err membership_unconfirmed(Ctx *ctx, Conn *conn, UnconfirmedRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST_UNCONFIRMED, &query));
    bind(query, 1, ctx->scope.authority);
    UnconfirmedRoles list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) =
            (UnconfirmedRole){ .role = named_row(query, ctx->arena),
                               .email = col_str(query, 13, ctx->arena),
                               .mailed = col_bool(query, 14),
                               .given_by = col_str(query, 15, ctx->arena),
                               .initiative_key = col_str(query, 16, ctx->arena),
                               .initiative_name = col_str(query, 17, ctx->arena),
                               .archived = col_bool(query, 18) };
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_members(Ctx *ctx, Conn *conn, Str role, Memberships *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST_MEMBERS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, role);
    return list_read(query, ctx->arena, true, ret);
}

Err membership_bodies(Ctx *ctx, Conn *conn, Str role, BodyNames *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BODIES, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, role);
    BodyNames list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = col_str(query, 0, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_get(Ctx *ctx, Conn *conn, RecordId id, Membership *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, id);
    TRY(query_one(query));
    *ret = named_row(query, ctx->arena);
    return ERR_NONE;
}

Err membership_confirm(Tx *tx, RecordId id, Membership *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CONFIRM, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    bind(query, 3, clock_now(tx->ctx->clock));
    bind_somebody(query, 4, tx->ctx->actor.account);
    TRY(query_one(query));
    *ret = membership_row(query, tx->ctx->arena);
    return ERR_NONE;
}

Err membership_set_account(Tx *tx, RecordId id, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_ACCOUNT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    bind(query, 3, account);
    return query_run(query);
}

Err membership_set_deputy(Tx *tx, RecordId id, bool deputy, Membership *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_DEPUTY, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    bind(query, 3, deputy);
    TRY(query_one(query));
    *ret = membership_row(query, tx->ctx->arena);
    return ERR_NONE;
}

Err membership_delete_account(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_ACCOUNT, &query));
    bind(query, 1, account);
    return query_run(query);
}

Err membership_roles(Conn *conn, Arena *arena, AuthorityId authority, InitiativeId initiative,
                     AccountId account, RoleKeys *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ROLES, &query));
    bind(query, 1, authority);
    bind(query, 2, account);
    bind(query, 3, initiative);
    RoleKeys list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = col_str(query, 0, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_counted(Conn *conn, Arena *arena, AuthorityId authority, InitiativeId initiative,
                       AccountId account, MembershipRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNTED, &query));
    bind(query, 1, authority);
    bind(query, 2, account);
    bind(query, 3, initiative);
    return roles_read(query, arena, ret);
}

Err membership_several(Conn *conn, AccountId account, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SEVERAL, &query));
    bind(query, 1, account);
    TRY(query_one(query));
    *ret = col_bool(query, 0);
    return ERR_NONE;
}

Err membership_authorities(Conn *conn, Arena *arena, AccountId account, AuthorityChoices *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &AUTHORITIES, &query));
    bind(query, 1, account);
    AuthorityChoices list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (AuthorityChoice){ .id = { col_i64(query, 0) },
                                                      .key = col_str(query, 1, arena),
                                                      .name = col_str(query, 2, arena) };
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_belongs(Conn *conn, AuthorityId authority, AccountId account, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BELONGS, &query));
    bind(query, 1, authority);
    bind(query, 2, account);
    TRY(query_one(query));
    *ret = col_i64(query, 0) > 0;
    return ERR_NONE;
}

Err membership_initiatives(Ctx *ctx, Conn *conn, AccountId account, MembershipRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &INITIATIVES, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, account);
    return roles_read(query, ctx->arena, ret);
}

Err membership_exists(Ctx *ctx, Conn *conn, const Membership *membership, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &EXISTS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, membership->account);
    bind(query, 3, membership->role);
    bind_i64(query, 4, membership->initiative.v); /* 0 is a value here, not NULL */
    *ret = false;
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        *ret = *ret || same_body(col_str(query, 0, ctx->arena), membership->body);
    }
}

Err membership_delete_initiative(Tx *tx, InitiativeId initiative) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_INITIATIVE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    return query_run(query);
}

Err membership_holders(Conn *conn, Arena *arena, AuthorityId authority, Holders *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &HOLDERS, &query));
    bind(query, 1, authority);
    Holders list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (Holder){ .account = { col_i64(query, 0) },
                                             .role = col_str(query, 1, arena),
                                             .has_come = col_bool(query, 2) };
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_delete_authority(Tx *tx) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_AUTHORITY, &query));
    bind(query, 1, tx->ctx->scope.authority);
    return query_run(query);
}

Err membership_first(Conn *conn, Arena *arena, AccountId account, MembershipRole *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &FIRST, &query));
    bind(query, 1, account);
    TRY(query_one(query));
    *ret = role_row(query, arena);
    return ERR_NONE;
}

Err membership_initiative_roles(Conn *conn, Arena *arena, AccountId account, InitiativeRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &INITIATIVE_ROLES, &query));
    bind(query, 1, account);
    InitiativeRoles list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (InitiativeRole){ .authority_key = col_str(query, 0, arena),
                                                     .initiative_key = col_str(query, 1, arena),
                                                     .role = col_str(query, 2, arena) };
    }
    *ret = list;
    return ERR_NONE;
}

Err membership_own(Conn *conn, Arena *arena, AccountId account, size_t limit, OwnRoles *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &OWN, &query));
    bind(query, 1, account);
    bind_i64(query, 2, (int64_t)limit);
    OwnRoles list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (OwnRole){ .initiative = { col_i64(query, 0) },
                                              .initiative_key = col_str(query, 1, arena),
                                              .initiative_name = col_str(query, 2, arena),
                                              .membership = { .account = account,
                                                              .role = col_str(query, 3, arena),
                                                              .body = col_str(query, 4, arena),
                                                              .deputy = col_bool(query, 5) } };
    }
    *ret = list;
    return ERR_NONE;
}
