/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_contributions.h"

#include "text/finding_text.h"
#include "web/api_output.h"
#include "web/contributions_open.h"

static const Str WHY_KEYS[] = {
    [CONTRIBUTION_CHANGED] = STR_INIT("changed"),
    [CONTRIBUTION_ANSWERED] = STR_INIT("answered"),
    [CONTRIBUTION_REFUSED] = STR_INIT("refused"),
    [CONTRIBUTION_UNTRIED] = STR_INIT("untried"),
};
const KeySet CONTRIBUTION_WHYS = { .name = STR_INIT("contribution_why"),
                                   .keys = WHY_KEYS,
                                   .count = sizeof WHY_KEYS / sizeof *WHY_KEYS };

static void write_left(Request *rq, JsonWriter *json, const ContributionLeft *left) {
    bool refused = left->why == CONTRIBUTION_REFUSED;
    json_object_begin(json);
    api_id(json, "id", left->choice.id.v);
    api_i64(json, "version", left->choice.version);
    api_str(json, "why", CONTRIBUTION_WHYS.keys[left->why]);
    api_str(json, "kind", refused ? finding_key(left->finding.kind) : STR(""));
    api_str(json, "message", html_text_of(rq->html, contribution_left_words(left)));
    json_object_end(json);
}

static Err answer(Request *rq, const ContributionsDone *done) {
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_i64(&json, "done", (int64_t)done->done);
    api_i64(&json, "gone", (int64_t)done->gone);
    api_i64(&json, "later", (int64_t)done->later);
    api_bool(&json, "stopped", done->stopped != ERR_NONE);
    json_key(&json, STR("left"));
    json_array_begin(&json);
    for (size_t i = 0; i < done->left.count; i++)
        write_left(rq, &json, &done->left.items[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_close(&json);
}

Err api_contributions_answer(Request *rq) {
    ContributionsDone done;
    TRY(contributions_answer_chosen(rq, &done));
    return answer(rq, &done);
}

Err api_contributions_remove(Request *rq) {
    ContributionsDone done;
    TRY(contributions_remove_chosen(rq, &done));
    return answer(rq, &done);
}
