/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/form_input.h"

#include <string.h>

#include "app/record.h"
#include "app/secret.h"
#include "base/hex.h"
#include "text/format.h"

static Str hidden_value(const FormData *data, Str name) {
    const FormField *field = form_field(data, name);
    return field == NULL || field->unclean || field->is_file ? STR("") : field->value;
}

/* 0: none, or no number. A version that is none is nobody's: a conflict, which keeps the text. */
static int64_t hidden_number(const FormData *data, Str name) {
    int64_t number;
    return str_i64(hidden_value(data, name), &number) ? number : 0;
}

/* Names and values with their lengths, so that nothing reads as something else. */
static Str content_of(Arena *arena, Str path, const FormData *data) {
    static const Str APART[] = { STR_INIT("form_token"), STR_INIT("submission_id"),
                                 STR_INIT("kept_text") };
    CLEANUP(out_done) Out out = out_open(256);
    out_str(&out, path); /* one page has many forms with one id */
    out_char(&out, ' ');
    for (size_t i = 0; i < data->count; i++) {
        const FormField *field = &data->items[i];
        bool apart = false;
        for (size_t k = 0; k < sizeof APART / sizeof APART[0]; k++)
            apart = apart || str_eq(field->name, APART[k]);
        if (apart)
            continue;
        out_format(&out, "%zu %zu ", field->name.len, field->value.len);
        out_str(&out, field->name);
        out_str(&out, field->is_file ? secret_hash(arena, field->value) : field->value);
    }
    Str hash = secret_hash(arena, out_view(&out));
    return hex_encode(arena, (const unsigned char *)hash.ptr, hash.len);
}

Err form_input_parse(Request *rq, FormData *ret, HiddenFields *ret_hidden) {
    Finding problem;
    Err err = form_parse(rq->ctx->arena, http_header(rq->http, "Content-Type"), rq->http->body, ret,
                         &problem);
    if (err != ERR_NONE) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, problem.field, problem.kind, problem.limit);
        rq->form.unread = true;
        return err;
    }
    *ret_hidden = (HiddenFields){
        .form_token = hidden_value(ret, STR("form_token")),
        .submission_id = hidden_value(ret, STR("submission_id")),
        .content = content_of(rq->ctx->arena, rq->http->path, ret),
        .began = hidden_value(ret, STR("began")),
        .version = hidden_number(ret, STR("version")),
        .merged = form_field(ret, STR("opened")) != NULL,
        .opened = hidden_number(ret, STR("opened")),
        .kept_text = { hidden_number(ret, STR("kept_text")) },
    };
    ret_hidden->unusable = ret_hidden->submission_id.len > SUBMISSION_ID_MAX ||
                           form_unclean(ret, STR("submission_id"));
    if (ret_hidden->unusable)
        ret_hidden->submission_id = STR("");
    return ERR_NONE;
}

static bool holds_many(const Field *field) {
    return field->type == FIELD_KEYS || field->type == FIELD_REFERENCES;
}

static void read_field(Request *rq, const Field *field, const FormData *data, RawValue *raw) {
    Arena *arena = rq->ctx->arena;
    FormTexts sent = form_texts(arena, data, field->name);
    raw->sent = sent.count > 0;
    raw->repeated = sent.count > 1 && !holds_many(field);
    raw->unclean = form_unclean(data, field->name);
    raw->point = format_separator(rq->html->language) == '.';
    if (raw->sent)
        raw->text = holds_many(field) ? form_texts_joined(arena, &sent) : sent.items[0];
}

Err form_input_read(Request *rq, const FormData *data, const HiddenFields *hidden) {
    const Schema *schema = rq->route->form;
    rq->form = (FormInput){
        .schema = schema,
        .raw = arena_new(rq->ctx->arena, RawValue, schema->count),
        .record = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t)),
        .version = hidden->version,
        .began = hidden->began,
        .merged = hidden->merged,
        .opened = hidden->opened,
        .typed = true,
    };
    for (size_t i = 0; i < schema->count; i++)
        read_field(rq, &schema->fields[i], data, &rq->form.raw[i]);
    Err err =
        schema_read(schema, rq->ctx->arena, rq->form.raw, rq->form.record, &rq->ctx->findings);
    if (err == ERR_INVALID)
        form_rules_check(rq);
    return err;
}

