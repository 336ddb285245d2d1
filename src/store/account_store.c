/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/account_store.h"

#include "store/account_rows.h"

#define COLUMNS "SELECT " ACCOUNT_COLUMNS " FROM account"

static const Sql INSERT =
    SQL("INSERT INTO account (email, name, language, password_hash, password_changed_at, example,"
        " created_at, invitation_for) VALUES ($1, $2, $3, '', NULL, $4, $5, $6) RETURNING id");
static const Sql GET = SQL(COLUMNS " WHERE id = $1");
static const Sql BY_EMAIL =
    SQL(COLUMNS " WHERE email = $1 AND email <> '' AND invitation_for IS NULL");
static const Sql LIST =
    SQL(COLUMNS " WHERE erased_at IS NULL AND invitation_for IS NULL ORDER BY name, id");
static const Sql LIST_OF_AUTHORITY =
    SQL(COLUMNS " WHERE erased_at IS NULL AND id IN"
                " (SELECT account_id FROM membership WHERE authority_id = $1) ORDER BY name, id");
/* check-sql: every authority, because a role anywhere is one. */
static const Sql LIST_ROLELESS =
    SQL(COLUMNS " WHERE home_authority_id = $1 AND erased_at IS NULL AND invitation_for IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.account_id = account.id)"
                " AND NOT EXISTS (SELECT 1 FROM installation_role r"
                " WHERE r.account_id = account.id) ORDER BY name, id");
static const Sql BELONGS =
    SQL("SELECT (SELECT count(*) FROM membership WHERE authority_id = $1 AND account_id = $2)"
        " + (SELECT count(*) FROM account WHERE home_authority_id = $1 AND id = $2)");
static const Sql SET_ROLELESS = SQL("UPDATE account SET roleless_since = $2 WHERE id = $1");
static const Sql SET_CONTACT =
    SQL("UPDATE account SET email = $2, name = $3, language = $4 WHERE id = $1");
static const Sql SET_PROVEN =
    SQL("UPDATE account SET email_proven_at = $2, email_mailed_at = $3 WHERE id = $1");
static const Sql SET_PASSWORD =
    SQL("UPDATE account SET password_hash = $2, password_changed_at = $3 WHERE id = $1");
static const Sql SET_DISABLED =
    SQL("UPDATE account SET disabled_at = $2, erase_asked_at = NULL WHERE id = $1");
static const Sql SET_ERASE_ASKED = SQL("UPDATE account SET erase_asked_at = $2 WHERE id = $1");
static const Sql ERASE =
    SQL("UPDATE account SET email = '', name = '', language = '', password_hash = '',"
        " password_changed_at = NULL, disabled_at = $2, erased_at = $2, home_authority_id = NULL,"
        " chosen_authority_id = NULL, invitation_for = NULL, roleless_since = NULL,"
        " email_proven_at = NULL, email_mailed_at = NULL, erase_asked_at = NULL"
        " WHERE id = $1");
/* A row lock on both engines, as for chains. */
static const Sql HOME_LOCK = SQL("UPDATE account SET home_authority_id = home_authority_id"
                                 " WHERE id = $1 RETURNING home_authority_id");
static const Sql SET_HOME = SQL("UPDATE account SET home_authority_id = $2 WHERE id = $1");
static const Sql SET_CHOSEN = SQL("UPDATE account SET chosen_authority_id = $2 WHERE id = $1");
static const Sql HOME_CLEAR =
    SQL("UPDATE account SET home_authority_id = NULL WHERE home_authority_id = $1");
static const Sql EXAMPLE_ROWS =
    SQL(COLUMNS " WHERE example = 1 AND erased_at IS NULL AND disabled_at IS NULL ORDER BY id");
static const Sql COUNT =
    SQL("SELECT count(*) FROM account WHERE erased_at IS NULL AND invitation_for IS NULL");
static const Sql ROLE_ADD = SQL("INSERT INTO installation_role (account_id, role) VALUES ($1, $2)"
                                " ON CONFLICT (account_id, role) DO NOTHING");
static const Sql ROLES_CLEAR = SQL("DELETE FROM installation_role WHERE account_id = $1");
static const Sql ROLES =
    SQL("SELECT role FROM installation_role WHERE account_id = $1 ORDER BY role");

Account account_row(const Query *query, Arena *arena) {
    return (Account){
        .id = { col_i64(query, 0) },
        .email = col_str(query, 1, arena),
        .name = col_str(query, 2, arena),
        .language = col_str(query, 3, arena),
        .password_hash = col_str(query, 4, arena),
        .password_changed_at = col_instant(query, 5),
        .example = col_bool(query, 6),
        .created_at = col_instant(query, 7),
        .disabled_at = col_instant(query, 8),
        .erased_at = col_instant(query, 9),
        .home = { col_i64(query, 10) },
        .chosen = { col_i64(query, 11) },
        .invitation_for = { col_i64(query, 12) },
        .roleless_since = col_instant(query, 13),
        .email_proven_at = col_instant(query, 14),
    };
}

