/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_methods.h"

#include "domain/pack.h"
#include "text/label_text.h"
#include "web/api_output.h"
#include "web/form_input.h"
#include "web/method_pages.h"

static void write_text(Request *rq, JsonWriter *json, const char *name, PackText text) {
    api_str(json, name, pack_text(text, rq->html->language));
}

static void write_texts(Request *rq, JsonWriter *json, const char *name, const PackTexts *texts) {
    json_key(json, str_from(name));
    json_array_begin(json);
    for (size_t i = 0; i < texts->count; i++)
        json_str(json, pack_text(texts->items[i], rq->html->language));
    json_array_end(json);
}

static void write_bits(JsonWriter *json, const char *name, const KeySet *set, uint32_t bits) {
    json_key(json, str_from(name));
    json_array_begin(json);
    for (size_t i = 0; i < set->count; i++)
        if ((bits >> i & 1U) != 0)
            json_str(json, set->keys[i]);
    json_array_end(json);
}

static void write_unfit(Request *rq, JsonWriter *json, const MethodUnfits *unfit) {
    json_key(json, STR("unfit"));
    json_array_begin(json);
    for (size_t i = 0; i < unfit->count; i++) {
        const PackKeys *keys = &unfit->items[i].perspectives;
        json_object_begin(json);
        json_key(json, STR("perspectives"));
        json_array_begin(json);
        for (size_t k = 0; k < keys->count; k++)
            json_str(json, keys->items[k]);
        json_array_end(json);
        write_text(rq, json, "why", unfit->items[i].why);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_reasons(Request *rq, JsonWriter *json, const MethodReasons *reasons) {
    json_key(json, STR("reasons"));
    json_array_begin(json);
    for (size_t i = 0; i < reasons->count; i++) {
        const MethodReason *reason = &reasons->items[i];
        json_object_begin(json);
        api_str(json, "kind", METHOD_REASONS.keys[reason->kind]);
        api_i64(json, "limit", reason->limit);
        api_str(json, "perspective", reason->perspective);
        if (reason->perspective.len > 0)
            write_text(rq, json, "message", reason->why);
        else
            api_str(json, "message", html_text_of(rq->html, method_reason_text(reason)));
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_method(Request *rq, JsonWriter *json, const MethodFit *fit) {
    const Method *method = fit->method;
    json_object_begin(json);
    api_str(json, "key", method->key);
    write_text(rq, json, "label", method->label);
    write_text(rq, json, "what", method->what);
    api_i64(json, "group_min", method->group_min);
    api_id(json, "group_max", method->group_max);
    api_i64(json, "days", method->days);
    write_text(rq, json, "duration", method->duration);
    write_bits(json, "levels", &LEVELS, method->levels);
    write_bits(json, "phases", &PHASES, method->phases);
    write_texts(rq, json, "needs", &method->needs);
    write_texts(rq, json, "access", &method->access);
    write_unfit(rq, json, &method->unfit);
    api_bool(json, "fits", fit->reasons.count == 0);
    write_reasons(rq, json, &fit->reasons);
    json_object_end(json);
}

/* A form leaves out what it cannot read; a program is told. */
static Err read_situation(Request *rq, Situation *ret) {
    Findings *findings = &rq->ctx->findings;
    form_input_from_query(rq, &SITUATION_FORM);
    schema_clear(&SITUATION_FORM, ret);
    Err err = schema_read(&SITUATION_FORM, rq->ctx->arena, rq->form.raw, ret, findings);
    if (!method_groups_known(rq, ret) || err != ERR_NONE || findings->count > 0)
        return ERR_INVALID;
    ret->group = ret->group == FIELD_NONE ? 0 : ret->group;
    ret->days = ret->days == FIELD_NONE ? 0 : ret->days;
    return ERR_NONE;
}

static Err fits_of(Request *rq, MethodFits *ret) {
    Situation situation;
    TRY(read_situation(rq, &situation));
    *ret = method_fits(rq->ctx->arena, &rq->app->pack->methods, &situation);
    return ERR_NONE;
}

Err api_method_list(Request *rq) {
    MethodFits fits;
    TRY(fits_of(rq, &fits));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < fits.count; i++)
        write_method(rq, &json, &fits.items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_method_get(Request *rq) {
    MethodFits fits;
    Str key = request_parameter(rq, STR("method"));
    TRY(fits_of(rq, &fits));
    for (size_t i = 0; i < fits.count; i++) {
        if (!str_eq(fits.items[i].method->key, key))
            continue;
        JsonWriter json = api_open(rq);
        write_method(rq, &json, &fits.items[i]);
        return api_close(&json);
    }
    return ERR_NOT_FOUND;
}
