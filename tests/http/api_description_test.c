/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What the API says about itself, to programs and to people, is whole. */
#include "api_schema.h"
#include "base/out.h"
#include "program.h"
#include "web/request.h"

static void references_resolve(const json_t *openapi, const json_t *value) {
    const char *name;
    json_t *member;
    json_t *walked = (json_t *)(uintptr_t)value;
    assert_non_null(api_schema_resolve(openapi, value));
    json_object_foreach(walked, name, member) references_resolve(openapi, member);
    for (size_t i = 0; i < json_array_size(value); i++)
        references_resolve(openapi, json_array_get(value, i));
}

/* Every row, every operation once, every name of an operation once. */
static void the_description_is_whole(void **state) {
    SiteTest *test = site_test(state);
    Program nobody = { .test = test, .token = STR("") }, *program = &nobody;
    program_expect(program, 200, "GET", STR("/api/v1/openapi.json"), STR(""));
    references_resolve(program->json, program->json);
    assert_true(str_eq(program_text(program, "openapi"), STR("3.1.0")));
    size_t rows = 0, operations = 0;
    for (const Route *route = ROUTES; route->path != NULL; route++)
        rows += route->guard == GUARD_BEARER;
    json_t *names = json_object(), *path, *operation;
    const char *pattern, *method;
    json_object_foreach(json_object_get(program->json, "paths"), pattern, path) {
        json_object_foreach(path, method, operation) {
            const json_t *name = json_object_get(operation, "operationId");
            assert_true(json_string_length(json_object_get(operation, "summary")) > 0);
            assert_null(json_object_get(names, json_string_value(name)));
            json_object_set_new(names, json_string_value(name), json_true());
            const json_t *parameters = json_object_get(operation, "parameters");
            for (size_t i = 0; i < json_array_size(parameters); i++)
                assert_true(json_string_length(
                                json_object_get(json_array_get(parameters, i), "description")) > 0);
            operations++;
        }
    }
    json_decref(names);
    assert_int_equal(operations, rows);
    program_done(program);
    site_test_done(test);
}

/* Bodies are called what they are: each form once, and a file by its shape. */
static void the_description_names_bodies(void **state) {
    static const struct {
        const char *path, *body;
    } CASES[] = {
        { "/api/v1/authorities/{authority}/process_templates", "process_file" },
        { "/api/v1/authorities/{authority}/imports", "initiative_file" },
        { "/api/v1/initiatives/{initiative}/contributions", "contribution_input" },
        { "/api/v1/initiatives/{initiative}/contributions/{record}/blacken",
          "contribution_blacken_input" },
        { "/api/v1/initiatives/{initiative}/contributions/{record}/answer",
          "contribution_answer_input" },
        { "/api/v1/initiatives/{initiative}/contributions/answer", "contributions_answer_input" },
        { "/api/v1/initiatives/{initiative}/join_in", "join_in_input" },
    };
    SiteTest *test = site_test(state);
    Program nobody = { .test = test, .token = STR("") }, *program = &nobody;
    program_expect(program, 200, "GET", STR("/api/v1/openapi.json"), STR(""));
    Arena *arena = test->app->store->arena;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const json_t *at = json_object_get(json_object_get(program->json, "paths"), CASES[i].path);
        static const char *const DOWN[] = { "post",   "requestBody", "content", "application/json",
                                            "schema", "$ref" };
        for (size_t d = 0; d < sizeof DOWN / sizeof *DOWN; d++)
            at = json_object_get(at, DOWN[d]);
        Str name = str_join(arena, STR("#/components/schemas/"), str_from(CASES[i].body));
        assert_string_equal(json_string_value(at), str_c(arena, name));
        Str declared = str_join(arena, STR("\""), str_from(CASES[i].body), STR("\":"));
        ptrdiff_t first = str_find(program->body, declared);
        assert_true(first > 0);
        assert_true(str_find(str_slice(program->body, (size_t)first + 1, SIZE_MAX), declared) < 0);
    }
    program_done(program);
    site_test_done(test);
}

static void the_help_names_every_address(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    browser_get(&browser, "/hilfe/api");
    assert_status(&browser, 200);
    for (const Route *route = ROUTES; route->path != NULL; route++)
        if (route->guard == GUARD_BEARER)
            assert_sees(&browser, route->path);
    for (size_t i = 0; i < FINDING_COUNT; i++)
        assert_sees(&browser, str_c(test->app->store->arena, finding_key((FindingKind)i)));
    browser_get(&browser, "/hilfe/api?sprache=de-simple");
    assert_sees(&browser, "<html lang=\"de\"");
    browser_get(&browser, "/hilfe");
    assert_sees(&browser, "<html lang=\"de-simple\"");
    site_test_done(test);
}

