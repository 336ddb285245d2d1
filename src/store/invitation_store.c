/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/invitation_store.h"

#include "store/account_rows.h"

static const Sql BY_EMAIL = SQL("SELECT " ACCOUNT_COLUMNS " FROM account WHERE email = $2"
                                " AND home_authority_id = $1 AND invitation_for IS NOT NULL");
/* check-sql: every authority, because a person's own invitations are shown to them wherever they are. */
static const Sql ROWS =
    SQL("SELECT a.id, b.id, b.name, max(l.expires_at) FROM account a"
        " JOIN authority b ON b.id = a.home_authority_id"
        " JOIN one_time_link l ON l.account_id = a.id"
        " WHERE a.invitation_for = $1 AND a.disabled_at IS NULL"
        " AND l.used_at IS NULL AND l.expires_at > $2 GROUP BY a.id, b.id, b.name ORDER BY a.id");
static const Sql IDS =
    SQL("SELECT " ACCOUNT_COLUMNS " FROM account WHERE invitation_for = $1 ORDER BY id");

Err invitation_by_email(Ctx *ctx, Conn *conn, Str email, Account *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BY_EMAIL, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, email);
    TRY(query_one(query));
    *ret = account_row(query, ctx->arena);
    return ERR_NONE;
}

Err invitation_rows(Conn *conn, Arena *arena, AccountId person, Instant now, InvitationRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ROWS, &query));
    bind(query, 1, person);
    bind(query, 2, now);
    InvitationRows list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (InvitationRow){ .id = { col_i64(query, 0) },
                                                    .authority = { col_i64(query, 1) },
                                                    .authority_name = col_str(query, 2, arena),
                                                    .expires_at = col_instant(query, 3) };
    }
    *ret = list;
    return ERR_NONE;
}

Err invitation_ids(Conn *conn, Arena *arena, AccountId person, Accounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &IDS, &query));
    bind(query, 1, person);
    return account_rest(query, arena, ret);
}
