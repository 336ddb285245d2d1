/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/label.h"
#include "domain/pack.h"

/* A label came with a file, in the language of who made it. */
static void a_label_is_read_in_the_language_of_the_reader(void **state) {
    (void)state;
    Role roles[] = {
        { .key = STR("lead"), .label = { .de = STR("Projektleitung"), .en = STR("Lead") } },
        { .key = STR("representative"),
          .label = { .de = STR("Vertretung"), .en = STR("Representative") } },
    };
    const Pack pack = { .roles = { .items = roles, .count = 2 } };
    static const struct {
        const char *label;
        Language language;
        const char *read;
    } CASES[] = {
        { "Projektleitung", LANGUAGE_EN, "Lead" },
        { "Projektleitung", LANGUAGE_DE, "Projektleitung" },
        { "Lead", LANGUAGE_DE, "Projektleitung" },
        { "Vertretung (Personalrat)", LANGUAGE_EN, "Representative (Personalrat)" },
        { "Representative (Personalrat)", LANGUAGE_DE_SIMPLE, "Vertretung (Personalrat)" },
        { "ehemaliges Mitglied", LANGUAGE_EN, "former member" },
        /* What only begins like a role is none. */
        { "Vertretungen", LANGUAGE_EN, "Vertretungen" },
        { "Leader of all", LANGUAGE_DE, "Leader of all" },
        { "", LANGUAGE_EN, "" },
    };
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(
            str_c(arena, label_read(&pack, arena, str_from(CASES[i].label), CASES[i].language)),
            CASES[i].read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_is_read_in_the_language_of_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
