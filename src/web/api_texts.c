/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_texts.h"

#include "app/authority.h"
#include "web/api_input.h"
#include "web/api_output.h"

/* One that nobody has written is empty. */
static Err write_text(Request *rq, JsonWriter *json, Str kind, Str language) {
    AuthorityText text = { .body = STR("") };
    Err err = authority_text(rq->ctx, rq->conn, kind, language, &text);
    if (err != ERR_NOT_FOUND)
        TRY(err);
    json_object_begin(json);
    api_str(json, "kind", kind);
    api_str(json, "language", language);
    api_str(json, "body", text.body);
    api_instant(json, "changed_at", text.changed_at);
    api_i64(json, "version", authority_text_version(&text));
    json_object_end(json);
    return ERR_NONE;
}

Err api_text_list(Request *rq) {
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t k = 0; k < AUTHORITY_TEXT_KINDS.count; k++)
        for (size_t l = 0; l < LANGUAGE_KEYS.count; l++)
            TRY(write_text(rq, &json, AUTHORITY_TEXT_KINDS.keys[k], LANGUAGE_KEYS.keys[l]));
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_text_get(Request *rq) {
    Str kind = request_parameter(rq, STR("kind")),
        language = request_parameter(rq, STR("language"));
    if (!key_set_has(&AUTHORITY_TEXT_KINDS, kind) || !key_set_has(&LANGUAGE_KEYS, language))
        return ERR_NOT_FOUND;
    JsonWriter json = api_open(rq);
    TRY(write_text(rq, &json, kind, language));
    return api_close(&json);
}

Err api_text_change(Request *rq) {
    Written written;
    if (!rq->form.raw[schema_field_index(&AUTHORITY_TEXT_SCHEMA, STR("body"))].sent) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("body"), FINDING_REQUIRED, 0);
        return ERR_INVALID; /* "" removes the text, no word about it does not */
    }
    TRY(authority_text_change(
        rq->app, rq->ctx, &rq->submission, &rq->authority, request_parameter(rq, STR("kind")),
        request_parameter(rq, STR("language")), rq->form.record, api_version_seen(rq), &written));
    return api_text_get(rq);
}
