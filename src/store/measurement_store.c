/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/measurement_store.h"

#define COLUMNS                                                                                   \
    "SELECT id, version, created_at, changed_at, goal, measured_on, value, note FROM measurement" \
    " WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore MEASUREMENT_STORE = {
    .schema = &MEASUREMENT_SCHEMA,
    .insert = SQL("INSERT INTO measurement (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, goal, measured_on, value, note) VALUES ($1, $2, $3, 1, $4, $4, $5,"
                  " $6, $7, $8)"),
    .update =
        SQL("UPDATE measurement SET version = version + 1, changed_at = $4, goal = $6,"
            " measured_on = $7, value = $8, note = $9 WHERE authority_id = $1 AND initiative_id"
            " = $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM measurement WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM measurement WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE measurement SET changed_at = $4 WHERE authority_id = $1 AND initiative_id "
                 "= $2 AND id = $3"),
};

/* The statements for the whole initiative, narrowed to one goal. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND goal = $5 AND id > $3"
                                           " ORDER BY measured_on NULLS FIRST, id LIMIT $4");

RECORD_STORE_BODIES(Measurement, measurement, MEASUREMENT_STORE);

Err measurement_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId goal,
                        MeasurementList *ret) {
    RecordList list;
    const RecordPage all = { .limit = INT64_MAX, .of = goal };
    TRY(record_list_by(ctx, conn, &MEASUREMENT_STORE, &LIST_OF_ONE, initiative, &all, &list));
    *ret = record_list_as(MeasurementList, list);
    return ERR_NONE;
}
