/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_list.h"

#include "base/html.h"

static Err refuse(Request *rq, const char *parameter, FindingKind kind, int64_t limit) {
    finding_add(&rq->ctx->findings, rq->ctx->arena, str_from(parameter), kind, limit);
    return ERR_INVALID;
}

Err api_query_number(Request *rq, const char *name, int64_t *ret) {
    Str text = request_query(rq, str_from(name));
    *ret = 0;
    if (str_empty(text) || (str_i64(text, ret) && *ret > 0))
        return ERR_NONE;
    return refuse(rq, name, FINDING_NOT_A_NUMBER, 0);
}

Err api_list_read(Request *rq, const char *cursor, ApiList *ret) {
    int64_t limit;
    ApiList list = { .cursor = cursor, .limit = API_LIST_DEFAULT };
    TRY(api_query_number(rq, cursor, &list.from));
    TRY(api_query_number(rq, "limit", &limit));
    if (limit > API_LIST_MAX)
        return refuse(rq, "limit", FINDING_TOO_LARGE, API_LIST_MAX);
    if (limit > 0)
        list.limit = (int)limit;
    *ret = list;
    return ERR_NONE;
}

Str api_list_next(Request *rq, const ApiList *list, int64_t last) {
    if (last == 0)
        return STR("");
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, rq->http->path);
    out_char(&out, '?');
    out_c(&out, list->cursor);
    out_char(&out, '=');
    out_i64(&out, last);
    Str rest = str_from(rq->route->query), name;
    while (str_cut(&rest, ' ', &name)) {
        Str value = request_query(rq, name);
        if (str_empty(value) || str_eq(name, str_from(list->cursor)))
            continue;
        out_char(&out, '&');
        out_str(&out, name);
        out_char(&out, '=');
        html_url_part(&out, value);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}
