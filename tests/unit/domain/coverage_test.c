/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/coverage.h"
#include "unit/domain/built.h"

#define NO_DAY ((Date){ 0 })

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* Which stakeholders a reason is about, by the order they were added: "12". */
static void out_whom(Out *out, const Built *b, const RecordIds *whom) {
    for (size_t i = 0; i < whom->count; i++)
        for (size_t k = 0; k < b->stakeholders.count; k++)
            if (b->stakeholders.items[k].record.id.v == whom->items[i].v)
                out_char(out, (char)('1' + k));
}

/* A line in short: "heard self informed* reason(12) reason(2)". */
static const char *line_text(const Built *b, const char *key) {
    Whole whole = built_whole(b);
    Coverage coverage = coverage_of(b->arena, &BUILT_PACK, TODAY, &whole);
    const CoverageLine *line = coverage_line(&coverage, str_from(key));
    if (line == NULL)
        return "none";
    CLEANUP(out_done) Out out = out_open(256);
    out_str(&out, COVERAGE_STATES.keys[line->state]);
    if (line->self)
        out_c(&out, " self");
    if (line->represented)
        out_c(&out, " represented");
    if (line->only_informed)
        out_c(&out, " only_informed");
    if (!line->counted)
        out_c(&out, " uncounted");
    out_c(&out, ":");
    for (size_t i = 0; i < line->reasons.count; i++) {
        out_char(&out, ' ');
        out_str(&out, COVERAGE_REASONS.keys[line->reasons.items[i].kind]);
        if (line->reasons.items[i].whom.count == 0)
            continue;
        out_char(&out, '(');
        out_whom(&out, b, &line->reasons.items[i].whom);
        out_char(&out, ')');
    }
    return str_c(b->arena, out_view(&out));
}

/* Whoever was entered only after the involvement was over is told apart from who was there. */
static void who_joined_later_says_so(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_stakeholder(&b, "little_german", "self");
    Involvement *involvement = with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    Involvement before = *involvement;
    *list_push(b.arena, &involvement->stakeholders) = b.stakeholders.items[1].record.id;
    involvement->joined_later = involvement_joined_later(b.arena, involvement, &before, TODAY);
    involvement->answer_shared = true;
    involvement->answer = STR("Ja");
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    assert_string_equal(line_text(&b, "little_german"),
                        "answered self: answered(2) joined_later(2)");
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    assert_false(coverage_line(&coverage, STR("it"))->joined_later);
    assert_true(coverage_line(&coverage, STR("little_german"))->joined_later);
    /* on the day itself nobody is late, and who is taken out is none of it */
    assert_int_equal(involvement_joined_later(b.arena, involvement, &before, DAY(2)).count, 0);
    before = *involvement;
    involvement->stakeholders.count = 1;
    assert_int_equal(involvement_joined_later(b.arena, involvement, &before, TODAY).count, 0);
}

static void nobody_is_open(void **state) {
    Built b = { .arena = *state };
    assert_string_equal(line_text(&b, "it"), "open: nobody");
    assert_string_equal(line_text(&b, "suppliers"), "open uncounted: nobody");
    assert_string_equal(line_text(&b, "nobody"), "none");
}

static void a_name_alone_is_open(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it older_people", "represented");
    assert_string_equal(line_text(&b, "it"), "open represented: not_involved(1)");
    assert_string_equal(line_text(&b, "older_people"), "open represented: not_involved(1)");
    assert_string_equal(line_text(&b, "little_german"), "open: nobody");
}

static void informing_is_never_hearing(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "older_people", "self");
    with_involvement(&b, "1", "inform", DAY(1), DAY(2), DAY(3));
    assert_string_equal(line_text(&b, "older_people"), "open self only_informed: informed(1)");
    with_involvement(&b, "1", "consult", DAY(20), NO_DAY, NO_DAY);
    assert_string_equal(line_text(&b, "older_people"), "planned self: informed(1) planned(1)");
}

static void a_plan_becomes_heard_becomes_answered(void **state) {
    static const struct {
        Date planned, heard, answered;
        const char *line;
    } CASES[] = {
        { { 2026, 6, 20 }, { 0 }, { 0 }, "planned self: planned(1)" },
        { { 2026, 6, 15 }, { 0 }, { 0 }, "planned self: planned(1)" },
        { { 2026, 6, 14 }, { 0 }, { 0 }, "planned self: overdue(1)" },
        { { 2026, 6, 14 }, { 2026, 6, 15 }, { 0 }, "heard self: heard(1)" },
        { { 2026, 6, 14 }, { 2026, 6, 16 }, { 0 }, "planned self: overdue(1)" },
        { { 2026, 6, 1 }, { 2026, 6, 2 }, { 2026, 6, 15 }, "answered self: answered(1)" },
        { { 2026, 6, 1 }, { 2026, 6, 2 }, { 2026, 6, 16 }, "heard self: heard(1)" },
    };
    static const char *const LEVELS_ABOVE[] = { "consult", "involve", "collaborate", "decide" };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        for (size_t l = 0; l < 4; l++) {
            Built b = { .arena = *state };
            with_stakeholder(&b, "it", "self");
            with_involvement(&b, "1", LEVELS_ABOVE[l], CASES[i].planned, CASES[i].heard,
                             CASES[i].answered);
            assert_string_equal(line_text(&b, "it"), CASES[i].line);
        }
}