Err account_rest(Query *query, Arena *arena, Accounts *ret) {
    Accounts list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = account_row(query, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err account_insert(Tx *tx, Account *account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    account->created_at = clock_now(tx->ctx->clock);
    bind(query, 1, account->email);
    bind(query, 2, account->name);
    bind(query, 3, account->language);
    bind(query, 4, account->example);
    bind(query, 5, account->created_at);
    if (account->invitation_for.v == 0)
        bind_null(query, 6);
    else
        bind(query, 6, account->invitation_for);
    TRY(query_one(query));
    account->id = (AccountId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err account_get(Conn *conn, Arena *arena, AccountId id, Account *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, id);
    TRY(query_one(query));
    *ret = account_row(query, arena);
    return ERR_NONE;
}

Err account_by_email(Conn *conn, Arena *arena, Str email, Account *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BY_EMAIL, &query));
    bind(query, 1, email);
    TRY(query_one(query));
    *ret = account_row(query, arena);
    return ERR_NONE;
}

Err account_rows(Conn *conn, Arena *arena, Accounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST, &query));
    return account_rest(query, arena, ret);
}

Err account_rows_of_authority(Ctx *ctx, Conn *conn, Accounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST_OF_AUTHORITY, &query));
    bind(query, 1, ctx->scope.authority);
    return account_rest(query, ctx->arena, ret);
}

Err account_rows_roleless(Ctx *ctx, Conn *conn, Accounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST_ROLELESS, &query));
    bind(query, 1, ctx->scope.authority);
    return account_rest(query, ctx->arena, ret);
}

Err account_belongs(Conn *conn, AuthorityId authority, AccountId id, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BELONGS, &query));
    bind(query, 1, authority);
    bind(query, 2, id);
    TRY(query_one(query));
    *ret = col_i64(query, 0) > 0;
    return ERR_NONE;
}

/* A statement that must change exactly one account. */
static Err run_on_one(Query *query) {
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

Err account_set_contact(Tx *tx, AccountId id, Str email, Str name, Str language) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_CONTACT, &query));
    bind(query, 1, id);
    bind(query, 2, email);
    bind(query, 3, name);
    bind(query, 4, language);
    return run_on_one(query);
}

Err account_set_proven(Tx *tx, AccountId id, Instant at, bool mailed) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_PROVEN, &query));
    bind(query, 1, id);
    bind(query, 2, at);
    if (mailed)
        bind(query, 3, at);
    else
        bind_null(query, 3);
    return run_on_one(query);
}

Err account_set_password(Tx *tx, AccountId id, Str hash, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_PASSWORD, &query));
    bind(query, 1, id);
    bind(query, 2, hash);
    bind(query, 3, at);
    return run_on_one(query);
}

Err account_set_disabled(Tx *tx, AccountId id, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_DISABLED, &query));
    bind(query, 1, id);
    if (at.ms == 0)
        bind_null(query, 2);
    else
        bind(query, 2, at);
    return run_on_one(query);
}

Err account_home_lock(Tx *tx, AccountId id, AuthorityId *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &HOME_LOCK, &query));
    bind(query, 1, id);
    TRY(query_one(query));
    *ret = (AuthorityId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err account_set_home(Tx *tx, AccountId id, AuthorityId home) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_HOME, &query));
    bind(query, 1, id);
    if (home.v == 0)
        bind_null(query, 2);
    else
        bind(query, 2, home);
    return run_on_one(query);
}

Err account_set_erase_asked(Tx *tx, AccountId id, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_ERASE_ASKED, &query));
    bind(query, 1, id);
    bind(query, 2, at);
    return run_on_one(query);
}

Err account_set_roleless(Tx *tx, AccountId id, Instant since) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_ROLELESS, &query));
    bind(query, 1, id);
    if (since.ms == 0)
        bind_null(query, 2);
    else
        bind(query, 2, since);
    return run_on_one(query);
}

Err account_set_chosen(Tx *tx, AccountId id, AuthorityId chosen) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_CHOSEN, &query));
    bind(query, 1, id);
    bind(query, 2, chosen);
    return run_on_one(query);
}

Err account_home_clear(Tx *tx) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &HOME_CLEAR, &query));
    bind(query, 1, tx->ctx->scope.authority);
    return query_run(query);
}

Err account_erase_row(Tx *tx, AccountId id, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ERASE, &query));
    bind(query, 1, id);
    bind(query, 2, at);
    return run_on_one(query);
}

Err account_example_rows(Conn *conn, Arena *arena, Accounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &EXAMPLE_ROWS, &query));
    return account_rest(query, arena, ret);
}

Err account_count(Conn *conn, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT, &query));
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

static Err role_statement(Tx *tx, const Sql *sql, AccountId account, Str role) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, account);
    bind(query, 2, role);
    return query_run(query);
}

Err installation_role_add(Tx *tx, AccountId account, Str role) {
    return role_statement(tx, &ROLE_ADD, account, role);
}

Err installation_roles(Conn *conn, Arena *arena, AccountId account, RoleKeys *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ROLES, &query));
    bind(query, 1, account);
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

Err installation_role_clear(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ROLES_CLEAR, &query));
    bind(query, 1, account);
    return query_run(query);
}
