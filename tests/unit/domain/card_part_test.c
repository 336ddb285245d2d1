/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Parts of a card: which fields are of which, who filled one, and taking one over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/card_part.h"

static CardForm form_of(const char *who, const char *level, const char *timing) {
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.who = str_from(who);
    form.level = str_from(level);
    form.timing = str_from(timing);
    return form;
}

static CardPart part_of(const char *field) {
    return card_part_of(schema_field(&CARD_FORM, str_from(field)));
}

static void fields_belong_to_parts(void **state) {
    (void)state;
    static const struct {
        const char *field;
        CardPart part;
    } FIELDS[] = {
        { "who", CARD_PART_WHO },
        { "perspectives", CARD_PART_WHO },
        { "level", CARD_PART_HOW },
        { "how", CARD_PART_HOW },
        { "phase", CARD_PART_WHEN },
        { "timing", CARD_PART_WHEN },
        { "why", CARD_PART_WHY },
        { "words", CARD_PART_COUNT },
        { "column", CARD_PART_COUNT },
        { "language", CARD_PART_COUNT },
        { "recorded_for", CARD_PART_COUNT },
    };
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        assert_int_equal(part_of(FIELDS[i].field), FIELDS[i].part);
}

static void any_field_fills_a_part(void **state) {
    (void)state;
    CardForm form = form_of("Pflegedienst", "consult", "");
    assert_true(card_part_filled(&form, CARD_PART_WHO));
    assert_true(card_part_filled(&form, CARD_PART_HOW));
    assert_false(card_part_filled(&form, CARD_PART_WHEN));
    assert_false(card_part_filled(&form, CARD_PART_WHY));
    assert_true(str_eq(card_part_field(&form, CARD_PART_HOW), STR("level")));
    assert_true(str_eq(card_part_field(&form, CARD_PART_WHEN), STR("timing")));
    assert_true(str_eq(card_part_field(&form, CARD_PART_WHO), STR("who")));
}

static void a_part_is_taken_whole(void **state) {
    (void)state;
    CardForm mine = form_of("Ich", "", "morgens"), theirs = form_of("Andere", "inform", "");
    assert_false(card_part_equal(&mine, &theirs, CARD_PART_HOW));
    card_part_copy(&mine, &theirs, CARD_PART_HOW);
    assert_true(card_part_equal(&mine, &theirs, CARD_PART_HOW));
    assert_true(str_eq(mine.who, STR("Ich")));
    card_part_copy(&mine, &theirs, CARD_PART_WHEN);
    assert_true(str_empty(mine.timing));
    card_part_clear(&mine, CARD_PART_WHO);
    assert_false(card_part_filled(&mine, CARD_PART_WHO));
}

static void each_part_is_one_devices(void **state) {
    (void)state;
    CardFill items[] = { { .card = { 3 }, .part = CARD_PART_HOW, .participant = { 8 } },
                         { .card = { 5 }, .part = CARD_PART_WHY, .participant = { 9 } } };
    const CardFills all = { .items = items, .count = 2 };
    const CardFills of_three = card_fills_of(&all, (CardId){ 3 });
    Card card = { .id = { 3 }, .participant = { 7 }, .form = form_of("Ich", "inform", "") };
    assert_int_equal(of_three.count, 1);
    assert_int_equal(card_fills_of(&all, (CardId){ 4 }).count, 0);
    assert_true(card_part_own(&card, &of_three, CARD_PART_WHO, (ParticipantId){ 7 }));
    assert_false(card_part_own(&card, &of_three, CARD_PART_HOW, (ParticipantId){ 7 }));
    assert_true(card_part_own(&card, &of_three, CARD_PART_HOW, (ParticipantId){ 8 }));
    assert_false(card_part_own(&card, &of_three, CARD_PART_WHEN, (ParticipantId){ 7 })); /* open */
    card.participant.v = 0; /* recorded by who leads */
    assert_false(card_part_own(&card, &of_three, CARD_PART_WHO, (ParticipantId){ 0 }));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_belong_to_parts),
        cmocka_unit_test(any_field_fills_a_part),
        cmocka_unit_test(a_part_is_taken_whole),
        cmocka_unit_test(each_part_is_one_devices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
