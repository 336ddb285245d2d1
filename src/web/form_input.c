/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/form_input.h"

Err form_input_parse(Request *rq, FormData *ret, HiddenFields *ret_hidden) {
    Finding problem;
    Err err = form_parse(rq->ctx->arena, http_header(rq->http, "Content-Type"), rq->http->body, ret,
                         &problem);
    if (err != ERR_NONE) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, problem.field, problem.kind, problem.limit);
        return err;
    }
    const FormField *token = form_field(ret, STR("form_token"));
    const FormField *submission = form_field(ret, STR("submission_id"));
    const FormField *version = form_field(ret, STR("version"));
    *ret_hidden = (HiddenFields){
        .form_token = token != NULL ? token->value : STR(""),
        .submission_id = submission != NULL ? submission->value : STR(""),
    };
    const FormField *kept = form_field(ret, STR("kept_text"));
    if (kept != NULL && !str_i64(kept->value, &ret_hidden->kept_text.v))
        return ERR_INVALID;
    if (ret_hidden->submission_id.len > SUBMISSION_ID_MAX)
        return ERR_INVALID;
    if (version != NULL && !str_i64(version->value, &ret_hidden->version))
        return ERR_INVALID;
    return ERR_NONE;
}

static bool holds_many(const Field *field) {
    return field->type == FIELD_KEYS || field->type == FIELD_REFERENCES;
}

static void read_field(Arena *arena, const Field *field, const FormData *data, RawValue *raw) {
    FormTexts sent = form_texts(arena, data, field->name);
    raw->sent = sent.count > 0;
    raw->repeated = sent.count > 1 && !holds_many(field);
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
    };
    for (size_t i = 0; i < schema->count; i++)
        read_field(rq->ctx->arena, &schema->fields[i], data, &rq->form.raw[i]);
    return schema_read(schema, rq->ctx->arena, rq->form.raw, rq->form.record, &rq->ctx->findings);
}

Err form_file_read(Request *rq, const FormData *data) {
    Str name = str_from(rq->route->file);
    size_t count = 0;
    for (size_t i = 0; i < data->count; i++) {
        const FormField *sent = &data->items[i];
        if (!sent->is_file || sent->value.len == 0 || !str_eq(sent->name, name))
            continue;
        rq->form.file = (FormFile){ .name = sent->filename, .bytes = sent->value };
        count++;
    }
    if (count == 1)
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, name,
                count == 0 ? FINDING_REQUIRED : FINDING_REPEATED, 1);
    return ERR_INVALID;
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
}

void form_input_from_query(Request *rq, const Schema *schema) {
    form_input_clear(rq, schema);
    FormData query;
    Finding problem;
    if (form_parse_urlencoded(rq->ctx->arena, rq->http->query, &query, &problem) != ERR_NONE)
        return;
    for (size_t i = 0; i < schema->count; i++)
        if (form_field(&query, schema->fields[i].name) != NULL)
            read_field(rq->ctx->arena, &schema->fields[i], &query, &rq->form.raw[i]);
}
