/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* search_store.h -- finding records by words, the same hits in the same order on both engines. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"

enum { SEARCH_QUERY_BYTES_MAX = 1000, SEARCH_HITS_MAX = 200 };

typedef struct SearchHit {
    RecordId record;
    Str noun, title;
    InitiativeId initiative;
    Str initiative_key, initiative_name;
    bool initiative_published, initiative_archived;
    int64_t terms; /* how many words of the query it has */
} SearchHit;
typedef LIST_OF(SearchHit) SearchHits;

/* Whether anything of the query is searched: single letters and the commonest words are not. */
bool search_has_words(Arena *arena, Str query);
/* Records in scope that have a word beginning like one of the query's; in `initiative` only, unless
 * it is 0. Most matching words first, then those with the word in their title, then by title and
 * id. Only the first SEARCH_QUERY_TERMS_MAX words count. A query of nothing but stop words finds
 * nothing. Who may read which initiative is the caller's business. */
MUST_CHECK Err search(Ctx *ctx, Conn *conn, Str query, InitiativeId initiative, int limit,
                      SearchHits *ret);
