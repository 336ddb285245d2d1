/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* api_derived.c -- what is derived from an initiative; see api_initiatives.h. */
#include "app/completeness.h"
#include "web/api_initiatives.h"
#include "web/api_output.h"
#include "web/record_display.h"

static void write_stakeholders(JsonWriter *json, const RecordIds *ids) {
    json_key(json, STR("stakeholders"));
    json_array_begin(json);
    for (size_t i = 0; i < ids->count; i++)
        json_i64(json, ids->items[i].v);
    json_array_end(json);
}

static void write_reason(JsonWriter *json, const CoverageReason *reason) {
    json_object_begin(json);
    api_str(json, "kind", COVERAGE_REASONS.keys[reason->kind]);
    api_id(json, "record", reason->record.v);
    api_date(json, "date", reason->date);
    write_stakeholders(json, &reason->whom);
    json_object_end(json);
}

static void write_line(Request *rq, JsonWriter *json, const CoverageLine *line) {
    json_object_begin(json);
    api_str(json, "key", line->key);
    api_str(json, "label", perspective_label(rq, line->key));
    api_str(json, "state", COVERAGE_STATES.keys[line->state]);
    api_bool(json, "self", line->self);
    api_bool(json, "represented", line->represented);
    api_bool(json, "only_informed", line->only_informed);
    api_bool(json, "counted", line->counted);
    write_stakeholders(json, &line->stakeholders);
    json_key(json, STR("reasons"));
    json_array_begin(json);
    for (size_t i = 0; i < line->reasons.count; i++)
        write_reason(json, &line->reasons.items[i]);
    json_array_end(json);
    json_object_end(json);
}

Err api_coverage(Request *rq) {
    Completeness completeness;
    TRY(initiative_completeness(rq->app, rq->ctx, rq->conn, &rq->initiative, &completeness));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < completeness.coverage.lines.count; i++)
        write_line(rq, &json, &completeness.coverage.lines.items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_gaps(Request *rq) {
    Completeness completeness;
    TRY(initiative_completeness(rq->app, rq->ctx, rq->conn, &rq->initiative, &completeness));
    rq->response->content_type = STR("application/json");
    return completeness_json(&rq->initiative, &completeness, rq->response->out);
}
