/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/access_need.h"
#include "domain/choices.h"
#include "domain/nouns.h"
#include "domain/value_pair.h"

static Perspective PERSPECTIVES[] = { { .key = STR_INIT("it") },
                                      { .key = STR_INIT("older_people") },
                                      { .key = STR_INIT("women") } };
static Method METHODS[] = { { .key = STR_INIT("talk") } };
static const Pack PACK = { .perspectives = { PERSPECTIVES, 3, 3 }, .methods = { METHODS, 1, 1 } };
#define YESTERDAY \
    { 2026, 6, 14 }
#define TODAY \
    { 2026, 6, 15 }
#define TOMORROW \
    { 2026, 6, 16 }

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* What the noun's rules find: "field:kind field:kind". */
static const char *found_beside(Arena *arena, NounId noun, const void *record, Findings *findings) {
    Check check = { .today = (Date)TODAY, .pack = &PACK, .arena = arena, .findings = findings };
    NOUNS[noun].check(record, &check);
    Str text = STR("");
    for (size_t i = 0; i < findings->count; i++)
        text = str_join(arena, text, i > 0 ? STR(" ") : STR(""), findings->items[i].field, STR(":"),
                        finding_key(findings->items[i].kind));
    return str_c(arena, text);
}

static const char *found(Arena *arena, NounId noun, const void *record) {
    Findings findings = { 0 };
    return found_beside(arena, noun, record, &findings);
}

static void measurement_is_not_ahead(void **state) {
    Measurement m = { .measured_on = TODAY };
    assert_string_equal(found(*state, NOUN_MEASUREMENT, &m), "");
    m.measured_on = (Date)TOMORROW;
    assert_string_equal(found(*state, NOUN_MEASUREMENT, &m), "measured_on:in_future");
}

static void stakeholder_knows_its_perspectives(void **state) {
    Stakeholder s = { .perspectives = STR("it older_people+women") };
    assert_string_equal(found(*state, NOUN_STAKEHOLDER, &s), "");
    const char *const WRONG[] = { "it nobody", "older_people+nobody", "women+older_people",
                                  "women+women", "women+" };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        s.perspectives = str_from(WRONG[i]);
        assert_string_equal(found(*state, NOUN_STAKEHOLDER, &s), "perspectives:unknown_key");
    }
}

static void intersection_combines(void **state) {
    Intersection i = { .perspectives = STR("older_people women") };
    assert_string_equal(found(*state, NOUN_INTERSECTION, &i), "");
    i.perspectives = STR("women");
    assert_string_equal(found(*state, NOUN_INTERSECTION, &i), "perspectives:not_combined");
    i.perspectives = STR("it older_people+women");
    assert_string_equal(found(*state, NOUN_INTERSECTION, &i), "perspectives:unknown_key");
    i.perspectives = STR("");
    assert_string_equal(found(*state, NOUN_INTERSECTION, &i), "");
}

static void omission_names_a_perspective(void **state) {
    Omission o = { .perspective = STR("older_people+women") };
    assert_string_equal(found(*state, NOUN_OMISSION, &o), "");
    o.perspective = STR("nobody");
    assert_string_equal(found(*state, NOUN_OMISSION, &o), "perspective:unknown_key");
}

static void involvement_keeps_its_order(void **state) {
    static const struct {
        Str level;
        Date heard, answered;
        const char *found;
    } CASES[] = {
        { STR_INIT("consult"), { 0 }, { 0 }, "" },
        { STR_INIT("consult"), YESTERDAY, TODAY, "" },
        { STR_INIT("consult"), TODAY, TODAY, "" },
        { STR_INIT("consult"), TODAY, YESTERDAY, "answered_on:answer_before_hearing" },
        { STR_INIT("consult"), TOMORROW, { 0 }, "heard_on:in_future" },
        { STR_INIT("decide"), YESTERDAY, TOMORROW, "answered_on:in_future" },
        { STR_INIT("decide"), { 0 }, TODAY, "answered_on:answer_without_hearing" },
        { STR_INIT("inform"), TODAY, { 0 }, "heard_on:inform_hears_nobody" },
        { STR_INIT("inform"), { 0 }, { 0 }, "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Involvement involvement = { .level = CASES[i].level,
                                    .heard_on = CASES[i].heard,
                                    .answered_on = CASES[i].answered,
                                    .answer = STR("Bleibt so.") };
        assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement), CASES[i].found);
    }
}

