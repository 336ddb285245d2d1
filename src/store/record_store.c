/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/record_store.h"

#include "base/utf8.h"
#include "domain/comment.h"
#include "domain/contribution.h"
#include "store/history.h"
#include "store/record_parts.h"
#include "store/sort_key.h"

/* Columns and parameters in front of the fields. */
enum { LIST_COLUMNS = 4, INSERT_PARAMETERS = 4, UPDATE_PARAMETERS = 5 };

static const Sql RECORD_INSERT =
    SQL("INSERT INTO record (authority_id, initiative_id, noun, title, sort_key, created_at)"
        " SELECT $1, $2, $3, $4, $5, $6 FROM initiative WHERE authority_id = $1 AND id = $2"
        " RETURNING id");
/* An initiative is a record of itself; its id is known only afterwards. */
static const Sql INITIATIVE_INSERT =
    SQL("INSERT INTO record (authority_id, initiative_id, noun, title, sort_key, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id");
static const Sql INITIATIVE_SELF =
    SQL("UPDATE record SET initiative_id = id WHERE authority_id = $1 AND id = $2"
        " AND initiative_id = 0");
static const Sql RECORD_UPDATE =
    SQL("UPDATE record SET title = $4, sort_key = $5 WHERE authority_id = $1 AND initiative_id = $2"
        " AND id = $3 AND title <> $4");
static const Sql RECORD_REMOVE =
    SQL("DELETE FROM record WHERE authority_id = $1 AND initiative_id = $2 AND id = $3");
static const Sql RECORD_NAME =
    SQL("SELECT id, initiative_id, noun, title FROM record WHERE authority_id = $1 AND id = $2");
static const Sql OTHERS_COUNT =
    SQL("SELECT COUNT(*) FROM record WHERE authority_id = $1 AND initiative_id = $2 AND id <> $3"
        " AND noun <> 'comment'");
static const Sql COMMENTS_OF =
    SQL("SELECT id FROM comment WHERE authority_id = $1 AND initiative_id = $2 AND target = $3"
        " ORDER BY id");
/* A body's private draft leaves no entry that could tell it went, and whoever removes the record does not know of it:
 * it stays, beside the initiative itself, and says what it was about. */
static const Sql DRAFTS_UNTIE =
    SQL("DELETE FROM record_reference WHERE authority_id = $1 AND initiative_id = $2"
        " AND field = 'comment.reply_to' AND source_id IN (SELECT id FROM comment"
        " WHERE authority_id = $1 AND initiative_id = $2 AND target = $3 AND draft = 1"
        " AND body <> '')");
static const Sql DRAFTS_KEEP =
    SQL("UPDATE comment SET target = $2, reply_to = NULL, version = version + 1,"
        " removed_reason = $4 WHERE authority_id = $1 AND initiative_id = $2 AND target = $3"
        " AND draft = 1 AND body <> ''");
static const Sql COMMENT_REMOVE =
    SQL("DELETE FROM comment WHERE authority_id = $1 AND initiative_id = $2 AND id = $3");
/* Did the record ever exist? Only its history still knows. */
static const Sql EVER =
    SQL("SELECT e.seq FROM history_entry e JOIN chain c ON c.authority_id = e.authority_id"
        " AND c.id = e.chain_id WHERE c.authority_id = $1 AND c.initiative_id = $2"
        " AND e.record_id = $3 LIMIT 1");

/* In an initiative that began here every record has its entry in the history. What was imported has one entry for
 * all of it. */
static const Sql ENTRIES =
    SQL("SELECT c.seq FROM chain c JOIN history_entry e ON e.authority_id = c.authority_id"
        " AND e.chain_id = c.id WHERE c.authority_id = $1 AND c.initiative_id = $2"
        " AND e.seq = 1 AND e.action = 'create'");

/* -- Rows and parameters ------------------------------------------------------------------------
 */

static bool has_column(const Field *field) {
    return field->type != FIELD_SECRET && field->type != FIELD_REFERENCES;
}

