/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/slug.h"

static void names_become_parts_of_addresses(void **state) {
    (void)state;
    static const struct {
        const char *name, *slug;
    } CASES[] = {
        { "Anträge prüfen (KI)", "antraege-pruefen-ki" },
        { "  --Straße & Öl-- ", "strasse-oel" },
        { "Façade Łódź 2026", "facade-odz-2026" },
        { "ÄÖÜ", "aeoeue" },
        { "Привет", "" },
        { "", "" },
        { "\xff\xfe", "" },
        { "a/../b", "a-b" },
    };
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(str_c(arena, slug_make(arena, str_from(CASES[i].name), 60)),
                            CASES[i].slug);
}

static void is_cut_between_letters(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    assert_string_equal(str_c(arena, slug_make(arena, STR("abc def"), 4)), "abc");
    assert_string_equal(str_c(arena, slug_make(arena, STR("abc def"), 5)), "abc-d");
    assert_string_equal(str_c(arena, slug_make(arena, STR("aß"), 2)), "a");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_parts_of_addresses),
        cmocka_unit_test(is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
