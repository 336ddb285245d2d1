/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/initiative_store.h"

#include "store/audit_run_store.h"
#include "store/history.h"
#include "store/noun_stores.h"
#include "store/picture_store.h"
#include "store/record_parts.h"
#include "store/room_purge.h"
#include "store/workshop_link_store.h"

#define COLUMNS                                                                                  \
    "SELECT id, version, created_at, changed_at, key, name, summary, summary_simple,"            \
    " summary_en, problem, problem_for_whom, if_nothing_done, ways_without_ai, phase, contact,"  \
    " participation_contact, participation_contact_simple, participation_contact_en, published," \
    " archived_on, process_version FROM initiative WHERE authority_id = $1 AND id = $2 AND"      \
    " initiative_id = $2"

/* Written after the row in `record`, whose sort key it repeats. */
const RecordStore INITIATIVE_STORE = {
    .schema = &INITIATIVE_SCHEMA,
    .insert =
        SQL("INSERT INTO initiative (authority_id, initiative_id, id, version, created_at,"
            " changed_at, key, name, summary, summary_simple, summary_en, problem,"
            " problem_for_whom, if_nothing_done, ways_without_ai, phase, contact,"
            " participation_contact, participation_contact_simple, participation_contact_en,"
            " published, archived_on, process_version, archived, sort_key) VALUES ($1, $2, $3, 1,"
            " $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,"
            " $21, CASE WHEN $20 IS NULL THEN 0 ELSE 1 END, (SELECT sort_key FROM record WHERE"
            " authority_id = $1 AND id = $3))"),
    .update =
        SQL("UPDATE initiative SET version = version + 1, changed_at = $4, key = $6, name = $7,"
            " summary = $8, summary_simple = $9, summary_en = $10, problem = $11,"
            " problem_for_whom = $12, if_nothing_done = $13, ways_without_ai = $14, phase = $15,"
            " contact = $16, participation_contact = $17, participation_contact_simple = $18,"
            " participation_contact_en = $19, published = $20, archived_on = $21,"
            " process_version = $22, archived = CASE WHEN $21 IS NULL THEN 0 ELSE 1 END,"
            " sort_key = (SELECT sort_key FROM record WHERE authority_id = $1 AND id = $3)"
            " WHERE authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5"
            " RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM initiative WHERE authority_id = $1 AND id = $2"),
    .remove =
        SQL("DELETE FROM initiative WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE initiative SET changed_at = $4 WHERE authority_id = $1 AND initiative_id "
                 "= $2 AND id = $3"),
    .opt_unique = STR_INIT("key"),
};

/* check-sql: every authority, because the Scope follows from the key. */
static const Sql FIND =
    SQL("SELECT i.id, i.key, i.name, c.id, i.published, i.archived, a.id, a.key, a.name, b.id,"
        " c.head, b.head, a.language"
        " FROM initiative i JOIN authority a ON a.id = i.authority_id"
        " JOIN chain c ON c.authority_id = i.authority_id AND c.initiative_id = i.id"
        " JOIN chain b ON b.authority_id = i.authority_id AND b.initiative_id = 0"
        " WHERE i.key = $1 AND i.archived < 2");

/* check-sql: every authority, because jobs go over the whole installation. */
static const Sql KEY_OF = SQL("SELECT key FROM initiative WHERE id = $1");

#define LINE                                                                                    \
    "SELECT id, key, name, summary, phase, published, archived_on, changed_at, summary_simple," \
    " summary_en FROM initiative WHERE authority_id = $1 AND archived = $2"
/* Where the page before ended: its last line, read again. */
static const Sql PLACE =
    SQL("SELECT sort_key, changed_at FROM initiative WHERE authority_id = $1 AND id = $2");
static const Sql BY_NAME =
    SQL(LINE " AND (sort_key, id) > ($3, $4) ORDER BY sort_key, id LIMIT $5");
static const Sql PUBLISHED_BY_NAME =
    SQL(LINE " AND published = 1 AND (sort_key, id) > ($3, $4) ORDER BY sort_key, id LIMIT $5");