/* As rows from before there was this rule may have it. */
static void a_day_without_an_answer_is_no_answer(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3))->answer = STR("");
    assert_string_equal(line_text(&b, "it"), "heard self: answer_unsaid(1)");
}

/* Under a link, or on the public page, as openness has it: otherwise those it concerns still wait. */
static void an_answer_that_nobody_can_read_is_none(void **state) {
    static const struct {
        bool shared, published;
        const char *public_parts; /* NULL: nobody decided */
        const char *line;
    } CASES[] = {
        { false, false, NULL, "heard self: answer_unseen(1)" },
        { false, false, "answers", "heard self: answer_unseen(1)" },
        { false, true, "problem plan", "heard self: answer_unseen(1)" },
        { false, true, "", "heard self: answer_unseen(1)" },
        { false, true, "plan answers", "answered self: answered(1)" },
        { false, true, NULL, "answered self: answered(1)" },
        { true, false, NULL, "answered self: answered(1)" },
        { true, true, "", "answered self: answered(1)" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Built b = { .arena = *state };
        *list_push(b.arena, &b.initiatives) = (Initiative){ .published = CASES[i].published };
        if (CASES[i].public_parts != NULL)
            *list_push(b.arena, &b.disclosures) =
                (Disclosure){ .public_parts = str_from(CASES[i].public_parts),
                              .staff_parts = STR("answers") }; /* staff has accounts */
        with_stakeholder(&b, "it", "self");
        with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3))->answer_shared =
            CASES[i].shared;
        assert_string_equal(line_text(&b, "it"), CASES[i].line);
    }
}

/* Of a contribution the public reads nothing before it is released, nor its answer. */
static void answers_to_what_is_not_released_are_read_by_nobody(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Involvement *involvement = with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    involvement->answer = STR("");
    with_contribution(&b, DAY(3));
    Contribution *contribution = with_contribution(&b, DAY(3));
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    contribution->published = false;
    assert_string_equal(line_text(&b, "it"), "heard self: answer_unreleased(1)");
    involvement->answer = STR("Wird so."); /* told to all at once, but not each what became of it */
    assert_string_equal(line_text(&b, "it"), "heard self: answered_in_general(1)");
    contribution->published = true;
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
}

/* Said in confidence: the day on which they were told stands for page and link. */
static void who_was_told_has_an_answer(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Involvement *involvement = with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    Contribution *contribution = with_contribution(&b, DAY(3));
    contribution->published = false;
    contribution->told_on = (Date){ 2026, 6, 16 }; /* not yet */
    assert_string_equal(line_text(&b, "it"), "heard self: answered_in_general(1)");
    contribution->told_on = DAY(4);
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    involvement->answer = STR("");
    involvement->answer_shared = false; /* and they need no page and no link */
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    with_contribution(&b, DAY(3));
    assert_string_equal(line_text(&b, "it"), "heard self: answer_unseen(1)");
}

/* Who wrote a card reads its answer under their receipt: that it is there counts, not what a file or days say of it, as
 * where an initiative was imported. */
static void a_receipt_of_a_workshop_shows_the_answer(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3))->answer = STR("");
    Contribution *contribution = with_contribution(&b, DAY(3));
    contribution->published = false;
    contribution->source = STR("workshop");
    Workshop *workshop = list_push(b.arena, &b.workshops);
    *workshop = (Workshop){ .record = built_record(&b), .held_on = DAY(1), .delete_on = DAY(28) };
    *list_push(b.arena, &workshop->led_to) = contribution->record.id;
    assert_string_equal(line_text(&b, "it"), "heard self: answer_unreleased(1)");
    contribution->read_under_receipt = true;
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    workshop->held_on = workshop->delete_on = NO_DAY; /* nobody typed when it was */
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
}

/* On the plan itself there is no link, only the public page. */
static void said_elsewhere_the_answer_is_to_be_known_all_the_same(void **state) {
    Built b = { .arena = *state };
    *list_push(b.arena, &b.initiatives) = (Initiative){ .published = true };
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    Contribution *contribution = with_contribution(&b, DAY(3));
    contribution->involvement = (RecordId){ 0 };
    contribution->stakeholder = b.stakeholders.items[0].record.id;
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    contribution->published = false;
    assert_string_equal(line_text(&b, "it"), "heard self: answered(1) contribution_unread(1)");
    contribution->told_on = DAY(4);
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    contribution->told_on = NO_DAY;
    contribution->published = true;
    b.initiatives.items[0].published = false;
    assert_string_equal(line_text(&b, "it"), "heard self: answered(1) contribution_unread(1)");
}

