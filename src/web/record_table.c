/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_table.h"

#include "store/noun_stores.h"
#include "text/messages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

/* Many rows refer to the same few records: each is looked up once. */
typedef struct Shown {
    RecordId id;
    DisplayValue value;
} Shown;
typedef LIST_OF(Shown) ShownRecords;

static Err reference_of(Request *rq, ShownRecords *shown, RecordId id, DisplayValue *ret) {
    for (size_t i = 0; i < shown->count; i++)
        if (shown->items[i].id.v == id.v) {
            *ret = shown->items[i].value;
            return ERR_NONE;
        }
    TRY(reference_display(rq, id, ret));
    *list_push(rq->ctx->arena, shown) = (Shown){ id, *ret };
    return ERR_NONE;
}

/* A key nobody chose has a word where the field has one: "offen". */
static Err cell_of(Request *rq, ShownRecords *shown, const Schema *schema, const Field *field,
                   const void *record, DisplayField *ret) {
    Message none = schema_message(rq, schema->name, field->name, STR("none"));
    bool empty = field_empty(field, record);
    if (!empty && field->type != FIELD_REFERENCE)
        return field_display(rq, schema, field, record, ret);
    DisplayValue *value = arena_new(rq->ctx->arena, DisplayValue, 1);
    if (!empty) {
        *ret =
            (DisplayField){ .label = field_label(rq, schema, field), .values = value, .count = 1 };
        return reference_of(rq, shown, *(const RecordId *)field_in(field, record), value);
    }
    value->label = none;
    *ret = (DisplayField){ .label = field_label(rq, schema, field),
                           .values = value,
                           .count = none.id != MSG_NONE ? 1 : 0 };
    return ERR_NONE;
}

static Err row_of(Request *rq, ShownRecords *shown, NounId noun, const void *record,
                  const Str *fields, size_t count, RecordRow *ret) {
    const Schema *schema = NOUNS[noun].schema;
    DisplayField *cells = arena_new(rq->ctx->arena, DisplayField, count);
    for (size_t i = 0; i < count; i++)
        TRY(cell_of(rq, shown, schema, schema_field(schema, fields[i]), record, &cells[i]));
    *ret = (RecordRow){ .href = record_href(rq, noun, ((const Record *)record)->id, ""),
                        .title = schema_title(schema, record),
                        .untitled = noun_named(rq, &NOUNS[noun], record),
                        .cells = cells,
                        .note = message_of(MSG_NONE) };
    return ERR_NONE;
}

/* Reads the page that the address names, and says where the next one begins. */
static Err read_page(Request *rq, NounId noun, RecordList *ret, Str *ret_first, Str *ret_next) {
    const Schema *schema = NOUNS[noun].schema;
    RecordPage page = { .limit =
                            RECORD_TABLE_PAGE_MAX + 1 }; /* one more tells whether more follow */
    Str after = request_query(rq, STR("nach"));
    *ret_first = *ret_next = STR("");
    if (after.len > 0 && (!str_i64(after, &page.after.v) || page.after.v < 1))
        return ERR_NOT_FOUND;
    TRY(record_list_page(rq->ctx, rq->conn, noun_store(schema->name), rq->initiative.id, &page,
                         ret));
    if (page.after.v != 0)
        *ret_first = rq->http->path;
    if (ret->count <= RECORD_TABLE_PAGE_MAX)
        return ERR_NONE;
    ret->count = RECORD_TABLE_PAGE_MAX;
    const Record *last = (const void *)((const char *)ret->items + (ret->count - 1) * schema->size);
    *ret_next = str_join(rq->ctx->arena, rq->http->path, STR("?nach="),
                         id_text(rq->ctx->arena, last->id.v));
    return ERR_NONE;
}

Err record_table_of(Request *rq, NounId noun, const Str *fields, size_t count,
                    RecordList *ret_records, RecordTableView *ret) {
    const Schema *schema = NOUNS[noun].schema;
    Str first, next;
    ShownRecords shown = { 0 };
    TRY(read_page(rq, noun, ret_records, &first, &next));
    RecordRow *rows = arena_new(rq->ctx->arena, RecordRow, ret_records->count);
    for (size_t i = 0; i < ret_records->count; i++)
        TRY(row_of(rq, &shown, noun, (const char *)ret_records->items + i * schema->size, fields,
                   count, &rows[i]));
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
                              .first_href = first,
                              .next_href = next,
                              .empty = noun_message(rq, &NOUNS[noun], "empty"),
                              .add = noun_message(rq, &NOUNS[noun], "new") };
    ret->page.lead_message = noun_message(rq, &NOUNS[noun], "intro");
    if (request_may_edit(rq))
        ret->new_href =
            str_join(rq->ctx->arena, request_path(rq, "/"), noun_slug(&NOUNS[noun]), STR("/neu"));
    return ERR_NONE;
}