static const Sql BY_CHANGE =
    SQL(LINE " AND (changed_at, id) < ($3, $4) ORDER BY changed_at DESC, id DESC LIMIT $5");
static const Sql COUNT =
    SQL("SELECT COUNT(*) FROM (SELECT id FROM initiative WHERE authority_id = $1 AND archived = $2"
        " LIMIT $3) AS part");
static const Sql COUNT_PUBLISHED =
    SQL("SELECT COUNT(*) FROM (SELECT id FROM initiative WHERE authority_id = $1 AND archived = $2"
        " AND published = 1 LIMIT $3) AS part");

static const Sql TOUCH =
    SQL("UPDATE initiative SET changed_at = $3 WHERE authority_id = $1 AND id = $2");
static const Sql REMOVE_TERMS =
    SQL("DELETE FROM search_term WHERE authority_id = $1 AND initiative_id = $2");
static const Sql REMOVE_REFERENCES =
    SQL("DELETE FROM record_reference WHERE authority_id = $1 AND initiative_id = $2");
static const Sql REMOVE_RECORDS =
    SQL("DELETE FROM record WHERE authority_id = $1 AND initiative_id = $2");

Err initiative_get(Ctx *ctx, Conn *conn, InitiativeId id, Initiative *ret) {
    return record_get(ctx, conn, &INITIATIVE_STORE, id, (RecordId){ id.v }, ret);
}

Err initiative_insert(Tx *tx, Initiative *initiative, ChainId *ret_chain) {
    TRY(record_insert(tx, &INITIATIVE_STORE, (InitiativeId){ 0 }, initiative));
    return chain_of(tx->ctx, tx->conn, (InitiativeId){ initiative->record.id.v }, ret_chain);
}

Err initiative_update(Tx *tx, Initiative *initiative) {
    return record_update(tx, &INITIATIVE_STORE, (InitiativeId){ initiative->record.id.v },
                         initiative);
}

Err initiative_touch(Tx *tx, InitiativeId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &TOUCH, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    bind(query, 3, clock_now(tx->ctx->clock));
    return query_run(query);
}

Err initiative_records(Ctx *ctx, Conn *conn, InitiativeId id, Whole *ret) {
    Whole whole = { 0 };
    for (size_t i = 0; i < NOUN_COUNT; i++)
        if (i != NOUN_COMMENT && i != NOUN_AUDIT_RUN)
            TRY(record_list(ctx, conn, NOUN_STORES[i], id, &whole.lists[i]));
    TRY(audit_run_list_brief(ctx, conn, id, &whole.lists[NOUN_AUDIT_RUN]));
    if (whole.lists[NOUN_INITIATIVE].count != 1)
        return ERR_NOT_FOUND;
    *ret = whole;
    return ERR_NONE;
}

Err initiative_add_noun(Ctx *ctx, Conn *conn, InitiativeId id, NounId noun, Whole *whole) {
    return record_list(ctx, conn, NOUN_STORES[noun], id, &whole->lists[noun]);
}

static bool has_record(const RecordList *list, size_t size, RecordId id) {
    for (size_t i = 0; i < list->count; i++) {
        const Record *record = (const void *)((const char *)list->items + i * size);
        if (record->id.v == id.v)
            return true;
    }
    return false;
}

Err initiative_add_record(Ctx *ctx, Conn *conn, InitiativeId id, RecordId record, Whole *whole) {
    RecordName name;
    Err err = record_name(ctx, conn, record, &name);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    size_t noun = 0;
    while (noun < NOUN_COUNT && !str_eq(NOUNS[noun].schema->name, name.noun))
        noun++;
    if (noun == NOUN_COUNT || name.initiative.v != id.v)
        return ERR_NONE;
    RecordList *list = &whole->lists[noun];
    size_t size = NOUNS[noun].schema->size;
    if (has_record(list, size, record))
        return ERR_NONE;
    char *items = arena_zeroed_(ctx->arena, size, list->count + 1, _Alignof(max_align_t));
    if (list->count > 0)
        memcpy(items, list->items, list->count * size);
    err = record_get(ctx, conn, NOUN_STORES[noun], id, record, items + list->count * size);
    if (err == ERR_NOT_FOUND) /* removed meanwhile */
        return ERR_NONE;
    TRY(err);
    *list = (RecordList){ items, list->count + 1 };
    return ERR_NONE;
}