static void an_answer_is_a_text(void **state) {
    Involvement involvement = { .level = STR("consult"),
                                .heard_on = YESTERDAY,
                                .answered_on = TODAY };
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement),
                        "answer:answer_without_text");
    assert_false(involvement_answered(&involvement));
    involvement.answer = STR("Bleibt so.");
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement), "");
    assert_true(involvement_answered(&involvement));
    involvement.answered_on = (Date){ 0 }; /* prepared, not given yet */
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement), "");
    assert_false(involvement_answered(&involvement));
}

/* Rules run although fields could not be read; what nobody can know is not said. */
static void rules_say_nothing_about_what_was_not_read(void **state) {
    static const struct {
        const char *unread;
        Involvement involvement;
        const char *found;
    } CASES[] = {
        { "heard_on", { .answered_on = TODAY, .answer = STR_INIT("A") }, "heard_on:not_a_date" },
        { "heard_on",
          { .answered_on = TOMORROW, .answer = STR_INIT("A") },
          "heard_on:not_a_date answered_on:in_future" },
        { "level",
          { .answered_on = TODAY, .answer = STR_INIT("A") },
          "level:not_a_date answered_on:answer_without_hearing" },
        { "level", { .heard_on = TOMORROW }, "level:not_a_date heard_on:in_future" },
        { "answer", { .heard_on = TODAY, .answered_on = TODAY }, "answer:not_a_date" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Findings findings = { 0 };
        finding_add(&findings, *state, str_from(CASES[i].unread), FINDING_NOT_A_DATE, 0);
        assert_string_equal(
            found_beside(*state, NOUN_INVOLVEMENT, &CASES[i].involvement, &findings),
            CASES[i].found);
    }
}

/* As with a perspective: what the catalogue does not have cannot be planned. */
static void a_method_is_one_of_the_catalogue(void **state) {
    Involvement involvement = { .method = STR("talk") };
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement), "");
    involvement.method = STR("dream");
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement), "method:unknown_key");
}

/* One place says it for the plan, the perspectives and a body's view. */
static void that_somebody_was_told_is_confirmed_by_a_note(void **state) {
    (void)state;
    Involvement involvement = { .level = STR("inform"), .planned_on = { 2026, 6, 14 } };
    const Date today = TODAY;
    assert_true(involvement_unconfirmed(&involvement, today));
    assert_false(involvement_informed(&involvement, today));
    involvement.formal = true; /* an older row: by law they have a say, no note is one */
    assert_false(involvement_unconfirmed(&involvement, today));
    involvement.note = STR("Im Aushang.");
    assert_false(involvement_informed(&involvement, today));
    involvement.formal = false;
    assert_false(involvement_unconfirmed(&involvement, today));
    assert_true(involvement_informed(&involvement, today));
    involvement.cancelled_on = today;
    assert_false(involvement_informed(&involvement, today));
    involvement.note = STR("");
    assert_false(involvement_unconfirmed(&involvement, today));
    involvement = (Involvement){ .level = STR("inform"), .planned_on = today };
    assert_false(involvement_unconfirmed(&involvement, today)); /* the day itself still counts */
    involvement.planned_on = (Date){ 0 };
    assert_false(involvement_unconfirmed(&involvement, today));
    involvement = (Involvement){ .level = STR("consult"), .planned_on = { 2026, 6, 14 } };
    assert_false(involvement_unconfirmed(&involvement, today));
}

