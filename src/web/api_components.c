/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* api_components.c -- Schemas and shapes as JSON Schema (2020-12); see api_openapi.h. */
#include "text/messages.h"
#include "web/api_input.h"
#include "web/api_openapi.h"
#include "web/api_output.h"
#include "web/api_shapes.h"
#include "web/record_display.h"

#define DECIMAL_PATTERN "^-?[0-9]+(\\.[0-9]+)?$"

static void words(Request *rq, JsonWriter *json, const char *name, Message message) {
    CLEANUP(out_done) Out out = out_open(128);
    if (message.id == MSG_NONE)
        return;
    message_text(&out, rq->html->language, message);
    api_str(json, name, out_view(&out));
}

static void type_of(JsonWriter *json, const char *type, bool nullable) {
    json_key(json, STR("type"));
    if (nullable)
        json_array_begin(json);
    json_str(json, str_from(type));
    if (!nullable)
        return;
    json_str(json, STR("null"));
    json_array_end(json);
}

static void formatted(JsonWriter *json, const char *format, bool nullable) {
    type_of(json, "string", nullable);
    api_str(json, "format", str_from(format));
}

static void one_of(JsonWriter *json, const KeySet *keys, bool or_empty) {
    json_key(json, STR("enum"));
    json_array_begin(json);
    for (size_t i = 0; i < keys->count; i++)
        json_str(json, keys->keys[i]);
    if (or_empty)
        json_str(json, STR(""));
    json_array_end(json);
}

static void items_of(JsonWriter *json, const char *type, const KeySet *opt_keys) {
    type_of(json, "array", false);
    json_key(json, STR("items"));
    json_object_begin(json);
    type_of(json, type, false);
    if (opt_keys != NULL)
        one_of(json, opt_keys, false);
    json_object_end(json);
}

static void ref(Request *rq, JsonWriter *json, Str name, const char *suffix) {
    json_object_begin(json);
    api_str(json, "$ref",
            str_join(rq->ctx->arena, STR("#/components/schemas/"), name, str_from(suffix)));
    json_object_end(json);
}

/* -- Fields of a Schema ------------------------------------------------------------------------ */

static void bounds(JsonWriter *json, const Field *field) {
    if (field->minimum == 0 && field->maximum == 0)
        return;
    api_i64(json, "minimum", field->minimum);
    api_i64(json, "maximum", field->maximum);
}

static void text_of(JsonWriter *json, const Field *field, bool required) {
    type_of(json, "string", false);
    if (required)
        api_i64(json, "minLength", 1);
    api_i64(json, "maxLength", field_maximum(field));
}

static void field_type(JsonWriter *json, const Field *field, bool required) {
    bool nullable = !required;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET: text_of(json, field, required); return;
    case FIELD_KEY:
        text_of(json, field, required);
        if (field->keys != NULL)
            one_of(json, field->keys, nullable);
        return;
    case FIELD_KEYS:
        items_of(json, "string", field->keys);
        api_i64(json, "maxItems", field_maximum(field));
        return;
    case FIELD_DATE: formatted(json, "date", nullable); return;
    case FIELD_DECIMAL:
        type_of(json, "string", nullable);
        api_str(json, "pattern", STR(DECIMAL_PATTERN));
        return;
    case FIELD_INTEGER:
        type_of(json, "integer", nullable);
        bounds(json, field);
        return;
    case FIELD_FLAG: type_of(json, "boolean", false); return;
    case FIELD_REFERENCE: type_of(json, "integer", nullable); return;
    case FIELD_REFERENCES:
        items_of(json, "integer", NULL);
        api_i64(json, "maxItems", field_maximum(field));
        return;
    }
}

static void property(Request *rq, JsonWriter *json, const Schema *schema, const Field *field,
                     bool required) {
    json_key(json, field->name);
    json_object_begin(json);
    field_type(json, field, required);
    words(rq, json, "title", field_label(rq, schema, field));
    words(rq, json, "description", schema_message(rq, schema->name, field->name, STR("hint")));
    json_object_end(json);
}

static bool sent(const Field *field) {
    return !field->internal;
}

static void begin_object(JsonWriter *json, Str name) {
    json_key(json, name);
    json_object_begin(json);
    type_of(json, "object", false);
    json_key(json, STR("properties"));
    json_object_begin(json);
}

static void begin_required(JsonWriter *json) {
    json_object_end(json);
    json_key(json, STR("required"));
    json_array_begin(json);
}

