/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_pages.h"

#include "app/authority.h"
#include "app/initiative.h"
#include "app/waiting.h"
#include "domain/pack.h"
#include "store/membership_store.h"
#include "web/api_input.h"
#include "web/api_output.h"
#include "web/api_routes.h"
#include "web/record_display.h"

Err api_show(Request *rq) {
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "name", STR("Einklang"));
    api_str(&json, "version", rq->app->version);
    api_str(&json, "me", STR(API "/me"));
    api_str(&json, "authorities", STR(API "/authorities"));
    api_str(&json, "search", STR(API "/search?q="));
    api_str(&json, "description", STR(API "/openapi.json"));
    api_str(&json, "help", STR("/hilfe/api"));
    json_object_end(&json);
    return api_close(&json);
}

static void write_permissions(JsonWriter *json, PermissionSet set) {
    json_key(json, STR("permissions"));
    json_array_begin(json);
    for (int i = PERMISSION_UNSET + 1; i < PERMISSION_COUNT; i++)
        if (permission_in(set, (Permission)i))
            json_str(json, PERMISSIONS.keys[i - 1]);
    json_array_end(json);
}

static Str initiatives_of(Request *rq, Str authority) {
    return str_join(rq->ctx->arena, STR(API "/authorities/"), authority, STR("/initiatives"));
}

Err api_authority_list(Request *rq) {
    AuthorityChoices mine;
    TRY(membership_authorities(rq->conn, rq->ctx->arena, rq->ctx->actor.account, &mine));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < mine.count; i++) {
        AuthorityRef authority;
        TRY(access_authority(rq->app, rq->ctx, rq->conn, mine.items[i].key,
                             PERMISSION_AUTHORITY_READ, &authority));
        json_object_begin(&json);
        api_str(&json, "key", authority.key);
        api_str(&json, "name", authority.name);
        write_permissions(&json, authority.permissions);
        api_str(&json, "initiatives", initiatives_of(rq, authority.key));
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_authority_get(Request *rq) {
    Authority row;
    TRY(authority_get(rq->conn, rq->ctx->arena, rq->authority.id, &row));
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "key", row.key);
    api_str(&json, "name", row.name);
    api_str(&json, "language", row.language);
    api_i64(&json, "version", row.version);
    json_object_end(&json);
    return api_close(&json);
}

Err api_authority_change(Request *rq) {
    Written written;
    TRY(authority_change(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->form.record,
                         api_version_seen(rq), &written));
    return api_authority_get(rq);
}

static Str record_url(Request *rq, Str initiative_key, Str noun_name, RecordId record) {
    Str initiative = str_join(rq->ctx->arena, STR(API "/initiatives/"), initiative_key);
    const Noun *noun = noun_by_name(noun_name);
    if (noun == NULL || noun == &NOUNS[NOUN_INITIATIVE])
        return initiative;
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, record.v);
    return str_join(rq->ctx->arena, initiative, STR("/"), noun->schema->plural, STR("/"),
                    out_view(&number));
}

/* What has no title of its own is called as on the page. */
static Err hit_title(Request *rq, const SearchHit *hit, Str *ret) {
    Message named;
    const Noun *noun = noun_by_name(hit->noun);
    *ret = hit->title;
    if (hit->title.len > 0 || noun == NULL || noun == &NOUNS[NOUN_COMMENT])
        return ERR_NONE;
    TRY(record_named(rq, noun, hit->initiative, hit->record, &named));
    *ret = html_text_of(rq->html, named);
    return ERR_NONE;
}

static Err write_hit(Request *rq, JsonWriter *json, Str authority, const SearchHit *hit) {
    Str title;
    TRY(hit_title(rq, hit, &title));
    json_object_begin(json);
    api_str(json, "noun", hit->noun);
    api_id(json, "id", hit->record.v);
    api_str(json, "title", title);
    api_str(json, "url", record_url(rq, hit->initiative_key, hit->noun, hit->record));
    api_str(json, "authority", authority);
    api_str(json, "initiative", hit->initiative_key);
    api_str(json, "initiative_name", hit->initiative_name);
    api_bool(json, "archived", hit->initiative_archived);
    json_object_end(json);
    return ERR_NONE;
}

Err api_search(Request *rq) {
    Str query = request_query(rq, STR("q"));
    AuthorityChoices mine;
    if (str_empty(query) || query.len > SEARCH_QUERY_BYTES_MAX) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("q"),
                    str_empty(query) ? FINDING_REQUIRED : FINDING_TOO_LONG, SEARCH_QUERY_BYTES_MAX);
        return ERR_INVALID;
    }
    TRY(membership_authorities(rq->conn, rq->ctx->arena, rq->ctx->actor.account, &mine));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < mine.count; i++) {
        AuthorityRef authority;
        SearchHits hits;
        TRY(access_authority(rq->app, rq->ctx, rq->conn, mine.items[i].key,
                             PERMISSION_AUTHORITY_READ, &authority));
        TRY(initiative_search(rq->app, rq->ctx, rq->conn, &authority, query, &hits));
        for (size_t k = 0; k < hits.count; k++)
            TRY(write_hit(rq, &json, authority.key, &hits.items[k]));
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

/* -- What waits for the person ----------------------------------------------------------------- */

static Err write_waiting(Request *rq, const WaitingLines *lines) {
    Date today = clock_today(rq->ctx->clock);
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < lines->count; i++) {
        const WaitingLine *line = &lines->items[i];
        json_object_begin(&json);
        api_str(&json, "noun", line->noun);
        api_id(&json, "id", line->record.v);
        api_str(&json, "title", line->title);
        api_str(&json, "url", record_url(rq, line->initiative_key, line->noun, line->record));
        api_str(&json, "initiative", line->initiative_key);
        api_str(&json, "initiative_name", line->initiative_name);
        api_date(&json, "due", line->due);
        api_bool(&json, "overdue", !date_none(line->due) && date_compare(line->due, today) < 0);
        api_i64(&json, "count", line->count > 0 ? (int64_t)line->count : 1);
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_tasks_mine(Request *rq) {
    WaitingWork work;
    TRY(waiting_for(rq->app, rq->ctx, rq->conn, &work));
    return write_waiting(rq, &work.tasks);
}

Err api_representation_due(Request *rq) {
    WaitingWork work;
    WaitingLines lines = { 0 };
    TRY(waiting_for(rq->app, rq->ctx, rq->conn, &work));
    for (size_t i = 0; i < work.bodies.count; i++)
        *list_push(rq->ctx->arena, &lines) = work.bodies.items[i].line;
    return write_waiting(rq, &lines);
}

Err api_answers_due(Request *rq) {
    WaitingWork work;
    TRY(waiting_for(rq->app, rq->ctx, rq->conn, &work));
    return write_waiting(rq, &work.answers);
}
