/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Every noun has its addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/noun_slug.h"
#include "web/request.h"
#include "web/router.h"

static void has_address(Arena *arena, HttpMethod method, Str below, const char *end) {
    Str path = str_join(arena, STR("/vorhaben/:initiative"), below, str_from(end));
    for (const Route *route = ROUTES; route->path != NULL; route++)
        if (route->method == method && str_eq(str_from(route->path), path))
            return;
    fail_msg("no row in ROUTES: %s " STR_FMT, method == HTTP_GET ? "GET" : "POST", STR_ARG(path));
}

/* Initiatives and comments have pages of their own. */
static void every_noun_has_its_pages(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    for (size_t i = NOUN_INITIATIVE + 1; i < NOUN_COMMENT; i++) {
        const Noun *noun = &NOUNS[i];
        Str slug = str_join(arena, STR("/"), noun_slug(noun));
        const char *edit = noun->single ? "/bearbeiten" : "/:record/bearbeiten";
        has_address(arena, HTTP_GET, noun_list_path(noun), "");
        has_address(arena, HTTP_GET, slug, edit);
        has_address(arena, HTTP_POST, slug, edit);
        if (noun->single) {
            if (noun->commentable)
                has_address(arena, HTTP_POST, slug, "/kommentare");
            continue;
        }
        has_address(arena, HTTP_GET, slug, "/neu");
        has_address(arena, HTTP_POST, slug, "/neu");
        has_address(arena, HTTP_GET, slug, "/:record");
        has_address(arena, HTTP_GET, slug, "/:record/entfernen");
        has_address(arena, HTTP_POST, slug, "/:record/entfernen");
        if (noun->commentable)
            has_address(arena, HTTP_POST, slug, "/:record/kommentare");
    }
}

static Err nothing(Request *rq) {
    (void)rq;
    return ERR_NONE;
}

static Err check_path(const char *path) {
    Route rows[] = { { .method = HTTP_GET,
                       .path = path,
                       .handler = nothing,
                       .permission = PERMISSION_PUBLIC,
                       .guard = GUARD_READ,
                       .area = AREA_ACCOUNT },
                     { .path = NULL } };
    return routes_check(rows);
}

/* A row that forgot who may, or what proves that a person meant it, keeps the server from starting. */
static void nothing_is_left_open(void **state) {
    (void)state;
    const Route whole = { .method = HTTP_POST,
                          .path = "/a",
                          .handler = nothing,
                          .permission = PERMISSION_SIGNED_IN,
                          .guard = GUARD_FORM,
                          .area = AREA_ACCOUNT };
    Route rows[] = { whole, { .path = NULL } };
    assert_int_equal(routes_check(rows), ERR_NONE);
    rows[0].permission = (Permission)0;
    assert_int_equal(routes_check(rows), ERR_INTERNAL);
    rows[0] = whole;
    rows[0].guard = (Guard)0;
    assert_int_equal(routes_check(rows), ERR_INTERNAL);
    rows[0].guard = GUARD_READ; /* of what changes something */
    assert_int_equal(routes_check(rows), ERR_INTERNAL);
    rows[0] = whole;
    rows[0].handler = NULL;
    assert_int_equal(routes_check(rows), ERR_INTERNAL);
    rows[0] = whole;
    Route twice[] = { whole, whole, { .path = NULL } };
    assert_int_equal(routes_check(twice), ERR_INTERNAL);
    Router *router = NULL;
    rows[0].permission = (Permission)0;
    assert_int_equal(router_open(rows, &router), ERR_INTERNAL);
    assert_null(router);
}

static void paths_fit_the_router(void **state) {
    (void)state;
    assert_int_equal(routes_check(ROUTES), ERR_NONE);
    assert_int_equal(check_path("/a/b/c/d/e/f/g/h/i/j/k/l"), ERR_NONE);
    assert_int_equal(check_path("/a/b/c/d/e/f/g/h/i/j/k/l/m"), ERR_INTERNAL);
    assert_int_equal(check_path("/:a/:b/:c/:d/e"), ERR_NONE);
    assert_int_equal(check_path("/:a/:b/:c/:d/:e"), ERR_INTERNAL);
    assert_int_equal(check_path("a"), ERR_INTERNAL);
}

/* A body is of a Schema or a file of some type, not both; nothing is sent to be read. */
static void a_file_stands_for_itself(void **state) {
    (void)state;
    Route rows[] = { { .method = HTTP_POST,
                       .path = "/api/v1/table",
                       .handler = nothing,
                       .permission = PERMISSION_SIGNED_IN,
                       .guard = GUARD_BEARER,
                       .area = AREA_ACCOUNT,
                       .about = "table",
                       .takes = "text/csv" },
                     { .path = NULL } };
    assert_int_equal(routes_check(rows), ERR_NONE);
    rows[0].form = &GOAL_SCHEMA;
    assert_int_equal(routes_check(rows), ERR_INTERNAL);
    rows[0].form = NULL;
    rows[0].method = HTTP_GET;
    assert_int_equal(routes_check(rows), ERR_INTERNAL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_noun_has_its_pages),
        cmocka_unit_test(nothing_is_left_open),
        cmocka_unit_test(paths_fit_the_router),
        cmocka_unit_test(a_file_stands_for_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