static void a_formal_involvement_names_its_law(void **state) {
    static const struct {
        Involvement involvement;
        const char *found;
    } CASES[] = {
        { { .formal = true, .legal_basis = STR_INIT("Gesetz") }, "" },
        { { .formal = true }, "legal_basis:formal_without_basis" },
        { { .formal = true,
            .legal_basis = STR_INIT("Gesetz"),
            .submitted_on = TODAY,
            .deadline = TOMORROW },
          "" },
        { { .formal = true,
            .legal_basis = STR_INIT("Gesetz"),
            .submitted_on = TODAY,
            .deadline = YESTERDAY },
          "deadline:deadline_before_submission" },
        { { .formal = true,
            .legal_basis = STR_INIT("Gesetz"),
            .submitted_on = TODAY,
            .heard_on = YESTERDAY },
          "heard_on:heard_before_submission" },
        { { .formal = true,
            .legal_basis = STR_INIT("Gesetz"),
            .submitted_on = TODAY,
            .heard_on = TODAY },
          "" },
        { { .legal_basis = STR_INIT("Gesetz"), .submitted_on = TODAY, .deadline = TODAY },
          "legal_basis:not_formal submitted_on:not_formal deadline:not_formal" },
        { { .formal = true, .legal_basis = STR_INIT("Gesetz"), .level = STR_INIT("inform") }, "" },
        { { .formal = true, .legal_basis = STR_INIT("Gesetz"), .level = STR_INIT("consult") }, "" },
        { { .answer_due = TOMORROW }, "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(found(*state, NOUN_INVOLVEMENT, &CASES[i].involvement), CASES[i].found);
}

static void what_is_cancelled_says_why(void **state) {
    Involvement involvement = { .cancelled_on = TODAY, .cancelled_reason = STR("Krankheit") };
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement), "");
    assert_true(involvement_cancelled(&involvement));
    involvement.heard_on = (Date)YESTERDAY;
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement),
                        "cancelled_on:cancelled_and_heard");
    involvement = (Involvement){ .cancelled_on = TOMORROW };
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement),
                        "cancelled_on:in_future cancelled_reason:cancelled_without_reason");
    involvement = (Involvement){ .cancelled_reason = STR("Krankheit") };
    assert_string_equal(found(*state, NOUN_INVOLVEMENT, &involvement),
                        "cancelled_on:cancelled_without_day");
    assert_false(involvement_cancelled(&involvement));
}

static void a_contribution_has_a_whole_answer_or_none(void **state) {
    Contribution c = { .subject = STR("Zeit"), .received_on = YESTERDAY };
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "");
    assert_false(contribution_answered(&c, (Date)TODAY));
    c.outcome = STR("not_adopted");
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c),
                        "answer:answer_incomplete answered_on:answer_incomplete");
    c.answer = STR("Kein Geld");
    c.answered_on = (Date)TODAY;
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "");
    assert_true(contribution_answered(&c, (Date)TODAY));
    assert_false(contribution_answered(&c, (Date)YESTERDAY));
    c.outcome = STR("");
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "outcome:answer_incomplete");
    c = (Contribution){ .received_on = TOMORROW };
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "received_on:in_future");
    c = (Contribution){ .received_on = TODAY,
                        .outcome = STR("partly"),
                        .answer = STR("Etwas"),
                        .answered_on = YESTERDAY };
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "answered_on:answer_before_receipt");
    c.received_on = (Date){ 0 };
    c.answered_on = (Date)TOMORROW;
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "answered_on:in_future");
    c.answered_on = (Date)TODAY;
    c.told_on = (Date)TODAY;
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "");
    c.told_on = (Date)YESTERDAY;
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "told_on:told_before_answer");
    c.told_on = (Date)TOMORROW;
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c), "told_on:in_future");
    c = (Contribution){ .told_on = TODAY }; /* what is told is an answer */
    assert_string_equal(found(*state, NOUN_CONTRIBUTION, &c),
                        "outcome:answer_incomplete answer:answer_incomplete "
                        "answered_on:answer_incomplete");
}

static void contributions_are_counted_by_involvement(void **state) {
    (void)state;
    Contribution items[] = {
        { .involvement = { 3 } },
        { .involvement = { 3 },
          .outcome = STR_INIT("adopted"),
          .answer = STR_INIT("Ja"),
          .answered_on = YESTERDAY },
        { .involvement = { 4 } },
        { .involvement = { 0 } },
        { .involvement = { 3 }, .source = STR_INIT("public") }, /* says nothing of the group */
    };
    ContributionList list = { items, 5, 5 };
    ContributionCount count = contribution_count(&list, (RecordId){ 3 }, (Date)TODAY);
    assert_int_equal(count.all, 2);
    assert_int_equal(count.unanswered, 1);
    assert_int_equal(count.unreleased, 1);
    items[1].published = true;
    assert_int_equal(contribution_count(&list, (RecordId){ 3 }, (Date)TODAY).unreleased, 0);
    assert_int_equal(contribution_count(&list, (RecordId){ 5 }, (Date)TODAY).all, 0);
}

static void a_decision_with_a_day_is_whole(void **state) {
    Decision d = { .question = STR("Wie?") };
    assert_string_equal(found(*state, NOUN_DECISION, &d), "");
    d.decided_on = (Date)TODAY;
    assert_string_equal(found(*state, NOUN_DECISION, &d),
                        "outcome:decision_incomplete reason:decision_incomplete "
                        "function:decision_incomplete");
    d.outcome = d.reason = d.function = STR("x");
    assert_string_equal(found(*state, NOUN_DECISION, &d), "");
    d.decided_on = (Date)TOMORROW;
    assert_string_equal(found(*state, NOUN_DECISION, &d), "decided_on:in_future");
}