static void each_contribution_is_answered(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Involvement *involvement = with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    Contribution *contribution = with_contribution(&b, NO_DAY);
    assert_string_equal(line_text(&b, "it"), "heard self: contribution_open(1)");
    contribution->outcome = STR("partly");
    contribution->answer = STR("Etwas");
    contribution->answered_on = DAY(3);
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    involvement->answer = STR(""); /* the answers to the contributions are one */
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    involvement->answered_on = NO_DAY;
    assert_string_equal(line_text(&b, "it"), "heard self: heard(1)");
    involvement->answered_on = DAY(3);
    involvement->cancelled_on = DAY(4);
    assert_string_equal(line_text(&b, "it"), "open self: not_involved(1)");
}

/* On the plan itself, or where it was cancelled: whoever waits holds their line back. */
static void said_elsewhere_it_waits_all_the_same(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    Contribution *contribution = with_contribution(&b, NO_DAY);
    contribution->involvement = (RecordId){ 0 };
    contribution->outcome = STR("");
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)"); /* of nobody named */
    contribution->stakeholder = b.stakeholders.items[0].record.id;
    assert_true(strstr(line_text(&b, "it"), "heard self:") != NULL);
    assert_true(strstr(line_text(&b, "it"), "contribution_waiting") != NULL);
    contribution->source = STR("public"); /* nobody of the group was asked for it */
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
    contribution->source = STR("");
    contribution->outcome = STR("partly");
    contribution->answer = STR("Etwas");
    contribution->answered_on = DAY(3);
    contribution->told_on = DAY(3);
    assert_string_equal(line_text(&b, "it"), "answered self: answered(1)");
}

/* An involvement that only informs, or heard nobody yet, counts no contributions: their answers are to be read all the
 * same, and whom they are to be read by is who was named, or else all of the involvement. */
static void said_where_nobody_was_heard_it_is_to_be_known_as_well(void **state) {
    static const struct {
        const char *level;
        Date planned;
        const char *known, *unread;
    } CASES[] = {
        { "inform",
          { 2026, 6, 1 },
          "answered self: answered(1) informed(12)",
          "heard self: answered(1) informed(12) contribution_unread" },
        { "consult",
          { 2026, 6, 20 },
          "answered self: answered(1) planned(12)",
          "heard self: answered(1) planned(12) contribution_unread" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Built b = { .arena = *state };
        with_stakeholder(&b, "it", "self");
        with_stakeholder(&b, "it", "self");
        with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
        with_involvement(&b, "12", CASES[i].level, CASES[i].planned, NO_DAY, NO_DAY);
        Contribution *contribution = with_contribution(&b, DAY(3));
        contribution->told_on = DAY(4);
        assert_string_equal(line_text(&b, "it"), CASES[i].known);
        contribution->told_on = NO_DAY;
        assert_string_equal(
            line_text(&b, "it"),
            str_c(b.arena, str_join(b.arena, str_from(CASES[i].unread), STR("(12)"))));
        contribution->stakeholder = b.stakeholders.items[1].record.id;
        assert_string_equal(
            line_text(&b, "it"),
            str_c(b.arena, str_join(b.arena, str_from(CASES[i].unread), STR("(2)"))));
        b.involvements.items[1].answer_shared = true;
        assert_string_equal(line_text(&b, "it"), CASES[i].known);
        contribution->outcome = STR("");
        assert_non_null(strstr(line_text(&b, "it"), "contribution_waiting(2)"));
        assert_null(strstr(line_text(&b, "it"), "contribution_open")); /* nobody was heard there */
    }
}

static void the_best_involvement_decides(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_stakeholder(&b, "it", "represented");
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "2", "consult", DAY(1), DAY(2), DAY(3));
    with_involvement(&b, "1", "consult", DAY(20), NO_DAY, NO_DAY);
    /* whose voice: that of the answered involvement, not of the one planned */
    assert_string_equal(line_text(&b, "it"),
                        "answered represented: answered(2) planned(1) not_involved(3)");
    with_involvement(&b, "13", "involve", DAY(1), DAY(2), DAY(3));
    assert_string_equal(line_text(&b, "it"),
                        "answered self represented: answered(2) planned(1) answered(13)");
}