static void field_bind(Query *query, int n, const Field *field, const void *record) {
    const void *member = field_in(field, record);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_KEY:
    case FIELD_KEYS: bind(query, n, *(const Str *)member); return;
    case FIELD_DATE: bind(query, n, *(const Date *)member); return;
    case FIELD_DECIMAL: bind(query, n, *(const Decimal *)member); return;
    case FIELD_INTEGER:
        if (*(const int64_t *)member == FIELD_NONE)
            bind_null(query, n);
        else
            bind(query, n, *(const int64_t *)member);
        return;
    case FIELD_FLAG: bind(query, n, *(const bool *)member); return;
    case FIELD_REFERENCE: bind(query, n, *(const RecordId *)member); return;
    case FIELD_SECRET:
    case FIELD_REFERENCES: return;
    }
}

static void fields_bind(Query *query, int n, const Schema *schema, const void *record) {
    for (size_t i = 0; i < schema->count; i++)
        if (has_column(&schema->fields[i]))
            field_bind(query, n++, &schema->fields[i], record);
}

static void field_col(const Query *query, int column, const Field *field, Arena *arena,
                      void *record) {
    void *member = field_at(field, record);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_KEY:
    case FIELD_KEYS: *(Str *)member = col_str(query, column, arena); return;
    case FIELD_DATE: *(Date *)member = col_date(query, column); return;
    case FIELD_DECIMAL: *(Decimal *)member = col_decimal(query, column); return;
    case FIELD_INTEGER:
        *(int64_t *)member = col_is_null(query, column) ? FIELD_NONE : col_i64(query, column);
        return;
    case FIELD_FLAG: *(bool *)member = col_bool(query, column); return;
    case FIELD_REFERENCE: ((RecordId *)member)->v = col_i64(query, column); return;
    case FIELD_SECRET:
    case FIELD_REFERENCES: return;
    }
}

static void row_read(const Query *query, const Schema *schema, Arena *arena, void *record) {
    schema_clear(schema, record);
    *(Record *)record = (Record){ .id = { col_i64(query, 0) },
                                  .version = col_i64(query, 1),
                                  .created_at = col_instant(query, 2),
                                  .changed_at = col_instant(query, 3) };
    int column = LIST_COLUMNS;
    for (size_t i = 0; i < schema->count; i++)
        if (has_column(&schema->fields[i]))
            field_col(query, column++, &schema->fields[i], arena, record);
}

/* -- Reading ------------------------------------------------------------------------------------
 */

Err record_list(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                RecordList *ret) {
    const RecordPage all = { .limit = INT64_MAX };
    return record_list_page(ctx, conn, store, initiative, &all, ret);
}

Err record_list_page(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                     const RecordPage *page, RecordList *ret) {
    return record_list_by(ctx, conn, store, &store->list, initiative, page, ret);
}

Err record_list_by(Ctx *ctx, Conn *conn, const RecordStore *store, const Sql *sql,
                   InitiativeId initiative, const RecordPage *page, RecordList *ret) {
    RecordList list = { 0 };
    size_t capacity = 0, size = store->schema->size;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, sql, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, page->after.v);
    bind(query, 4, page->limit);
    if (page->of.v != 0)
        bind(query, 5, page->of);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        list.items = list_room_(ctx->arena, list.items, list.count, &capacity, size);
        row_read(query, store->schema, ctx->arena, (char *)list.items + list.count++ * size);
    }
    TRY(references_read(ctx, conn, store->schema, initiative, (RecordId){ 0 }, &list));
    if (store->opt_read != NULL)
        TRY(store->opt_read(ctx, conn, initiative, &list));
    *ret = list;
    return ERR_NONE;
}

Err record_get(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative, RecordId id,
               void *ret_record) {
    void *record = arena_bytes(ctx->arena, store->schema->size);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &store->get, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    TRY(query_one(query));
    row_read(query, store->schema, ctx->arena, record);
    const RecordList one = { record, 1 };
    TRY(references_read(ctx, conn, store->schema, initiative, id, &one));
    if (store->opt_read != NULL)
        TRY(store->opt_read(ctx, conn, initiative, &one));
    memcpy(ret_record, record, store->schema->size);
    return ERR_NONE;
}

