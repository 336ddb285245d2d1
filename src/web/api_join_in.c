/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_join_in.h"

#include "app/comment_window_told.h"
#include "app/secret.h"
#include "base/hex.h"
#include "store/participation_plan_store.h"
#include "web/api_output.h"
#include "web/join_in_pages.h"
#include "web/record_display.h"

static const Str STATE_KEYS[] = {
    [JOIN_IN_NEVER] = STR_INIT("never"),
    [JOIN_IN_BEFORE] = STR_INIT("before"),
    [JOIN_IN_OPEN] = STR_INIT("open"),
    [JOIN_IN_AFTER] = STR_INIT("after"),
};
const KeySet JOIN_IN_STATES = { .name = STR_INIT("join_in_state"),
                                .keys = STATE_KEYS,
                                .count = sizeof STATE_KEYS / sizeof *STATE_KEYS };

static void write_involvements(Request *rq, JsonWriter *json, const InvolvementList *list) {
    json_key(json, STR("involvements"));
    json_array_begin(json);
    for (size_t i = 0; i < list->count; i++) {
        json_object_begin(json);
        api_id(json, "id", list->items[i].record.id.v);
        api_str(json, "name", involvement_called_outside(rq, &list->items[i]));
        json_object_end(json);
    }
    json_array_end(json);
}

Err api_join_in_get(Request *rq) {
    ParticipationPlanList plans;
    InvolvementList offered = { 0 };
    WindowPast past = { 0 };
    TRY(participation_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    const ParticipationPlan none = { .note = STR(""), .reason = STR("") };
    const ParticipationPlan *plan = plans.count > 0 ? plans.items : &none;
    JoinInState state = join_in_state(&rq->initiative, plan, clock_today(rq->ctx->clock));
    if (state == JOIN_IN_OPEN)
        TRY(join_in_offered(rq, &offered));
    if (plans.count > 0)
        TRY(comment_window_past(rq->ctx, rq->conn, &rq->initiative, plan, &past));
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "state", JOIN_IN_STATES.keys[state]);
    api_date(&json, "comments_from", plan->comments_from);
    api_date(&json, "comments_until", plan->comments_until);
    api_date(&json, "final_on", plan->final_on);
    api_str(&json, "final_reason", participation_plan_never_open(plan) ? plan->reason : STR(""));
    api_date(&json, "reopened_on", past.reopened_on);
    api_date(&json, "window_withdrawn_on", past.withdrawn_on);
    api_str(&json, "note", plan->note);
    write_involvements(rq, &json, &offered);
    json_object_end(&json);
    return api_close(&json);
}

/* A key counts for its token; of which it is tells what is stored as little as before. */
static void seal_key(Request *rq) {
    Submission *submission = &rq->submission;
    if (str_empty(submission->id))
        return;
    Str token = http_header(rq->http, "Authorization");
    Str hash =
        secret_hash(rq->ctx->arena, str_join(rq->ctx->arena, token, STR("\n"), submission->id));
    submission->id = hex_encode(rq->ctx->arena, (const unsigned char *)hash.ptr, hash.len);
}

Err api_join_in_send(Request *rq) {
    Contribution *form = rq->form.record;
    Written written;
    bool shown;
    TRY(join_in_plan_shown(rq, &shown));
    if (!shown && form->involvement.v != 0) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("involvement"), FINDING_NO_SUCH_RECORD,
                    0);
        return ERR_INVALID;
    }
    seal_key(rq);
    TRY(join_in_send_counted(rq, form, &written));
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "receipt", written.location);
    json_object_end(&json);
    return api_close(&json);
}