static void an_iteration_ends_after_it_begins(void **state) {
    Iteration i = { .starts_on = TODAY, .ends_on = TODAY, .review_on = TOMORROW };
    assert_string_equal(found(*state, NOUN_ITERATION, &i), "");
    i.ends_on = i.review_on = (Date)YESTERDAY;
    assert_string_equal(found(*state, NOUN_ITERATION, &i),
                        "ends_on:end_before_start review_on:review_before_start");
    i.starts_on = (Date){ 0 };
    assert_string_equal(found(*state, NOUN_ITERATION, &i), "");
}

static void a_task_is_waived_with_a_reason(void **state) {
    Task t = { .name = STR("Schulung"), .due = YESTERDAY };
    assert_string_equal(found(*state, NOUN_TASK, &t), "");
    assert_int_equal(task_state(&t), TASK_STATE_OPEN);
    assert_true(task_overdue(&t, (Date)TODAY));
    assert_false(task_overdue(&t, (Date)YESTERDAY));
    t.state = STR("waived");
    assert_false(task_overdue(&t, (Date)TODAY));
    assert_string_equal(found(*state, NOUN_TASK, &t),
                        "waived_reason:waived_incomplete waived_function:waived_incomplete");
    t.waived_reason = t.waived_function = STR("x");
    assert_string_equal(found(*state, NOUN_TASK, &t), "");
    t.done_on = (Date)TODAY;
    assert_string_equal(found(*state, NOUN_TASK, &t), "done_on:not_done");
    t.state = STR("done");
    assert_string_equal(found(*state, NOUN_TASK, &t), "");
    t.done_on = (Date)TOMORROW;
    assert_string_equal(found(*state, NOUN_TASK, &t), "done_on:in_future");
    t.state = STR("doing");
    assert_true(task_overdue(&t, (Date)TODAY));
}

static void comments_on_a_plan_have_a_window(void **state) {
    ParticipationPlan p = { .comments_from = YESTERDAY, .comments_until = TODAY };
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p), "");
    assert_true(participation_plan_open(&p, (Date)TODAY));
    assert_true(participation_plan_open(&p, (Date)YESTERDAY));
    assert_false(participation_plan_open(&p, (Date)TOMORROW));
    p.final_on = (Date)TODAY;
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p), "");
    assert_false(participation_plan_open(&p, (Date)TODAY));
    p.final_on = (Date)YESTERDAY;
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p), "final_on:final_before_end");
    p = (ParticipationPlan){ .comments_from = TODAY, .comments_until = YESTERDAY };
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p),
                        "comments_until:end_before_start");
    p = (ParticipationPlan){ .comments_from = YESTERDAY, .final_on = TOMORROW };
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p),
                        "comments_until:window_incomplete final_on:in_future");
    p = (ParticipationPlan){ .comments_until = TODAY };
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p),
                        "comments_from:window_incomplete");
    p = (ParticipationPlan){ .final_on = TODAY }; /* without a window: that is a gap */
    assert_string_equal(found(*state, NOUN_PARTICIPATION_PLAN, &p), "");
    assert_false(participation_plan_open(&p, (Date)TODAY));
}

/* A window that began and ended on the day itself was none: from that day on nobody may comment any more. */
static void a_final_plan_knows_whether_it_was_open(void **state) {
    (void)state;
    ParticipationPlan p = { .final_on = TODAY };
    assert_true(participation_plan_never_open(&p));
    p.comments_from = p.comments_until = (Date)TODAY;
    assert_true(participation_plan_never_open(&p));
    p.comments_from = (Date)YESTERDAY;
    assert_false(participation_plan_never_open(&p));
    p.comments_until = (Date){ 0 };
    assert_true(participation_plan_never_open(&p));
    p = (ParticipationPlan){ .comments_from = TODAY, .comments_until = TOMORROW };
    assert_false(participation_plan_never_open(&p)); /* it is not final */
}

static void a_final_plan_knows_what_changed_after_it(void **state) {
    (void)state;
    ParticipationPlan p = { .comments_from = YESTERDAY, .comments_until = TODAY };
    assert_false(participation_plan_changed_after(&p, (Date)TOMORROW)); /* it is not final */
    p.final_on = (Date)TODAY;
    assert_false(participation_plan_changed_after(&p, (Date)YESTERDAY));
    assert_false(participation_plan_changed_after(&p, (Date)TODAY));
    assert_true(participation_plan_changed_after(&p, (Date)TOMORROW));
}

