/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/purge_store.h"

#include "domain/contribution.h"

typedef struct PurgeStatements {
    Sql count, remove;
    int cutoffs; /* parameters before the limit */
} PurgeStatements;

#define SESSION_OVER "ended_at < $1 OR ends_at < $1 OR seen_at < $2"

static const PurgeStatements STATEMENTS[PURGE_TABLE_COUNT] = {
    [PURGE_SESSION] = { .count = SQL("SELECT count(*) FROM session WHERE " SESSION_OVER),
                        .remove = SQL("DELETE FROM session WHERE id IN (SELECT id FROM session"
                                      " WHERE " SESSION_OVER " LIMIT $3)"),
                        .cutoffs = 2 },
    [PURGE_THROTTLE] = { .count = SQL("SELECT count(*) FROM sign_in_throttle WHERE last_at < $1"),
                         .remove = SQL("DELETE FROM sign_in_throttle WHERE (subject, device) IN"
                                       " (SELECT subject, device FROM sign_in_throttle"
                                       " WHERE last_at < $1 LIMIT $2)"),
                         .cutoffs = 1 },
    [PURGE_LINK] = { .count = SQL("SELECT count(*) FROM one_time_link WHERE expires_at < $1 OR "
                                  "used_at < $1"),
                     .remove =
                         SQL("DELETE FROM one_time_link WHERE id IN (SELECT id FROM one_time_link"
                             " WHERE expires_at < $1 OR used_at < $1 LIMIT $2)"),
                     .cutoffs = 1 },
    [PURGE_TOKEN] = { .count = SQL("SELECT count(*) FROM api_token WHERE expires_at < $1 OR "
                                   "revoked_at < $1"),
                      .remove = SQL("DELETE FROM api_token WHERE id IN (SELECT id FROM api_token"
                                    " WHERE expires_at < $1 OR revoked_at < $1 LIMIT $2)"),
                      .cutoffs = 1 },
    [PURGE_SUBMISSION] = { .count = SQL("SELECT count(*) FROM submission WHERE created_at < $1"),
                           .remove = SQL("DELETE FROM submission WHERE (session_id, token_id, id)"
                                         " IN (SELECT session_id, token_id, id FROM submission"
                                         " WHERE created_at < $1 LIMIT $2)"),
                           .cutoffs = 1 },
    [PURGE_KEPT_TEXT] = { .count = SQL("SELECT count(*) FROM kept_text WHERE created_at < $1"),
                          .remove =
                              SQL("DELETE FROM kept_text WHERE id IN (SELECT id FROM kept_text"
                                  " WHERE created_at < $1 LIMIT $2)"),
                          .cutoffs = 1 },
    [PURGE_OUTBOX] = { .count = SQL("SELECT count(*) FROM outbox WHERE created_at < $1"),
                       .remove = SQL("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox"
                                     " WHERE created_at < $1 LIMIT $2)"),
                       .cutoffs = 1 },
    [PURGE_ENDED_ROLE] =
        {
            /* check-sql: every authority, because deletion dates run for the whole installation. */
            .count = SQL("SELECT count(*) FROM ended_role WHERE ended_at < $1"),
            /* check-sql: every authority, because deletion dates run for the whole installation. */
            .remove = SQL("DELETE FROM ended_role WHERE id IN (SELECT id FROM ended_role"
                          " WHERE ended_at < $1 LIMIT $2)"),
            .cutoffs = 1,
        },
};

/* check-sql: every authority, because deletion dates run for the whole installation. */
static const Sql COMMENTS =
    SQL("SELECT i.authority_id, i.id, h.id, c.id FROM initiative i"
        " JOIN comment c ON c.authority_id = i.authority_id AND c.initiative_id = i.id"
        " JOIN chain h ON h.authority_id = i.authority_id AND h.initiative_id = i.id"
        " WHERE i.archived = 1 AND i.archived_on < $1 ORDER BY i.id, c.id LIMIT $2");
/* check-sql: every authority, because deletion dates run for the whole installation. */
static const Sql CONTACTS =
    SQL("SELECT i.authority_id, i.id, h.id, s.id FROM initiative i"
        " JOIN stakeholder s ON s.authority_id = i.authority_id AND s.initiative_id = i.id"
        " JOIN chain h ON h.authority_id = i.authority_id AND h.initiative_id = i.id"
        " WHERE i.archived = 1 AND i.archived_on < $1 AND s.contact <> ''"
        " ORDER BY i.id, s.id LIMIT $2");
/* check-sql: every authority, because deletion dates run for the whole installation. */
static const Sql CONTRIBUTIONS =
    SQL("SELECT i.authority_id, i.id, h.id, c.id FROM initiative i"
        " JOIN contribution c ON c.authority_id = i.authority_id AND c.initiative_id = i.id"
        " JOIN chain h ON h.authority_id = i.authority_id AND h.initiative_id = i.id"
        " WHERE i.archived = 1 AND i.archived_on < $1 AND c.source = 'public'"
        " AND (c.text <> '' OR c.speaks_for <> '' OR c.subject <> $3)"
        " ORDER BY i.id, c.id LIMIT $2");
