/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/board_store.h"

#define COLUMNS                                                             \
    "SELECT id, version, created_at, changed_at, workshop, title, prompt, " \
    "prompt_simple, form, columns, hidden, release, dots, comments, "       \
    "open_from, open_until FROM board WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore BOARD_STORE = {
    .schema = &BOARD_SCHEMA,
    .insert = SQL("INSERT INTO board (authority_id, initiative_id, id, version, "
                  "created_at, changed_at, workshop, title, prompt, prompt_simple, form, "
                  "columns, hidden, release, dots, comments, open_from, open_until) VALUES "
                  "($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"),
    .update = SQL("UPDATE board SET version = version + 1, changed_at = $4, workshop = "
                  "$6, title = $7, prompt = $8, prompt_simple = $9, form = $10, columns = "
                  "$11, hidden = $12, release = $13, dots = $14, comments = $15, "
                  "open_from = $16, open_until = $17 WHERE "
                  "authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 "
                  "RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM board WHERE authority_id = $1 AND initiative_id = "
                 "$2"),
    .remove = SQL("DELETE FROM board WHERE authority_id = $1 AND initiative_id = $2 AND "
                  "id = $3"),
    .dated = SQL("UPDATE board SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
};

/* The statements for the whole initiative, narrowed to one workshop. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND workshop = $5 AND id > $3 ORDER BY id LIMIT $4");

RECORD_STORE_BODIES(Board, board, BOARD_STORE);

Err board_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                  BoardList *ret) {
    RecordList list;
    const RecordPage all = { .limit = INT64_MAX, .of = workshop };
    TRY(record_list_by(ctx, conn, &BOARD_STORE, &LIST_OF_ONE, initiative, &all, &list));
    *ret = record_list_as(BoardList, list);
    return ERR_NONE;
}
