/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_output.h"

JsonWriter api_open(Request *rq) {
    rq->response->content_type = STR("application/json");
    return json_open(rq->response->out, JSON_COMPACT);
}

Err api_close(JsonWriter *json) {
    return json_finish(json);
}

void api_str(JsonWriter *json, const char *name, Str value) {
    json_key(json, str_from(name));
    json_str(json, value);
}

void api_none(JsonWriter *json, const char *name) {
    json_key(json, str_from(name));
    json_none(json);
}

void api_i64(JsonWriter *json, const char *name, int64_t value) {
    json_key(json, str_from(name));
    json_i64(json, value);
}

void api_bool(JsonWriter *json, const char *name, bool value) {
    json_key(json, str_from(name));
    json_bool(json, value);
}

void api_id(JsonWriter *json, const char *name, int64_t id) {
    json_key(json, str_from(name));
    if (id == 0)
        json_none(json);
    else
        json_i64(json, id);
}

void api_date(JsonWriter *json, const char *name, Date date) {
    char text[DATE_ISO_SIZE];
    json_key(json, str_from(name));
    if (date_none(date))
        json_none(json);
    else
        json_str(json, date_iso(date, text));
}

void api_instant(JsonWriter *json, const char *name, Instant at) {
    char text[INSTANT_ISO_SIZE];
    json_key(json, str_from(name));
    if (at.ms == 0)
        json_none(json);
    else
        json_str(json, instant_iso(at, text));
}

void api_items_begin(JsonWriter *json) {
    json_object_begin(json);
    json_key(json, STR("items"));
    json_array_begin(json);
}

void api_items_end(JsonWriter *json, Str next) {
    json_array_end(json);
    json_key(json, STR("next"));
    if (str_empty(next))
        json_none(json);
    else
        json_str(json, next);
    json_object_end(json);
}

bool api_field_readable(const Request *rq, const Field *field) {
    return !field->personal || request_may(rq, PERMISSION_STAKEHOLDER_CONTACT_READ);
}

void api_record_members(const Request *rq, JsonWriter *json, const Schema *schema,
                        const void *record) {
    const Record *head = record;
    api_i64(json, "id", head->id.v);
    api_i64(json, "version", head->version);
    api_instant(json, "created_at", head->created_at);
    api_instant(json, "changed_at", head->changed_at);
    for (size_t i = 0; i < schema->count; i++)
        if (field_exchanged(&schema->fields[i]) && api_field_readable(rq, &schema->fields[i]))
            field_write_json(&schema->fields[i], record, json);
}

void api_record(const Request *rq, JsonWriter *json, const Schema *schema, const void *record) {
    json_object_begin(json);
    api_record_members(rq, json, schema, record);
    json_object_end(json);
}

void api_etag(Request *rq, const void *record) {
    CLEANUP(out_done) Out out = out_open(32);
    out_char(&out, '"');
    out_i64(&out, ((const Record *)record)->version);
    out_char(&out, '"');
    rq->response->etag = str_copy(rq->ctx->arena, out_view(&out));
}

Err api_created(Request *rq, const Written *written, Err (*answer)(Request *rq, RecordId id)) {
    rq->response->status = 201;
    http_response_header(rq->response, "Location", written->location);
    Err err = answer(rq, written->record);
    /* The repeat of something that was removed meanwhile is still the answer of the first. */
    return err == ERR_NOT_FOUND && written->repeated ? ERR_NONE : err;
}

Err api_accounts(Request *rq, const Accounts *people) {
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < people->count; i++) {
        json_object_begin(&json);
        api_id(&json, "id", people->items[i].id.v);
        api_str(&json, "name", people->items[i].name);
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}
