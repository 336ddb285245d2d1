/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Prints the routes table as JSON, for tests that ask every page from outside. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json_writer.h"
#include "web/noun_slug.h"
#include "web/request.h"

static const char *const METHODS[] = {
    [HTTP_GET] = "GET",     [HTTP_POST] = "POST",     [HTTP_PUT] = "PUT",
    [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
};
static const char *const AREAS[] = {
    [AREA_INSTALLATION] = "installation",
    [AREA_AUTHORITY] = "authority",
    [AREA_INITIATIVE] = "initiative",
    [AREA_ACCOUNT] = "account",
    [AREA_ROOM] = "room",
};

static const char *const TYPES[] = {
#define X(name) #name,
    FIELD_TYPE_LIST(X)
#undef X
};

static void member(JsonWriter *json, const char *name, Str value) {
    json_key(json, str_from(name));
    json_str(json, value);
}

static void number(JsonWriter *json, const char *name, int64_t value) {
    json_key(json, str_from(name));
    json_i64(json, value);
}

static void flag(JsonWriter *json, const char *name, bool value) {
    json_key(json, str_from(name));
    json_bool(json, value);
}

/* The declared fields with their limits: null where a route takes no form. */
static void write_form(JsonWriter *json, const Schema *opt_schema) {
    json_key(json, STR("form"));
    if (opt_schema == NULL) {
        json_none(json);
        return;
    }
    json_array_begin(json);
    for (size_t i = 0; i < opt_schema->count; i++) {
        const Field *field = &opt_schema->fields[i];
        bool bounded = field->minimum != 0 || field->maximum != 0;
        json_object_begin(json);
        member(json, "name", field->name);
        member(json, "type", str_from(TYPES[field->type]));
        flag(json, "required", field->required);
        number(json, "minimum", field->minimum);
        number(json, "maximum",
               field->type == FIELD_INTEGER ? field->maximum : field_maximum(field));
        flag(json, "bounded", bounded);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_route(JsonWriter *json, const Route *route) {
    json_object_begin(json);
    member(json, "method", str_from(METHODS[route->method]));
    member(json, "path", str_from(route->path));
    member(json, "permission", PERMISSIONS.keys[route->permission - 1]);
    member(json, "area", str_from(AREAS[route->area]));
    member(json, "slug", route->noun != NULL ? noun_slug(route->noun) : STR(""));
    member(json, "list", route->noun != NULL ? noun_list_path(route->noun) : STR(""));
    flag(json, "page", route->guard == GUARD_READ);
    flag(json, "program", route->guard == GUARD_BEARER);
    flag(json, "session", route->guard == GUARD_FORM);
    write_form(json, route->form);
    json_object_end(json);
}

int main(void) {
    CLEANUP(out_done) Out out = out_open(65536);
    JsonWriter json = json_open(&out, JSON_INDENTED);
    json_array_begin(&json);
    for (const Route *route = ROUTES; route->path != NULL; route++)
        write_route(&json, route);
    json_array_end(&json);
    if (json_finish(&json) != ERR_NONE)
        return EXIT_FAILURE;
    Str text = out_view(&out);
    return fwrite(text.ptr, 1, text.len, stdout) == text.len ? EXIT_SUCCESS : EXIT_FAILURE;
}
