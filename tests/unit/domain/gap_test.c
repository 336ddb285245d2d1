/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/choices.h"
#include "domain/gap.h"
#include "domain/rating.h"
#include "unit/domain/built.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

typedef GapList GapsOf(Arena *arena, const Pack *pack, Date today, const Whole *whole,
                       const Coverage *coverage);

/* Every gap as "key" or "key(perspective)", in order. */
static const char *text_by(const Built *b, GapsOf *gaps_by) {
    Whole whole = built_whole(b);
    Coverage coverage = coverage_of(b->arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_by(b->arena, &BUILT_PACK, TODAY, &whole, &coverage);
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < gaps.count; i++) {
        if (i > 0)
            out_char(&out, ' ');
        out_str(&out, GAPS.keys[gaps.items[i].kind]);
        if (!str_empty(gaps.items[i].key))
            out_format(&out, "(" STR_FMT ")", STR_ARG(gaps.items[i].key));
    }
    return str_c(b->arena, out_view(&out));
}

static const char *gaps_text(const Built *b) {
    return text_by(b, gaps_of);
}

static const char *plan_text(const Built *b) {
    return text_by(b, gaps_of_plan);
}

/* An initiative in which nothing is missing. */
static Built complete(Arena *arena) {
    Built b = { .arena = arena };
    *list_push(arena, &b.initiatives) = (Initiative){ .record = built_record(&b),
                                                      .name = STR("Vorhaben"),
                                                      .problem = STR("x"),
                                                      .if_nothing_done = STR("x"),
                                                      .ways_without_ai = STR("x"),
                                                      .published = true,
                                                      .participation_contact = STR("x") };
    *list_push(arena, &b.use_contexts) = (UseContext){ .record = built_record(&b),
                                                       .work_steps = STR("x"),
                                                       .when_wrong_or_off = STR("x") };
    *list_push(arena, &b.goals) =
        (Goal){ .record = built_record(&b),
                .statement = STR("Ziel"),
                .indicator = STR("Tage"),
                .baseline = { 30, 0, true },
                .target = { 10, 0, true },
                .due = DAY(20),
                .value_pairs = STR("people fairness transparency privacy safety") };
    *list_push(arena, &b.effects) = (Effect){ .record = built_record(&b),
                                              .kind = STR("chance"),
                                              .statement = STR("x"),
                                              .value_pairs = STR("agency sustainability") };
    Stakeholder *all = with_stakeholder(&b, "it little_german older_people", "self");
    all->affectedness = 4;
    all->influence = 3;
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    return b;
}

static void nothing_is_missing(void **state) {
    Built b = complete(*state);
    assert_string_equal(gaps_text(&b), "");
}

static void everything_is_missing(void **state) {
    Built b = { .arena = *state };
    *list_push(b.arena, &b.initiatives) = (Initiative){ .published = true };
    assert_string_equal(
        gaps_text(&b),
        "problem if_nothing_done ways_without_ai public_contact use_context no_goal no_stakeholder "
        "perspective_open(it) perspective_open(little_german) perspective_open(older_people) "
        "value_pair(people) value_pair(fairness) value_pair(transparency) value_pair(privacy) "
        "value_pair(safety) value_pair(agency) value_pair(sustainability) society_effect");
}

static void a_goal_needs_its_measure(void **state) {
    Built b = complete(*state);
    b.goals.items[0] = (Goal){ .record = b.goals.items[0].record,
                               .statement = STR("Ziel"),
                               .value_pairs = b.goals.items[0].value_pairs };
    assert_string_equal(gaps_text(&b), "goal_indicator goal_baseline goal_target goal_due");
    b = complete(*state);
    b.goals.items[0].due = DAY(14);
    assert_string_equal(gaps_text(&b), "goal_overdue");
    *list_push(b.arena, &b.measurements) =
        (Measurement){ .record = built_record(&b), .goal = b.goals.items[0].record.id };
    assert_string_equal(gaps_text(&b), "");
}

