/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* api_derived.c -- what is derived from an initiative; see api_initiatives.h. */
#include "app/completeness.h"
#include "app/representation.h"
#include "web/api_initiatives.h"
#include "web/api_output.h"
#include "web/record_display.h"
#include "web/value_matrix_pages.h"

Err api_coverage(Request *rq) {
    Completeness completeness;
    TRY(initiative_completeness(rq->app, rq->ctx, rq->conn, &rq->initiative, &completeness));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < completeness.coverage.lines.count; i++)
        coverage_line_json(rq->app, rq->ctx->arena, &completeness.coverage.lines.items[i],
                           rq->html->language, &json);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_gaps(Request *rq) {
    Completeness completeness;
    TRY(initiative_completeness(rq->app, rq->ctx, rq->conn, &rq->initiative, &completeness));
    rq->response->content_type = STR("application/json");
    return completeness_json(rq->app, rq->ctx, &rq->initiative, &completeness, rq->html->language,
                             rq->response->out);
}

Err api_value_pairs(Request *rq) {
    Whole whole;
    ValueMatrix matrix;
    TRY(value_matrix_read(rq, &whole, &matrix));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < VALUE_PAIR_COUNT; i++) {
        const ValueRow *row = &matrix.rows[i];
        Message label = key_label(rq, &VALUE_PAIRS, VALUE_PAIRS.keys[i]);
        json_object_begin(&json);
        api_str(&json, "key", VALUE_PAIRS.keys[i]);
        api_str(&json, "label", html_text_of(rq->html, label));
        record_ids_write_json(&json, STR("goals"), &row->goals);
        record_ids_write_json(&json, STR("chances"), &row->chances);
        record_ids_write_json(&json, STR("risks"), &row->risks);
        record_ids_write_json(&json, STR("involvements"), &row->involvements);
        record_ids_write_json(&json, STR("decisions"), &row->decisions);
        record_ids_write_json(&json, STR("tasks"), &row->tasks);
        record_ids_write_json(&json, STR("unseen_tasks"), &row->unseen);
        api_bool(&json, "named", (matrix.without_evidence >> i & 1U) == 0);
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

/* -- The guide ---------------------------------------------------------------------------------- */

static void write_facts(JsonWriter *json, const char *name, uint32_t facts) {
    json_key(json, str_from(name));
    json_array_begin(json);
    for (size_t i = 0; i < FACT_COUNT; i++)
        if ((facts >> i & 1U) != 0)
            json_str(json, FACTS.keys[i]);
    json_array_end(json);
}

static void write_task(Request *rq, JsonWriter *json, const GuideTask *task) {
    const ProcessTask *opt = task->opt_task;
    const GuideRecord *record = task->opt_record;
    Str title = { 0 };
    if (opt != NULL)
        title = pack_text(opt->title, rq->html->language);
    else if (record != NULL)
        title = record->title;
    json_object_begin(json);
    api_str(json, "key", opt != NULL ? opt->key : STR(""));
    api_id(json, "record", record != NULL ? record->id.v : 0);
    api_str(json, "title", title);
    api_str(json, "phase", PHASES.keys[task->phase]);
    api_bool(json, "applies", task->applies);
    api_bool(json, "always", task->always);
    write_facts(json, "because", task->because);
    write_facts(json, "unsaid", task->unsaid);
    write_facts(json, "against", task->against);
    api_str(json, "state", TASK_STATES.keys[task->state]);
    api_bool(json, "derived", task->derived);
    api_bool(json, "unshown", task->unshown);
    api_str(json, "function", task->function);
    api_date(json, "due", task->due);
    api_bool(json, "overdue", task->overdue);
    api_date(json, "law_since", task->law_since);
    json_object_end(json);
}

Err api_guide_tasks(Request *rq) {
    Guide guide;
    TRY(initiative_guide(rq->app, rq->ctx, rq->conn, rq->initiative.id, &guide));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide.phases[p].tasks.count; i++)
            write_task(rq, &json, &guide.phases[p].tasks.items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

/* -- What bodies are asked ---------------------------------------------------------------------- */

static void write_involvements(JsonWriter *json, const RepresentedLines *lines) {
    json_key(json, STR("involvements"));
    json_array_begin(json);
    for (size_t i = 0; i < lines->count; i++) {
        const RepresentedLine *line = &lines->items[i];
        json_object_begin(json);
        api_id(json, "involvement", line->involvement->record.id.v);
        api_str(json, "occasion", line->involvement->occasion);
        api_bool(json, "formal", line->involvement->formal);
        api_str(json, "state", REPRESENTATION_STATES.keys[line->state]);
        api_date(json, "due", line->due);
        api_bool(json, "deadline", line->deadline);
        api_bool(json, "overdue", line->overdue);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_threads(JsonWriter *json, const RepresentedThreads *threads) {
    json_key(json, STR("threads"));
    json_array_begin(json);
    for (size_t i = 0; i < threads->count; i++) {
        const RepresentedThread *thread = &threads->items[i];
        json_object_begin(json);
        api_id(json, "comment", thread->comment->record.id.v);
        api_id(json, "target", thread->comment->target.v);
        api_str(json, "state", REPRESENTATION_THREADS.keys[thread->state]);
        api_bool(json, "own", thread->own);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_body(JsonWriter *json, const RepresentedBody *body, const BodyAsked *asked) {
    int64_t deputies = 0;
    for (size_t i = 0; i < body->members.count; i++)
        deputies += body->members.items[i].deputy ? 1 : 0;
    json_object_begin(json);
    api_str(json, "body", body->body);
    api_bool(json, "mine", body->mine);
    api_i64(json, "representatives", (int64_t)body->members.count - deputies);
    api_i64(json, "deputies", deputies);
    api_bool(json, "waits", body->waits);
    api_i64(json, "unconfirmed", (int64_t)body->waiting.count);
    record_ids_write_json(json, STR("stakeholders"), &asked->representation.stakeholders);
    write_involvements(json, &asked->representation.lines);
    write_threads(json, &asked->threads);
    json_object_end(json);
}

Err api_representation(Request *rq) {
    RepresentedBodies bodies;
    TRY(representation_bodies(rq->app, rq->ctx, rq->conn, &rq->initiative, &bodies));
    BodySources sources = { 0 };
    if (bodies.count > 0)
        TRY(representation_sources(rq->ctx, rq->conn, &rq->initiative, &sources));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < bodies.count; i++) {
        BodyAsked asked = representation_asked(rq->app, rq->ctx, &sources, &bodies.items[i]);
        write_body(&json, &bodies.items[i], &asked);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}
