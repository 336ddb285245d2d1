/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Lists of the API come in pages: everything once, in one order, whatever the size of a page. */
#include "program.h"

#include "base/out.h"

#define API "/api/v1"

typedef struct ListTest {
    SiteTest *site;
    InitiativeRef initiative;
    Program program; /* the lead's */
} ListTest;

static ListTest list_test(void **state) {
    ListTest test = { .site = site_test(state) };
    AppTest *app = test.site->app;
    test.initiative = app_test_initiative(app, "Antragshilfe");
    test.program =
        program_as(test.site, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    return test;
}

static void list_test_done(ListTest *test) {
    program_done(&test->program);
    site_test_done(test->site);
}

static Arena *arena_of(const ListTest *test) {
    return test->site->app->store->arena;
}

static Str url(const ListTest *test, const char *below) {
    return str_join(arena_of(test), STR(API "/initiatives/"), test->initiative.key,
                    str_from(below));
}

/* Follows "next" from `first` to its end: the numbers of the items as they came. */
static const char *walk(ListTest *test, Str first, const char *member, size_t pages_expected) {
    CLEANUP(out_done) Out seen = out_open(256);
    size_t pages = 0;
    for (Str next = str_copy(arena_of(test), first); !str_empty(next); pages++) {
        assert_true(pages < pages_expected);
        program_expect(&test->program, 200, "GET", next, STR(""));
        const json_t *items = program_at(&test->program, "items");
        for (size_t i = 0; i < json_array_size(items); i++) {
            const json_t *number = json_object_get(json_array_get(items, i), member);
            out_format(&seen, " %lld", (long long)json_integer_value(number));
        }
        next = json_is_null(program_at(&test->program, "next"))
                   ? STR("")
                   : str_copy(arena_of(test), program_text(&test->program, "next"));
    }
    assert_int_equal(pages, pages_expected);
    return str_c(arena_of(test), out_view(&seen));
}

static size_t numbers_in(const char *text) {
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == ' ';
    return count;
}

static Str with_limit(ListTest *test, Str list, size_t limit) {
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, list);
    out_format(&out, "%slimit=%zu", str_index(list, '?') < 0 ? "?" : "&", limit);
    return str_copy(arena_of(test), out_view(&out));
}

static void initiatives_come_in_pages(void **state) {
    ListTest test = list_test(state);
    enum { MADE = 6 };
    for (int i = 0; i < MADE; i++) {
        CLEANUP(out_done) Out name = out_open(64);
        out_format(&name, "Vorhaben %02d", i);
        app_test_initiative(test.site->app, str_c(arena_of(&test), out_view(&name)));
    }
    Str all = STR(API "/authorities/a/initiatives");
    const char *whole = walk(&test, all, "id", 1);
    assert_int_equal(numbers_in(whole), MADE + 1);
    assert_string_equal(walk(&test, with_limit(&test, all, 3), "id", 3), whole);
    Str archive = STR(API "/authorities/a/initiatives?archived=true");
    assert_string_equal(walk(&test, with_limit(&test, archive, 1), "id", 1), "");
    list_test_done(&test);
}

/* A goal with a comment and a draft on it; its number. */
static int64_t make_goal(ListTest *test) {
    program_expect(&test->program, 201, "POST", url(test, "/goals"),
                   STR("{\"statement\":\"Kurze Wege\"}"));
    int64_t goal = program_number(&test->program, "id");
    static const char *const COMMENTS[] = { "Gut\"", "Eben\",\"draft\":true" };
    for (size_t i = 0; i < 2; i++) {
        CLEANUP(out_done) Out body = out_open(128);
        out_format(&body, "{\"target\":%lld,\"text\":\"%s}", (long long)goal, COMMENTS[i]);
        program_expect(&test->program, 201, "POST", url(test, "/comments"), out_view(&body));
    }
    return goal;
}

/* Every page size there is gives the same whole. */
static void any_size_gives_the_same_whole(ListTest *test, Str list, const char *member,
                                          size_t count) {
    const char *whole = walk(test, list, member, 1);
    assert_int_equal(numbers_in(whole), count);
    for (size_t limit = 1; limit <= count + 1; limit++) {
        size_t pages = count == 0 ? 1 : (count + limit - 1) / limit;
        assert_string_equal(walk(test, with_limit(test, list, limit), member, pages), whole);
    }
}

static void records_come_in_pages(void **state) {
    ListTest test = list_test(state);
    enum { MADE = 5 };
    int64_t goal = 0;
    for (int i = 0; i < MADE; i++)
        goal = make_goal(&test);
    any_size_gives_the_same_whole(&test, url(&test, "/goals"), "id", MADE);
    any_size_gives_the_same_whole(&test, url(&test, "/stakeholders"), "id", 0);
    any_size_gives_the_same_whole(&test, url(&test, "/comments"), "id", 2 * MADE);
    CLEANUP(out_done) Out of_one = out_open(128);
    out_str(&of_one, url(&test, "/comments?target="));
    out_i64(&of_one, goal);
    any_size_gives_the_same_whole(&test, out_view(&of_one), "id", 2);
    const char *history = walk(&test, url(&test, "/history"), "seq", 1);
    any_size_gives_the_same_whole(&test, url(&test, "/history"), "seq", numbers_in(history));
    assert_true(numbers_in(history) > 2 * MADE);
    CLEANUP(out_done) Out of_record = out_open(128);
    out_str(&of_record, url(&test, "/history?record="));
    out_i64(&of_record, goal);
    any_size_gives_the_same_whole(&test, out_view(&of_record), "seq", 1);
    list_test_done(&test);
}

/* Drafts of others take their place in a page, but are not shown. */
static void pages_show_no_drafts_of_others(void **state) {
    ListTest test = list_test(state);
    AppTest *app = test.site->app;
    for (int i = 0; i < 3; i++)
        (void)make_goal(&test);
    Program lead = test.program;
    test.program =
        program_as(test.site, app_test_person(app, &app->authority, NULL, "team", "Tom"));
    const char *whole = walk(&test, url(&test, "/comments"), "id", 1);
    assert_int_equal(numbers_in(whole), 3);
    assert_string_equal(walk(&test, with_limit(&test, url(&test, "/comments"), 2), "id", 3), whole);
    program_done(&lead);
    list_test_done(&test);
}

static void pages_nobody_can_give_are_refused(void **state) {
    ListTest test = list_test(state);
    static const struct {
        const char *below, *parameter, *kind;
    } CASES[] = {
        { "/goals?after=x", "after", "not_positive" },
        { "/goals?after=-1", "after", "not_positive" },
        { "/goals?limit=0", "limit", "not_within" },
        { "/goals?limit=-1", "limit", "not_within" },
        { "/goals?limit=x", "limit", "not_within" },
        { "/goals?limit=2&limit=3", "limit", "repeated" },
        { "/goals?limit=201", "limit", "not_within" },
        { "/goals?limit=99999999999999999999", "limit", "not_within" },
        { "/comments?target=x", "target", "not_positive" },
        { "/history?before=x", "before", "not_positive" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        program_expect(&test.program, 422, "GET", url(&test, CASES[i].below), STR(""));
        program_finds(&test.program, CASES[i].parameter, CASES[i].kind);
    }
    program_expect(&test.program, 422, "GET", STR(API "/authorities/a/initiatives?after=x"),
                   STR(""));
    program_finds(&test.program, "after", "not_positive");
    list_test_done(&test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(initiatives_come_in_pages),
        STORE_TEST(records_come_in_pages),
        STORE_TEST(pages_show_no_drafts_of_others),
        STORE_TEST(pages_nobody_can_give_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
