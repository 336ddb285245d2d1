/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/contribution_store.h"

#include <stdlib.h>

#include "store/receipt_store.h"

#define COLUMNS                                                                    \
    "SELECT id, version, created_at, changed_at, subject, text, involvement,"      \
    " stakeholder, speaks_for, received_on, source, outcome, answer, answered_on," \
    " published, told_on, answer_was_on, answer_withdrawn_on, answer_changed_on, " \
    "answer_righted_on, answer_hidden_on FROM "                                    \
    "contribution WHERE authority_id = $1 AND initiative_id = $2"

/* A CROSS JOIN begins with the rooms of the initiative: it costs the same however many others there are. */
const Sql CONTRIBUTION_UNDER_RECEIPTS =
    SQL("SELECT t.record_id, CASE WHEN " SOME_WITHOUT_RECEIPT " THEN 0 ELSE 1 END FROM room r"
        " CROSS JOIN card_result t WHERE r.authority_id = $1 AND r.initiative_id = $2"
        " AND t.authority_id = r.authority_id AND t.workshop_id = r.workshop_id"
        " AND t.noun = 'contribution' ORDER BY t.record_id");
const Sql CONTRIBUTION_READ_BEFORE =
    SQL("SELECT id, 1 FROM contribution WHERE authority_id = $1 AND initiative_id = $2"
        " AND answer_read = 1");

static int by_id(const void *a, const void *b) {
    const Contribution *one = a, *other = b;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

/* All cards of a contribution have to be read under receipts. */
static Err mark_read(Ctx *ctx, Conn *conn, const Sql *sql, InitiativeId initiative,
                     const RecordList *list) {
    CLEANUP(query_closep) Query *query = NULL;
    int64_t last = 0;
    TRY(query_open(conn, sql, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        Contribution wanted = { .record.id = { col_i64(query, 0) } };
        Contribution *found = bsearch(&wanted, list->items, list->count, sizeof wanted, by_id);
        if (found != NULL)
            found->read_under_receipt =
                col_bool(query, 1) && (wanted.record.id.v != last || found->read_under_receipt);
        last = wanted.record.id.v;
    }
}

static Err read_receipts(Ctx *ctx, Conn *conn, InitiativeId initiative, const RecordList *list) {
    if (list->count == 0)
        return ERR_NONE;
    TRY(mark_read(ctx, conn, &CONTRIBUTION_UNDER_RECEIPTS, initiative, list));
    return mark_read(ctx, conn, &CONTRIBUTION_READ_BEFORE, initiative, list);
}

const RecordStore CONTRIBUTION_STORE = {
    .schema = &CONTRIBUTION_SCHEMA,
    .insert =
        SQL("INSERT INTO contribution (authority_id, initiative_id, id, version, created_at,"
            " changed_at, subject, text, involvement, stakeholder, speaks_for, received_on,"
            " source, outcome, answer, answered_on, published, told_on, answer_was_on,"
            " answer_withdrawn_on, answer_changed_on, answer_righted_on, answer_hidden_on) VALUES "
            "($1, $2, $3, 1,"
            " $4, $4,"
            " $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"),
    .update = SQL("UPDATE contribution SET version = version + 1, changed_at = $4, subject = $6,"
                  " text = $7, involvement = $8, stakeholder = $9, speaks_for = $10, received_on ="
                  " $11, source = $12, outcome = $13, answer = $14, answered_on = $15, published ="
                  " $16, told_on = $17, answer_was_on = $18, answer_withdrawn_on = $19,"
                  " answer_changed_on = $20, answer_righted_on = $21, answer_hidden_on = $22, "
                  "answer_read = CASE WHEN outcome = $13 AND answer = $14 AND"
                  " answered_on = $15 THEN answer_read ELSE 0 END WHERE authority_id = $1 AND "
                  "initiative_id = $2 AND id = $3 "
                  "AND version = $5"
                  " RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count =
        SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND id ="
                  " $3"),
    .dated = SQL("UPDATE contribution SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
    .opt_read = read_receipts,
};

RECORD_STORE_BODIES(Contribution, contribution, CONTRIBUTION_STORE);

#define OPEN COLUMNS " AND outcome = '' AND id > $3"
#define PAGE " ORDER BY id LIMIT $4"
static const Sql OPEN_ALL = SQL(OPEN PAGE), OPEN_SENT = SQL(OPEN " AND source = 'public'" PAGE),
                 OPEN_OF = SQL(OPEN " AND source <> 'public' AND involvement = $5" PAGE),
                 OPEN_OF_PLAN = SQL(OPEN " AND source <> 'public' AND involvement IS NULL" PAGE);

static const Sql *open_sql(const ContributionsOpen *which) {
    switch (which->kind) {
    case CONTRIBUTIONS_OPEN_SENT: return &OPEN_SENT;
    case CONTRIBUTIONS_OPEN_OF: return which->involvement.v != 0 ? &OPEN_OF : &OPEN_OF_PLAN;
    case CONTRIBUTIONS_OPEN_ALL: break;
    }
    return &OPEN_ALL;
}

Err contribution_list_open(Ctx *ctx, Conn *conn, InitiativeId initiative,
                           const ContributionsOpen *which, RecordId after, int64_t limit,
                           ContributionList *ret) {
    RecordList list;
    RecordPage page = { .after = after, .limit = limit };
    if (which->kind == CONTRIBUTIONS_OPEN_OF)
        page.of = which->involvement;
    TRY(record_list_by(ctx, conn, &CONTRIBUTION_STORE, open_sql(which), initiative, &page, &list));
    *ret = record_list_as(ContributionList, list);
    return ERR_NONE;
}

static const Sql SENT_ON =
    SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND"
        " source = 'public' AND received_on = $3");

static const Sql SENT =
    SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND"
        " source = 'public'");

static const Sql SENT_WITHIN =
    SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND"
        " source = 'public' AND received_on >= $3 AND received_on <= $4");

Err contribution_sent_within(Ctx *ctx, Conn *conn, InitiativeId initiative, Date from, Date until,
                             int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SENT_WITHIN, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, from);
    bind(query, 4, until);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err contribution_sent_count(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SENT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err contribution_sent_on(Ctx *ctx, Conn *conn, InitiativeId initiative, Date day, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SENT_ON, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, day);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}
