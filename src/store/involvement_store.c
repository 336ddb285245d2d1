/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/involvement_store.h"

#define COLUMNS                                                                          \
    "SELECT id, version, created_at, changed_at, level, occasion, planned_on,"           \
    " planned_text, heard_on, answered_on, note, answer, method, method_text, phase,"    \
    " place, place_public, access_needs, access_note, access_done_sign_language,"        \
    " access_done_captions, access_done_assistance, access_done_language,"               \
    " access_done_plain_language, access_done_step_free, access_done_childcare,"         \
    " access_done_compensation, responsible, resources, formal, legal_basis,"            \
    " submitted_on, deadline, answer_due, cancelled_on, cancelled_reason,"               \
    " answer_shared, answer_link, value_pairs, answer_was_on, answer_withdrawn_on,"      \
    " answer_changed_on, answer_righted_on FROM involvement WHERE authority_id = $1 AND" \
    " initiative_id = $2"

const RecordStore INVOLVEMENT_STORE = {
    .schema = &INVOLVEMENT_SCHEMA,
    .insert = SQL(
        "INSERT INTO involvement (authority_id, initiative_id, id, version,"
        " created_at, changed_at, level, occasion, planned_on, planned_text, heard_on,"
        " answered_on, note, answer, method, method_text, phase, place, place_public, "
        "access_needs,"
        " access_note, access_done_sign_language, access_done_captions,"
        " access_done_assistance, access_done_language, access_done_plain_language,"
        " access_done_step_free, access_done_childcare, access_done_compensation,"
        " responsible, resources, formal, legal_basis, submitted_on, deadline,"
        " answer_due, cancelled_on, cancelled_reason, answer_shared, answer_link,"
        " value_pairs, answer_was_on, answer_withdrawn_on, answer_changed_on, answer_righted_on)"
        " VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
        " $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29,"
        " $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43)"),
    .update = SQL("UPDATE involvement SET version = version + 1, changed_at = $4, level = $6,"
                  " occasion = $7, planned_on = $8, planned_text = $9, heard_on = $10,"
                  " answered_on = $11, note = $12, answer = $13, method = $14, method_text ="
                  " $15, phase = $16, place = $17, place_public = $18, access_needs = $19, "
                  "access_note = $20,"
                  " access_done_sign_language = $21, access_done_captions = $22,"
                  " access_done_assistance = $23, access_done_language = $24,"
                  " access_done_plain_language = $25, access_done_step_free = $26,"
                  " access_done_childcare = $27, access_done_compensation = $28, responsible ="
                  " $29, resources = $30, formal = $31, legal_basis = $32, submitted_on = $33,"
                  " deadline = $34, answer_due = $35, cancelled_on = $36, cancelled_reason ="
                  " $37, answer_shared = $38, answer_link = $39, value_pairs = $40,"
                  " answer_was_on = $41, answer_withdrawn_on = $42, answer_changed_on = $43, "
                  "answer_righted_on = $44 WHERE "
                  "authority_id = $1 AND"
                  " initiative_id = $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM involvement WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM involvement WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE involvement SET changed_at = $4 WHERE authority_id = $1 AND initiative_id "
                 "= $2 AND id = $3"),
};

RECORD_STORE_BODIES(Involvement, involvement, INVOLVEMENT_STORE);
