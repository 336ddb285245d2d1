/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_initiatives.h"

#include "app/initiative.h"
#include "app/transfer.h"
#include "web/api_output.h"
#include "web/api_routes.h"

enum { LIST_PAGE = 50 };

static_assert((int)API_IMPORT_MAX == (int)INITIATIVE_FILE_MAX, "two names of one limit");

/* -- Lists ------------------------------------------------------------------------------------- */

static void write_line(JsonWriter *json, Request *rq, const InitiativeLine *line) {
    json_object_begin(json);
    api_id(json, "id", line->id.v);
    api_str(json, "key", line->key);
    api_str(json, "name", line->name);
    api_str(json, "summary", line->summary);
    api_str(json, "phase", line->phase);
    api_bool(json, "published", line->published);
    api_date(json, "archived_on", line->archived_on);
    api_instant(json, "changed_at", line->changed_at);
    api_str(json, "url", str_join(rq->ctx->arena, STR(API "/initiatives/"), line->key));
    json_object_end(json);
}

static Str next_page(Request *rq, const InitiativeFilter *filter, InitiativeId last) {
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, rq->http->path);
    out_c(&out, filter->archived ? "?archived=true&after=" : "?after=");
    out_i64(&out, last.v);
    return str_copy(rq->ctx->arena, out_view(&out));
}

static Err refuse(Request *rq, const char *parameter, FindingKind kind) {
    finding_add(&rq->ctx->findings, rq->ctx->arena, str_from(parameter), kind, 0);
    return ERR_INVALID;
}

static Err read_filter(Request *rq, InitiativeFilter *ret) {
    Str after = request_query(rq, STR("after")), archived = request_query(rq, STR("archived"));
    *ret = (InitiativeFilter){ .limit = LIST_PAGE, .archived = str_eq(archived, STR("true")) };
    if (!str_empty(after) && (!str_i64(after, &ret->after.v) || ret->after.v < 1))
        return refuse(rq, "after", FINDING_NOT_A_NUMBER);
    if (!str_empty(archived) && !ret->archived && !str_eq(archived, STR("false")))
        return refuse(rq, "archived", FINDING_UNKNOWN_KEY);
    return ERR_NONE;
}

Err api_initiative_list(Request *rq) {
    InitiativeFilter filter;
    InitiativeLines lines;
    bool more;
    TRY(read_filter(rq, &filter));
    TRY(initiative_readable(rq->app, rq->ctx, rq->conn, &rq->authority, &filter, &lines, &more));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < lines.count; i++)
        write_line(&json, rq, &lines.items[i]);
    api_items_end(&json, more ? next_page(rq, &filter, lines.items[lines.count - 1].id) : STR(""));
    return api_close(&json);
}

/* -- One initiative ---------------------------------------------------------------------------- */

static Err answer_initiative(Request *rq, RecordId id) {
    Initiative initiative;
    TRY(initiative_get(rq->ctx, rq->conn, (InitiativeId){ id.v }, &initiative));
    JsonWriter json = api_open(rq);
    api_record(rq, &json, &INITIATIVE_SCHEMA, &initiative);
    api_etag(rq, &initiative);
    return api_close(&json);
}

/* As it is after a write. */
static Err answer_changed(Request *rq) {
    TRY(request_refresh(rq));
    return answer_initiative(rq, (RecordId){ rq->initiative.id.v });
}

Err api_initiative_get(Request *rq) {
    return answer_initiative(rq, (RecordId){ rq->initiative.id.v });
}

Err api_initiative_create(Request *rq) {
    Written written;
    rq->submission.location = STR(API "/initiatives/{key}");
    TRY(initiative_create(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->form.record,
                          &written));
    return api_created(rq, &written, answer_initiative);
}

Err api_initiative_import(Request *rq) {
    Written written;
    rq->submission.location = STR(API "/initiatives/{key}");
    TRY(initiative_import(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->http->body,
                          &written));
    return api_created(rq, &written, answer_initiative);
}

Err api_initiative_change(Request *rq) {
    Initiative *form = rq->form.record;
    Written written;
    form->record.version = rq->form.version;
    TRY(initiative_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, form, &written));
    return answer_changed(rq);
}

Err api_initiative_publish(Request *rq) {
    Written written;
    TRY(initiative_publish(rq->app, rq->ctx, &rq->submission, &rq->initiative, true, &written));
    return answer_changed(rq);
}

Err api_initiative_unpublish(Request *rq) {
    Written written;
    TRY(initiative_publish(rq->app, rq->ctx, &rq->submission, &rq->initiative, false, &written));
    return answer_changed(rq);
}

Err api_initiative_archive(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    TRY(initiative_archive(rq->app, rq->ctx, &rq->submission, &rq->initiative, form->reason,
                           &written));
    return answer_changed(rq);
}

Err api_initiative_unarchive(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    TRY(initiative_unarchive(rq->app, rq->ctx, &rq->submission, &rq->initiative, form->reason,
                             &written));
    return answer_changed(rq);
}

Err api_initiative_export(Request *rq) {
    rq->response->content_type = STR("application/json");
    return initiative_export(rq->app, rq->ctx, rq->conn, &rq->initiative, rq->response->out);
}
