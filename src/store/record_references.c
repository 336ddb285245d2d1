/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/nouns.h"
#include "store/record_parts.h"

static const Sql READ_ALL = SQL("SELECT source_id, target_id FROM record_reference"
                                " WHERE authority_id = $1 AND initiative_id = $2 AND field = $3"
                                " ORDER BY source_id, position");
static const Sql READ_ONE =
    SQL("SELECT source_id, target_id FROM record_reference"
        " WHERE authority_id = $1 AND initiative_id = $2 AND field = $3 AND source_id = $4"
        " ORDER BY position");
static const Sql KNOWN = SQL("SELECT noun FROM record"
                             " WHERE authority_id = $1 AND initiative_id = $2 AND id = $3");
static const Sql INSERT =
    SQL("INSERT INTO record_reference"
        " (authority_id, initiative_id, field, source_id, position, target_id)"
        " VALUES ($1, $2, $3, $4, $5, $6)");
static const Sql REMOVE_FIELD =
    SQL("DELETE FROM record_reference WHERE authority_id = $1 AND initiative_id = $2"
        " AND field = $3 AND source_id = $4");
static const Sql REMOVE = SQL("DELETE FROM record_reference"
                              " WHERE authority_id = $1 AND initiative_id = $2 AND source_id = $3");
static const Sql FORGET = SQL("DELETE FROM record_reference"
                              " WHERE authority_id = $1 AND initiative_id = $2 AND target_id = $3");
static const Sql COUNT =
    SQL("SELECT COUNT(DISTINCT source_id) FROM record_reference WHERE authority_id = $1"
        " AND initiative_id = $2 AND target_id = $3");
static const Sql REFERRERS =
    SQL("SELECT DISTINCT r.id, r.noun, r.title FROM record_reference f JOIN record r"
        " ON r.authority_id = f.authority_id AND r.initiative_id = f.initiative_id"
        " AND r.id = f.source_id WHERE f.authority_id = $1 AND f.initiative_id = $2"
        " AND f.target_id = $3 ORDER BY r.id");

static bool is_reference(const Field *field) {
    return field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
}

static Str field_key(const Schema *schema, const Field *field, Arena *arena) {
    return str_join(arena, schema->name, STR("."), field->name);
}

/* Both kinds as a list; a REFERENCE of 0 is the empty one. */
static RecordIds targets_of(const Field *field, const void *record, Arena *arena) {
    if (field->type == FIELD_REFERENCES)
        return *(const RecordIds *)field_in(field, record);
    RecordIds ids = { 0 };
    RecordId id = *(const RecordId *)field_in(field, record);
    if (id.v != 0)
        *list_push(arena, &ids) = id;
    return ids;
}

static void *item_at(const RecordList *list, size_t size, size_t i) {
    return (char *)list->items + i * size;
}

static Err field_read(Ctx *ctx, Query *query, const Schema *schema, const Field *field,
                      const RecordList *list) {
    size_t at = 0; /* both are in order of ids; a list that is not costs a turn more */
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        int64_t source = col_i64(query, 0);
        for (size_t tried = 0; tried < list->count; tried++) {
            void *item = item_at(list, schema->size, at);
            if (((Record *)item)->id.v != source) {
                at = (at + 1) % list->count;
                continue;
            }
            RecordIds *ids = field_at(field, item);
            list_push(ctx->arena, ids)->v = col_i64(query, 1);
            break;
        }
    }
}

Err references_read(Ctx *ctx, Conn *conn, const Schema *schema, InitiativeId initiative,
                    RecordId id, const RecordList *list) {
    for (size_t i = 0; i < schema->count && list->count > 0; i++) {
        const Field *field = &schema->fields[i];
        if (field->type != FIELD_REFERENCES)
            continue;
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(conn, id.v == 0 ? &READ_ALL : &READ_ONE, &query));
        bind(query, 1, ctx->scope.authority);
        bind(query, 2, initiative);
        bind(query, 3, field_key(schema, field, ctx->arena));
        if (id.v != 0)
            bind(query, 4, id);
        TRY(field_read(ctx, query, schema, field, list));
    }
    return ERR_NONE;
}

