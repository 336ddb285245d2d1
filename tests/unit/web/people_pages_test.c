/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What the pages of people rest on: every field has its words, addresses stay on this site. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/account_forms.h"
#include "text/message.h"
#include "web/account_pages.h"
#include "web/authority_pages.h"
#include "web/browser.h"
#include "web/sign_in_pages.h"

static void has_words(Arena *arena, const Schema *schema) {
    for (size_t i = 0; i < schema->count; i++) {
        Str key = str_join(arena, schema->name, STR("."), schema->fields[i].name, STR(".label"));
        MsgId id;
        if (msg_find(key, &id) != ERR_NONE)
            fail_msg("no message " STR_FMT, STR_ARG(key));
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            assert_true(message_plain((Language)language, id).len > 0);
    }
}

static void every_field_of_a_form_has_a_label(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    for (size_t i = 0; i < ACCOUNT_FORMS_COUNT; i++)
        has_words(arena, ACCOUNT_FORMS[i]);
    has_words(arena, &NEW_AUTHORITY_SCHEMA);
    has_words(arena, &AUTHORITY_CHOICE_SCHEMA);
    has_words(arena, &EXAMPLE_PERSON_SCHEMA);
}

static void only_paths_of_this_site_are_local(void **state) {
    (void)state;
    static const char *const AWAY[] = { "",          "//x.example", "/\\x.example", "https://x",
                                        "/a\\..\\b", "javascript:", "konto",        "\\/x" };
    for (size_t i = 0; i < sizeof AWAY / sizeof *AWAY; i++)
        assert_false(path_is_local(str_from(AWAY[i])));
    assert_true(path_is_local(STR("/konto?a=b")));
}

static void a_browser_is_named_by_the_last_of_its_ancestors(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    static const struct {
        const char *agent, *name;
    } CASES[] = {
        { "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "Firefox, Linux" },
        { "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 "
          "Edg/130.0",
          "Edge, Windows" },
        { "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 "
          "Mobile/15E148 Safari/604.1",
          "Safari, iPhone" },
        { "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
          "Chrome, Android" },
        { "curl/7.88", "" },
        { "Linux", "Linux" },
        { "", "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_true(str_eq(browser_name(arena, str_from(CASES[i].agent)), str_from(CASES[i].name)));
}

static void the_table_of_addresses_leaves_nothing_open(void **state) {
    (void)state;
    assert_int_equal(routes_check(ROUTES), ERR_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_of_a_form_has_a_label),
        cmocka_unit_test(only_paths_of_this_site_are_local),
        cmocka_unit_test(a_browser_is_named_by_the_last_of_its_ancestors),
        cmocka_unit_test(the_table_of_addresses_leaves_nothing_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
