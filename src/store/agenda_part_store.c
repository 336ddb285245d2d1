/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/agenda_part_store.h"

#define COLUMNS                                                              \
    "SELECT id, version, created_at, changed_at, workshop, position, kind, " \
    "title, minutes, text, text_simple, text_en, notes, board, "             \
    "table_assign, tables, table_people, table_looks, table_prompts FROM "   \
    "agenda_part WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore AGENDA_PART_STORE = {
    .schema = &AGENDA_PART_SCHEMA,
    .insert = SQL("INSERT INTO agenda_part (authority_id, initiative_id, id, version, "
                  "created_at, changed_at, workshop, position, kind, title, minutes, "
                  "text, text_simple, text_en, notes, board, table_assign, tables, "
                  "table_people, table_looks, table_prompts) VALUES ($1, $2, $3, 1, $4, "
                  "$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"),
    .update = SQL("UPDATE agenda_part SET version = version + 1, changed_at = $4, "
                  "workshop = $6, position = $7, kind = $8, title = $9, minutes = $10, "
                  "text = $11, text_simple = $12, text_en = $13, notes = $14, board = $15, "
                  "table_assign = $16, tables = $17, table_people = $18, table_looks = $19, "
                  "table_prompts = $20 "
                  "WHERE authority_id = $1 AND initiative_id = $2 AND id = $3 AND version "
                  "= $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM agenda_part WHERE authority_id = $1 AND "
                 "initiative_id = $2"),
    .remove = SQL("DELETE FROM agenda_part WHERE authority_id = $1 AND initiative_id = $2 "
                  "AND id = $3"),
    .dated = SQL("UPDATE agenda_part SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
};

/* The statements for the whole initiative, narrowed to one workshop. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND workshop = $5 AND id > $3 ORDER BY id LIMIT $4");

RECORD_STORE_BODIES(AgendaPart, agenda_part, AGENDA_PART_STORE);

Err agenda_part_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                        AgendaPartList *ret) {
    RecordList list;
    const RecordPage all = { .limit = INT64_MAX, .of = workshop };
    TRY(record_list_by(ctx, conn, &AGENDA_PART_STORE, &LIST_OF_ONE, initiative, &all, &list));
    *ret = record_list_as(AgendaPartList, list);
    agenda_parts_sort(ret);
    return ERR_NONE;
}