static RecordName name_of(const Query *query, Arena *arena) {
    return (RecordName){ .id = { col_i64(query, 0) },
                         .initiative = { col_i64(query, 1) },
                         .noun = col_str(query, 2, arena),
                         .title = col_str(query, 3, arena) };
}

Err record_name(Ctx *ctx, Conn *conn, RecordId id, RecordName *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &RECORD_NAME, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, id);
    TRY(query_one(query));
    *ret = name_of(query, ctx->arena);
    return ERR_NONE;
}

/* No more entries in the history than that: no more records can be there. */
static Err few_entries(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t most, bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ENTRIES, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bool row;
    TRY(query_next(query, &row));
    *ret = row && col_i64(query, 0) <= most;
    return ERR_NONE;
}

Err record_count(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                 int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &store->count, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err record_room(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                int64_t most, int64_t coming) {
    bool few;
    TRY(few_entries(ctx, conn, initiative, most - coming, &few));
    int64_t count = 0;
    if (!few)
        TRY(record_count(ctx, conn, store, initiative, &count));
    if (count <= most - coming)
        return ERR_NONE;
    finding_add(&ctx->findings, ctx->arena, STR(""), FINDING_INITIATIVE_FULL, most);
    return ERR_INVALID;
}

/* -- Writing ------------------------------------------------------------------------------------
 */

Str record_title(const RecordStore *store, const void *record) {
    if (record_is_draft(store, record))
        return STR("");
    return utf8_truncate(schema_title(store->schema, record), RECORD_TITLE_MAX);
}

/* The row in `record`; *initiative becomes the new id when the record is an initiative itself. */
static Err record_row_insert(Tx *tx, const RecordStore *store, InitiativeId *initiative,
                             const void *record, Instant written, RecordId *ret) {
    bool itself = initiative->v == 0;
    Str title = record_title(store, record);
    {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, itself ? &INITIATIVE_INSERT : &RECORD_INSERT, &query));
        bind(query, 1, tx->ctx->scope.authority);
        bind_i64(query, 2, initiative->v);
        bind(query, 3, store->schema->name);
        bind(query, 4, title);
        bind(query, 5, sort_key_make(tx->ctx->arena, title));
        bind(query, 6, written);
        TRY(query_one(query));
        ret->v = col_i64(query, 0);
    }
    if (!itself)
        return ERR_NONE;
    initiative->v = ret->v;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INITIATIVE_SELF, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, *ret);
    return query_run(query);
}

/* References were checked, so a constraint that is violated is one of uniqueness. */
static Err taken(Tx *tx, const RecordStore *store, Err err) {
    if (err != ERR_CONFLICT)
        return err;
    finding_add(&tx->ctx->findings, tx->ctx->arena, store->opt_unique, FINDING_TAKEN, 0);
    return ERR_INVALID;
}

static Err noun_row_insert(Tx *tx, const RecordStore *store, InitiativeId initiative,
                           const void *record) {
    const Record *head = record;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &store->insert, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, head->id);
    bind(query, 4, head->created_at);
    fields_bind(query, INSERT_PARAMETERS + 1, store->schema, record);
    return taken(tx, store, query_run(query));
}

Err record_dated(Tx *tx, const RecordStore *store, InitiativeId initiative, const Record *head) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &store->dated, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, head->id);
    bind(query, 4, head->changed_at);
    return query_run(query);
}

Err record_insert(Tx *tx, const RecordStore *store, InitiativeId initiative, void *record) {
    bool itself = initiative.v == 0;
    if (tx->ctx->scope.authority.v == 0)
        return ERR_NOT_FOUND;
    if (itself && !str_eq(store->schema->name, STR("initiative")))
        return ERR_NOT_FOUND;
    Instant now = clock_now(tx->ctx->clock);
    Instant written = ((const Record *)record)->created_at;
    if (written.ms <= 0 || written.ms > now.ms)
        written = now;
    Instant changed = ((const Record *)record)->changed_at;
    if (changed.ms < written.ms || changed.ms > now.ms)
        changed = written;
    Record head = { .version = 1, .created_at = written, .changed_at = changed };
    if (!itself)
        TRY(references_check(tx, store->schema, initiative, record));
    TRY(record_row_insert(tx, store, &initiative, record, written, &head.id));
    *(Record *)record = head;
    TRY(noun_row_insert(tx, store, initiative, record));
    if (changed.ms != written.ms) /* the INSERT takes the instant of its making for both */
        TRY(record_dated(tx, store, initiative, &head));
    TRY(references_write(tx, store->schema, initiative, record, true));
    TRY(terms_write(tx, store, initiative, record));
    ChainId chain;
    return itself ? chain_create(tx, initiative, &chain) : ERR_NONE;
}

