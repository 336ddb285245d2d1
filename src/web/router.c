/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/router.h"

#include <stdlib.h>

#include "base/log.h"
#include "web/api_shapes.h"

typedef struct RouteList {
    const Route **items;
    size_t count;
} RouteList;

struct Router {
    const Route *routes;
    RouteList by_segments[PATH_SEGMENTS_MAX + 1];
};

static size_t segment_count(Str path) {
    size_t count = 0;
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '/')
            count++;
    return count;
}

/* Literal before parameter, position by position. */
static int compare_routes(const void *left, const void *right) {
    Str a = str_from((*(const Route *const *)left)->path);
    Str b = str_from((*(const Route *const *)right)->path);
    Str piece_a, piece_b;
    while (str_cut(&a, '/', &piece_a) && str_cut(&b, '/', &piece_b)) {
        bool parameter_a = str_starts(piece_a, STR(":"));
        bool parameter_b = str_starts(piece_b, STR(":"));
        if (parameter_a != parameter_b)
            return parameter_a ? 1 : -1;
    }
    return 0;
}

Err router_open(const Route *routes, Router **ret) {
    TRY(routes_check(routes));
    Router *router = calloc(1, sizeof *router);
    if (router == NULL)
        abort();
    router->routes = routes;
    for (const Route *route = routes; route->path != NULL; route++)
        router->by_segments[segment_count(str_from(route->path))].count++;
    for (size_t n = 0; n <= PATH_SEGMENTS_MAX; n++) {
        RouteList *list = &router->by_segments[n];
        list->items = calloc(list->count + 1, sizeof(const Route *));
        if (list->items == NULL)
            abort();
        list->count = 0;
    }
    for (const Route *route = routes; route->path != NULL; route++) {
        RouteList *list = &router->by_segments[segment_count(str_from(route->path))];
        list->items[list->count++] = route;
    }
    for (size_t n = 0; n <= PATH_SEGMENTS_MAX; n++)
        qsort(router->by_segments[n].items, router->by_segments[n].count, sizeof(const Route *),
              compare_routes);
    *ret = router;
    return ERR_NONE;
}

void router_close(Router *router) {
    if (router == NULL)
        return;
    for (size_t n = 0; n <= PATH_SEGMENTS_MAX; n++)
        free(router->by_segments[n].items);
    free(router);
}

static bool path_matches(const char *pattern, Str path, Str parameters[PATH_PARAMETERS_MAX]) {
    Str rest = str_from(pattern), piece, value;
    size_t count = 0;
    while (str_cut(&rest, '/', &piece)) {
        if (!str_cut(&path, '/', &value))
            return piece.len == 0 && rest.len == 0;
        if (str_starts(piece, STR(":"))) {
            if (value.len == 0)
                return false;
            parameters[count++] = value;
        } else if (!str_eq(piece, value)) {
            return false;
        }
    }
    return path.len == 0;
}

const Route *router_find(const Router *router, HttpMethod method, Str path,
                         Str parameters[PATH_PARAMETERS_MAX], bool *ret_other) {
    *ret_other = false;
    size_t segments = segment_count(path);
    if (segments > PATH_SEGMENTS_MAX)
        return NULL;
    const RouteList *list = &router->by_segments[segments];
    for (size_t i = 0; i < list->count; i++) {
        if (!path_matches(list->items[i]->path, path, parameters))
            continue;
        if (list->items[i]->method == method)
            return list->items[i];
        *ret_other = true;
    }
    return NULL;
}

Str router_methods(const Router *router, const Request *rq) {
    Str parameters[PATH_PARAMETERS_MAX];
    CLEANUP(out_done) Out out = out_open(64);
    const RouteList *list = &router->by_segments[segment_count(rq->http->path)];
    for (size_t i = 0; i < list->count; i++) {
        if (!path_matches(list->items[i]->path, rq->http->path, parameters))
            continue;
        out_comma(&out);
        out_c(&out, api_method(list->items[i]->method));
        if (list->items[i]->method == HTTP_GET)
            out_c(&out, ", HEAD");
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

bool router_has_page(const Router *router, Str path) {
    Str parameters[PATH_PARAMETERS_MAX];
    bool other;
    return router_find(router, HTTP_GET, path, parameters, &other) != NULL;
}

size_t router_body_limit(const Router *router, HttpMethod method, Str path) {
    Str parameters[PATH_PARAMETERS_MAX];
    bool other;
    const Route *route = router_find(router, method, path, parameters, &other);
    if (route == NULL)
        return HTTP_BODY_SMALL;
    if (route->method == HTTP_GET)
        return 0;
    if (route->body_max > 0)
        return route->body_max;
    /* From anybody, or a button with its hidden fields. */
    if (route->guard == GUARD_ORIGIN || (route->guard == GUARD_FORM && route->form == NULL))
        return HTTP_BODY_SMALL;
    return route->guard == GUARD_BEARER ? API_BODY_MAX : FORM_BODY_MAX;
}