/* Refused by the transport before anything was looked at. */
static void what_is_refused_at_the_door_says_so(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    CLEANUP(out_done) Out much = out_open(FORM_BODY_MAX + 1);
    for (int i = 0; i <= FORM_BODY_MAX; i++)
        out_char(&much, 'x');
    browser_post_raw(&browser, "/anmelden", out_view(&much));
    assert_status(&browser, 413);
    assert_sees(&browser, "<h1 class=\"kern-heading-large\">Das ist zu groß</h1>");
    assert_sees(&browser, "Mit „Zurück“ in Ihrem Browser kommen Sie wieder zu Ihrem Text.");
    CLEANUP(out_done) Out chosen = out_open(2048);
    out_c(&chosen, "/vorhaben/a/beitraege/antworten?nr=1");
    for (int i = 0; i < 250; i++) /* short, and too many */
        out_c(&chosen, "&nr=1");
    out_char(&chosen, '\0');
    browser_get(&browser, out_view(&chosen).ptr);
    assert_status(&browser, 414);
    assert_sees(&browser, "<h1 class=\"kern-heading-large\">Diese Adresse ist zu lang</h1>");
    assert_sees(&browser, "Wählen Sie auf einmal höchstens 100 aus.");
    assert_false(browser_sees(&browser, "kB"));
    browser_get(&browser, "/%ff");
    assert_status(&browser, 400);
    assert_sees(&browser, "</html>");
    browser.language = STR("en"); /* chosen, whatever the browser says */
    browser_get(&browser, "/%ff");
    assert_sees(&browser, "<html lang=\"en\"");
    browser.language = STR("de-simple");
    browser_post_raw(&browser, "/anmelden?sprache=en", out_view(&much));
    assert_status(&browser, 413);
    assert_sees(&browser, "<html lang=\"de-simple\"");
    browser.language = STR("");
    browser.opt_header = "Accept-Language: en\r\n";
    browser_post_raw(&browser, "/api/v1/none", STR("{}"));
    assert_status(&browser, 404);
    assert_sees(&browser, "\"type\":\"/hilfe/api#not_found\"");
    browser_post_raw(&browser, "/api/v1/none", out_view(&much));
    assert_status(&browser, 413);
    assert_sees(&browser, "\"type\":\"/hilfe/api#too_large\"");
    site_test_done(test);
}

/* Whatever is refused before it is read: a program finds the kind of answer that it reads everywhere else. */
static void a_program_is_refused_at_the_door_in_its_own_form(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    CLEANUP(out_done) Out path = out_open(9100), query = out_open(9100), parts = out_open(2048);
    out_c(&path, "/api/v1/");
    out_c(&query, "/api/v1/search?q=");
    out_c(&parts, "/api/v1/search?q=1");
    for (int i = 0; i < 9000; i++) {
        out_char(&path, 'a');
        out_char(&query, 'a');
    }
    for (int i = 0; i < 250; i++)
        out_c(&parts, "&q=1");
    out_char(&path, '\0');
    out_char(&query, '\0');
    out_char(&parts, '\0');
    const char *const LONG[] = { out_view(&path).ptr, out_view(&query).ptr, out_view(&parts).ptr };
    for (size_t i = 0; i < sizeof LONG / sizeof *LONG; i++) {
        browser_get(&browser, LONG[i]);
        assert_status(&browser, 414);
        assert_sees(&browser, "\"type\":\"/hilfe/api#address_too_long\"");
        assert_sees(&browser, "\"title\":\"Diese Adresse ist zu lang\"");
        assert_sees(&browser, "\"status\":414");
    }
    browser_get(&browser, "/api/v1/%ff");
    assert_status(&browser, 400);
    assert_sees(&browser, "\"type\":\"/hilfe/api#");
    browser_get(&browser, "/hilfe/api");
    assert_sees(&browser, "id=\"address_too_long\"");
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(the_description_is_whole),
        SQLITE_TEST(the_description_names_bodies),
        SQLITE_TEST(the_help_names_every_address),
        SQLITE_TEST(what_is_refused_at_the_door_says_so),
        SQLITE_TEST(a_program_is_refused_at_the_door_in_its_own_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
