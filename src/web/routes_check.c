/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* routes_check.c -- the table of routes is refused at start when a row leaves anything open. */
#include <stdbool.h>

#include "base/log.h"
#include "web/request.h"

/* The router has room for as many. */
static bool path_fits(Str path) {
    size_t segments = 0, parameters = 0;
    for (size_t i = 0; i < path.len; i++) {
        segments += path.ptr[i] == '/';
        parameters += path.ptr[i] == '/' && i + 1 < path.len && path.ptr[i + 1] == ':';
    }
    return str_starts(path, STR("/")) && segments <= PATH_SEGMENTS_MAX &&
           parameters <= PATH_PARAMETERS_MAX;
}

/* Who reads sends no form; who sends one by a page is shown it again. */
static bool form_complete(const Route *route) {
    bool reads = route->method == HTTP_GET;
    if (reads && (route->form != NULL || route->again != NULL))
        return false;
    if (route->acts && (reads || route->form == NULL || route->again == NULL))
        return false;
    if (route->file != NULL && (reads || route->again == NULL))
        return false;
    return reads || route->form == NULL || route->again != NULL || route->guard == GUARD_BEARER;
}

static bool row_complete(const Route *route) {
    bool reads = route->method == HTTP_GET;
    Str path = str_from(route->path);
    if (!path_fits(path) || !form_complete(route))
        return false;
    if (route->handler == NULL || route->permission == PERMISSION_UNSET)
        return false;
    if (route->guard == GUARD_UNSET || (route->guard == GUARD_READ && !reads))
        return false;
    if (reads && route->guard != GUARD_READ && route->guard != GUARD_BEARER)
        return false;
    if ((route->guard == GUARD_BEARER) != (route->about != NULL))
        return false;
    if (route->media != NULL && (route->guard != GUARD_BEARER || !reads))
        return false;
    if (route->takes != NULL && (route->guard != GUARD_BEARER || reads || route->form != NULL))
        return false;
    bool names_initiative = str_find(path, STR("/:initiative")) >= 0;
    return names_initiative == (route->area == AREA_INITIATIVE);
}

static bool same_shape(Str a, Str b) {
    Str piece_a, piece_b;
    while (str_cut(&a, '/', &piece_a)) {
        if (!str_cut(&b, '/', &piece_b))
            return false;
        bool parameters = str_starts(piece_a, STR(":")) && str_starts(piece_b, STR(":"));
        if (!parameters && !str_eq(piece_a, piece_b))
            return false;
    }
    return b.len == 0;
}

Err routes_check(const Route *routes) {
    Err result = ERR_NONE;
    for (const Route *route = routes; route->path != NULL; route++) {
        bool good = row_complete(route);
        for (const Route *other = routes; good && other != route; other++)
            if (other->method == route->method &&
                same_shape(str_from(other->path), str_from(route->path)))
                good = false;
        if (good)
            continue;
        log_line(LOG_ERROR, "route_incomplete", log_c("path", route->path));
        result = ERR_INTERNAL;
    }
    return result;
}