/* check-sql: every authority, because the list of erasures is the installation's. */
static const Sql CONTRIBUTION =
    SQL("SELECT c.authority_id, c.initiative_id, h.id, c.id FROM contribution c"
        " JOIN chain h ON h.authority_id = c.authority_id AND h.initiative_id = c.initiative_id"
        " WHERE c.id = $1");
/* check-sql: every authority, because the list of erasures is the installation's. */
static const Sql COMMENT =
    SQL("SELECT c.authority_id, c.initiative_id, h.id, c.id FROM comment c"
        " JOIN chain h ON h.authority_id = c.authority_id AND h.initiative_id = c.initiative_id"
        " WHERE c.id = $1");
/* check-sql: every authority, because a person is erased in all of them. */
static const Sql DRAFTS =
    SQL("SELECT c.authority_id, c.initiative_id, h.id, c.id FROM comment c"
        " JOIN account a ON a.id = c.author"
        " JOIN chain h ON h.authority_id = c.authority_id AND h.initiative_id = c.initiative_id"
        " WHERE c.draft = 1 AND c.id > $2 AND (c.author = $1 OR (c.body <> '' AND a.erased_at IS"
        " NOT NULL)) ORDER BY c.id LIMIT $3");
/* What a rule takes, $1 being its day. */
#define DISABLED "disabled_at < $1 AND erased_at IS NULL"
#define UNUSED                                                                         \
    "created_at < $1 AND password_hash = '' AND example = 0 AND erased_at IS NULL AND" \
    " disabled_at IS NULL"
#define ROLELESS                                                                            \
    "roleless_since < $1 AND password_hash <> '' AND example = 0 AND erased_at IS NULL AND" \
    " disabled_at IS NULL"
#define ASKED "erase_asked_at < $1 AND erased_at IS NULL"
static const Sql ACCOUNTS_DUE[PURGE_ACCOUNT_RULES] = {
    [PURGE_ACCOUNT_DISABLED] =
        SQL("SELECT id FROM account WHERE " DISABLED " ORDER BY id LIMIT $2"),
    [PURGE_ACCOUNT_UNUSED] = SQL("SELECT id FROM account WHERE " UNUSED " ORDER BY id LIMIT $2"),
    [PURGE_ACCOUNT_ROLELESS] =
        SQL("SELECT id FROM account WHERE " ROLELESS " ORDER BY id LIMIT $2"),
    [PURGE_ACCOUNT_ASKED] = SQL("SELECT id FROM account WHERE " ASKED " ORDER BY id LIMIT $2"),
};
static const Sql ACCOUNT_IS_DUE[PURGE_ACCOUNT_RULES] = {
    [PURGE_ACCOUNT_DISABLED] = SQL("SELECT COUNT(*) FROM account WHERE " DISABLED " AND id = $2"),
    [PURGE_ACCOUNT_UNUSED] = SQL("SELECT COUNT(*) FROM account WHERE " UNUSED " AND id = $2"),
    [PURGE_ACCOUNT_ROLELESS] = SQL("SELECT COUNT(*) FROM account WHERE " ROLELESS " AND id = $2"),
    [PURGE_ACCOUNT_ASKED] = SQL("SELECT COUNT(*) FROM account WHERE " ASKED " AND id = $2"),
};

#define HAS_ROLE                                 \
    "(id IN (SELECT account_id FROM membership)" \
    " OR id IN (SELECT account_id FROM installation_role))"
/* check-sql: every authority, because a role anywhere is one. */
static const Sql ROLELESS_MARK =
    SQL("UPDATE account SET roleless_since = $1 WHERE roleless_since IS NULL"
        " AND erased_at IS NULL AND invitation_for IS NULL AND NOT " HAS_ROLE);
/* check-sql: every authority, because a role anywhere is one. */
static const Sql ROLELESS_UNMARK =
    SQL("UPDATE account SET roleless_since = NULL WHERE roleless_since IS NOT NULL AND " HAS_ROLE);

static const Sql RESTORED_SESSIONS = SQL("DELETE FROM session");
static const Sql RESTORED_LINKS = SQL("DELETE FROM one_time_link");
static const Sql RESTORED_TEXTS = SQL("DELETE FROM kept_text");
static const Sql RESTORED_OUTBOX = SQL("DELETE FROM outbox");
static const Sql RESTORED_SUBMISSIONS = SQL("DELETE FROM submission");

static void bind_cutoffs(Query *query, const PurgeStatements *statements,
                         const PurgeCutoff *cutoff) {
    bind(query, 1, cutoff->before);
    if (statements->cutoffs == 2)
        bind(query, 2, cutoff->unused);
}

