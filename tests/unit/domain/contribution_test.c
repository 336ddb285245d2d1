/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* After a blackening: where a name that went out of one field still stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domain/contribution.h"

typedef struct Case {
    const char *subject, *text, *new_subject, *new_text, *answer;
    const char *sent, *answered; /* the words that are told */
} Case;

static const char *words(Arena *arena, const WordsLeft *left) {
    Str all = STR("");
    for (size_t i = 0; i < left->count; i++)
        all = str_join(arena, all, i > 0 ? STR(" ") : STR(""), left->items[i]);
    return str_c(arena, all);
}

static void names_left_are_found(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    const Case cases[] = {
        { "Schulung", "Frau Zwiebel fragt", "Schulung", "Jemand fragt", "Gern", "", "" },
        { "Frau Zwiebel", "Frau Zwiebel fragt", "Frau Zwiebel", "Jemand fragt", "Gern", "Zwiebel",
          "" },
        { "Schulung", "Frau Zwiebel fragt", "Schulung", "Frau […] fragt", "Frau Zwiebel: ja", "",
          "Zwiebel" },
        { "Zwiebel", "Von Zwiebel", "Zwiebel", "Von […]", "Zwiebel!", "Zwiebel", "Zwiebel" },
        /* a word of the language is no name, nor is a part of another word */
        { "Schulung", "bitte bald", "Schulung", "bitte", "Sehr bald", "", "" },
        { "Zwiebelkuchen", "Von Zwiebel", "Zwiebelkuchen", "Von […]", "", "", "" },
        { "Ämter", "Von Özdal", "Ämter", "Von […]", "Özdal hat recht", "", "Özdal" },
        /* what only begins a sentence, or a name, is none */
        { "Ich bin Max Muster", "Ich bin Max Muster. Mehr Zeit", "Mehr Zeit",
          "Ich bin […]. Mehr Zeit", "Wir danken", "", "" },
        { "Ich bin Max Muster", "Ich bin Max Muster", "Mehr Zeit", "Ich bin Max […]", "Herr Muster",
          "Max", "Muster" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *one = &cases[i];
        const Contribution before = { .subject = str_from(one->subject),
                                      .text = str_from(one->text),
                                      .answer = str_from(one->answer) };
        const Contribution after = { .subject = str_from(one->new_subject),
                                     .text = str_from(one->new_text),
                                     .answer = str_from(one->answer) };
        const NamesLeft left = contribution_names_left(arena, &before, &after);
        if (strcmp(words(arena, &left.sent), one->sent) != 0 ||
            strcmp(words(arena, &left.answer), one->answered) != 0)
            fail_msg("case %zu: %s / %s", i, words(arena, &left.sent), words(arena, &left.answer));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(names_left_are_found) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
