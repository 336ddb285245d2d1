/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/coverage_way.h"

#include "domain/pack.h"

static const Str QUERY = STR_INIT("zeile");

/* The key in the address; "" = none, or one that the reference list has not. */
static Str line_of(const Request *rq) {
    Str key = request_query(rq, QUERY), rest = key, part;
    while (str_cut(&rest, '+', &part))
        if (pack_perspective(rq->app->pack, part) == NULL)
            return STR("");
    return key;
}

static Str encoded(Request *rq, Str key) {
    CLEANUP(out_done) Out out = out_open(64);
    html_url_part(&out, key);
    return str_copy(rq->ctx->arena, out_view(&out));
}

Str coverage_way_there(Request *rq, Str address, Str key) {
    ptrdiff_t hash = str_find(address, STR("#"));
    size_t end = hash < 0 ? address.len : (size_t)hash;
    Str front = str_slice(address, 0, end), fragment = str_slice(address, end, address.len - end);
    Str joint = str_find(front, STR("?")) < 0 ? STR("?zeile=") : STR("&zeile=");
    return str_join(rq->ctx->arena, front, joint, encoded(rq, key), fragment);
}

Str coverage_way_kept(Request *rq, Str action) {
    Str key = line_of(rq);
    return str_empty(key) ? action : coverage_way_there(rq, action, key);
}

Str coverage_way_back(Request *rq, const char *notice) {
    Str key = line_of(rq);
    return str_empty(key) ? key
                          : str_join(rq->ctx->arena, request_path(rq, "/perspektiven?hinweis="),
                                     str_from(notice), STR("#"), key);
}

Str coverage_way_cancel(Request *rq) {
    Str key = line_of(rq);
    return str_empty(key) ? key : str_join(rq->ctx->arena, request_path(rq, "/perspektiven#"), key);
}
