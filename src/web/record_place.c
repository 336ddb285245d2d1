/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_place.h"

#include "app/record.h"
#include "store/noun_stores.h"
#include "web/noun_slug.h"
#include "web/perspective_row.h"

Str record_list_path(const Request *rq) {
    return str_join(rq->ctx->arena, request_path(rq, ""), noun_list_path(rq->route->noun));
}

Str record_path_below(const Request *rq, const char *below) {
    Str slug = noun_slug(rq->route->noun);
    if (slug.len == 0)
        return request_path(rq, below);
    if (rq->route->noun->single)
        return str_join(rq->ctx->arena, request_path(rq, "/"), slug, str_from(below));
    return str_join(rq->ctx->arena, request_path(rq, "/"), slug, STR("/"),
                    request_parameter(rq, STR("record")), str_from(below));
}

Err single_load(Request *rq, const void **ret) {
    const Noun *noun = rq->route->noun;
    RecordList list;
    TRY(record_list(rq->ctx, rq->conn, noun_store(noun->schema->name), rq->initiative.id, &list));
    *ret = list.count > 0 ? list.items : NULL;
    return ERR_NONE;
}

Err record_asked(Request *rq, RecordId *ret) {
    if (rq->route->noun == &NOUNS[NOUN_INITIATIVE]) {
        *ret = (RecordId){ rq->initiative.id.v };
        return ERR_NONE;
    }
    if (!rq->route->noun->single)
        return request_record(rq, ret);
    const void *record;
    TRY(single_load(rq, &record));
    if (record == NULL)
        return ERR_NOT_FOUND;
    *ret = ((const Record *)record)->id;
    return ERR_NONE;
}

Err record_load(Request *rq, void **ret) {
    RecordId id;
    TRY(record_asked(rq, &id));
    const Noun *noun = rq->route->noun;
    void *record = arena_zeroed_(rq->ctx->arena, noun->schema->size, 1, _Alignof(max_align_t));
    TRY(record_get(rq->ctx, rq->conn, noun_store(noun->schema->name), rq->initiative.id, id,
                   record));
    *ret = record;
    return ERR_NONE;
}

Str record_perspective_row(const Request *rq) {
    const Noun *noun = rq->route->noun;
    bool from_row = noun == &NOUNS[NOUN_STAKEHOLDER] || noun == &NOUNS[NOUN_INVOLVEMENT];
    return from_row ? perspective_row(rq) : STR("");
}