/* What GET answers and PUT takes back unchanged. */
static void read_only(JsonWriter *json, const Schema *schema) {
    static const char *const TIMES[] = { "created_at", "changed_at" };
    const Noun *noun = noun_by_name(schema->name);
    if (noun == NULL || noun->schema != schema)
        return;
    json_key(json, STR("id"));
    json_object_begin(json);
    type_of(json, "integer", false);
    api_bool(json, "readOnly", true);
    json_object_end(json);
    for (size_t i = 0; i < sizeof TIMES / sizeof TIMES[0]; i++) {
        json_key(json, str_from(TIMES[i]));
        json_object_begin(json);
        formatted(json, "date-time", true);
        api_bool(json, "readOnly", true);
        json_object_end(json);
    }
    for (size_t i = 0; i < schema->count; i++) {
        if (!schema->fields[i].internal || schema->fields[i].local)
            continue;
        json_key(json, schema->fields[i].name);
        json_object_begin(json);
        field_type(json, &schema->fields[i], schema->fields[i].required);
        api_bool(json, "readOnly", true);
        json_object_end(json);
    }
}

/* A form with some of a noun's fields is named by what it does. */
static Str input_name(Request *rq, const Route *route) {
    const Schema *schema = route->form;
    const Noun *noun = noun_by_name(schema->name);
    bool part = noun != NULL && noun->schema != schema;
    return str_join(rq->ctx->arena, part ? str_from(route->about) : schema->name, STR("_input"));
}

/* One object stands for what all routes with this form take. */
static bool takes_version(const Schema *form) {
    for (const Route *route = api_route_first(); route != NULL; route = api_route_next(route))
        if (route->form == form && api_takes_version(route))
            return true;
    return false;
}

static void version_property(Request *rq, JsonWriter *json) {
    json_key(json, STR("version"));
    json_object_begin(json);
    type_of(json, "integer", false);
    api_i64(json, "minimum", 1);
    words(rq, json, "description", msg(api_version_hint));
    json_object_end(json);
}

static void input(Request *rq, JsonWriter *json, const Route *route) {
    const Schema *schema = route->form;
    begin_object(json, input_name(rq, route));
    if (takes_version(schema))
        version_property(rq, json);
    for (size_t i = 0; i < schema->count; i++)
        if (sent(&schema->fields[i]))
            property(rq, json, schema, &schema->fields[i], schema->fields[i].required);
    read_only(json, schema);
    begin_required(json);
    for (size_t i = 0; i < schema->count; i++)
        if (sent(&schema->fields[i]) && schema->fields[i].required)
            json_str(json, schema->fields[i].name);
    json_array_end(json);
    api_bool(json, "additionalProperties", false);
    json_object_end(json);
}

/* -- Answers ----------------------------------------------------------------------------------- */

static void member_type(Request *rq, JsonWriter *json, const ApiMember *member) {
    switch (member->type) {
    case API_TEXT:
        type_of(json, "string", member->optional);
        if (member->keys != NULL)
            one_of(json, member->keys, false);
        return;
    case API_NUMBER: type_of(json, "integer", member->optional); return;
    case API_FLAG: type_of(json, "boolean", member->optional); return;
    case API_DATE: formatted(json, "date", member->optional); return;
    case API_INSTANT: formatted(json, "date-time", member->optional); return;
    case API_TEXTS: items_of(json, "string", member->keys); return;
    case API_NUMBERS: items_of(json, "integer", NULL); return;
    case API_OBJECT: type_of(json, "object", member->optional); return;
    case API_OBJECTS:
        type_of(json, "array", false);
        json_key(json, STR("items"));
        ref(rq, json, str_from(member->shape), "");
        return;
    }
}

static void member(Request *rq, JsonWriter *json, const ApiMember *from) {
    json_key(json, str_from(from->name));
    json_object_begin(json);
    member_type(rq, json, from);
    words(rq, json, "description",
          schema_message(rq, STR("api"), STR("member"), str_from(from->name)));
    json_object_end(json);
}

static const ApiMember HEAD[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "version", .type = API_NUMBER },
    { .name = "created_at", .type = API_INSTANT },
    { .name = "changed_at", .type = API_INSTANT },
};
enum { HEAD_COUNT = sizeof HEAD / sizeof *HEAD };

static void record_properties(Request *rq, JsonWriter *json, const ApiShape *from) {
    const Schema *schema = from->opt_schema;
    Str emptied = str_from(from->opt_emptied != NULL ? from->opt_emptied : "");
    for (size_t i = 0; i < HEAD_COUNT; i++)
        member(rq, json, &HEAD[i]);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field_exchanged(field))
            property(rq, json, schema, field, field->required && !str_eq(field->name, emptied));
    }
}