Err initiative_whole(Ctx *ctx, Conn *conn, InitiativeId id, Whole *ret) {
    Whole whole;
    TRY(initiative_records(ctx, conn, id, &whole));
    TRY(initiative_add_noun(ctx, conn, id, NOUN_AUDIT_RUN, &whole));
    TRY(initiative_add_noun(ctx, conn, id, NOUN_COMMENT, &whole));
    *ret = whole;
    return ERR_NONE;
}

static Err remove_all(Tx *tx, const Sql *sql, InitiativeId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    return query_run(query);
}

/* Rows of one noun; those that may be referred to stand before those that refer. */
static Err noun_remove(Tx *tx, const RecordStore *store, InitiativeId id) {
    RecordList list;
    TRY(record_list(tx->ctx, tx->conn, store, id, &list));
    for (size_t i = 0; i < list.count; i++) {
        const Record *record = (const void *)((const char *)list.items + i * store->schema->size);
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, &store->remove, &query));
        bind(query, 1, tx->ctx->scope.authority);
        bind(query, 2, id);
        bind(query, 3, record->id);
        TRY(query_run(query));
    }
    return ERR_NONE;
}

Err initiative_remove(Tx *tx, InitiativeId id, Str rule) {
    ChainId chain;
    Initiative initiative;
    TRY(initiative_get(tx->ctx, tx->conn, id, &initiative));
    TRY(chain_of(tx->ctx, tx->conn, id, &chain));
    TRY(chain_lock(tx, chain)); /* before any row of a room, as every write in one */
    TRY(rooms_remove(tx, id));
    TRY(preparations_remove(tx, id));
    TRY(picture_bytes_remove_all(tx, id));
    TRY(remove_all(tx, &REMOVE_TERMS, id));
    TRY(remove_all(tx, &REMOVE_REFERENCES, id));
    for (size_t i = NOUN_COUNT; i > 0; i--)
        TRY(noun_remove(tx, NOUN_STORES[i - 1], id));
    TRY(remove_all(tx, &REMOVE_RECORDS, id));
    return history_erase(tx, chain, (RecordId){ 0 }, rule);
}

Err initiative_thin(Tx *tx, InitiativeId id, Str rule, bool *ret_more) {
    ChainId chain;
    TRY(chain_of(tx->ctx, tx->conn, id, &chain));
    TRY(chain_lock(tx, chain));
    TRY(rooms_remove(tx, id));
    TRY(preparations_remove(tx, id));
    TRY(picture_bytes_remove_all(tx, id));
    for (size_t i = NOUN_COUNT; i > 0; i--) {
        if (i - 1 == NOUN_INITIATIVE)
            continue;
        int dropped;
        TRY(records_drop(tx, NOUN_STORES[i - 1], id, INITIATIVE_SLICE, &dropped));
        *ret_more = dropped == INITIATIVE_SLICE;
        if (*ret_more)
            return ERR_NONE;
    }
    return history_erase_some(tx, chain, rule, INITIATIVE_SLICE, ret_more);
}

Err initiative_find(Conn *conn, Arena *arena, Str key, InitiativeFound *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &FIND, &query));
    bind(query, 1, key);
    TRY(query_one(query));
    *ret = (InitiativeFound){
        .id = { col_i64(query, 0) },
        .key = col_str(query, 1, arena),
        .name = col_str(query, 2, arena),
        .chain = { col_i64(query, 3) },
        .published = col_bool(query, 4),
        .archived = col_bool(query, 5),
        .authority = { col_i64(query, 6) },
        .authority_key = col_str(query, 7, arena),
        .authority_name = col_str(query, 8, arena),
        .authority_chain = { col_i64(query, 9) },
        .head = col_blob(query, 10, arena),
        .authority_head = col_blob(query, 11, arena),
        .authority_language = col_str(query, 12, arena),
    };
    return ERR_NONE;
}

