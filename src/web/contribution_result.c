/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/contribution_result.h"

#include "base/utf8.h"
#include "store/contribution_store.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

static const Str QUERY = STR_INIT("beitrag");

static bool id_in_query(const Request *rq, Str name, RecordId *ret) {
    return str_i64(request_query(rq, name), &ret->v) && ret->v > 0;
}

Str contribution_result_new(Request *rq, NounId noun, RecordId contribution) {
    return str_join(rq->ctx->arena, request_path(rq, "/"), noun_slug(&NOUNS[noun]),
                    STR("/neu?beitrag="), id_text(rq->ctx->arena, contribution.v));
}

static void begin_task(Request *rq, const Contribution *contribution) {
    Task task;
    schema_clear(&TASK_SCHEMA, &task);
    task.name = utf8_truncate(contribution->subject, NAME_MAX_LENGTH);
    task.description = contribution->text;
    form_input_from(rq, &TASK_SCHEMA, &task, 0);
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
    if ((!task && rq->route->noun != &NOUNS[NOUN_DECISION]) || !id_in_query(rq, QUERY, &id))
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

Str contribution_result_action(Request *rq) {
    RecordId id;
    if (!id_in_query(rq, QUERY, &id))
        return rq->http->path;
    return str_join(rq->ctx->arena, rq->http->path, STR("?beitrag="),
                    id_text(rq->ctx->arena, id.v));
}

Str contribution_result_home(Request *rq) {
    RecordId id;
    if (!id_in_query(rq, QUERY, &id))
        return STR("");
    return str_join(rq->ctx->arena, record_href(rq, NOUN_CONTRIBUTION, id, "/antwort"),
                    STR("?hinweis=created&led_to={id}"));
}

void contribution_result_chosen(Request *rq, Contribution *contribution) {
    RecordId id;
    if (!id_in_query(rq, STR("led_to"), &id))
        return;
    for (size_t i = 0; i < contribution->led_to.count; i++)
        if (contribution->led_to.items[i].v == id.v)
            return;
    *list_push(rq->ctx->arena, &contribution->led_to) = id;
}
