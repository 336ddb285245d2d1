/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/password_rules.h"

enum { GOOD = FINDING_COUNT };

typedef struct Case {
    const char *password;
    int kind; /* GOOD: taken */
} Case;

static const Case CASES[] = {
    { "passwort1234", FINDING_PASSWORD_COMMON },
    { "P4$$w0rt2026!", FINDING_PASSWORD_COMMON },
    { "MeinSicheresPasswort", FINDING_PASSWORD_COMMON },
    { "Willkommen123", FINDING_PASSWORD_COMMON },
    { "Sommer2026!!", FINDING_PASSWORD_COMMON },
    { "geheimgeheim", FINDING_PASSWORD_COMMON },
    { "123456789012", FINDING_PASSWORD_REGULAR },
    { "210987654321", FINDING_PASSWORD_REGULAR },
    { "aaaaaaaaaaaa", FINDING_PASSWORD_REGULAR },
    { "            ", FINDING_PASSWORD_REGULAR },
    { "abcdefghijkl", FINDING_PASSWORD_REGULAR },
    { "qwertzuiop12", FINDING_PASSWORD_REGULAR },
    { "asdfghjklqwertz", FINDING_PASSWORD_REGULAR },
    { "xk7xk7xk7xk7", FINDING_PASSWORD_REGULAR },
    { "20262026202620", FINDING_PASSWORD_REGULAR },
    { "Einklang2026", FINDING_PASSWORD_NAMES },
    { "einklang-einklang", FINDING_PASSWORD_NAMES },
    { "joerg.gruesse@amt-sued.example", FINDING_PASSWORD_NAMES },
    { "Jo\xCC\x88rgGr\xC3\xBC\xC3\x9F"
      "e1",
      FINDING_PASSWORD_NAMES }, /* "JörgGrüße1", ö as a Mac has it */
    { "AmtSued12345", FINDING_PASSWORD_NAMES },
    { "ein langes Passwort", GOOD },
    { "Haus Vogel Lampe", GOOD },
    { "tV7#qLm2x!Rz", GOOD },
    { "J\xC3\xB6rg mag Rhabarber", GOOD },
    { "Passwort Tulpe Gabel", GOOD },
    { "\xD0\xB4\xD0\xBE\xD0\xBC \xD0\xBB\xD0\xB5\xD1\x81 \xD0\xBC\xD0\xBE\xD1\x81\xD1\x82 "
      "\xD1\x81\xD0\xB0\xD0\xB4",
      GOOD },
};

static void what_is_tried_first_is_refused(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    PasswordWords names = { 0 };
    password_words_add(arena, &names,
                       STR("J\xC3\xB6rg Gr\xC3\xBC\xC3\x9F"
                           "e"));
    password_words_add(arena, &names, STR("joerg.gruesse@amt-sued.example"));
    password_words_add(arena, &names,
                       STR("Amt S\xC3\xBC"
                           "d"));
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        FindingKind kind = FINDING_COUNT;
        bool easy = password_too_easy(arena, str_from(CASES[i].password), &names, &kind);
        if (easy != (CASES[i].kind != GOOD) || (easy && (int)kind != CASES[i].kind))
            fail_msg("%s: %d, kind %d", CASES[i].password, easy, (int)kind);
    }
}

/* The name of nobody in particular takes nothing away. */
static void words_have_three_letters(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    PasswordWords names = { 0 };
    password_words_add(arena, &names, STR("Li, von der \xC3\x84u"));
    assert_int_equal(names.count, 2);
    assert_true(str_eq(names.items[0], STR("von")));
    assert_true(str_eq(names.items[1], STR("der")));
    password_words_add(arena, &names, STR(""));
    assert_int_equal(names.count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_tried_first_is_refused),
        cmocka_unit_test(words_have_three_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
