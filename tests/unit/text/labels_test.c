/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What is declared once must have its words: every field, every key of a closed set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/audit_metric.h"
#include "domain/choices.h"
#include "domain/feedback.h"
#include "domain/gap.h"
#include "domain/guide.h"
#include "domain/method.h"
#include "domain/room.h"
#include "domain/value_pair.h"
#include "text/label_text.h"
#include "text/messages.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void has_words(Arena *arena, Str a, Str b, const char *end) {
    Str key = str_join(arena, a, STR("."), b, str_from(end));
    MsgId id;
    if (msg_find(key, &id) != ERR_NONE)
        fail_msg("no message " STR_FMT, STR_ARG(key));
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (str_empty(message_plain((Language)language, id)))
            fail_msg(STR_FMT " is empty in language %d", STR_ARG(key), language);
}

static void key_has_words(Arena *arena, const KeySet *set, Str key) {
    MsgId id = key_message(arena, set->name, key, STR("")).id;
    if (id == MSG_NONE)
        fail_msg("no message for " STR_FMT "." STR_FMT, STR_ARG(set->name), STR_ARG(key));
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (str_empty(message_plain((Language)language, id)))
            fail_msg(STR_FMT " is empty in language %d", STR_ARG(key), language);
}

/* Initiatives and comments have pages of their own. */
static bool has_pages(NounId noun) {
    return noun != NOUN_INITIATIVE && noun != NOUN_COMMENT;
}

static void every_noun_and_field_has_a_label(void **state) {
    static const char *const PAGES[] = { ".edit", ".new", ".remove" };
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        has_words(*state, schema->name, STR("noun"), "");
        has_words(*state, STR("noun"), schema->name, ".one");
        has_words(*state, STR("noun"), schema->name, ".list");
        for (size_t i = 0; i < 3 && has_pages((NounId)n); i++)
            if (i == 0 || !NOUNS[n].single)
                has_words(*state, STR("noun"), schema->name, PAGES[i]);
        for (size_t i = 0; i < schema->count; i++)
            has_words(*state, schema->name, schema->fields[i].name, ".label");
    }
}

static void every_key_has_a_label(void **state) {
    const KeySet *const SETS[] = {
        &DIRECTIONS,
        &PHASES,
        &LEVELS,
        &VOICES,
        &EFFECT_KINDS,
        &VALUE_PAIRS,
        &PERSPECTIVE_GROUPS,
        &TASK_SOURCES,
        &TASK_PARTS,
        &TASK_MEMBERS,
        &TASK_STATES,
        &TRANSLATION_LANGUAGES,
        &METHOD_REASONS,
        &NAMINGS,
        &BOARD_FORMS,
        &AGENDA_KINDS,
        &AUDIT_SELECTIONS,
        &ROOM_SIGNALS,
        &ROOM_VOICES,
        &FEEDBACK_ANSWERS,
    };
    for (size_t s = 0; s < sizeof SETS / sizeof *SETS; s++)
        for (size_t i = 0; i < SETS[s]->count; i++)
            key_has_words(*state, SETS[s], SETS[s]->keys[i]);
    for (size_t i = 0; i < LEVELS.count; i++)
        has_words(*state, LEVELS.name, LEVELS.keys[i], ".promise");
    for (size_t i = 0; i < VALUE_PAIRS.count; i++)
        has_words(*state, VALUE_PAIRS.name, VALUE_PAIRS.keys[i], ".meaning");
    for (size_t i = 0; i < AUDIT_METRICS.count; i++)
        has_words(*state, STR("audit_explain"), AUDIT_METRICS.keys[i], "");
    static const char *const SAID[] = { ".yes", ".no", ".unsaid" };
    for (size_t i = 0; i < FACTS.count; i++)
        for (size_t s = 0; s < sizeof SAID / sizeof *SAID; s++)
            has_words(*state, FACTS.name, FACTS.keys[i], SAID[s]);
}