/* Two groups of one perspective: who got an answer does not speak for who waits for one. */
static void who_waits_holds_the_line(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it older_people", "self");
    with_stakeholder(&b, "it", "represented");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    with_involvement(&b, "2", "involve", DAY(1), DAY(2), NO_DAY);
    assert_string_equal(line_text(&b, "it"), "heard represented: answered(1) heard(2)");
    assert_string_equal(line_text(&b, "older_people"), "answered self: answered(1)");
    /* in whatever order, and also where it is the same group */
    with_involvement(&b, "12", "consult", DAY(4), DAY(5), DAY(6));
    assert_string_equal(line_text(&b, "it"),
                        "heard represented: answered(1) heard(2) answered(12)");
    b.involvements.items[1].answered_on = DAY(7);
    b.involvements.items[1].answer_shared = true;
    assert_string_equal(line_text(&b, "it"),
                        "heard represented: answered(1) answer_unsaid(2) answered(12)");
    b.involvements.items[1].answer = STR("Wird so.");
    assert_string_equal(line_text(&b, "it"),
                        "answered self represented: answered(1) answered(2) answered(12)");
    /* who is only planned or informed holds nothing */
    with_involvement(&b, "2", "consult", DAY(20), NO_DAY, NO_DAY);
    with_involvement(&b, "2", "inform", DAY(1), NO_DAY, NO_DAY);
    assert_string_equal(line_text(&b, "it"),
                        "answered self represented: answered(1) answered(2) answered(12) "
                        "planned(2) informed(2)");
}

static void an_omission_counts_while_nobody_is_asked(void **state) {
    Built b = { .arena = *state };
    with_omission(&b, "it");
    with_omission(&b, "suppliers");
    assert_string_equal(line_text(&b, "it"), "omitted: omitted");
    assert_string_equal(line_text(&b, "suppliers"), "omitted: omitted");
    with_stakeholder(&b, "it", "self");
    assert_string_equal(line_text(&b, "it"), "omitted self: not_involved(1) omitted");
    with_involvement(&b, "1", "inform", DAY(1), NO_DAY, NO_DAY);
    assert_string_equal(line_text(&b, "it"), "omitted self only_informed: informed(1) omitted");
    with_involvement(&b, "1", "consult", DAY(20), NO_DAY, NO_DAY);
    assert_string_equal(line_text(&b, "it"), "planned self: informed(1) planned(1) overtaken");
}

static void a_joined_key_speaks_for_its_own_line(void **state) {
    Built b = { .arena = *state };
    assert_string_equal(line_text(&b, "little_german+older_people"), "none");
    *list_push(b.arena, &b.intersections) =
        (Intersection){ .record = built_record(&b),
                        .perspectives = STR("little_german older_people") };
    assert_string_equal(line_text(&b, "little_german+older_people"), "open: nobody");
    with_stakeholder(&b, "little_german+older_people", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    assert_string_equal(line_text(&b, "little_german+older_people"), "answered self: answered(1)");
    assert_string_equal(line_text(&b, "little_german"), "open: nobody");
    assert_string_equal(line_text(&b, "older_people"), "open: nobody");
    /* nor do two single keys make an intersection */
    with_stakeholder(&b, "it older_people", "self");
    assert_string_equal(line_text(&b, "it+older_people"), "none");
    with_stakeholder(&b, "it+older_people", "");
    assert_string_equal(line_text(&b, "it+older_people"), "open: not_involved(3)");
}

static void counts_are_of_counted_lines(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_stakeholder(&b, "older_people", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    with_involvement(&b, "2", "inform", DAY(1), NO_DAY, NO_DAY);
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    assert_int_equal(coverage.lines.count, 5);
    assert_int_equal(coverage.counted, 3);
    assert_int_equal(coverage.counts[COVERAGE_ANSWERED], 1);
    assert_int_equal(coverage.counts[COVERAGE_OPEN], 2);
    assert_int_equal(coverage.only_informed, 1);
    const CoverageLine *line = coverage_line(&coverage, STR("it"));
    assert_int_equal(line->stakeholders.count, 1);
    assert_int_equal(line->reasons.items[0].record.v, b.involvements.items[0].record.id.v);
    assert_true(date_eq(line->reasons.items[0].date, DAY(3)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_joined_later_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_is_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_alone_is_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(informing_is_never_hearing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_plan_becomes_heard_becomes_answered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_day_without_an_answer_is_no_answer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_nobody_can_read_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_to_what_is_not_released_are_read_by_nobody, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(who_was_told_has_an_answer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_receipt_of_a_workshop_shows_the_answer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(said_elsewhere_the_answer_is_to_be_known_all_the_same,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_contribution_is_answered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(said_elsewhere_it_waits_all_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(said_where_nobody_was_heard_it_is_to_be_known_as_well,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_best_involvement_decides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_waits_holds_the_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_omission_counts_while_nobody_is_asked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_joined_key_speaks_for_its_own_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_are_of_counted_lines, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