static void access_needs_are_seen_to_in_time(void **state) {
    (void)state;
    Date planned = { 2026, 3, 1 };
    Date due = access_need_due(ACCESS_NEED_SIGN_LANGUAGE, planned);
    assert_true(date_eq(due, (Date){ 2026, 1, 18 })); /* six weeks */
    for (int i = 0; i < ACCESS_NEED_COUNT; i++)
        assert_true(date_compare(access_need_due((AccessNeed)i, planned), planned) < 0);
    assert_true(date_none(access_need_due(ACCESS_NEED_CAPTIONS, (Date){ 0 })));
    assert_int_equal(INVOLVEMENT_CHECKLIST_FORM.count, ACCESS_NEED_COUNT);
    for (int i = 0; i < ACCESS_NEED_COUNT; i++) { /* each need has the day of its own */
        Str name = INVOLVEMENT_CHECKLIST_FORM.fields[i].name;
        assert_true(str_ends(name, ACCESS_NEEDS.keys[i]));
        assert_non_null(schema_field(&INVOLVEMENT_SCHEMA, name));
    }
}

static void what_is_open_is_decided_or_has_a_default(void **state) {
    (void)state;
    Disclosure d = { .public_parts = STR("problem tasks"), .staff_parts = STR("goals") };
    static const struct {
        DisclosurePart part;
        bool by_default, decided; /* for the public */
    } CASES[] = {
        { DISCLOSURE_PART_PROBLEM, true, true },   { DISCLOSURE_PART_COVERAGE, true, false },
        { DISCLOSURE_PART_PLAN, true, false },     { DISCLOSURE_PART_ANSWERS, true, false },
        { DISCLOSURE_PART_GOALS, false, false },   { DISCLOSURE_PART_TASKS, false, true },
        { DISCLOSURE_PART_EFFECTS, false, false }, { DISCLOSURE_PART_DECISIONS, false, false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        DisclosurePart part = CASES[i].part;
        assert_int_equal(disclosure_shows(NULL, AUDIENCE_PUBLIC, part), CASES[i].by_default);
        assert_int_equal(disclosure_shows(&d, AUDIENCE_PUBLIC, part), CASES[i].decided);
        assert_true(disclosure_shows(NULL, AUDIENCE_STAFF, part));
        /* What everybody may see, and what is for them besides. */
        assert_int_equal(disclosure_shows(&d, AUDIENCE_STAFF, part),
                         CASES[i].decided || part == DISCLOSURE_PART_GOALS);
        assert_true(disclosure_shows(&d, AUDIENCE_REPRESENTATIVES, part));
    }
}

static void table_is_whole(void **state) {
    (void)state;
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        if (schema == NULL || NOUNS[n].maximum <= 0)
            fail_msg("NOUNS has no row, or no maximum, for number %zu of NOUN_LIST", n);
        assert_ptr_equal(noun_by_name(schema->name), &NOUNS[n]);
        assert_ptr_equal(noun_by_plural(schema->plural), &NOUNS[n]);
        for (size_t i = 0; i < schema->count; i++) {
            const Field *field = &schema->fields[i];
            assert_true(field->offset >= sizeof(Record) && field->offset < schema->size);
            assert_int_equal(schema_field_index(schema, field->name), i);
            bool text = field->type == FIELD_TEXT || field->type == FIELD_PROSE;
            assert_true(!field->title || text);
            /* a reference points to a noun that stands before, so that an import can resolve it */
            if (field->target.len == 0)
                continue;
            const Noun *target = noun_by_name(field->target);
            assert_non_null(target);
            assert_true(target < &NOUNS[n] || (target == &NOUNS[n] && field->owner));
        }
    }
    assert_null(noun_by_name(STR("nobody")));
    assert_null(noun_by_plural(STR("goal")));
}

