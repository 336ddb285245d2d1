/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/language.h"

static void every_tag_round_trips(void **state) {
    (void)state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        Language language;
        assert_int_equal(language_parse(language_tag((Language)i), &language), ERR_NONE);
        assert_int_equal(language, i);
    }
}

static void other_tags_are_invalid(void **state) {
    (void)state;
    Language language = LANGUAGE_EN;
    assert_int_equal(language_parse(STR("fr"), &language), ERR_INVALID);
    assert_int_equal(language_parse(STR("de-AT"), &language), ERR_INVALID);
    assert_int_equal(language_parse(STR(""), &language), ERR_INVALID);
    assert_int_equal(language, LANGUAGE_EN);
    assert_int_equal(language_parse(STR("DE"), &language), ERR_NONE);
    assert_int_equal(language, LANGUAGE_DE);
}

static void accept_language(void **state) {
    (void)state;
    static const struct {
        Str header;
        Language language;
    } CASES[] = {
        { STR_INIT(""), LANGUAGE_DE },
        { STR_INIT("fr, it;q=0.5"), LANGUAGE_DE },
        { STR_INIT("en"), LANGUAGE_EN },
        { STR_INIT("en-GB,en;q=0.9,de;q=0.8"), LANGUAGE_EN },
        { STR_INIT("fr,de;q=0.3,en;q=0.7"), LANGUAGE_EN },
        { STR_INIT("en;q=0.7, de-AT ; q=0.70"), LANGUAGE_EN },
        { STR_INIT("EN-us;Q=0.5,DE;q=0.51"), LANGUAGE_DE },
        { STR_INIT("de-simple, de;q=0.9"), LANGUAGE_DE_SIMPLE },
        { STR_INIT("en;q=0, *;q=0.1"), LANGUAGE_DE },
        { STR_INIT("en;q=0"), LANGUAGE_DE },
        { STR_INIT("en;q=2"), LANGUAGE_DE },
        { STR_INIT("en;q=1.001"), LANGUAGE_DE },
        { STR_INIT("en;q=0x1"), LANGUAGE_DE },
        { STR_INIT("english"), LANGUAGE_DE },
        { STR_INIT(",;,;;q=,en;q=0.001"), LANGUAGE_EN },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Language language = language_accept(CASES[i].header, LANGUAGE_DE, false);
        if (language != CASES[i].language)
            fail_msg("\"" STR_FMT "\" gave %d", STR_ARG(CASES[i].header), (int)language);
    }
}

/* The languages of those who take part in a workshop are chosen on its pages only. */
static void accept_language_of_participants(void **state) {
    (void)state;
    static const struct {
        Str header;
        Language elsewhere, takes_part;
    } CASES[] = {
        { STR_INIT("ar"), LANGUAGE_DE, LANGUAGE_AR },
        { STR_INIT("ar-EG,en;q=0.4"), LANGUAGE_EN, LANGUAGE_AR },
        { STR_INIT("uk-UA,uk;q=0.9,de;q=0.8"), LANGUAGE_DE, LANGUAGE_UK },
        { STR_INIT("de,tr;q=0.9"), LANGUAGE_DE, LANGUAGE_DE },
        { STR_INIT("de-simple,tr;q=0.9"), LANGUAGE_DE_SIMPLE, LANGUAGE_DE_SIMPLE },
        { STR_INIT("fr,tr;q=0.2"), LANGUAGE_DE, LANGUAGE_TR },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_int_equal(language_accept(CASES[i].header, LANGUAGE_DE, false), CASES[i].elsewhere);
        assert_int_equal(language_accept(CASES[i].header, LANGUAGE_DE, true), CASES[i].takes_part);
    }
}

static void what_no_person_has_reviewed(void **state) {
    (void)state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        assert_int_equal(language_reviewed((Language)i), i < LANGUAGE_OWN_COUNT);
        assert_int_equal(language_right_to_left((Language)i), i == LANGUAGE_AR);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_tag_round_trips),
        cmocka_unit_test(other_tags_are_invalid),
        cmocka_unit_test(accept_language),
        cmocka_unit_test(accept_language_of_participants),
        cmocka_unit_test(what_no_person_has_reviewed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
