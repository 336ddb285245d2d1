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
};

static void member(JsonWriter *json, const char *name, Str value) {
    json_key(json, str_from(name));
    json_str(json, value);
}

static void write_route(JsonWriter *json, const Route *route) {
    json_object_begin(json);
    member(json, "method", str_from(METHODS[route->method]));
    member(json, "path", str_from(route->path));
    member(json, "permission", PERMISSIONS.keys[route->permission - 1]);
    member(json, "area", str_from(AREAS[route->area]));
    member(json, "slug", route->noun != NULL ? noun_slug(route->noun) : STR(""));
    member(json, "list", route->noun != NULL ? noun_list_path(route->noun) : STR(""));
    json_key(json, STR("page"));
    json_bool(json, route->guard == GUARD_READ);
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