static void key_sets_are_distinct(void **state) {
    (void)state;
    const KeySet *const SETS[] = { &DIRECTIONS,
                                   &PHASES,
                                   &LEVELS,
                                   &VOICES,
                                   &EFFECT_KINDS,
                                   &VALUE_PAIRS,
                                   &PERMISSIONS,
                                   &ROLE_PLACES,
                                   &PERSPECTIVE_GROUPS,
                                   &ANSWERS,
                                   &DISCLOSURE_PARTS,
                                   &ACCESS_NEEDS,
                                   &CONTRIBUTION_SOURCES,
                                   &OUTCOMES,
                                   &TASK_STATES,
                                   &NAMINGS,
                                   &BOARD_FORMS,
                                   &AGENDA_KINDS,
                                   &TRANSLATION_LANGUAGES };
    for (size_t s = 0; s < sizeof SETS / sizeof *SETS; s++)
        for (size_t i = 0; i < SETS[s]->count; i++)
            assert_int_equal(key_set_index(SETS[s], SETS[s]->keys[i]), i);
    assert_false(key_set_has(&LEVELS, STR("shout")));
    assert_int_equal(value_pair_bits(STR("people agency nobody")),
                     1U << VALUE_PAIR_PEOPLE | 1U << VALUE_PAIR_AGENCY);
}

static void permissions_are_sets(void **state) {
    (void)state;
    PermissionSet set = permission_with((PermissionSet){ 0 }, PERMISSION_EXPORT);
    assert_true(permission_in(set, PERMISSION_EXPORT));
    assert_false(permission_in(set, PERMISSION_IMPORT));
    set = permission_union(set, permission_with((PermissionSet){ 0 }, PERMISSION_UNSET));
    assert_false(permission_in(set, PERMISSION_UNSET));
    assert_string_equal(PERMISSIONS.keys[PERMISSION_EXPORT - 1].ptr, "export");
}

static void joined_keys(void **state) {
    assert_string_equal(str_c(*state, perspective_join(*state, STR("it older_people women"))),
                        "it+older_people+women");
}

static void an_iteration_waits_for_its_result(void **state) {
    (void)state;
    Iteration iteration = { .result = STR("") };
    assert_false(iteration_review_overdue(&iteration, (Date)TODAY)); /* no day was said */
    iteration.review_on = (Date)TODAY;
    assert_false(iteration_review_overdue(&iteration, (Date)TODAY));
    iteration.review_on = (Date)YESTERDAY;
    assert_true(iteration_review_overdue(&iteration, (Date)TODAY));
    iteration.result = STR("Zwei von drei Stellen helfen.");
    assert_false(iteration_review_overdue(&iteration, (Date)TODAY));
}

static void an_iteration_runs_between_its_days(void **state) {
    (void)state;
    Iteration iteration = { .starts_on = (Date)TODAY };
    assert_false(iteration_runs(&iteration, (Date)TODAY)); /* until when was not said */
    iteration.ends_on = (Date)TODAY;
    assert_true(iteration_runs(&iteration, (Date)TODAY));
    assert_false(iteration_runs(&iteration, (Date)YESTERDAY));
    iteration.starts_on = iteration.ends_on = (Date)YESTERDAY;
    assert_false(iteration_runs(&iteration, (Date)TODAY));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(measurement_is_not_ahead, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stakeholder_knows_its_perspectives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(intersection_combines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(omission_names_a_perspective, set_up, tear_down),
        cmocka_unit_test_setup_teardown(involvement_keeps_its_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_is_a_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_say_nothing_about_what_was_not_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_method_is_one_of_the_catalogue, set_up, tear_down),
        cmocka_unit_test_setup_teardown(that_somebody_was_told_is_confirmed_by_a_note, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_formal_involvement_names_its_law, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_cancelled_says_why, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_contribution_has_a_whole_answer_or_none, set_up,
                                        tear_down),
        cmocka_unit_test(contributions_are_counted_by_involvement),
        cmocka_unit_test_setup_teardown(a_decision_with_a_day_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_iteration_ends_after_it_begins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_task_is_waived_with_a_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comments_on_a_plan_have_a_window, set_up, tear_down),
        cmocka_unit_test(a_final_plan_knows_whether_it_was_open),
        cmocka_unit_test(a_final_plan_knows_what_changed_after_it),
        cmocka_unit_test(access_needs_are_seen_to_in_time),
        cmocka_unit_test(what_is_open_is_decided_or_has_a_default),
        cmocka_unit_test(table_is_whole),
        cmocka_unit_test(key_sets_are_distinct),
        cmocka_unit_test(permissions_are_sets),
        cmocka_unit_test_setup_teardown(joined_keys, set_up, tear_down),
        cmocka_unit_test(an_iteration_waits_for_its_result),
        cmocka_unit_test(an_iteration_runs_between_its_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