/* Nobody changed what is not there, or somebody else was faster. */
static Err conflict(Tx *tx, const RecordStore *store, InitiativeId initiative, RecordId id) {
    Ctx *ctx = tx->ctx;
    void *current = arena_bytes(ctx->arena, store->schema->size);
    Err err = record_get(ctx, tx->conn, store, initiative, id, current);
    if (err == ERR_NOT_FOUND) {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, &EVER, &query));
        bind(query, 1, ctx->scope.authority);
        bind(query, 2, initiative);
        bind(query, 3, id);
        TRY(query_one(query));
        current = NULL;
    } else if (err != ERR_NONE) {
        return err;
    }
    ctx->conflict = (Conflict){ .schema = store->schema,
                                .current = current,
                                .version = current != NULL ? ((Record *)current)->version : 0 };
    return ERR_CONFLICT;
}

static Err record_row_update(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             const void *record) {
    Str title = record_title(store, record);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &RECORD_UPDATE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, ((const Record *)record)->id);
    bind(query, 4, title);
    bind(query, 5, sort_key_make(tx->ctx->arena, title));
    return query_run(query);
}

static Err noun_row_update(Tx *tx, const RecordStore *store, InitiativeId initiative,
                           const void *record, Instant now, int64_t *ret_version) {
    const Record *head = record;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &store->update, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, head->id);
    bind(query, 4, now);
    bind(query, 5, head->version);
    fields_bind(query, UPDATE_PARAMETERS + 1, store->schema, record);
    TRY(taken(tx, store, query_one(query)));
    *ret_version = col_i64(query, 0);
    return ERR_NONE;
}

Err record_update(Tx *tx, const RecordStore *store, InitiativeId initiative, void *record) {
    Record *head = record;
    Instant now = clock_now(tx->ctx->clock);
    int64_t version;
    TRY(references_check(tx, store->schema, initiative, record));
    TRY(record_row_update(tx, store, initiative, record));
    Err err = noun_row_update(tx, store, initiative, record, now, &version);
    if (err == ERR_NOT_FOUND)
        return conflict(tx, store, initiative, head->id);
    if (err != ERR_NONE)
        return err;
    head->version = version;
    head->changed_at = now;
    TRY(references_write(tx, store->schema, initiative, record, false));
    return terms_write(tx, store, initiative, record);
}

Err record_refer(Tx *tx, const RecordStore *store, InitiativeId initiative, const void *record) {
    TRY(references_check(tx, store->schema, initiative, record));
    return references_write(tx, store->schema, initiative, record, false);
}

/* -- Removing -----------------------------------------------------------------------------------
 */

static Err run_on(Tx *tx, const Sql *sql, InitiativeId initiative, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    return query_run(query);
}

/* Ids of the comments on a record and on those comments, parents first. */
static Err comments_of(Tx *tx, InitiativeId initiative, RecordId target, RecordIds *ids) {
    size_t next = ids->count;
    for (bool first = true; first || next < ids->count; first = false) {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, &COMMENTS_OF, &query));
        bind(query, 1, tx->ctx->scope.authority);
        bind(query, 2, initiative);
        bind(query, 3, first ? target : ids->items[next++]);
        for (bool row;;) {
            TRY(query_next(query, &row));
            if (!row)
                break;
            list_push(tx->ctx->arena, ids)->v = col_i64(query, 0);
        }
    }
    return ERR_NONE;
}

