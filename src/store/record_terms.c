/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/record_parts.h"
#include "store/search_text.h"

/* Rows of one INSERT: each costs PostgreSQL a round trip. */
enum { INSERT_ROWS = 8, WEIGHT_TEXT = 1, WEIGHT_TITLE = 2 };

static const Sql READ =
    SQL("SELECT term, weight FROM search_term"
        " WHERE authority_id = $1 AND initiative_id = $2 AND record_id = $3 ORDER BY term");
/* A shorter list repeats its last term. */
static const Sql INSERT =
    SQL("INSERT INTO search_term (authority_id, initiative_id, record_id, term, weight)"
        " VALUES ($1, $2, $3, $4, $5), ($1, $2, $3, $6, $7), ($1, $2, $3, $8, $9),"
        " ($1, $2, $3, $10, $11), ($1, $2, $3, $12, $13), ($1, $2, $3, $14, $15),"
        " ($1, $2, $3, $16, $17), ($1, $2, $3, $18, $19)"
        " ON CONFLICT DO NOTHING");
static const Sql REMOVE_TERM =
    SQL("DELETE FROM search_term WHERE authority_id = $1 AND term = $2 AND record_id = $3");
static const Sql REMOVE = SQL("DELETE FROM search_term"
                              " WHERE authority_id = $1 AND initiative_id = $2 AND record_id = $3");

bool record_is_draft(const RecordStore *store, const void *record) {
    if (str_empty(store->opt_draft))
        return false;
    const Field *field = schema_field(store->schema, store->opt_draft);
    return field != NULL && *(const bool *)field_in(field, record);
}

/* Personal data is not searched: whoever may not read it must not find it either. */
static bool is_searched(const Field *field) {
    return (field->type == FIELD_TEXT || field->type == FIELD_PROSE) && !field->personal &&
           !field->internal;
}

static SearchTerms terms_of(const RecordStore *store, const void *record, Arena *arena) {
    SearchTerms terms = { 0 };
    if (record_is_draft(store, record))
        return terms;
    CLEANUP(search_words_closep) SearchWords *words = search_words_open();
    for (size_t i = 0; i < store->schema->count; i++) {
        const Field *field = &store->schema->fields[i];
        if (!is_searched(field))
            continue;
        const Str *text = field_in(field, record);
        search_words_add(words, arena, *text, field->title ? WEIGHT_TITLE : WEIGHT_TEXT, &terms);
    }
    search_terms_sort(&terms);
    return terms;
}

static Err terms_read(Tx *tx, InitiativeId initiative, RecordId id, SearchTerms *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &READ, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    SearchTerms terms = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(tx->ctx->arena, &terms) =
            (SearchTerm){ col_str(query, 0, tx->ctx->arena), (int)col_i64(query, 1) };
    }
    *ret = terms;
    return ERR_NONE;
}

static Err term_remove(Tx *tx, RecordId id, Str term) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &REMOVE_TERM, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, term);
    bind(query, 3, id);
    return query_run(query);
}

static Err terms_insert(Tx *tx, InitiativeId initiative, RecordId id, const SearchTerms *terms) {
    for (size_t from = 0; from < terms->count; from += INSERT_ROWS) {
        CLEANUP(query_closep) Query *query = NULL;
        TRY(query_open(tx->conn, &INSERT, &query));
        bind(query, 1, tx->ctx->scope.authority);
        bind(query, 2, initiative);
        bind(query, 3, id);
        for (int i = 0; i < INSERT_ROWS; i++) {
            size_t at = from + (size_t)i < terms->count ? from + (size_t)i : terms->count - 1;
            bind(query, 4 + 2 * i, terms->items[at].text);
            bind(query, 5 + 2 * i, terms->items[at].weight);
        }
        TRY(query_run(query));
    }
    return ERR_NONE;
}

Err terms_write(Tx *tx, const RecordStore *store, InitiativeId initiative, const void *record) {
    RecordId id = ((const Record *)record)->id;
    bool fresh = ((const Record *)record)->version <= 1;
    SearchTerms now = terms_of(store, record, tx->ctx->arena), before = { 0 }, added = { 0 };
    if (!fresh)
        TRY(terms_read(tx, initiative, id, &before));
    size_t b = 0, n = 0; /* both lists are in order of bytes: walk them side by side */
    while (b < before.count || n < now.count) {
        int order = b == before.count ? 1
                    : n == now.count  ? -1
                                      : str_compare(before.items[b].text, now.items[n].text);
        if (order == 0 && before.items[b].weight == now.items[n].weight) {
            b++;
            n++;
            continue;
        }
        if (order <= 0)
            TRY(term_remove(tx, id, before.items[b++].text));
        if (order >= 0)
            *list_push(tx->ctx->arena, &added) = now.items[n++];
    }
    return terms_insert(tx, initiative, id, &added);
}

Err terms_remove(Tx *tx, InitiativeId initiative, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &REMOVE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, id);
    return query_run(query);
}