/* A personal field is there only for who may read it. */
static void record_required(JsonWriter *json, const Schema *schema) {
    for (size_t i = 0; i < HEAD_COUNT; i++)
        json_str(json, str_from(HEAD[i].name));
    for (size_t i = 0; i < schema->count; i++)
        if (field_exchanged(&schema->fields[i]) && !schema->fields[i].personal)
            json_str(json, schema->fields[i].name);
}

static void shape(Request *rq, JsonWriter *json, const ApiShape *from) {
    begin_object(json, str_from(from->name));
    if (from->opt_schema != NULL)
        record_properties(rq, json, from);
    for (size_t i = 0; i < from->count; i++)
        member(rq, json, &from->members[i]);
    begin_required(json);
    if (from->opt_schema != NULL)
        record_required(json, from->opt_schema);
    for (size_t i = 0; i < from->count; i++)
        if (!from->members[i].sometimes)
            json_str(json, str_from(from->members[i].name));
    json_array_end(json);
    json_object_end(json);
}

static void problem(Request *rq, JsonWriter *json) {
    static const ApiMember PROBLEM[] = {
        { .name = "type" },
        { .name = "title" },
        { .name = "status", .type = API_NUMBER },
        { .name = "detail" },
        { .name = "findings", .type = API_OBJECTS, .shape = "finding" },
        { .name = "by", .sometimes = true },
        { .name = "at", .type = API_INSTANT, .sometimes = true },
    };
    const ApiShape problem_shape = { .name = "problem",
                                     .members = PROBLEM,
                                     .count = sizeof PROBLEM / sizeof *PROBLEM };
    shape(rq, json, &problem_shape);
    Str keys[FINDING_COUNT];
    for (size_t i = 0; i < FINDING_COUNT; i++)
        keys[i] = finding_key((FindingKind)i);
    const KeySet kinds = { .name = STR("finding"), .keys = keys, .count = FINDING_COUNT };
    const ApiMember finding[] = {
        { .name = "field" },
        { .name = "kind", .keys = &kinds },
        { .name = "limit", .type = API_NUMBER },
        { .name = "message" },
        { .name = "row", .type = API_NUMBER, .sometimes = true },
        { .name = "column", .type = API_NUMBER, .optional = true, .sometimes = true },
        { .name = "value", .sometimes = true },
    };
    const ApiShape finding_shape = { .name = "finding",
                                     .members = finding,
                                     .count = sizeof finding / sizeof *finding };
    shape(rq, json, &finding_shape);
}

static bool first_with(const Route *route) {
    for (const Route *other = api_route_first(); other != route; other = api_route_next(other))
        if (other->form == route->form)
            return false;
    return true;
}

void api_components(Request *rq, JsonWriter *json) {
    problem(rq, json);
    for (size_t i = 0; i < API_SHAPE_COUNT; i++)
        shape(rq, json, &API_SHAPES[i]);
    for (size_t i = 0; i < NOUN_COUNT; i++) {
        const Schema *schema = NOUNS[i].schema;
        const ApiShape record = { .name = str_c(rq->ctx->arena, schema->name),
                                  .opt_schema = schema };
        if (api_shape(schema->name) == NULL)
            shape(rq, json, &record);
    }
    for (const Route *route = api_route_first(); route != NULL; route = api_route_next(route))
        if (route->form != NULL && first_with(route))
            input(rq, json, route);
}

/* A body without a Schema is a file, the only thing a handler reads itself. */
void api_input_ref(Request *rq, JsonWriter *json, const Route *route) {
    if (route->form == NULL)
        ref(rq, json, str_from(route->body != NULL ? route->body : "initiative_file"), "");
    else
        ref(rq, json, input_name(rq, route), "");
}

void api_answer_schema(Request *rq, JsonWriter *json, const Route *route) {
    Str name = api_answer_of(route);
    if (!route->many) {
        ref(rq, json, name, "");
        return;
    }
    json_object_begin(json);
    type_of(json, "object", false);
    json_key(json, STR("properties"));
    json_object_begin(json);
    json_key(json, STR("items"));
    json_object_begin(json);
    type_of(json, "array", false);
    json_key(json, STR("items"));
    ref(rq, json, name, "");
    json_object_end(json);
    const ApiMember next = { .name = "next", .optional = true };
    member(rq, json, &next);
    begin_required(json);
    json_str(json, STR("items"));
    json_str(json, STR("next"));
    json_array_end(json);
    json_object_end(json);
}
