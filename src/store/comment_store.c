/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/comment_store.h"

#define COLUMNS                                                                 \
    "SELECT id, version, created_at, changed_at, target, text, draft, author,"  \
    " author_label, removed_by, removed_reason, reply_to, body, closed_on FROM" \
    " comment WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore COMMENT_STORE = {
    .schema = &COMMENT_SCHEMA,
    .insert = SQL("INSERT INTO comment (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, target, text, draft, author, author_label, removed_by,"
                  " removed_reason, reply_to, body, closed_on) VALUES ($1, $2, $3, 1, $4, $4, $5,"
                  " $6, $7, $8, $9, $10, $11, $12, $13, $14)"),
    .update = SQL("UPDATE comment SET version = version + 1, changed_at = $4, target = $6, text ="
                  " $7, draft = $8, author = $9, author_label = $10, removed_by = $11,"
                  " removed_reason = $12, reply_to = $13, body = $14, closed_on = $15 WHERE"
                  " authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING"
                  " version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM comment WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM comment WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE comment SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = "
                 "$2 AND id = $3"),
    .opt_draft = STR_INIT("draft"),
};

/* The statements for the whole initiative, narrowed to one target. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND target = $5 AND id > $3 ORDER BY id LIMIT $4");

RECORD_STORE_BODIES(Comment, comment, COMMENT_STORE);

/* By the target, which has an index. */
static const Sql REPLIES =
    SQL(COLUMNS " AND target = (SELECT f.target FROM comment f WHERE f.authority_id = $1 AND"
                " f.initiative_id = $2 AND f.id = $5) AND reply_to = $5 AND draft = 0 AND"
                " removed_by IS NULL AND id > $3 ORDER BY id LIMIT $4");

Err comment_replies(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId first,
                    CommentList *ret) {
    const RecordPage all = { .of = first, .limit = INT64_MAX };
    RecordList list;
    TRY(record_list_by(ctx, conn, &COMMENT_STORE, &REPLIES, initiative, &all, &list));
    *ret = record_list_as(CommentList, list);
    return ERR_NONE;
}

Err comment_list_page(Ctx *ctx, Conn *conn, InitiativeId initiative, const RecordPage *page,
                      CommentList *ret) {
    const Sql *sql = page->of.v != 0 ? &LIST_OF_ONE : &COMMENT_STORE.list;
    RecordList list;
    TRY(record_list_by(ctx, conn, &COMMENT_STORE, sql, initiative, page, &list));
    *ret = record_list_as(CommentList, list);
    return ERR_NONE;
}
