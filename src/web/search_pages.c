/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/search_pages.h"

#include "app/initiative.h"
#include "store/comment_store.h"
#include "views/search.html.h"
#include "web/area_page.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

static Str record_path(Request *rq, const SearchHit *hit, const Noun *noun, RecordId id) {
    Str home = str_join(rq->ctx->arena, STR("/vorhaben/"), hit->initiative_key);
    if (noun == NULL || noun == &NOUNS[NOUN_INITIATIVE])
        return home;
    if (noun->single)
        return str_join(rq->ctx->arena, home, noun_list_path(noun));
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, id.v);
    return str_join(rq->ctx->arena, home, STR("/"), noun_slug(noun), STR("/"), out_view(&number));
}

/* A comment stands on the page of what it is about. */
static Err comment_path(Request *rq, const SearchHit *hit, Str *ret) {
    Comment comment;
    RecordName target;
    TRY(comment_get(rq->ctx, rq->conn, hit->initiative, hit->record, &comment));
    TRY(record_name(rq->ctx, rq->conn, comment.target, &target));
    CLEANUP(out_done) Out anchor = out_open(40);
    out_c(&anchor, "#kommentar-");
    out_i64(&anchor, hit->record.v);
    *ret = str_join(rq->ctx->arena, record_path(rq, hit, noun_by_name(target.noun), target.id),
                    out_view(&anchor));
    return ERR_NONE;
}

static Err line_of(Request *rq, const SearchHit *hit, SearchLine *ret) {
    const Noun *noun = noun_by_name(hit->noun);
    if (noun == NULL)
        return ERR_INTERNAL;
    *ret = (SearchLine){ .noun = noun_message(rq, noun, "one"), .title = hit->title };
    if (noun == &NOUNS[NOUN_COMMENT])
        return comment_path(rq, hit, &ret->href);
    if (hit->title.len == 0)
        TRY(record_named(rq, noun, hit->initiative, hit->record, &ret->noun));
    ret->href = record_path(rq, hit, noun, hit->record);
    return ERR_NONE;
}

static bool same_group(const SearchHit *a, const SearchHit *b) {
    return a->initiative.v == b->initiative.v;
}

/* Groups in the order of their best hit; within a group the order of the search. */
static Err group_hits(Request *rq, const SearchHits *hits, SearchView *view) {
    SearchGroup *groups = arena_new(rq->ctx->arena, SearchGroup, hits->count);
    for (size_t i = 0; i < hits->count; i++) {
        const SearchHit *first = &hits->items[i];
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++)
            seen = same_group(&hits->items[k], first);
        if (seen)
            continue;
        SearchLine *lines = arena_new(rq->ctx->arena, SearchLine, hits->count - i);
        SearchGroup *group = &groups[view->group_count++];
        *group = (SearchGroup){
            .href = str_join(rq->ctx->arena, STR("/vorhaben/"), first->initiative_key),
            .name = first->initiative_name,
            .archived = first->initiative_archived,
            .lines = lines,
        };
        for (size_t k = i; k < hits->count; k++)
            if (same_group(&hits->items[k], first))
                TRY(line_of(rq, &hits->items[k], &lines[group->count++]));
    }
    view->groups = groups;
    return ERR_NONE;
}

Err search_page(Request *rq) {
    Str query = str_trim(request_query(rq, STR("q")));
    SearchHits hits = { 0 };
    SearchView view = {
        .page = page_below(rq, msg(search_title), authority_path(rq, "/vorhaben"),
                           msg(page_initiatives)),
        .box = { .action = rq->http->path, .query = query },
        .searched = query.len > 0,
        .too_long = query.len > SEARCH_QUERY_BYTES_MAX,
        .no_words = !search_has_words(rq->ctx->arena, query),
        .back_href = authority_path(rq, "/vorhaben"),
    };
    view.page.lead_message = msg(search_lead);
    if (view.searched && !view.too_long)
        TRY(initiative_search(rq->app, rq->ctx, rq->conn, &rq->authority, query, &hits));
    view.hit_count = (int64_t)hits.count;
    view.limited = hits.count >= SEARCH_HITS_MAX;
    TRY(group_hits(rq, &hits, &view));
    search_page_view(rq->html, &view);
    return ERR_NONE;
}
