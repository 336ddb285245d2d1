/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_table.h"

#include "store/noun_stores.h"
#include "text/messages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

/* A key nobody chose has a word where the field has one: "offen". */
static Err cell_of(Request *rq, const Schema *schema, const Field *field, const void *record,
                   DisplayField *ret) {
    Message none = schema_message(rq, schema->name, field->name, STR("none"));
    if (!field_empty(field, record))
        return field_display(rq, schema, field, record, ret);
    DisplayValue *value = arena_new(rq->ctx->arena, DisplayValue, 1);
    value->label = none;
    *ret = (DisplayField){ .label = field_label(rq, schema, field),
                           .values = value,
                           .count = none.id != MSG_NONE ? 1 : 0 };
    return ERR_NONE;
}

static Err row_of(Request *rq, NounId noun, const void *record, const Str *fields, size_t count,
                  RecordRow *ret) {
    const Schema *schema = NOUNS[noun].schema;
    DisplayField *cells = arena_new(rq->ctx->arena, DisplayField, count);
    for (size_t i = 0; i < count; i++)
        TRY(cell_of(rq, schema, schema_field(schema, fields[i]), record, &cells[i]));
    *ret = (RecordRow){ .href = record_href(rq, noun, ((const Record *)record)->id, ""),
                        .title = schema_title(schema, record),
                        .untitled = noun_named(rq, &NOUNS[noun], record),
                        .cells = cells };
    return ERR_NONE;
}

Err record_table_of(Request *rq, NounId noun, const Str *fields, size_t count,
                    RecordList *ret_records, RecordTableView *ret) {
    const Schema *schema = NOUNS[noun].schema;
    TRY(record_list(rq->ctx, rq->conn, noun_store(schema->name), rq->initiative.id, ret_records));
    RecordRow *rows = arena_new(rq->ctx->arena, RecordRow, ret_records->count);
    for (size_t i = 0; i < ret_records->count; i++)
        TRY(row_of(rq, noun, (const char *)ret_records->items + i * schema->size, fields, count,
                   &rows[i]));
    Message *columns = arena_new(rq->ctx->arena, Message, count);
    for (size_t i = 0; i < count; i++)
        columns[i] = field_label(rq, schema, schema_field(schema, fields[i]));
    Message list = noun_message(rq, &NOUNS[noun], "list");
    *ret = (RecordTableView){ .page = page_of(rq, list),
                              .caption = list,
                              .first = noun_message(rq, &NOUNS[noun], "one"),
                              .columns = columns,
                              .column_count = count,
                              .rows = rows,
                              .count = ret_records->count,
                              .empty = noun_message(rq, &NOUNS[noun], "empty"),
                              .add = noun_message(rq, &NOUNS[noun], "new") };
    ret->page.lead_message = noun_message(rq, &NOUNS[noun], "intro");
    if (request_may_edit(rq))
        ret->new_href =
            str_join(rq->ctx->arena, request_path(rq, "/"), noun_slug(&NOUNS[noun]), STR("/neu"));
    return ERR_NONE;
}