void form_rules_check(Request *rq) {
    const Noun *noun = rq->route->noun;
    bool whole = noun != NULL &&
                 (rq->form.schema == noun->schema || rq->form.schema == &CONTRIBUTION_EDIT_FORM ||
                  rq->form.schema == &INVOLVEMENT_EDIT_FORM);
    if (!whole)
        return;
    /* ERR_INVALID it is already; what was found is told with the rest. */
    Err err = record_check(rq->ctx, rq->app->pack, noun, rq->form.record);
    (void)err;
}

Err form_file_read(Request *rq, const FormData *data) {
    Str name = str_from(rq->route->file);
    size_t count = 0;
    bool empty = false;
    for (size_t i = 0; i < data->count; i++) {
        const FormField *sent = &data->items[i];
        if (!sent->is_file || !str_eq(sent->name, name))
            continue;
        empty = empty || (sent->value.len == 0 && sent->filename.len > 0);
        if (sent->value.len == 0)
            continue;
        rq->form.file = (FormFile){ .name = sent->filename, .bytes = sent->value };
        count++;
    }
    if (count == 1 || (count == 0 && !empty && rq->route->form != NULL))
        return ERR_NONE;
    FindingKind none = empty ? FINDING_FILE_EMPTY : FINDING_REQUIRED;
    finding_add(&rq->ctx->findings, rq->ctx->arena, name, count == 0 ? none : FINDING_REPEATED, 1);
    return ERR_INVALID;
}

Str form_digests(Arena *arena, const Schema *schema, const void *record) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < schema->count; i++) {
        Str hash = secret_hash(arena, field_text(&schema->fields[i], record, arena));
        Str hex = hex_encode(arena, (const unsigned char *)hash.ptr, FORM_DIGEST / 2);
        out_str(&out, hex);
    }
    return str_copy(arena, out_view(&out));
}

void form_input_clear(Request *rq, const Schema *schema) {
    void *record = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t));
    schema_clear(schema, record);
    form_input_from(rq, schema, record, 0);
}

void form_input_from(Request *rq, const Schema *schema, const void *record, int64_t version) {
    rq->form = (FormInput){
        .schema = schema,
        .raw = arena_new(rq->ctx->arena, RawValue, schema->count),
        .record = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t)),
        .version = version,
    };
    memcpy(rq->form.record, record, schema->size);
    schema_raw(schema, rq->ctx->arena, record, rq->form.raw);
    if (version > 0 && rq->route->noun == &NOUNS[NOUN_CONTRIBUTION])
        rq->form.began = form_digests(rq->ctx->arena, schema, record);
}

void form_input_over(Request *rq, const Schema *whole, void *stored) {
    void *read = arena_zeroed_(rq->ctx->arena, whole->size, 1, _Alignof(max_align_t));
    memcpy(read, stored, whole->size);
    for (size_t i = 0; i < rq->form.schema->count; i++)
        field_copy(&rq->form.schema->fields[i], rq->form.record, stored);
    rq->form.opt_stored = read;
    rq->form.record = stored;
}

void form_input_from_query(Request *rq, const Schema *schema) {
    form_input_clear(rq, schema);
    rq->form.typed = true;
    FormData query;
    Finding problem;
    if (form_parse_urlencoded(rq->ctx->arena, rq->http->query, &query, &problem) != ERR_NONE)
        return;
    for (size_t i = 0; i < schema->count; i++)
        if (form_field(&query, schema->fields[i].name) != NULL)
            read_field(rq, &schema->fields[i], &query, &rq->form.raw[i]);
}