static void a_weak_voice_is_named(void **state) {
    Built b = complete(*state);
    Stakeholder *s = &b.stakeholders.items[0];
    s->influence = 2;
    assert_string_equal(gaps_text(&b), "strengthen_voice");
    s->influence = 3;
    s->influence_self = 1;
    assert_string_equal(gaps_text(&b), "strengthen_voice");
    s->affectedness = 3;
    assert_string_equal(gaps_text(&b), "");
    s->affectedness_self = 5;
    assert_string_equal(gaps_text(&b), "strengthen_voice");
    s->voice = STR("");
    s->influence = s->influence_self = FIELD_NONE;
    assert_string_equal(gaps_text(&b), "stakeholder_voice stakeholder_unrated");
}

static void a_weak_voice_that_shapes_is_strengthened(void **state) {
    static const struct {
        const char *level;
        Date heard;
        const char *gaps;
    } CASES[] = {
        { "consult", { 2026, 6, 2 }, "strengthen_voice" },
        { "involve", { 2026, 6, 2 }, "strengthen_voice" },
        { "collaborate", { 0 }, "strengthen_voice" },
        { "collaborate", { 2026, 6, 16 }, "strengthen_voice" },
        { "collaborate", { 2026, 6, 15 }, "" },
        { "decide", { 0 }, "strengthen_voice" },
        { "decide", { 2026, 6, 2 }, "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Built b = complete(*state);
        b.stakeholders.items[0].influence = 1;
        with_involvement(&b, "1", CASES[i].level, DAY(20), CASES[i].heard,
                         date_none(CASES[i].heard) ? CASES[i].heard : TODAY);
        assert_string_equal(gaps_text(&b), CASES[i].gaps);
        assert_true(stakeholder_weak_voice(&b.stakeholders.items[0]));
    }
}

/* The perspective is answered by another group; who was never asked is named all the same. */
static void a_group_never_asked_is_named(void **state) {
    Built b = complete(*state);
    Stakeholder *s = with_stakeholder(&b, "older_people", "self");
    s->affectedness = s->influence = 3;
    assert_string_equal(gaps_text(&b), "stakeholder_not_involved");
    with_involvement(&b, "2", "inform", DAY(1), (Date){ 0 }, (Date){ 0 })->note = STR("Brief");
    assert_string_equal(gaps_text(&b), "stakeholder_not_involved");
    /* strongly affected and only informed says more */
    s->affectedness = 5;
    assert_string_equal(gaps_text(&b), "affected_only_informed");
    s->affectedness = 3;
    with_involvement(&b, "2", "consult", DAY(20), (Date){ 0 }, (Date){ 0 });
    assert_string_equal(gaps_text(&b), "");
    /* heard and still waiting: the line says so */
    b.involvements.items[2].heard_on = DAY(10);
    assert_string_equal(gaps_text(&b), "perspective_heard(older_people)");
    b.involvements.count = 1;
    s->perspectives = STR("suppliers");
    assert_string_equal(gaps_text(&b), "stakeholder_not_involved perspective_open(suppliers)");
    with_omission(&b, "suppliers");
    assert_string_equal(gaps_text(&b), "");
}

static void perspectives_say_how_far_they_are(void **state) {
    Built b = complete(*state);
    Involvement *involvement = &b.involvements.items[0];
    involvement->answered_on = (Date){ 0 };
    assert_string_equal(gaps_text(&b), "perspective_heard(it) perspective_heard(little_german) "
                                       "perspective_heard(older_people)");
    involvement->heard_on = (Date){ 0 };
    assert_string_equal(gaps_text(&b), "perspective_planned(it) perspective_planned(little_german) "
                                       "perspective_planned(older_people) involvement_overdue");
    involvement->level = STR("inform");
    assert_string_equal(gaps_text(&b), "affected_only_informed perspective_only_informed(it) "
                                       "perspective_only_informed(little_german) "
                                       "perspective_only_informed(older_people) "
                                       "nobody_outside_involved inform_unconfirmed");
    /* The gap carries the stakeholder's number: what leads there must not read it as another noun's. */
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of(b.arena, &BUILT_PACK, TODAY, &whole, &coverage);
    assert_int_equal(gaps.items[0].noun, NOUN_STAKEHOLDER);
    assert_int_equal(gaps.items[0].record.v, b.stakeholders.items[0].record.id.v);
}

static void somebody_outside_is_needed(void **state) {
    Built b = complete(*state);
    b.stakeholders.items[0].perspectives = STR("it");
    with_omission(&b, "little_german");
    with_omission(&b, "older_people");
    assert_string_equal(gaps_text(&b), "nobody_outside");
    b.omissions.items[0].reason = STR("");
    assert_string_equal(gaps_text(&b), "nobody_outside omission_incomplete(little_german)");
    b.stakeholders.items[0].perspectives = STR("it it+older_people");
    assert_string_equal(gaps_text(&b), "omission_incomplete(little_german)");
}

/* One line for all who are named, and whether anybody outside is; what else the plan lacks stands there, too. */
static void an_empty_plan_says_what_it_lacks(void **state) {
    Built b = complete(*state);
    assert_string_equal(plan_text(&b), "");
    with_stakeholder(&b, "it", "self");
    assert_string_equal(plan_text(&b), "stakeholder_not_involved");
    b.involvements.count = 0;
    assert_string_equal(plan_text(&b), "nobody_involved nobody_outside_involved");
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of_plan(b.arena, &BUILT_PACK, TODAY, &whole, &coverage);
    assert_int_equal(gaps.items[0].count, 2);
    assert_int_equal(gaps.items[1].noun, NOUN_STAKEHOLDER);
    assert_int_equal(gaps.items[1].kind, GAP_NOBODY_OUTSIDE_INVOLVED);
    b.stakeholders.items[0].perspectives = STR("it");
    assert_string_equal(plan_text(&b), "nobody_involved nobody_outside");
    *list_push(b.arena, &b.decisions) = (Decision){
        .record = built_record(&b), .question = STR("x"), .outcome = STR("x"), .decided_on = DAY(5)
    };
    assert_string_equal(plan_text(&b), "nobody_involved nobody_outside nothing_before_decision");
    with_involvement(&b, "1", "consult", DAY(20), (Date){ 0 }, (Date){ 0 });
    b.involvements.items[0].cancelled_on = DAY(4); /* as good as none */
    assert_string_equal(plan_text(&b), "nobody_involved nobody_outside nothing_before_decision");
    b.stakeholders.count = 0; /* nobody to involve: the page says who is to be named first */
    b.decisions.count = 0;
    assert_string_equal(plan_text(&b), "");
}

static void an_answer_that_was_promised_is_missed(void **state) {
    Built b = complete(*state);
    Involvement *involvement = &b.involvements.items[0];
    involvement->answer_due = DAY(10);
    assert_string_equal(gaps_text(&b), "");
    with_contribution(&b, (Date){ 0 });
    assert_string_equal(gaps_text(&b),
                        "perspective_heard(it) perspective_heard(little_german) "
                        "perspective_heard(older_people) answer_overdue contribution_unanswered");
    involvement->answer_due = TODAY;
    assert_string_equal(gaps_text(&b), "perspective_heard(it) perspective_heard(little_german) "
                                       "perspective_heard(older_people) contribution_unanswered");
}

static void the_checklist_is_late(void **state) {
    Built b = complete(*state);
    Involvement *it = with_involvement(&b, "1", "consult", TODAY, (Date){ 0 }, (Date){ 0 });
    it->access_needs = STR("sign_language");
    assert_non_null(strstr(plan_text(&b), "access_late"));
    it->access_done[ACCESS_NEED_SIGN_LANGUAGE] = DAY(1);
    assert_null(strstr(gaps_text(&b), "access_late"));
}
static void a_formal_deadline_passes_without_a_word(void **state) {
    Built b = complete(*state);
    Involvement *involvement = &b.involvements.items[0];
    involvement->heard_on = involvement->answered_on = (Date){ 0 };
    involvement->planned_on = TODAY;
    involvement->formal = true;
    involvement->deadline = TODAY; /* its last day still counts */
    assert_null(strstr(gaps_text(&b), "deadline_passed"));
    involvement->deadline = DAY(10);
    assert_non_null(strstr(gaps_text(&b), "deadline_passed"));
    assert_non_null(strstr(plan_text(&b), "deadline_passed"));
    involvement->planned_on = DAY(9); /* one line, not two */
    assert_non_null(strstr(gaps_text(&b), "deadline_passed"));
    assert_null(strstr(gaps_text(&b), "involvement_overdue"));
    involvement->cancelled_on = DAY(11);
    assert_null(strstr(gaps_text(&b), "deadline_passed"));
    involvement->cancelled_on = (Date){ 0 };
    involvement->heard_on = DAY(12);
    assert_null(strstr(gaps_text(&b), "deadline_passed"));
}

/* It was given in time, so it is not overdue: what is missing is that somebody can read it. */
static void an_answer_is_to_be_read(void **state) {
    static const char LINES[] = "perspective_heard(it) perspective_heard(little_german) "
                                "perspective_heard(older_people) ";
    Built b = complete(*state);
    Involvement *involvement = &b.involvements.items[0];
    involvement->answer_due = DAY(10);
    involvement->formal = true;
    involvement->answer_shared = false;
    assert_string_equal(gaps_text(&b), ""); /* on the public page */
    b.initiatives.items[0].published = false;
    assert_string_equal(gaps_text(&b),
                        str_c(b.arena, str_join(b.arena, str_from(LINES), STR("answer_unseen"))));
    involvement->answer_shared = true;
    assert_string_equal(gaps_text(&b), "");
    involvement->answer = STR("");
    with_contribution(&b, DAY(3))->published = false;
    assert_string_equal(gaps_text(&b), str_c(b.arena, str_join(b.arena, str_from(LINES),
                                                               STR("answers_unreleased"))));
    involvement->answer = STR("Wird so."); /* to all; whom it concerns waits for theirs */
    assert_string_equal(gaps_text(&b), str_c(b.arena, str_join(b.arena, str_from(LINES),
                                                               STR("answers_unreleased"))));
    b.contributions.items[0].told_on = DAY(4);
    assert_string_equal(gaps_text(&b), "");
    b.contributions.items[0].told_on = (Date){ 0 };
    b.contributions.items[0].involvement = (RecordId){ 0 }; /* of nobody named, on the plan */
    assert_string_equal(gaps_text(&b), "answers_unreleased");
    b.contributions.items[0].published = true; /* where no answer is shown */
    assert_string_equal(gaps_text(&b), "answers_unreleased");
    b.initiatives.items[0].published = true;
    assert_string_equal(gaps_text(&b), "");
}

static Contribution *with_open(Built *b, const char *involvement, bool sent) {
    Contribution *contribution = list_push(b->arena, &b->contributions);
    schema_clear(&CONTRIBUTION_SCHEMA, contribution);
    contribution->record = built_record(b);
    contribution->subject = STR("Wunsch");
    if (involvement != NULL)
        contribution->involvement = b->involvements.items[0].record.id;
    contribution->source =
        CONTRIBUTION_SOURCES.keys[sent ? CONTRIBUTION_SOURCE_PUBLIC : CONTRIBUTION_SOURCE_TEAM];
    return contribution;
}

/* Strangers do not fill the list: what they sent is one line, whatever it is on. */
static void what_the_public_sent_is_one_gap(void **state) {
    Built b = complete(*state);
    for (int i = 0; i < 40; i++)
        with_open(&b, i % 2 == 0 ? "1" : NULL, true);
    assert_string_equal(gaps_text(&b), "sent_unanswered");
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of(b.arena, &BUILT_PACK, TODAY, &whole, &coverage);
    assert_int_equal(gaps.items[0].count, 40);
    assert_int_equal(gaps.items[0].record.v, 0);
}

static void some_of_an_involvement_are_named_and_many_counted(void **state) {
    Built b = complete(*state);
    for (int i = 0; i < GAP_CONTRIBUTIONS_NAMED_MAX; i++)
        with_open(&b, NULL, false);
    assert_string_equal(gaps_text(&b),
                        "contribution_unanswered contribution_unanswered contribution_unanswered");
    with_open(&b, NULL, false);
    assert_string_equal(gaps_text(&b), "contributions_unanswered");
    for (int i = 0; i < 6; i++)
        with_open(&b, "1", false);
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of(b.arena, &BUILT_PACK, TODAY, &whole, &coverage);
    const Gap *last = &gaps.items[gaps.count - 1];
    assert_int_equal(last->kind, GAP_CONTRIBUTIONS_UNANSWERED);
    assert_int_equal(last->count, 6);
    assert_int_equal(last->record.v, b.involvements.items[0].record.id.v);
    assert_true(last->brief.level.len > 0); /* it has no occasion: it is called by what it is */
    assert_int_equal(last[-1].count, 4);
    assert_int_equal(last[-1].record.v, 0);
}

/* With the required fields only each is called by whom and when. */
static void every_gap_of_an_involvement_names_it(void **state) {
    Built b = complete(*state);
    Involvement *involvement = &b.involvements.items[0];
    involvement->answered_on = involvement->heard_on = (Date){ 0 };
    involvement->planned_on = DAY(2);
    involvement->occasion = STR("");
    involvement->answer_due = DAY(3);
    involvement->formal = true;
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of(b.arena, &BUILT_PACK, TODAY, &whole, &coverage);
    size_t found = 0;
    for (size_t i = 0; i < gaps.count; i++) {
        const Gap *gap = &gaps.items[i];
        if (gap->noun != NOUN_INVOLVEMENT || gap->record.v == 0)
            continue;
        found++;
        assert_true(gap->brief.level.len > 0 && gap->brief.group.len > 0);
        assert_int_equal(date_compare(gap->brief.planned_on, DAY(2)), 0);
    }
    assert_int_equal(found, 3); /* the day is past, the answer overdue, no deadline */
}

static void a_formal_participation_needs_a_deadline(void **state) {
    Built b = complete(*state);
    b.involvements.items[0].answered_on = b.involvements.items[0].heard_on = (Date){ 0 };
    b.involvements.items[0].planned_on = DAY(20);
    b.involvements.items[0].formal = true;
    assert_string_equal(gaps_text(&b), "perspective_planned(it) perspective_planned(little_german) "
                                       "perspective_planned(older_people) formal_without_deadline");
    b.involvements.items[0].deadline = DAY(25);
    assert_string_equal(gaps_text(&b), "perspective_planned(it) perspective_planned(little_german) "
                                       "perspective_planned(older_people)");
}

static void what_was_cancelled_asked_nobody(void **state) {
    Built b = complete(*state);
    Involvement *involvement = &b.involvements.items[0];
    involvement->heard_on = involvement->answered_on = (Date){ 0 };
    involvement->cancelled_on = DAY(2);
    assert_string_equal(gaps_text(&b),
                        "stakeholder_not_involved perspective_open(it) "
                        "perspective_open(little_german) perspective_open(older_people)");
    with_stakeholder(&b, "it", "self");
    b.stakeholders.items[1].affectedness = b.stakeholders.items[1].influence = 3;
    with_involvement(&b, "2", "consult", DAY(1), DAY(2), DAY(3));
    assert_string_equal(gaps_text(&b), "stakeholder_not_involved perspective_open(little_german) "
                                       "perspective_open(older_people) nobody_outside_involved");
}

static Decision *with_decision(Built *b, const char *question, Date day) {
    Decision *decision = list_push(b->arena, &b->decisions);
    schema_clear(&DECISION_SCHEMA, decision);
    decision->record = built_record(b);
    decision->question = str_from(question);
    decision->decided_on = day;
    return decision;
}

static void decisions_come_after_hearing(void **state) {
    Built b = complete(*state); /* heard on day 2 */
    with_decision(&b, "Wie?", (Date){ 0 });
    assert_string_equal(gaps_text(&b), "");
    b.decisions.items[0].decided_on = DAY(2);
    assert_string_equal(gaps_text(&b), "");
    b.decisions.items[0].decided_on = DAY(1);
    assert_string_equal(gaps_text(&b), "nothing_before_decision");
    /* each is named; what was heard in between counts for the later one */
    with_decision(&b, "Wann?", DAY(1));
    with_decision(&b, "Wo?", DAY(3));
    assert_string_equal(gaps_text(&b), "nothing_before_decision nothing_before_decision");
    Whole whole = built_whole(&b);
    Coverage coverage = coverage_of(b.arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of(b.arena, &BUILT_PACK, TODAY, &whole, &coverage);
    assert_int_equal(gaps.items[1].noun, NOUN_DECISION);
    assert_int_equal(gaps.items[1].record.v, b.decisions.items[1].record.id.v);
    assert_true(str_eq(gaps.items[1].subject, STR("Wann?")));
    assert_true(date_eq(gaps.items[1].date, DAY(1)));
}

/* That the management, which decides, was heard by itself is no hearing; a plan hears others before it decides. */
static void who_decides_is_not_who_is_heard(void **state) {
    static const char *const WORD = "nothing_before_deciding";
    Built b = complete(*state);
    with_stakeholder(&b, "management", "self");
    with_decision(&b, "Wie?", DAY(3));
    b.involvements.items[0].stakeholders.items[0] = b.stakeholders.items[1].record.id;
    assert_non_null(strstr(gaps_text(&b), "nothing_before_decision"));
    b.stakeholders.items[1].perspectives = STR("it management"); /* and somebody else */
    assert_null(strstr(gaps_text(&b), "nothing_before_decision"));
    b = complete(*state);
    with_stakeholder(&b, "management", "self");
    with_involvement(&b, "2", "decide", DAY(18), (Date){ 0 }, (Date){ 0 });
    assert_null(strstr(gaps_text(&b), WORD)); /* others were heard on day 2 */
    b.involvements.items[0].heard_on = (Date){ 0 };
    b.involvements.items[0].planned_on = DAY(19);
    assert_non_null(strstr(plan_text(&b), WORD));
    b.involvements.items[0].planned_on = DAY(18); /* of one day: who plans it knows */
    assert_null(strstr(plan_text(&b), WORD));
    b.involvements.items[0].planned_on = DAY(2); /* who was to be heard by then may still be */
    assert_null(strstr(plan_text(&b), WORD));
    b.involvements.items[1].planned_on = DAY(4); /* but not before what was decided */
    assert_non_null(strstr(plan_text(&b), WORD));
}

/* Who was heard before the first decision was not heard for all that come after it. */
static void each_decision_comes_after_a_hearing_of_its_own(void **state) {
    Built b = complete(*state); /* heard on day 2 */
    with_decision(&b, "Wie?", DAY(3));
    with_decision(&b, "Und?", DAY(3)); /* of one day, they go back to the same */
    assert_string_equal(gaps_text(&b), "");
    with_decision(&b, "Wann?", DAY(9));
    assert_string_equal(gaps_text(&b), "nothing_since_decision");
    Involvement *later = with_involvement(&b, "1", "inform", DAY(4), DAY(8), (Date){ 0 });
    later->note = STR("Brief");
    assert_string_equal(gaps_text(&b), "nothing_since_decision"); /* informing hears nobody */
    later->level = STR("consult");
    later->answered_on = DAY(8);
    later->answer = STR("So.");
    assert_string_equal(gaps_text(&b), "");
    later->heard_on = DAY(9); /* on the day itself */
    later->answered_on = DAY(9);
    assert_string_equal(gaps_text(&b), "");
    later->heard_on = later->answered_on = DAY(10);
    assert_string_equal(gaps_text(&b), "nothing_since_decision");
    later->heard_on = later->answered_on = DAY(3); /* with the one before it */
    assert_string_equal(gaps_text(&b), "nothing_since_decision");
    later->heard_on = later->answered_on = DAY(8);
    later->cancelled_on = DAY(8);
    assert_string_equal(gaps_text(&b), "nothing_since_decision");
}

static void a_decision_may_name_what_it_goes_back_to(void **state) {
    Built b = complete(*state); /* heard on day 2 */
    with_decision(&b, "Wie?", DAY(3));
    Decision *later = with_decision(&b, "Wann?", DAY(9));
    Contribution *said = with_contribution(&b, DAY(12));
    assert_string_equal(gaps_text(&b), "nothing_since_decision");
    *list_push(b.arena, &later->contributions) = said->record.id;
    assert_string_equal(gaps_text(&b), ""); /* received on a day that nobody noted */
    said->received_on = DAY(9);
    assert_string_equal(gaps_text(&b), "");
    said->received_on = DAY(10);
    assert_string_equal(gaps_text(&b), "nothing_since_decision decided_before_receipt");
}

/* As a file from before this was refused may say it, from either side. */
static void what_came_later_is_not_answered(void **state) {
    Built b = complete(*state); /* heard on day 2 */
    Decision *decision = with_decision(&b, "Wie?", DAY(3));
    Contribution *said = with_contribution(&b, DAY(12));
    said->received_on = DAY(4);
    assert_string_equal(gaps_text(&b), "");
    *list_push(b.arena, &decision->contributions) = said->record.id;
    assert_string_equal(gaps_text(&b), "decided_before_receipt");
    said->received_on = DAY(3);
    assert_string_equal(gaps_text(&b), "");
    said->received_on = DAY(4);
    decision->contributions.count = 0;
    *list_push(b.arena, &said->led_to) = decision->record.id;
    assert_string_equal(gaps_text(&b), "decided_before_receipt");
    said->received_on = (Date){ 0 };
    assert_string_equal(gaps_text(&b), "");
}

static void a_task_is_late(void **state) {
    Built b = complete(*state);
    Task *task = list_push(b.arena, &b.tasks);
    schema_clear(&TASK_SCHEMA, task);
    task->record = built_record(&b);
    task->due = DAY(14);
    assert_string_equal(gaps_text(&b), "task_overdue");
    task->state = STR("done");
    assert_string_equal(gaps_text(&b), "");
}

static void the_map_keeps_both_ratings(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Stakeholder *s = with_stakeholder(&b, "it", "self");
    s->affectedness = 5;
    s->influence = 1;
    s->affectedness_self = 2;
    s->influence_self = 1;
    RatingMap map = rating_map(b.arena, &b.stakeholders);
    assert_int_equal(map.cells[4][0].rated.count, 1);
    assert_int_equal(map.cells[1][0].self.count, 1);
    assert_int_equal(map.cells[1][0].rated.count, 0);
    assert_int_equal(map.unrated.count, 1);
    assert_int_equal(map.differing.count, 1);
    assert_int_equal(map.weak_voices.items[0].v, s->record.id.v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(everything_is_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_goal_needs_its_measure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_weak_voice_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_weak_voice_that_shapes_is_strengthened, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_group_never_asked_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(perspectives_say_how_far_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(somebody_outside_is_needed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_plan_says_what_it_lacks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_is_to_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_checklist_is_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_formal_deadline_passes_without_a_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_was_promised_is_missed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_the_public_sent_is_one_gap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(some_of_an_involvement_are_named_and_many_counted, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_gap_of_an_involvement_names_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_formal_participation_needs_a_deadline, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_cancelled_asked_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(decisions_come_after_hearing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_decides_is_not_who_is_heard, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_decision_comes_after_a_hearing_of_its_own, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_decision_may_name_what_it_goes_back_to, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_came_later_is_not_answered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_task_is_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_map_keeps_both_ratings, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
