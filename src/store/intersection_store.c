/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/intersection_store.h"

#include "domain/pack.h"
#include "store/omission_store.h"
#include "store/stakeholder_store.h"

#define COLUMNS                                                                               \
    "SELECT id, version, created_at, changed_at, perspectives, description FROM intersection" \
    " WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore INTERSECTION_STORE = {
    .schema = &INTERSECTION_SCHEMA,
    .insert = SQL("INSERT INTO intersection (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, perspectives, description) VALUES ($1, $2, $3, 1, $4, $4, $5, $6)"),
    .update =
        SQL("UPDATE intersection SET version = version + 1, changed_at = $4, perspectives = $6,"
            " description = $7 WHERE authority_id = $1 AND initiative_id = $2 AND id = $3 AND"
            " version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count =
        SQL("SELECT COUNT(*) FROM intersection WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM intersection WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE intersection SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
    .opt_unique = STR_INIT("perspectives"),
};

RECORD_STORE_BODIES(Intersection, intersection, INTERSECTION_STORE);

static void add_user(Ctx *ctx, InitiativeId initiative, const Schema *schema, const void *record,
                     RecordNames *names) {
    *list_push(ctx->arena, names) = (RecordName){ .id = ((const Record *)record)->id,
                                                  .initiative = initiative,
                                                  .noun = schema->name,
                                                  .title = schema_title(schema, record) };
}

Err intersection_users(Ctx *ctx, Conn *conn, InitiativeId initiative,
                       const Intersection *intersection, RecordNames *ret) {
    Str key = perspective_join(ctx->arena, intersection->perspectives);
    StakeholderList stakeholders;
    OmissionList omissions;
    RecordNames names = { 0 };
    TRY(stakeholder_list(ctx, conn, initiative, &stakeholders));
    TRY(omission_list(ctx, conn, initiative, &omissions));
    for (size_t i = 0; i < stakeholders.count; i++)
        if (str_has_word(stakeholders.items[i].perspectives, key))
            add_user(ctx, initiative, &STAKEHOLDER_SCHEMA, &stakeholders.items[i], &names);
    for (size_t i = 0; i < omissions.count; i++)
        if (str_eq(omissions.items[i].perspective, key))
            add_user(ctx, initiative, &OMISSION_SCHEMA, &omissions.items[i], &names);
    *ret = names;
    return ERR_NONE;
}