/* check-sql: every authority, because keys are unique in the installation. */
static const Sql KEY_TAKEN = SQL("SELECT id FROM initiative WHERE key = $1");

Err initiative_key_taken(Conn *conn, Str key, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &KEY_TAKEN, &query));
    bind(query, 1, key);
    return query_next(query, ret);
}

/* Sort key and last change of the line after which the page begins. */
typedef struct Place {
    Str sort_key;
    Instant changed_at;
    int64_t id;
} Place;

static Err place_of(Ctx *ctx, Conn *conn, const InitiativeFilter *filter, Place *ret) {
    bool backwards = filter->order == INITIATIVES_BY_CHANGE && !filter->published_only;
    Place place = { .sort_key = STR("") };
    if (backwards)
        place = (Place){ STR(""), { INT64_MAX }, INT64_MAX };
    if (filter->after.v != 0) {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(conn, &PLACE, &query));
        bind(query, 1, ctx->scope.authority);
        bind(query, 2, filter->after);
        TRY(query_one(query));
        place.sort_key = col_str(query, 0, ctx->arena);
        place.changed_at = col_instant(query, 1);
        place.id = filter->after.v;
    }
    *ret = place;
    return ERR_NONE;
}

static Err lines_open(Ctx *ctx, Conn *conn, const InitiativeFilter *filter, const Place *place,
                      Query **ret) {
    bool by_change = filter->order == INITIATIVES_BY_CHANGE && !filter->published_only;
    TRY(query_open(conn,
                   filter->published_only ? &PUBLISHED_BY_NAME
                   : by_change            ? &BY_CHANGE
                                          : &BY_NAME,
                   ret));
    bind(*ret, 1, ctx->scope.authority);
    bind(*ret, 2, filter->archived);
    if (by_change)
        bind(*ret, 3, place->changed_at);
    else
        bind(*ret, 3, place->sort_key);
    bind(*ret, 4, place->id);
    bind(*ret, 5, filter->limit + 1); /* one more tells whether a further page exists */
    return ERR_NONE;
}

Err initiative_lines(Ctx *ctx, Conn *conn, const InitiativeFilter *filter, InitiativeLines *ret,
                     bool *ret_more) {
    if (filter->limit < 1 || filter->limit > INITIATIVE_LINES_MAX)
        return ERR_INTERNAL;
    Place place;
    TRY(place_of(ctx, conn, filter, &place));
    CLEANUP(query_closep) Query *query = NULL;
    TRY(lines_open(ctx, conn, filter, &place, &query));
    InitiativeLines lines = { 0 };
    bool row;
    TRY(query_next(query, &row));
    while (row && lines.count < (size_t)filter->limit) {
        InitiativeLine *line = list_push(ctx->arena, &lines);
        *line = (InitiativeLine){
            .id = { col_i64(query, 0) },
            .key = col_str(query, 1, ctx->arena),
            .name = col_str(query, 2, ctx->arena),
            .summary = col_str(query, 3, ctx->arena),
            .phase = col_str(query, 4, ctx->arena),
            .published = col_bool(query, 5),
            .archived_on = col_date(query, 6),
            .changed_at = col_instant(query, 7),
            .summary_simple = col_str(query, 8, ctx->arena),
            .summary_en = col_str(query, 9, ctx->arena),
        };
        TRY(query_next(query, &row));
    }
    *ret = lines;
    *ret_more = row;
    return ERR_NONE;
}

Err initiative_count(Ctx *ctx, Conn *conn, bool archived, bool published_only, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, published_only ? &COUNT_PUBLISHED : &COUNT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, archived);
    bind(query, 3, INITIATIVE_COUNT_MAX);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err initiative_key_of(Conn *conn, Arena *arena, InitiativeId id, Str *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &KEY_OF, &query));
    bind(query, 1, id);
    TRY(query_one(query));
    *ret = col_str(query, 0, arena);
    return ERR_NONE;
}
