/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_audience.h"

#include "domain/choices.h"
#include "store/disclosure_store.h"
#include "text/messages.h"
#include "web/api_output.h"
#include "web/public_pages.h"

/* As addresses for programs name who looks. */
static const char *const AUDIENCE_KEYS[] = {
    [AUDIENCE_PUBLIC] = "public",
    [AUDIENCE_STAFF] = "staff",
    [AUDIENCE_REPRESENTATIVES] = "representatives",
};
enum { AUDIENCE_COUNT = sizeof AUDIENCE_KEYS / sizeof *AUDIENCE_KEYS };

/* One line of a part, in the words of the page. */
typedef struct Entry {
    DisclosurePart part;
    int64_t record; /* 0: a line of no record */
    Str title, text;
    Str place;     /* of what is to come in the plan */
    Message state; /* MSG_NONE: none */
    Date on;
} Entry;

static void write_entry(Request *rq, JsonWriter *json, Entry entry) {
    json_object_begin(json);
    api_str(json, "part", DISCLOSURE_PARTS.keys[entry.part]);
    api_id(json, "record", entry.record);
    api_str(json, "title", entry.title);
    api_str(json, "text", entry.text);
    api_str(json, "place", str_empty(entry.place) ? STR("") : entry.place);
    api_str(json, "state",
            entry.state.id == MSG_NONE ? STR("") : html_text_of(rq->html, entry.state));
    api_date(json, "on", entry.on);
    json_object_end(json);
}

static Str joined(Request *rq, const Str *words, size_t count) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < count; i++) {
        out_comma(&out);
        out_str(&out, words[i]);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static void write_plan(Request *rq, JsonWriter *json, const PublicRow *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        write_entry(
            rq, json,
            (Entry){ .part = DISCLOSURE_PART_PLAN,
                     .record = rows[i].record,
                     .title = rows[i].occasion,
                     .text = joined(rq, rows[i].groups, rows[i].group_count),
                     .place = rows[i].place,
                     .state = rows[i].state,
                     .on = date_none(rows[i].heard_on) ? rows[i].planned_on : rows[i].heard_on });
}

static void write_lines(Request *rq, JsonWriter *json, DisclosurePart part, const PublicLine *lines,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        write_entry(
            rq, json,
            (Entry){
                .part = part, .title = lines[i].text, .text = STR(""), .state = lines[i].kind });
}

/* Of a goal the last value that was measured, or else where it is to go. */
static void write_goals(Request *rq, JsonWriter *json, const GoalCard *goals, size_t count) {
    for (size_t i = 0; i < count; i++)
        write_entry(rq, json,
                    (Entry){ .part = DISCLOSURE_PART_GOALS,
                             .title = goals[i].statement,
                             .text = goals[i].indicator,
                             .state = goals[i].last.id != MSG_NONE ? goals[i].last : goals[i].path,
                             .on = goals[i].due });
}

/* One that was taken back says so in place of its outcome, on the day when it was. */
static void write_answer(Request *rq, JsonWriter *json, const PublicAnswer *answer) {
    const AnswerPast *past = &answer->past;
    bool withdrawn = str_empty(answer->answer) && !date_none(past->withdrawn_on);
    write_entry(rq, json,
                (Entry){ .part = DISCLOSURE_PART_ANSWERS,
                         .record = answer->record,
                         .title = answer->about,
                         .text = answer->answer,
                         .state = withdrawn ? msg(receipt_answer_withdrawn, past->was_on,
                                                  past->withdrawn_on)
                                            : answer->outcome,
                         .on = withdrawn ? past->withdrawn_on : answer->answered_on });
}

static void write_entries(Request *rq, JsonWriter *json, const InitiativePublicView *view) {
    write_goals(rq, json, view->goals, view->goal_count);
    for (size_t i = 0; i < view->line_count; i++)
        write_entry(rq, json,
                    (Entry){ .part = DISCLOSURE_PART_COVERAGE,
                             .title = view->lines[i].label,
                             .text = view->lines[i].omission_reason,
                             .state = view->lines[i].state });
    write_plan(rq, json, view->coming, view->coming_count);
    write_plan(rq, json, view->past, view->past_count);
    for (size_t i = 0; i < view->answer_count; i++)
        write_answer(rq, json, &view->answers[i]);
    for (size_t i = 0; i < view->decision_count; i++)
        write_entry(rq, json,
                    (Entry){ .part = DISCLOSURE_PART_DECISIONS,
                             .record = view->decisions[i].record,
                             .title = view->decisions[i].question,
                             .text = view->decisions[i].outcome,
                             .on = view->decisions[i].decided_on });
    write_lines(rq, json, DISCLOSURE_PART_EFFECTS, view->effects, view->effect_count);
    write_lines(rq, json, DISCLOSURE_PART_TASKS, view->tasks, view->task_count);
}

Err api_audience_view(Request *rq) {
    Str wanted = request_parameter(rq, STR("audience"));
    int audience = 0;
    DisclosureList all;
    InitiativePublicView view;
    while (audience < AUDIENCE_COUNT && !str_eq(wanted, str_from(AUDIENCE_KEYS[audience])))
        audience++;
    if (audience == AUDIENCE_COUNT)
        return ERR_NOT_FOUND;
    TRY(disclosure_list(rq->ctx, rq->conn, rq->initiative.id, &all));
    TRY(public_view_read(rq, (Audience)audience, &view));
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "audience", wanted);
    api_bool(&json, "visible", rq->initiative.published || audience == AUDIENCE_REPRESENTATIVES);
    json_key(&json, STR("parts"));
    json_array_begin(&json);
    for (int part = 0; part < DISCLOSURE_PART_COUNT; part++)
        if (disclosure_shows(all.count > 0 ? all.items : NULL, (Audience)audience,
                             (DisclosurePart)part))
            json_str(&json, DISCLOSURE_PARTS.keys[part]);
    json_array_end(&json);
    api_str(&json, "summary", view.summary.text);
    api_str(&json, "problem", view.problem);
    api_str(&json, "problem_for_whom", view.problem_for_whom);
    api_str(&json, "final_reason", str_empty(view.final_reason) ? STR("") : view.final_reason);
    api_date(&json, "reopened_on", view.reopened_on);
    api_date(&json, "window_withdrawn_on", view.withdrawn_on);
    api_i64(&json, "removed_parts", view.removed_parts);
    json_key(&json, STR("entries"));
    json_array_begin(&json);
    write_entries(rq, &json, &view);
    json_array_end(&json);
    json_object_end(&json);
    return api_close(&json);
}