static Err target_known(Tx *tx, InitiativeId initiative, const Field *field, RecordId target,
                        bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &KNOWN, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, target);
    bool row;
    TRY(query_next(query, &row));
    *ret = false;
    if (!row)
        return ERR_NONE;
    Str found = col_str(query, 0, tx->ctx->arena);
    const Noun *noun = noun_by_name(found);
    /* Without a noun it may be any that people talk about, as in a file (files/initiative_json_read.c); what goes with
     * its record has rules of its own (app/comment.c). */
    if (str_empty(field->target))
        *ret = field->owner || (noun != NULL && noun->commentable);
    else
        *ret = str_eq(field->target, found);
    return ERR_NONE;
}

Err references_check(Tx *tx, const Schema *schema, InitiativeId initiative, const void *record) {
    bool bad = false;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (!is_reference(field))
            continue;
        RecordIds targets = targets_of(field, record, tx->ctx->arena);
        bool known = true;
        for (size_t k = 0; k < targets.count && known; k++)
            TRY(target_known(tx, initiative, field, targets.items[k], &known));
        if (known)
            continue;
        finding_add(&tx->ctx->findings, tx->ctx->arena, field->name, FINDING_NO_SUCH_RECORD, 0);
        bad = true;
    }
    return bad ? ERR_INVALID : ERR_NONE;
}

static Err stored_equal(Tx *tx, InitiativeId initiative, Str key, RecordId source,
                        const RecordIds *targets, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &READ_ONE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, key);
    bind(query, 4, source);
    size_t count = 0;
    bool equal = true;
    for (bool row;; count++) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        equal = equal && count < targets->count && targets->items[count].v == col_i64(query, 1);
    }
    *ret = equal && count == targets->count;
    return ERR_NONE;
}

static Err field_remove(Tx *tx, InitiativeId initiative, Str key, RecordId source) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &REMOVE_FIELD, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, key);
    bind(query, 4, source);
    return query_run(query);
}

static Err target_insert(Tx *tx, InitiativeId initiative, Str key, RecordId source, size_t position,
                         RecordId target) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, key);
    bind(query, 4, source);
    bind(query, 5, (int64_t)position);
    bind(query, 6, target);
    return query_run(query);
}

Err references_write(Tx *tx, const Schema *schema, InitiativeId initiative, const void *record,
                     bool fresh) {
    RecordId source = ((const Record *)record)->id;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (!is_reference(field) || field->owner)
            continue;
        Str key = field_key(schema, field, tx->ctx->arena);
        RecordIds targets = targets_of(field, record, tx->ctx->arena);
        if (!fresh) {
            bool equal;
            TRY(stored_equal(tx, initiative, key, source, &targets, &equal));
            if (equal)
                continue;
            TRY(field_remove(tx, initiative, key, source));
        }
        for (size_t k = 0; k < targets.count; k++)
            TRY(target_insert(tx, initiative, key, source, k, targets.items[k]));
    }
    return ERR_NONE;
}

static Err run_on(Tx *tx, const Sql *sql, InitiativeId initiative, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    return query_run(query);
}

Err references_remove(Tx *tx, InitiativeId initiative, RecordId source) {
    return run_on(tx, &REMOVE, initiative, source);
}

Err references_forget(Tx *tx, InitiativeId initiative, RecordId target) {
    return run_on(tx, &FORGET, initiative, target);
}

Err references_count(Tx *tx, InitiativeId initiative, RecordId target, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &COUNT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, target);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err record_referrers(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId id, RecordNames *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &REFERRERS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    RecordNames names = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &names) = (RecordName){ .id = { col_i64(query, 0) },
                                                       .initiative = initiative,
                                                       .noun = col_str(query, 1, ctx->arena),
                                                       .title = col_str(query, 2, ctx->arena) };
    }
    *ret = names;
    return ERR_NONE;
}