Err purge_rows_due(Conn *conn, PurgeTable table, const PurgeCutoff *cutoff, int64_t *ret) {
    const PurgeStatements *statements = &STATEMENTS[table];
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &statements->count, &query));
    bind_cutoffs(query, statements, cutoff);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err purge_rows(Tx *tx, PurgeTable table, const PurgeCutoff *cutoff, int64_t limit, int64_t *ret) {
    const PurgeStatements *statements = &STATEMENTS[table];
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &statements->remove, &query));
    bind_cutoffs(query, statements, cutoff);
    bind(query, statements->cutoffs + 1, limit);
    TRY(query_run(query));
    *ret = query_changes(query);
    return ERR_NONE;
}

static PurgeRecord purge_record(const Query *query) {
    return (PurgeRecord){ .authority = { col_i64(query, 0) },
                          .initiative = { col_i64(query, 1) },
                          .chain = { col_i64(query, 2) },
                          .record = { col_i64(query, 3) } };
}

static Err read_records(Query *query, Arena *arena, PurgeRecords *ret) {
    PurgeRecords list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = purge_record(query);
    }
    *ret = list;
    return ERR_NONE;
}

static Err records_of(Conn *conn, Arena *arena, const Sql *sql, Date before, int64_t limit,
                      PurgeRecords *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, sql, &query));
    bind(query, 1, before);
    bind(query, 2, limit);
    if (sql == &CONTRIBUTIONS)
        bind(query, 3, STR(CONTRIBUTION_ERASED));
    return read_records(query, arena, ret);
}

Err purge_drafts(Conn *conn, Arena *arena, AccountId author, RecordId after, int64_t limit,
                 PurgeRecords *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &DRAFTS, &query));
    bind(query, 1, author);
    bind_i64(query, 2, after.v);
    bind(query, 3, limit);
    return read_records(query, arena, ret);
}

Err purge_comments(Conn *conn, Arena *arena, Date archived_before, int64_t limit,
                   PurgeRecords *ret) {
    return records_of(conn, arena, &COMMENTS, archived_before, limit, ret);
}

Err purge_contacts(Conn *conn, Arena *arena, Date archived_before, int64_t limit,
                   PurgeRecords *ret) {
    return records_of(conn, arena, &CONTACTS, archived_before, limit, ret);
}

Err purge_contributions(Conn *conn, Arena *arena, Date archived_before, int64_t limit,
                        PurgeRecords *ret) {
    return records_of(conn, arena, &CONTRIBUTIONS, archived_before, limit, ret);
}

static Err record_of(Conn *conn, const Sql *sql, RecordId id, PurgeRecord *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, sql, &query));
    bind(query, 1, id);
    TRY(query_one(query));
    *ret = purge_record(query);
    return ERR_NONE;
}

Err purge_comment(Conn *conn, RecordId id, PurgeRecord *ret) {
    return record_of(conn, &COMMENT, id, ret);
}

Err purge_contribution(Conn *conn, RecordId id, PurgeRecord *ret) {
    return record_of(conn, &CONTRIBUTION, id, ret);
}

Err purge_accounts(Conn *conn, Arena *arena, const PurgeAccountDue *due, int64_t limit,
                   PurgeAccounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ACCOUNTS_DUE[due->rule], &query));
    bind(query, 1, due->before);
    bind(query, 2, limit);
    PurgeAccounts list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (AccountId){ col_i64(query, 0) };
    }
    *ret = list;
    return ERR_NONE;
}

Err purge_account_is_due(Conn *conn, const PurgeAccountDue *due, AccountId account, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ACCOUNT_IS_DUE[due->rule], &query));
    bind(query, 1, due->before);
    bind(query, 2, account);
    TRY(query_one(query));
    *ret = col_i64(query, 0) > 0;
    return ERR_NONE;
}

Err purge_roleless_mark(Tx *tx, Instant now) {
    {
        CLEANUP(query_closep) Query *unmark = NULL;
        TRY(query_open(tx->conn, &ROLELESS_UNMARK, &unmark));
        TRY(query_run(unmark));
    }
    CLEANUP(query_closep) Query *mark = NULL;
    TRY(query_open(tx->conn, &ROLELESS_MARK, &mark));
    bind(mark, 1, now);
    return query_run(mark);
}

static Err run_all(Tx *tx, const Sql *sql, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    TRY(query_run(query));
    *ret = query_changes(query);
    return ERR_NONE;
}

Err purge_after_restore(Tx *tx, int64_t *ret) {
    int64_t others;
    TRY(run_all(tx, &RESTORED_LINKS, &others));
    TRY(run_all(tx, &RESTORED_TEXTS, &others));
    TRY(run_all(tx, &RESTORED_OUTBOX, &others));
    TRY(run_all(tx, &RESTORED_SUBMISSIONS, &others));
    return run_all(tx, &RESTORED_SESSIONS, ret);
}
