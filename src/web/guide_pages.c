/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/guide_pages.h"

#include "domain/value_pair.h"
#include "views/guide.html.h"
#include "web/page.h"
#include "web/record_display.h"

Err value_pairs_show(Request *rq) {
    GuideLine *lines = arena_new(rq->ctx->arena, GuideLine, VALUE_PAIRS.count);
    for (size_t i = 0; i < VALUE_PAIRS.count; i++) {
        Str key = VALUE_PAIRS.keys[i];
        lines[i] = (GuideLine){
            .title = schema_message(rq, VALUE_PAIRS.name, key, STR("")),
            .text = schema_message(rq, VALUE_PAIRS.name, key, STR("meaning")),
            .question = schema_message(rq, STR("guide"), key, STR("question")),
        };
    }
    GuideView view = {
        .page = page_of(rq, msg(page_value_pairs)),
        .lines = lines,
        .count = VALUE_PAIRS.count,
    };
    view.page.lead_message = msg(guide_value_pairs_lead);
    guide_page(rq->html, &view);
    return ERR_NONE;
}

Err help_show(Request *rq) {
    const GuideLine lines[] = {
        { .title = msg(guide_what_title), .text = msg(guide_what_text) },
        { .title = msg(guide_start_title), .text = msg(guide_start_text) },
        { .title = msg(guide_coverage_title), .text = msg(guide_coverage_text) },
        { .title = msg(guide_lost_title), .text = msg(guide_lost_text) },
        { .title = msg(guide_keyboard_title), .text = msg(guide_keyboard_text) },
        { .title = msg(guide_account_title), .text = msg(guide_account_text) },
        { .title = msg(guide_programs_title), .text = msg(guide_programs_text, STR("/hilfe/api")) },
    };
    GuideView view = {
        .page = page_of(rq, msg(common_help)),
        .lines = lines,
        .count = sizeof lines / sizeof *lines,
    };
    view.page.lead_message = msg(guide_help_lead);
    guide_page(rq->html, &view);
    return ERR_NONE;
}
