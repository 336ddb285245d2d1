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
#include "web/record_display.h"

static const Str QUERY = STR_INIT("beitrag"), MADE = STR_INIT("led_to"),
                 VERSION = STR_INIT("fassung");

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

/* Which wording of the contribution the form began with: after a form that came back the same, unless it came back
 * for that. */
static Err version_of(Request *rq, RecordId id, Str *ret) {
    Contribution now;
    *ret = request_query(rq, VERSION);
    if (!str_empty(*ret) && !contribution_result_blackened(rq))
        return ERR_NONE;
    *ret = STR("");
    Err err = contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &now);
    if (err == ERR_NONE)
        *ret = id_text(rq->ctx->arena, now.record.version);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

Err contribution_result_action(Request *rq, Str *ret) {
    RecordId id;
    Str version;
    *ret = rq->http->path;
    if (!id_in_query(rq, &id) || rq->conn == NULL)
        return ERR_NONE;
    TRY(version_of(rq, id, &version));
    *ret = str_join(rq->ctx->arena, address_of(rq, rq->http->path, id), STR("&fassung="), version);
    return ERR_NONE;
}

bool contribution_result_blackened(const Request *rq) {
    for (size_t i = 0; i < rq->ctx->findings.count; i++)
        if (rq->ctx->findings.items[i].kind == FINDING_CONTRIBUTION_BLACKENED)
            return true;
    return false;
}

Message contribution_result_intro(Request *rq) {
    RecordId id;
    return contribution_result_blackened(rq) && id_in_query(rq, &id)
               ? msg(contribution_blackened_meanwhile, record_href(rq, NOUN_CONTRIBUTION, id, ""))
               : message_of(MSG_NONE);
}

Err contribution_result_check(Request *rq) {
    RecordId id;
    Contribution now;
    int64_t began;
    bool blackened;
    if (rq->route->noun != &NOUNS[NOUN_TASK] || !id_in_query(rq, &id)) /* others take no words */
        return ERR_NONE;
    Err err = contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &now);
    if (err == ERR_NOT_FOUND) /* its words are nowhere to be kept from */
        return ERR_NONE;
    TRY(err);
    if (!str_i64(request_query(rq, VERSION), &began))
        began = 0;
    TRY(contribution_blackened_after(rq->ctx, rq->conn, &rq->initiative, &now, began, &blackened));
    if (!blackened)
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_CONTRIBUTION_BLACKENED, 0);
    return ERR_INVALID;
}

Str contribution_result_home(Request *rq) {
    RecordId id;
    if (!id_in_query(rq, &id))
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