static void every_step_of_a_rating_is_named(void **state) {
    static const char *const RATINGS[] = { "affectedness", "influence", "affectedness_self",
                                           "influence_self" };
    static const char *const STEPS[] = { ".1", ".2", ".3", ".4", ".5" };
    for (size_t r = 0; r < sizeof RATINGS / sizeof *RATINGS; r++)
        for (size_t s = 0; s < RATING_MAX; s++)
            has_words(*state, STR("stakeholder"), str_from(RATINGS[r]), STEPS[s]);
}

static void keys_become_words(void **state) {
    Perspective perspectives[] = {
        { .key = STR("a"), .label = { .de = STR("Ältere"), .en = STR("Older") } },
        { .key = STR("b"), .label = { .de = STR("Jüngere") } },
    };
    Pack pack = { .perspectives = { .items = perspectives, .count = 2, .capacity = 2 } };
    assert_true(
        str_eq(perspective_text(*state, &pack, STR("a+b"), LANGUAGE_DE), STR("Ältere + Jüngere")));
    assert_true(str_eq(perspective_text(*state, &pack, STR("a+b+c"), LANGUAGE_EN),
                       STR("Older + Jüngere + c")));
    assert_int_equal(key_message(*state, STR("no"), STR("such"), STR("key")).id, MSG_NONE);
    Gap gap = { .kind = GAP_VALUE_PAIR, .key = VALUE_PAIRS.keys[0] };
    assert_true(str_eq(
        gap_subject_text(*state, &pack, &gap, LANGUAGE_DE),
        message_plain(LANGUAGE_DE, key_message(*state, VALUE_PAIRS.name, gap.key, STR("")).id)));
    gap = (Gap){ .kind = GAP_PERSPECTIVE_OPEN, .key = STR("a") };
    assert_true(str_eq(gap_subject_text(*state, &pack, &gap, LANGUAGE_DE), STR("Ältere")));
    gap = (Gap){ .kind = GAP_GOAL_DUE, .subject = STR("Ziel"), .date = { 2026, 1, 2 } };
    assert_true(str_eq(gap_subject_text(*state, &pack, &gap, LANGUAGE_DE), STR("Ziel")));
    for (int kind = 0; kind < GAP_COUNT; kind++)
        assert_int_not_equal(gap_message(*state, &(Gap){ .kind = (GapKind)kind }).id, MSG_NONE);
}

static void keys_of_the_pack_become_words(void **state) {
    Perspective perspectives[] = { { .key = STR("a"), .label.de = STR("Ältere") } };
    Method methods[] = { { .key = STR("talk"), .label.de = STR("Gespräch") } };
    ProcessTask old_tasks[] = { { .key = STR("x"), .title.de = STR("Alt") },
                                { .key = STR("y"), .title.de = STR("Nur alt") } };
    ProcessTask new_tasks[] = { { .key = STR("x"), .title.de = STR("Neu") } };
    Process processes[] = { { .tasks = { old_tasks, 2, 2 } }, { .tasks = { new_tasks, 1, 1 } } };
    Pack pack = { .perspectives = { perspectives, 1, 1 },
                  .methods = { methods, 1, 1 },
                  .processes = { processes, 2, 2 } };
    static const struct {
        OpenKeys open;
        const char *key, *text;
    } CASES[] = {
        { OPEN_PERSPECTIVES, "a", "Ältere" }, { OPEN_METHODS, "talk", "Gespräch" },
        { OPEN_METHODS, "a", "a" },           { OPEN_TASKS, "x", "Neu" },
        { OPEN_TASKS, "y", "Nur alt" },       { OPEN_TASKS, "talk", "talk" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(str_c(*state, open_key_text(*state, &pack, CASES[i].open,
                                                        str_from(CASES[i].key), LANGUAGE_DE)),
                            CASES[i].text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_noun_and_field_has_a_label, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_key_has_a_label, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_step_of_a_rating_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_become_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_of_the_pack_become_words, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
