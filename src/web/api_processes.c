/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_processes.h"

#include <assert.h>

#include "app/initiative.h"
#include "app/process_template.h"
#include "web/api_initiatives.h"
#include "web/api_output.h"
#include "web/api_routes.h"

static_assert((int)API_PROCESS_MAX == (int)PROCESS_TEMPLATE_MAX, "two names of one limit");

static const Field MOVE_FIELDS[] = {
    FIELD(ProcessMoveForm, process_version, TEXT, .required = true, .title = true,
          .maximum = NAME_MAX_LENGTH),
    FIELD(ProcessMoveForm, reason, TEXT, .maximum = LINE_MAX_LENGTH),
};
const Schema PROCESS_MOVE_SCHEMA = SCHEMA(ProcessMoveForm, "process", "processes", MOVE_FIELDS);

static Str address_of(Request *rq, Str version) {
    Str list = str_join(rq->ctx->arena, STR(API "/authorities/"), rq->authority.key,
                        STR("/process_templates/"));
    return str_join(rq->ctx->arena, list, version);
}

static void write_line(JsonWriter *json, Request *rq, const ProcessVersion *version) {
    json_object_begin(json);
    api_str(json, "version", version->version);
    api_bool(json, "built_in", version->built_in);
    api_bool(json, "chosen", version->chosen);
    api_instant(json, "added_at", version->added_at);
    api_i64(json, "initiatives", version->initiatives);
    api_str(json, "url", address_of(rq, version->version));
    json_object_end(json);
}

Err api_process_list(Request *rq) {
    ProcessVersions versions;
    TRY(process_versions(rq->app, rq->ctx, rq->conn, &versions));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < versions.count; i++)
        write_line(&json, rq, &versions.items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

static Err answer_line(Request *rq, Str version) {
    ProcessVersions versions;
    TRY(process_versions(rq->app, rq->ctx, rq->conn, &versions));
    for (size_t i = 0; i < versions.count; i++) {
        if (!str_eq(versions.items[i].version, version))
            continue;
        JsonWriter json = api_open(rq);
        write_line(&json, rq, &versions.items[i]);
        return api_close(&json);
    }
    return ERR_NOT_FOUND;
}

Err api_process_get(Request *rq) {
    Str json;
    TRY(process_template_file(rq->ctx, rq->conn, rq->app->pack,
                              request_parameter(rq, STR("template")), &json));
    rq->response->content_type = STR("application/json");
    out_str(rq->response->out, json);
    return ERR_NONE;
}

Err api_process_add(Request *rq) {
    Str version;
    Written written;
    TRY(process_template_add(rq->app, rq->ctx, &rq->submission, &rq->authority, STR(""),
                             rq->http->body, &version, &written));
    rq->response->status = 201;
    http_response_header(rq->response, "Location", address_of(rq, version));
    return answer_line(rq, version);
}

Err api_process_choose(Request *rq) {
    Str version = request_parameter(rq, STR("template"));
    Written written;
    TRY(process_template_choose(rq->app, rq->ctx, &rq->submission, &rq->authority, version,
                                &written));
    return answer_line(rq, version);
}

Err api_process_remove(Request *rq) {
    Written written;
    TRY(process_template_remove(rq->app, rq->ctx, &rq->submission, &rq->authority,
                                request_parameter(rq, STR("template")), &written));
    rq->response->status = 204;
    return ERR_NONE;
}

static void write_keys(JsonWriter *json, const char *name, const ProcessChanges *changes) {
    json_key(json, str_from(name));
    json_array_begin(json);
    for (size_t i = 0; i < changes->count; i++) {
        const ProcessChange *change = &changes->items[i];
        json_str(json, change->opt_new != NULL ? change->opt_new->key : change->opt_old->key);
    }
    json_array_end(json);
}

static void write_changed(JsonWriter *json, const ProcessChanges *changes) {
    json_key(json, STR("changed"));
    json_array_begin(json);
    for (size_t i = 0; i < changes->count; i++) {
        json_object_begin(json);
        api_str(json, "task", changes->items[i].opt_new->key);
        json_key(json, STR("members"));
        json_array_begin(json);
        for (size_t m = 0; m < TASK_MEMBER_COUNT; m++)
            if (changes->items[i].members & (1U << m))
                json_str(json, TASK_MEMBERS.keys[m]);
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
}

Err api_process_difference(Request *rq) {
    Initiative initiative;
    const Process *own, *wanted;
    TRY(initiative_get(rq->ctx, rq->conn, rq->initiative.id, &initiative));
    TRY(process_template_of(rq->app, rq->ctx, rq->conn, &initiative, &own));
    TRY(process_template_find(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("template")),
                              &wanted));
    ProcessDifference difference = process_difference(rq->ctx->arena, own, wanted);
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "from", own->version);
    api_str(&json, "to", wanted->version);
    write_keys(&json, "added", &difference.added);
    write_keys(&json, "removed", &difference.removed);
    write_changed(&json, &difference.changed);
    json_key(&json, STR("phases"));
    json_array_begin(&json);
    for (size_t i = 0; i < PHASE_COUNT; i++)
        if (difference.phases & (1U << i))
            json_str(&json, PHASES.keys[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_close(&json);
}

Err api_process_move(Request *rq) {
    const ProcessMoveForm *form = rq->form.record;
    Written written;
    TRY(initiative_move(rq->app, rq->ctx, &rq->submission, &rq->initiative, form->process_version,
                        api_version_seen(rq), form->reason, &written));
    return api_initiative_get(rq);
}
