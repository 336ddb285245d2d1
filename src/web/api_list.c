/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_list.h"

#include "base/html.h"

static Err refuse(Request *rq, const char *parameter, FindingKind kind, int64_t limit) {
    finding_add(&rq->ctx->findings, rq->ctx->arena, str_from(parameter), kind, limit);
    return ERR_INVALID;
}

/* Positive, or 0 when absent; else finding `kind` with its limit. */
static Err read_number(Request *rq, const char *name, FindingKind kind, int64_t limit,
                       int64_t *ret) {
    *ret = 0;
    if (request_query_repeated(rq, str_from(name)))
        return refuse(rq, name, FINDING_REPEATED, 0);
    Str text = request_query(rq, str_from(name));
    if (str_empty(text) || (str_i64(text, ret) && *ret > 0 && (limit == 0 || *ret <= limit)))
        return ERR_NONE;
    return refuse(rq, name, kind, limit);
}

Err api_query_number(Request *rq, const char *name, int64_t *ret) {
    return read_number(rq, name, FINDING_NOT_POSITIVE, 0, ret);
}

Err api_list_read(Request *rq, const char *cursor, ApiList *ret) {
    int64_t limit;
    ApiList list = { .cursor = cursor, .limit = API_LIST_DEFAULT };
    TRY(api_query_number(rq, cursor, &list.from));
    TRY(read_number(rq, "limit", FINDING_NOT_WITHIN, API_LIST_MAX, &limit));
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
