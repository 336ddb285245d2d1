/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/translation_store.h"

#define COLUMNS                                                                   \
    "SELECT id, version, created_at, changed_at, about, language, name, problem," \
    " problem_for_whom, contact, statement, indicator, unit, occasion,"           \
    " planned_text, subject, text, question, outcome, reason, function, answer,"  \
    " note, legal_basis, place, made_from, answer_changed_on FROM translation"    \
    " WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore TRANSLATION_STORE = {
    .schema = &TRANSLATION_SCHEMA,
    .insert =
        SQL("INSERT INTO translation (authority_id, initiative_id, id, version,"
            " created_at, changed_at, about, language, name, problem, problem_for_whom,"
            " contact, statement, indicator, unit, occasion, planned_text, subject, text,"
            " question, outcome, reason, function, answer, note, legal_basis, place, made_from,"
            " answer_changed_on) "
            "VALUES ($1, $2, $3,"
            " 1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,"
            " $19, $20, $21, $22, $23, $24, $25, $26, $27)"),
    .update = SQL("UPDATE translation SET version = version + 1, changed_at = $4, about = $6,"
                  " language = $7, name = $8, problem = $9, problem_for_whom = $10, contact ="
                  " $11, statement = $12, indicator = $13, unit = $14, occasion = $15,"
                  " planned_text = $16, subject = $17, text = $18, question = $19, outcome ="
                  " $20, reason = $21, function = $22, answer = $23, note = $24, legal_basis = "
                  "$25, place = $26, made_from = $27, answer_changed_on = $28 WHERE"
                  " authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5"
                  " RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM translation WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM translation WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated =
        SQL("UPDATE translation SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = "
            "$2 AND id = $3"),
    .opt_unique = STR_INIT("language"),
};

/* The statements for the whole initiative, narrowed to one record. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND about = $5 AND id > $3 ORDER BY id LIMIT $4");

RECORD_STORE_BODIES(Translation, translation, TRANSLATION_STORE);

Err translation_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId about,
                        TranslationList *ret) {
    RecordList list;
    const RecordPage all = { .limit = INT64_MAX, .of = about };
    TRY(record_list_by(ctx, conn, &TRANSLATION_STORE, &LIST_OF_ONE, initiative, &all, &list));
    *ret = record_list_as(TranslationList, list);
    return ERR_NONE;
}
