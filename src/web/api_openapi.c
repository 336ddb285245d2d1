/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_openapi.h"

#include "text/messages.h"
#include "web/api_input.h"
#include "web/api_output.h"
#include "web/api_shapes.h"
#include "web/record_display.h"

/* Every noun is removed alike, but what somebody said goes with a reason, and what they know of
 * (app/removed_contribution.h, app/removed_involvement.h). */
static const char *about_of(const Route *route) {
    if (route->method == HTTP_DELETE && route->noun == &NOUNS[NOUN_CONTRIBUTION])
        return "contribution_delete";
    if (route->method == HTTP_DELETE && route->noun == &NOUNS[NOUN_INVOLVEMENT])
        return "involvement_delete";
    return route->about;
}

Message api_about(Request *rq, const Route *route) {
    Message about = schema_message(rq, STR("api"), STR("about"), str_from(about_of(route)));
    if (route->noun != NULL)
        about.slots[0].text = html_text_of(rq->html, noun_message(rq, route->noun, "one"));
    return about;
}

static void words(Request *rq, JsonWriter *json, const char *name, Message message) {
    api_str(json, name, html_text_of(rq->html, message));
}

/* "/api/v1/initiatives/:initiative" → "/api/v1/initiatives/{initiative}" */
static Str path_of(Request *rq, const Route *route) {
    CLEANUP(out_done) Out out = out_open(128);
    Str rest = str_from(route->path + 1), piece;
    while (str_cut(&rest, '/', &piece)) {
        bool named = str_starts(piece, STR(":"));
        out_c(&out, named ? "/{" : "/");
        out_str(&out, named ? str_slice(piece, 1, SIZE_MAX) : piece);
        out_c(&out, named ? "}" : "");
    }
    if (str_ends(str_from(route->path), STR("/")) && !str_ends(out_view(&out), STR("/")))
        out_char(&out, '/');
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* "get_initiatives_initiative_goals" */
static Str name_of(Request *rq, const Route *route) {
    CLEANUP(out_done) Out out = out_open(128);
    Str rest = str_slice(str_from(route->path), sizeof "/api/v1" - 1, SIZE_MAX), piece;
    out_str(&out, str_lower_ascii(rq->ctx->arena, str_from(api_method(route->method))));
    while (str_cut(&rest, '/', &piece)) {
        if (str_empty(piece))
            continue;
        out_char(&out, '_');
        out_str(&out, str_starts(piece, STR(":")) ? str_slice(piece, 1, SIZE_MAX) : piece);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* -- Parameters -------------------------------------------------------------------------------- */

/* `message`: "api.parameter.<message>" */
static void begin_parameter(Request *rq, JsonWriter *json, Str name, Str message, const char *place,
                            bool required) {
    json_object_begin(json);
    api_str(json, "name", name);
    api_str(json, "in", str_from(place));
    api_bool(json, "required", required);
    words(rq, json, "description", schema_message(rq, STR("api"), STR("parameter"), message));
    json_key(json, STR("schema"));
    json_object_begin(json);
}

static void end_parameter(JsonWriter *json) {
    json_object_end(json);
    json_object_end(json);
}

static void parameter(Request *rq, JsonWriter *json, Str name, Str message, const char *place,
                      bool required, const char *type) {
    begin_parameter(rq, json, name, message, place, required);
    api_str(json, "type", str_from(type));
    end_parameter(json);
}

static void path_parameters(Request *rq, JsonWriter *json, const Route *route) {
    Str rest = str_from(route->path), piece;
    while (str_cut(&rest, '/', &piece)) {
        if (!str_starts(piece, STR(":")))
            continue;
        bool number = str_eq(piece, STR(":record")) || str_eq(piece, STR(":board")) ||
                      str_eq(piece, STR(":account"));
        Str name = str_slice(piece, 1, SIZE_MAX);
        parameter(rq, json, name, name, "path", true, number ? "integer" : "string");
    }
}

static const char *parameter_type(const ApiParameter *parameter) {
    if (parameter->type == API_NUMBER)
        return "integer";
    if (parameter->type == API_TEXTS)
        return "array"; /* sent as often as there are */
    return parameter->type == API_FLAG ? "boolean" : "string";
}

/* One behind "?". */
static void query_parameter(Request *rq, JsonWriter *json, const ApiParameter *known) {
    Str name = str_from(known->name);
    begin_parameter(rq, json, name, name, "query", known->required);
    api_str(json, "type", str_from(parameter_type(known)));
    if (known->type == API_TEXTS) {
        json_key(json, STR("items"));
        json_object_begin(json);
        api_str(json, "type", STR("string"));
        json_object_end(json);
    }
    if (known->keys != NULL) {
        json_key(json, STR("enum"));
        json_array_begin(json);
        for (size_t i = 0; i < known->keys->count; i++)
            json_str(json, known->keys->keys[i]);
        json_array_end(json);
    }
    end_parameter(json);
}

static void query_parameters(Request *rq, JsonWriter *json, const Route *route) {
    Str rest = str_from(route->query != NULL ? route->query : ""), name;
    while (str_cut(&rest, ' ', &name)) {
        const ApiParameter *known = api_parameter(name);
        if (known != NULL)
            query_parameter(rq, json, known);
    }
}

static void parameters(Request *rq, JsonWriter *json, const Route *route) {
    json_key(json, STR("parameters"));
    json_array_begin(json);
    path_parameters(rq, json, route);
    query_parameters(rq, json, route);
    if (route->method != HTTP_GET)
        parameter(rq, json, STR("Idempotency-Key"), STR("idempotency_key"), "header", false,
                  "string");
    if (api_takes_version(route))
        parameter(rq, json, STR("If-Match"), STR("if_match"), "header", false, "string");
    json_array_end(json);
}

/* -- Operations -------------------------------------------------------------------------------- */

static void content(Request *rq, JsonWriter *json, const Route *route,
                    void (*schema)(Request *rq, JsonWriter *json, const Route *route)) {
    json_key(json, STR("content"));
    json_object_begin(json);
    json_key(json, STR("application/json"));
    json_object_begin(json);
    json_key(json, STR("schema"));
    schema(rq, json, route);
    json_object_end(json);
    json_object_end(json);
}

/* A file: any bytes of one of these types. */
static void media(JsonWriter *json, const char *types) {
    Str rest = str_from(types), type;
    json_key(json, STR("content"));
    json_object_begin(json);
    while (str_cut(&rest, ' ', &type)) {
        json_key(json, type);
        json_object_begin(json);
        if (str_eq(type, STR("application/json"))) {
            json_key(json, STR("schema"));
            json_object_begin(json);
            api_str(json, "type", STR("object"));
            json_object_end(json);
        }
        json_object_end(json);
    }
    json_object_end(json);
}

static void problem_ref(JsonWriter *json, const char *status) {
    json_key(json, str_from(status));
    json_object_begin(json);
    api_str(json, "$ref", STR("#/components/responses/problem"));
    json_object_end(json);
}

static void responses(Request *rq, JsonWriter *json, const Route *route) {
    int status = api_status_of(route);
    json_key(json, STR("responses"));
    json_object_begin(json);
    json_key(json, status == 204 ? STR("204") : status == 201 ? STR("201") : STR("200"));
    json_object_begin(json);
    words(rq, json, "description", api_about(rq, route));
    if (route->media != NULL)
        media(json, route->media);
    else if (status != 204)
        content(rq, json, route, api_answer_schema);
    json_object_end(json);
    if (status == 204 && route->noun == &NOUNS[NOUN_CONTRIBUTION]) {
        json_key(json, STR("202"));
        json_object_begin(json);
        words(rq, json, "description", msg(notice_erase_noted));
        json_object_end(json);
    }
    problem_ref(json, "401");
    problem_ref(json, "403");
    problem_ref(json, "404");
    if (route->method != HTTP_GET) {
        problem_ref(json, "409");
        problem_ref(json, "413");
        problem_ref(json, "415");
    }
    problem_ref(json, "422");
    problem_ref(json, "503");
    problem_ref(json, "default");
    json_object_end(json);
}

static void operation(Request *rq, JsonWriter *json, const Route *route) {
    json_key(json, str_lower_ascii(rq->ctx->arena, str_from(api_method(route->method))));
    json_object_begin(json);
    api_str(json, "operationId", name_of(rq, route));
    words(rq, json, "summary", api_about(rq, route));
    json_key(json, STR("tags"));
    json_array_begin(json);
    json_str(json, route->noun != NULL ? route->noun->schema->plural : STR("start"));
    json_array_end(json);
    parameters(rq, json, route);
    if (route->method != HTTP_GET) {
        json_key(json, STR("requestBody"));
        json_object_begin(json);
        api_bool(json, "required", route->takes != NULL || route->form != NULL);
        if (route->takes != NULL)
            media(json, route->takes);
        else
            content(rq, json, route, api_input_ref);
        json_object_end(json);
    }
    responses(rq, json, route);
    json_object_end(json);
}

static bool same_path(const Route *a, const Route *b) {
    return str_eq(str_from(a->path), str_from(b->path));
}

static bool first_of_path(const Route *route) {
    for (const Route *other = api_route_first(); other != route; other = api_route_next(other))
        if (same_path(other, route))
            return false;
    return true;
}

static void paths(Request *rq, JsonWriter *json) {
    json_key(json, STR("paths"));
    json_object_begin(json);
    for (const Route *route = api_route_first(); route != NULL; route = api_route_next(route)) {
        if (!first_of_path(route))
            continue;
        json_key(json, path_of(rq, route));
        json_object_begin(json);
        for (const Route *same = route; same != NULL; same = api_route_next(same))
            if (same_path(same, route))
                operation(rq, json, same);
        json_object_end(json);
    }
    json_object_end(json);
}

static void info(Request *rq, JsonWriter *json) {
    json_key(json, STR("info"));
    json_object_begin(json);
    words(rq, json, "title", msg(api_title));
    words(rq, json, "description", msg(api_lead));
    api_str(json, "version", rq->app->version);
    json_object_end(json);
    json_key(json, STR("servers"));
    json_array_begin(json);
    json_object_begin(json);
    api_str(json, "url", str_empty(rq->app->base_url) ? STR("/") : rq->app->base_url);
    json_object_end(json);
    json_array_end(json);
}

static void security(Request *rq, JsonWriter *json) {
    json_key(json, STR("securitySchemes"));
    json_object_begin(json);
    json_key(json, STR("token"));
    json_object_begin(json);
    api_str(json, "type", STR("http"));
    api_str(json, "scheme", STR("bearer"));
    words(rq, json, "description", msg(api_token_hint));
    json_object_end(json);
    json_object_end(json);
}

static void problem_response(Request *rq, JsonWriter *json) {
    json_key(json, STR("responses"));
    json_object_begin(json);
    json_key(json, STR("problem"));
    json_object_begin(json);
    words(rq, json, "description", msg(api_problem_hint));
    json_key(json, STR("content"));
    json_object_begin(json);
    json_key(json, STR("application/problem+json"));
    json_object_begin(json);
    json_key(json, STR("schema"));
    json_object_begin(json);
    api_str(json, "$ref", STR("#/components/schemas/problem"));
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
}

Err api_openapi(Request *rq) {
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_str(&json, "openapi", STR("3.1.0"));
    info(rq, &json);
    json_key(&json, STR("security"));
    json_array_begin(&json);
    json_object_begin(&json);
    json_key(&json, STR("token"));
    json_array_begin(&json);
    json_array_end(&json);
    json_object_end(&json);
    json_array_end(&json);
    paths(rq, &json);
    json_key(&json, STR("components"));
    json_object_begin(&json);
    security(rq, &json);
    problem_response(rq, &json);
    json_key(&json, STR("schemas"));
    json_object_begin(&json);
    api_components(rq, &json);
    json_object_end(&json);
    json_object_end(&json);
    json_object_end(&json);
    return api_close(&json);
}
