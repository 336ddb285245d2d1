/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* After a blackening: where a name that went out of one field still stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/contribution.h"

typedef struct Case {
    const char *subject, *text, *new_subject, *new_text, *answer;
    bool sent, answered;
} Case;

static void names_left_are_found(void **state) {
    (void)state;
    const Case cases[] = {
        { "Schulung", "Frau Zwiebel fragt", "Schulung", "Jemand fragt", "Gern", false, false },
        { "Frau Zwiebel", "Frau Zwiebel fragt", "Frau Zwiebel", "Jemand fragt", "Gern", true,
          false },
        { "Schulung", "Frau Zwiebel fragt", "Schulung", "Frau […] fragt", "Frau Zwiebel: ja", false,
          true },
        { "Zwiebel", "Von Zwiebel", "Zwiebel", "Von […]", "Zwiebel!", true, true },
        /* a word of the language is no name, nor is a part of another word */
        { "Schulung", "bitte bald", "Schulung", "bitte", "Sehr bald", false, false },
        { "Zwiebelkuchen", "Von Zwiebel", "Zwiebelkuchen", "Von […]", "", false, false },
        { "Ämter", "Von Özdal", "Ämter", "Von […]", "Özdal hat recht", false, true },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *one = &cases[i];
        const Contribution before = { .subject = str_from(one->subject),
                                      .text = str_from(one->text),
                                      .answer = str_from(one->answer) };
        const Contribution after = { .subject = str_from(one->new_subject),
                                     .text = str_from(one->new_text),
                                     .answer = str_from(one->answer) };
        const NamesLeft left = contribution_names_left(&before, &after);
        if (left.sent != one->sent || left.answer != one->answered)
            fail_msg("case %zu", i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(names_left_are_found) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
