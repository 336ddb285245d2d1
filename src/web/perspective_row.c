/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/perspective_row.h"

#include "domain/pack.h"
#include "text/messages.h"
#include "web/noun_slug.h"
#include "web/record_display.h"

Str perspective_row(const Request *rq) {
    Str key = request_query(rq, STR("zeile"));
    return pack_knows_perspective(rq->app->pack, key) ? key : STR("");
}

Str perspective_row_in(const Request *rq, Str address, Str key) {
    if (str_empty(key))
        return address;
    CLEANUP(out_done) Out encoded = out_open(64);
    html_url_part(&encoded, key);
    Str before = str_find(address, STR("?")) >= 0 ? STR("&zeile=") : STR("?zeile=");
    ptrdiff_t anchor = str_index(address, '#');
    size_t end = anchor < 0 ? address.len : (size_t)anchor;
    return str_join(rq->ctx->arena, str_slice(address, 0, end), before, out_view(&encoded),
                    str_slice(address, end, SIZE_MAX));
}

Str perspective_row_page(const Request *rq, Str key, Str notice) {
    Str page = perspective_row_in(rq, request_path(rq, "/" SLUG_PERSPECTIVES), key);
    return str_join(rq->ctx->arena, page, str_empty(notice) ? STR("") : STR("&hinweis="), notice,
                    STR("#"), key);
}

Err perspective_row_warning(Request *rq, Str key, Message *ret) {
    const Omission *omission;
    *ret = message_of(MSG_NONE);
    if (str_empty(key) || rq->route->noun != &NOUNS[NOUN_STAKEHOLDER] || rq->conn == NULL)
        return ERR_NONE;
    TRY(omission_of_perspectives(rq->ctx, rq->conn, rq->initiative.id, key, &omission));
    if (omission != NULL)
        *ret = msg(omission_ends, perspective_label(rq, key), omission->reason);
    return ERR_NONE;
}

Err perspective_row_takes_up(Request *rq, Str key, TakenUp *ret) {
    const Stakeholder *stakeholder = rq->form.record;
    const Omission *omission;
    *ret = (TakenUp){ .notice = "created" };
    TRY(omission_of_perspectives(rq->ctx, rq->conn, rq->initiative.id, stakeholder->perspectives,
                                 &omission));
    if (omission != NULL)
        ret->notice = "created_still_omitted";
    TRY(omission_of_perspectives(rq->ctx, rq->conn, rq->initiative.id, key, &omission));
    if (omission == NULL || !str_has_word(stakeholder->perspectives, key))
        return ERR_NONE;
    ret->omission = omission->record.id;
    ret->reason = html_text_of(rq->html, msg(omission_ended_by, stakeholder->name));
    ret->notice = "created_omission_ended";
    return ERR_NONE;
}
