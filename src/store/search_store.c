/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/search_store.h"

#include "store/search_text.h"

/* One word: its records, each once. An unused word is an empty range. */
#define WORD(from, to)                                                   \
    "SELECT record_id, 1 AS hit, MAX(weight) AS weight FROM search_term" \
    " WHERE authority_id = $1 AND term >= " from " AND term < " to       \
    " AND ($2 = 0 OR initiative_id = $2) GROUP BY record_id"

/* clang-format off */
static const Sql SEARCH =
    SQL("SELECT r.id, r.noun, r.title, i.id, i.key, i.name, i.published, i.archived, f.terms"
        " FROM (SELECT record_id, SUM(hit) AS terms, SUM(weight) AS weight FROM ("
        WORD("$4", "$5") " UNION ALL " WORD("$6", "$7") " UNION ALL " WORD("$8", "$9")
        " UNION ALL " WORD("$10", "$11") " UNION ALL " WORD("$12", "$13") " UNION ALL "
        WORD("$14", "$15") ") AS words GROUP BY record_id) AS f"
        " JOIN record r ON r.authority_id = $1 AND r.id = f.record_id"
        " JOIN initiative i ON i.authority_id = r.authority_id AND i.id = r.initiative_id"
        " WHERE i.archived < 2 ORDER BY f.terms DESC, f.weight DESC, r.sort_key, r.id LIMIT $3");
/* clang-format on */
enum { FIRST_TERM = 4 };

/* Behind all texts that begin with `term`: no term holds the highest code point. */
static Str range_end(Arena *arena, Str term) {
    return str_join(arena, term, STR("\U0010FFFF"));
}

static SearchTerms terms_of(Arena *arena, Str query) {
    SearchTerms terms = { 0 };
    CLEANUP(search_words_closep) SearchWords *words = search_words_open();
    search_words_query(words, arena, str_slice(query, 0, SEARCH_QUERY_BYTES_MAX), &terms);
    return terms;
}

bool search_has_words(Arena *arena, Str query) {
    return terms_of(arena, query).count > 0;
}

Err search(Ctx *ctx, Conn *conn, Str query_text, InitiativeId initiative, int limit,
           SearchHits *ret) {
    SearchTerms terms = terms_of(ctx->arena, query_text);
    SearchHits hits = { 0 };
    *ret = hits;
    if (terms.count == 0)
        return ERR_NONE;

    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SEARCH, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0 stays 0 */
    bind(query, 3, limit < SEARCH_HITS_MAX ? limit : SEARCH_HITS_MAX);
    for (size_t i = 0; i < SEARCH_QUERY_TERMS_MAX; i++) {
        Str term = i < terms.count ? terms.items[i].text : STR("");
        bind(query, FIRST_TERM + 2 * (int)i, term);
        bind(query, FIRST_TERM + 2 * (int)i + 1,
             str_empty(term) ? term : range_end(ctx->arena, term));
    }
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &hits) = (SearchHit){
            .record = { col_i64(query, 0) },
            .noun = col_str(query, 1, ctx->arena),
            .title = col_str(query, 2, ctx->arena),
            .initiative = { col_i64(query, 3) },
            .initiative_key = col_str(query, 4, ctx->arena),
            .initiative_name = col_str(query, 5, ctx->arena),
            .initiative_published = col_bool(query, 6),
            .initiative_archived = col_bool(query, 7),
            .terms = col_i64(query, 8),
        };
    }
    *ret = hits;
    return ERR_NONE;
}
