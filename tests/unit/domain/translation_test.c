/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Which texts the public reads, whether a translation is older than they are, and what is said in its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "built.h"
#include "domain/translation_texts.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static const char *found(Arena *arena, const Translation *translation) {
    Findings findings = { 0 };
    Check check = { .today = TODAY, .pack = &BUILT_PACK, .arena = arena, .findings = &findings };
    translation_check(translation, &check);
    return findings.count == 0 ? "" : str_c(arena, finding_key(findings.items[0].kind));
}

static void one_text_at_least(void **state) {
    Translation translation;
    schema_clear(&TRANSLATION_SCHEMA, &translation);
    assert_string_equal(found(*state, &translation), "translation_empty");
    translation.answer = STR("We do so.");
    assert_string_equal(found(*state, &translation), "");
}

static void a_changed_original_makes_it_old(void **state) {
    Translation translation;
    Goal goal = { .statement = STR("Schneller"), .unit = STR("Tage") };
    schema_clear(&TRANSLATION_SCHEMA, &translation);
    translation.statement = STR("Faster");
    translation_settle(*state, &translation, &GOAL_SCHEMA, &goal);
    assert_false(translation_outdated(*state, &translation, STR("statement"), goal.statement));
    assert_true(translation_outdated(*state, &translation, STR("statement"), STR("Langsamer")));
    assert_true(
        translation_outdated(*state, &translation, STR("unit"), goal.unit)); /* never made */
}

static void a_digest_is_the_same_everywhere(void **state) {
    Str digest = translation_digest(*state, STR("Tage"));
    assert_string_equal(str_c(*state, digest), "03aa52fb08e01ec2");
}

/* "occasion answer": what of the record is read. */
static const char *shown(Arena *arena, const Whole *whole, NounId noun, const void *record) {
    TranslationText texts[TRANSLATION_TEXTS_MAX];
    size_t count = translation_texts_of(whole, TODAY, noun, record, texts);
    Str names = STR("");
    for (size_t i = 0; i < count; i++)
        if (texts[i].shown)
            names =
                str_join(arena, names, names.len > 0 ? STR(" ") : STR(""), texts[i].field->name);
    return str_c(arena, names);
}

static void what_is_kept_back_is_not_asked_for(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Involvement *involvement = with_involvement(&b, "1", "consult", DAY(1), DAY(2), (Date){ 0 });
    involvement->occasion = STR("Treffen");
    involvement->planned_text = STR("Bald");
    Whole whole = built_whole(&b);
    assert_string_equal(shown(*state, &whole, NOUN_INVOLVEMENT, involvement), "occasion");
    involvement->heard_on = (Date){ 0 };
    assert_string_equal(shown(*state, &whole, NOUN_INVOLVEMENT, involvement),
                        "occasion planned_text");
    Disclosure nothing = { .public_parts = STR("") };
    whole.lists[NOUN_DISCLOSURE] = (RecordList){ &nothing, 1 };
    assert_string_equal(shown(*state, &whole, NOUN_INVOLVEMENT, involvement), "");
    involvement->answer_shared = true; /* read under its link all the same */
    assert_string_equal(shown(*state, &whole, NOUN_INVOLVEMENT, involvement),
                        "occasion planned_text");
}

static void an_answer_that_is_none_yet_is_not_asked_for(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    Contribution *contribution = with_contribution(&b, DAY(3));
    Whole whole = built_whole(&b);
    assert_string_equal(shown(*state, &whole, NOUN_CONTRIBUTION, contribution), "subject answer");
    contribution->answered_on = DAY(20); /* not yet */
    assert_string_equal(shown(*state, &whole, NOUN_CONTRIBUTION, contribution), "subject");
    contribution->published = false;
    assert_string_equal(shown(*state, &whole, NOUN_CONTRIBUTION, contribution), "");
    Goal goal = { .statement = STR("Schneller") };
    assert_string_equal(shown(*state, &whole, NOUN_GOAL, &goal),
                        ""); /* nobody decided to show them */
}

static bool is_within(const SaidWords *block, Str text) {
    return text.ptr >= block->begin && text.ptr + text.len <= block->begin + block->len;
}

static void what_is_said_lies_in_its_block(void **state) {
    Goal goals[] = {
        { .record = { .id = { 7 } }, .statement = STR("Schneller"), .unit = STR("Tage") },
        { .record = { .id = { 8 } }, .statement = STR("Leichter") }
    };
    Translation said[3];
    for (size_t i = 0; i < 3; i++)
        schema_clear(&TRANSLATION_SCHEMA, &said[i]);
    said[0].about = (RecordId){ 8 };
    said[1].about = said[2].about = (RecordId){ 7 };
    said[0].language = said[1].language = STR("en");
    said[2].language = STR("de-simple");
    said[0].statement = STR("Easier");
    said[1].statement = STR("Faster");
    said[2].statement = STR("Es geht schneller");
    translation_settle(*state, &said[1], &GOAL_SCHEMA, &goals[0]);
    TranslationList all = { .items = said, .count = 3 };
    Whole whole = { .lists[NOUN_GOAL] = { goals, 2 } };
    Translations english = translations_in(*state, &all, STR("en"));
    Whole shown_whole = translations_say_whole(*state, &english, &whole);
    const Goal *now = whole_goals(&shown_whole).items;
    assert_true(str_eq(now[0].statement, STR("Faster")) &&
                is_within(&english.now, now[0].statement));
    assert_true(str_eq(now[1].statement, STR("Easier")) &&
                is_within(&english.older, now[1].statement)); /* of which words, nobody knows */
    assert_true(str_eq(now[0].unit, STR("Tage")));
    assert_true(str_eq(goals[0].statement, STR("Schneller"))); /* the record stays as it is */
    Translations none = translations_in(*state, &all, STR(""));
    assert_int_equal(none.count, 0);
}

/* What somebody was answered is what stands now; which answers wait for their translation is known. */
static void an_older_answer_is_not_said(void **state) {
    Translation said;
    Involvement involvement = { .record = { .id = { 7 } },
                                .occasion = STR("Treffen"),
                                .place = STR("Schule am Park"),
                                .answer = STR("Nein") };
    schema_clear(&TRANSLATION_SCHEMA, &said);
    said.about = involvement.record.id;
    said.language = STR("en");
    said.occasion = STR("Meeting");
    said.answer = STR("Yes");
    said.place = STR("Town hall"); /* where it was to be before */
    TranslationList all = { .items = &said, .count = 1 };
    Translations english = translations_in(*state, &all, STR("en"));
    translations_say(*state, &english, NOUN_INVOLVEMENT, &involvement);
    assert_true(str_eq(involvement.answer, STR("Nein")));
    assert_true(str_eq(involvement.occasion, STR("Meeting")));
    assert_true(str_eq(involvement.place, STR("Schule am Park")));
    assert_int_equal(english.awaited->count, 1);
    assert_ptr_equal(english.awaited->items[0].ptr, involvement.answer.ptr);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_text_at_least, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_original_makes_it_old, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_digest_is_the_same_everywhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_kept_back_is_not_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_is_none_yet_is_not_asked_for, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_said_lies_in_its_block, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_answer_is_not_said, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