static Err still_used(Tx *tx, InitiativeId initiative, RecordId id) {
    int64_t count = 0;
    if (initiative.v == id.v) {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, &OTHERS_COUNT, &query));
        bind(query, 1, tx->ctx->scope.authority);
        bind(query, 2, initiative);
        bind(query, 3, id);
        TRY(query_one(query));
        count = col_i64(query, 0);
    } else {
        TRY(references_count(tx, initiative, id, &count));
    }
    if (count == 0)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_STILL_USED, count);
    return ERR_INVALID;
}

/* Row of the noun, references, terms, row in `record`. */
static Err record_drop(Tx *tx, const Sql *remove, InitiativeId initiative, RecordId id) {
    TRY(references_remove(tx, initiative, id));
    TRY(terms_remove(tx, initiative, id));
    TRY(run_on(tx, remove, initiative, id));
    return run_on(tx, &RECORD_REMOVE, initiative, id);
}

static const Sql NEWEST =
    SQL("SELECT id FROM record WHERE authority_id = $1 AND initiative_id = $2 AND noun = $3"
        " ORDER BY id DESC LIMIT $4");

Err records_drop(Tx *tx, const RecordStore *store, InitiativeId initiative, int limit,
                 int *ret_dropped) {
    RecordIds ids = { 0 };
    {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, &NEWEST, &query));
        bind(query, 1, tx->ctx->scope.authority);
        bind(query, 2, initiative);
        bind(query, 3, store->schema->name);
        bind(query, 4, limit);
        for (bool row;;) {
            TRY(query_next(query, &row));
            if (!row)
                break;
            list_push(tx->ctx->arena, &ids)->v = col_i64(query, 0);
        }
    }
    for (size_t i = 0; i < ids.count; i++) {
        TRY(references_forget(tx, initiative, ids.items[i]));
        TRY(record_drop(tx, &store->remove, initiative, ids.items[i]));
    }
    *ret_dropped = (int)ids.count;
    return ERR_NONE;
}

/* Words that the public sent stay nowhere. */
static Str told_as(const Schema *schema, const void *record) {
    bool sent = schema == &CONTRIBUTION_SCHEMA && contribution_sent(record);
    return sent ? STR("") : schema_title(schema, record);
}

static Err drafts_keep(Tx *tx, const Schema *schema, InitiativeId initiative, const void *record) {
    CLEANUP(query_closep) Query *query = NULL;
    RecordId id = ((const Record *)record)->id;
    TRY(run_on(tx, &DRAFTS_UNTIE, initiative, id));
    TRY(query_open(tx->conn, &DRAFTS_KEEP, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    bind(query, 4, comment_outlived(tx->ctx->arena, schema, told_as(schema, record)));
    return query_run(query);
}

/* *ret_comments: those that went with it. */
static Err remove_with(Tx *tx, const RecordStore *store, InitiativeId initiative, RecordId id,
                       RecordIds *ret_comments) {
    void *record = arena_bytes(tx->ctx->arena, store->schema->size);
    TRY(record_get(tx->ctx, tx->conn, store, initiative, id, record));
    TRY(still_used(tx, initiative, id));
    TRY(drafts_keep(tx, store->schema, initiative, record));
    RecordIds comments = { 0 };
    TRY(comments_of(tx, initiative, id, &comments));
    for (size_t i = comments.count; i > 0; i--)
        TRY(record_drop(tx, &COMMENT_REMOVE, initiative, comments.items[i - 1]));
    *ret_comments = comments;
    return record_drop(tx, &store->remove, initiative, id);
}

static Err comments_erase(Tx *tx, InitiativeId initiative, const RecordIds *comments, Str rule) {
    ChainId chain;
    TRY(chain_of(tx->ctx, tx->conn, initiative, &chain));
    for (size_t i = 0; i < comments->count; i++)
        TRY(history_erase(tx, chain, comments->items[i], rule));
    return ERR_NONE;
}

Err record_remove(Tx *tx, const RecordStore *store, InitiativeId initiative, RecordId id) {
    RecordIds comments;
    TRY(remove_with(tx, store, initiative, id, &comments));
    return comments_erase(tx, initiative, &comments, STR(ERASED_BY_REMOVAL));
}
