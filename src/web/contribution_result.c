/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/contribution_result.h"

#include "app/blacken.h"
#include "base/utf8.h"
#include "store/contribution_store.h"
#include "text/messages.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/problem.h"
#include "web/record_display.h"

static const Str QUERY = STR_INIT("beitrag"), MADE = STR_INIT("led_to");

static bool id_in_query(const Request *rq, RecordId *ret) {
    return str_i64(request_query(rq, QUERY), &ret->v) && ret->v > 0;
}

/* Numbers separated by commas, as they are kept while several things are made one after the other. */
static RecordIds made_in_query(const Request *rq) {
    RecordIds made = { 0 };
    Str rest = request_query(rq, MADE), number;
    RecordId id;
    while (made.count < REFERENCES_MAX && str_cut(&rest, ',', &number))
        if (str_i64(number, &id.v) && id.v > 0)
            *list_push(rq->ctx->arena, &made) = id;
    return made;
}

/* "31,32"; "" = nothing yet. */
static Str made_text(const Request *rq) {
    Arena *arena = rq->ctx->arena;
    RecordIds made = made_in_query(rq);
    Str text = STR("");
    for (size_t i = 0; i < made.count; i++)
        text = str_join(arena, text, i > 0 ? STR(",") : STR(""), id_text(arena, made.items[i].v));
    return text;
}

static Str address_of(const Request *rq, Str path, RecordId contribution) {
    Arena *arena = rq->ctx->arena;
    Str made = made_text(rq);
    Str address = str_join(arena, path, STR("?beitrag="), id_text(arena, contribution.v));
    return made.len > 0 ? str_join(arena, address, STR("&led_to="), made) : address;
}

Str contribution_result_new(Request *rq, NounId noun, RecordId contribution) {
    Str path =
        str_join(rq->ctx->arena, request_path(rq, "/"), noun_slug(&NOUNS[noun]), STR("/neu"));
    return address_of(rq, path, contribution);
}

static Task task_of(const Contribution *contribution) {
    Task task;
    schema_clear(&TASK_SCHEMA, &task);
    task.name = utf8_truncate(contribution->subject, NAME_MAX_LENGTH);
    task.description = contribution->text;
    return task;
}

/* The form tells the version of the contribution whose words it took over. */
static void begin_task(Request *rq, const Contribution *contribution) {
    Task task = task_of(contribution);
    form_input_from(rq, &TASK_SCHEMA, &task, contribution->record.version);
    rq->form.began = form_digests(rq->ctx->arena, &TASK_SCHEMA, &task);
}

static void begin_decision(Request *rq, const Contribution *contribution) {
    Decision decision;
    schema_clear(&DECISION_SCHEMA, &decision);
    *list_push(rq->ctx->arena, &decision.contributions) = contribution->record.id;
    form_input_from(rq, &DECISION_SCHEMA, &decision, 0);
}

Err contribution_result_begin(Request *rq, bool *ret_begun) {
    RecordId id;
    Contribution contribution;
    bool task = rq->route->noun == &NOUNS[NOUN_TASK];
    *ret_begun = false;
    if ((!task && rq->route->noun != &NOUNS[NOUN_DECISION]) || !id_in_query(rq, &id))
        return ERR_NONE;
    Err err = contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &contribution);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (task)
        begin_task(rq, &contribution);
    else
        begin_decision(rq, &contribution);
    *ret_begun = true;
    return ERR_NONE;
}

/* Left as the form was filled; a form that does not tell, as one that was kept, says nothing of it. */
static bool left_alone(const Request *rq, size_t i) {
    const Schema *schema = rq->form.schema;
    if (rq->form.began.len != schema->count * FORM_DIGEST)
        return false;
    Str typed = form_digests(rq->ctx->arena, schema, rq->form.record);
    return str_eq(str_slice(typed, i * FORM_DIGEST, FORM_DIGEST),
                  str_slice(rq->form.began, i * FORM_DIGEST, FORM_DIGEST));
}

static bool taken_over(const Field *field) {
    return str_eq(field->name, STR("name")) || str_eq(field->name, STR("description"));
}

/* The words of now stand in the form; what somebody typed in their place is shown to be copied from, no more. */
static void hold_words(Request *rq, const Contribution *now) {
    Task words = task_of(now), *typed = rq->form.record;
    const Schema *schema = rq->form.schema;
    RawValue *stored = arena_new(rq->ctx->arena, RawValue, schema->count);
    RawValue *others = arena_new(rq->ctx->arena, RawValue, schema->count);
    schema_raw(schema, rq->ctx->arena, &words, stored);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        others[i] = (RawValue){ .text = STR("") };
        if (!taken_over(field) || field_equal(field, typed, &words) ||
            str_empty(field_text(field, typed, rq->ctx->arena)))
            continue;
        if (!left_alone(rq, i))
            others[i] = rq->form.raw[i];
        rq->form.raw[i] = stored[i];
    }
    rq->form.opt_typed = others;
    rq->form.began = form_digests(rq->ctx->arena, schema, &words);
    rq->form.version = now->record.version;
    rq->submission.id = STR(""); /* what is sent now was looked at anew */
    rq->response->status = problem_status(ERR_CONFLICT);
}

/* Names were taken out, or its words went by themselves. */
static Err words_went(Request *rq, const Contribution *now, bool *ret) {
    *ret = now->record.version > rq->form.version && str_empty(now->text) &&
           str_eq(now->subject, STR(CONTRIBUTION_ERASED));
    return *ret ? ERR_NONE
                : contribution_blackened_after(rq->ctx, rq->conn, &rq->initiative, now,
                                               rq->form.version, ret);
}

Err contribution_result_look(Request *rq, Message *ret_anew) {
    RecordId id;
    Contribution now;
    bool went = false;
    *ret_anew = message_of(MSG_NONE);
    if (rq->route->noun != &NOUNS[NOUN_TASK] || !id_in_query(rq, &id))
        return ERR_NONE;
    Err err = contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &now);
    if (err == ERR_NOT_FOUND) {
        if (rq->form.version == 0) /* begun without it, or told already */
            return ERR_NONE;
        schema_clear(&CONTRIBUTION_SCHEMA, &now);
        hold_words(rq, &now);
        *ret_anew = msg(contribution_result_removed);
        return ERR_NONE;
    }
    TRY(err);
    TRY(words_went(rq, &now, &went));
    if (!went)
        return ERR_NONE;
    hold_words(rq, &now);
    *ret_anew = msg(contribution_result_blackened);
    return ERR_NONE;
}

Str contribution_result_action(Request *rq) {
    RecordId id;
    return id_in_query(rq, &id) ? address_of(rq, rq->http->path, id) : rq->http->path;
}

Str contribution_result_home(Request *rq) {
    RecordId id;
    Contribution contribution;
    if (!id_in_query(rq, &id) ||
        contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &contribution) != ERR_NONE)
        return STR("");
    Str made = made_text(rq);
    return str_join(rq->ctx->arena, record_href(rq, NOUN_CONTRIBUTION, id, "/antwort"),
                    STR("?led_to="), made, made.len > 0 ? STR(",") : STR(""),
                    STR("{id}&hinweis=created"));
}

void contribution_result_chosen(Request *rq, Contribution *contribution) {
    RecordIds made = made_in_query(rq);
    for (size_t i = 0; i < made.count; i++)
        if (!record_ids_have(&contribution->led_to, made.items[i]))
            *list_push(rq->ctx->arena, &contribution->led_to) = made.items[i];
}
