/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_initiatives.h"

#include "app/initiative.h"
#include "app/transfer.h"
#include "web/api_list.h"
#include "web/api_output.h"
#include "web/api_routes.h"

static_assert((int)API_LIST_MAX <= (int)INITIATIVE_LINES_MAX, "a page is a page");
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

static Err read_filter(Request *rq, const ApiList *list, InitiativeFilter *ret) {
    Str archived = request_query(rq, STR("archived"));
    *ret = (InitiativeFilter){ .after = { list->from },
                               .limit = list->limit,
                               .archived = str_eq(archived, STR("true")) };
    if (str_empty(archived) || ret->archived || str_eq(archived, STR("false")))
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR("archived"), FINDING_UNKNOWN_KEY, 0);
    return ERR_INVALID;
}

Err api_initiative_list(Request *rq) {
    ApiList list;
    InitiativeFilter filter;
    InitiativeLines lines;
    bool more;
    TRY(api_list_read(rq, "after", &list));
    TRY(read_filter(rq, &list, &filter));
    TRY(initiative_readable(rq->app, rq->ctx, rq->conn, &rq->authority, &filter, &lines, &more));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < lines.count; i++)
        write_line(&json, rq, &lines.items[i]);
    api_items_end(&json, api_list_next(rq, &list, more ? lines.items[lines.count - 1].id.v : 0));
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
    Initiative initiative;
    size_t drafts;
    rq->submission.location = STR(API "/initiatives/{key}");
    TRY(initiative_import(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->http->body,
                          &written, &drafts));
    rq->response->status = 201;
    http_response_header(rq->response, "Location", written.location);
    InitiativeId id = { written.record.v };
    Err err = initiative_get(rq->ctx, rq->conn, id, &initiative);
    if (err != ERR_NONE) /* it was removed since it was sent first */
        return err == ERR_NOT_FOUND && written.repeated ? ERR_NONE : err;
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_record_members(rq, &json, &INITIATIVE_SCHEMA, &initiative);
    api_i64(&json, "drafts_left_out", (int64_t)drafts);
    json_object_end(&json);
    api_etag(rq, &initiative);
    return api_close(&json);
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
    TRY(initiative_publish(rq->app, rq->ctx, &rq->submission, &rq->initiative, true,
                           api_version_seen(rq), STR(""), &written));
    return answer_changed(rq);
}

Err api_initiative_unpublish(Request *rq) {
    Written written;
    TRY(initiative_publish(rq->app, rq->ctx, &rq->submission, &rq->initiative, false,
                           api_version_seen(rq), STR(""), &written));
    return answer_changed(rq);
}

Err api_initiative_archive(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    TRY(initiative_archive(rq->app, rq->ctx, &rq->submission, &rq->initiative, api_version_seen(rq),
                           form->reason, &written));
    return answer_changed(rq);
}

Err api_initiative_unarchive(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    TRY(initiative_unarchive(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                             api_version_seen(rq), form->reason, &written));
    return answer_changed(rq);
}

Err api_initiative_export(Request *rq) {
    rq->response->content_type = STR("application/json");
    return initiative_export(rq->app, rq->ctx, rq->conn, &rq->initiative, rq->response->out);
}
