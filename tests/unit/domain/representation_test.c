/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/representation.h"
#include "unit/domain/built.h"

static Perspective NAMED[] = {
    { .key = STR_INIT("staff_council"),
      .label = { .de = STR_INIT("Personalrat"), .en = STR_INIT("Staff council") } },
    { .key = STR_INIT("data_protection"),
      .label = { .de = STR_INIT("Datenschutz"), .en = STR_INIT("Data protection") } },
    { .key = STR_INIT("it"), .label = { .de = STR_INIT("IT"), .en = STR_INIT("IT") } },
};
static const Pack PACK = { .perspectives = { NAMED, 3, 3 } };

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static Representation of(const Built *b, const char *body) {
    Whole whole = built_whole(b);
    return representation_of(b->arena, &PACK, &whole, str_from(body), TODAY);
}

/* Stakeholders as the numbers in which they were added: "13". */
static const char *whose(const Built *b, const char *body) {
    Representation representation = of(b, body);
    CLEANUP(out_done) Out out = out_open(16);
    for (size_t i = 0; i < b->stakeholders.count; i++)
        for (size_t k = 0; k < representation.stakeholders.count; k++)
            if (representation.stakeholders.items[k].v == b->stakeholders.items[i].record.id.v)
                out_i64(&out, (int64_t)i + 1);
    return str_c(b->arena, out_view(&out));
}

static void a_body_is_known_by_its_name_or_its_perspective(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "staff_council", "represented");
    with_stakeholder(&b, "it", "self")->name = STR("Jugendvertretung");
    with_stakeholder(&b, "data_protection it", "represented");
    assert_string_equal(whose(&b, "Personalrat"), "1");
    assert_string_equal(whose(&b, " personalRAT "), "1");
    assert_string_equal(whose(&b, "Staff council"), "1");
    assert_string_equal(whose(&b, "jugendvertretung"), "2");
    assert_string_equal(whose(&b, "Datenschutz"), "3");
    assert_string_equal(whose(&b, "Örtlicher Personalrat (Nord)"), "1");
    assert_string_equal(whose(&b, "ÖRTLICHER PERSONALRAT"), "1");
    assert_string_equal(whose(&b, "Personal\u00adrat a\u0308"), "1");
    assert_string_equal(whose(&b, "Hauptpersonalrat"), ""); /* another body: its word is a part */
    assert_string_equal(whose(&b, "Personalratä"), "");
    assert_string_equal(whose(&b, "Zeitarbeit"), "");
    assert_string_equal(whose(&b, ""), "");
    assert_string_equal(whose(&b, "  "), "");
    with_stakeholder(&b, "it", "self")->name = STR("Örtlicher Personalrat (Nord)");
    assert_string_equal(whose(&b, "Örtlicher Personalrat (Nord)"), "4"); /* itself, not the other */
}

static void a_body_is_the_same_however_it_is_written(void **state) {
    (void)state;
    static const struct {
        const char *one, *other;
        bool same;
    } PAIRS[] = {
        { "Örtlicher Personalrat", "örtlicher Personalrat", true },
        { "Personalrat", "Personal Rat", true },
        { "Örtlicher Rat", "O\u0308rtlicher Rat", true },
        { "Ausschuß", "AUSSCHUSS", true },
        { "Rat\u00a0Nord", " Rat  Nord ", true },
        { "Rat (Nord)", "Rat (Süd)", false },
        { "Rat 1", "Rat 12", false },
        { "Rat", "", false },
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        assert_int_equal(same_body(str_from(PAIRS[i].one), str_from(PAIRS[i].other)),
                         PAIRS[i].same);
        assert_int_equal(same_body(str_from(PAIRS[i].other), str_from(PAIRS[i].one)),
                         PAIRS[i].same);
    }
}

/* What is easily taken for another name, and what nobody confuses. */
static void names_that_resemble(void **state) {
    (void)state;
    static const struct {
        const char *one, *other;
        bool alike;
    } PAIRS[] = {
        { "Personalrat", "Persona1rat", true },
        { "Personalrat", "Personal-Rat.", true },
        { "Personalrat", "Personalrat Mitte", true },
        { "Gesamtpersonalrat", "Personalrat", true },
        { "Personalrat", " PERSONALRAT ", false }, /* the same */
        { "Personalrat", "Frauenrat", false },
        { "Personalrat", "Schwerbehindertenvertretung", false },
        { "Rat", "Rad", false },
        { "Rat", "Personalrat", false },
        { "R.A.T.", "Rat", true },
        { "SBV", "Schwerbehindertenvertretung", true },
        { "S.B.V.", "Schwerbehindertenvertretung", true },
        { "S.B.V.", "SBV", true },
        { "PR", "Personalrat", true },
        { "SBV", "Personalrat", false },
        { "BV", "Schwerbehindertenvertretung", false },
        { "SBV", "PR", false },
        { "Personalrat", "", false },
        { "?", "!", false },
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        assert_int_equal(resembling_body(str_from(PAIRS[i].one), str_from(PAIRS[i].other)),
                         PAIRS[i].alike);
        assert_int_equal(resembling_body(str_from(PAIRS[i].other), str_from(PAIRS[i].one)),
                         PAIRS[i].alike);
    }
}

/* "state due deadline! late" of each line. */
static const char *lines(const Built *b, const char *body) {
    Representation representation = of(b, body);
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < representation.lines.count; i++) {
        const RepresentedLine *line = &representation.lines.items[i];
        if (i > 0)
            out_c(&out, "; ");
        out_str(&out, REPRESENTATION_STATES.keys[line->state]);
        if (!date_none(line->due))
            out_format(&out, " %d", line->due.day);
        if (line->deadline)
            out_c(&out, "!");
        if (line->overdue)
            out_c(&out, " late");
    }
    return str_c(b->arena, out_view(&out));
}

static Involvement *formal(Built *b, Date submitted, Date deadline) {
    Involvement *involvement =
        with_involvement(b, "1", "consult", DAY(28), (Date){ 0 }, (Date){ 0 });
    involvement->formal = true;
    involvement->legal_basis = STR("Gesetz");
    involvement->submitted_on = submitted;
    involvement->deadline = deadline;
    return involvement;
}

static void it_is_asked_once_it_was_submitted(void **state) {
    Built b = { .arena = *state };
    const Date none = { 0 };
    with_stakeholder(&b, "staff_council", "represented");
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "2", "consult", DAY(20), none, none); /* somebody else's */
    assert_string_equal(lines(&b, "Personalrat"), "");
    with_involvement(&b, "12", "consult", DAY(20), none, none);
    assert_string_equal(lines(&b, "Personalrat"), "planned 20");
    formal(&b, none, DAY(18)); /* not submitted yet: its deadline is not the body's turn */
    assert_string_equal(lines(&b, "Personalrat"), "planned 20; planned 28");
    formal(&b, DAY(16), DAY(30)); /* tomorrow */
    assert_string_equal(lines(&b, "Personalrat"), "planned 20; planned 28; planned 28");
    formal(&b, DAY(15), none); /* today, without a deadline: the day of the meeting */
    formal(&b, DAY(1), DAY(14));
    formal(&b, DAY(1), DAY(15)); /* until tonight */
    assert_string_equal(lines(&b, "Personalrat"),
                        "asked 14! late; asked 15!; asked 28; planned 20; planned 28; planned 28");
}

/* As older rows may be: the law lets the body speak, whatever the plan promises. */
static void a_formal_row_that_only_informs_asks_as_well(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "staff_council", "represented");
    Involvement *told = formal(&b, DAY(1), DAY(14));
    told->level = STR("inform");
    told->planned_on = DAY(10);
    assert_string_equal(lines(&b, "Personalrat"), "asked 14! late");
}

static void it_waits_until_everything_is_answered(void **state) {
    Built b = { .arena = *state };
    const Date none = { 0 };
    with_stakeholder(&b, "staff_council", "represented");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), none)->answer_due = DAY(14);
    assert_string_equal(lines(&b, "Personalrat"), "waiting 14 late");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    assert_string_equal(lines(&b, "Personalrat"), "waiting 14 late; answered");
    with_contribution(&b, none);
    assert_string_equal(lines(&b, "Personalrat"), "waiting 14 late; waiting");
    with_involvement(&b, "1", "inform", DAY(20), none, none);
    with_involvement(&b, "1", "inform", DAY(15), none, none)->note = STR("Ausgehängt");
    with_involvement(&b, "1", "inform", DAY(14), none, none); /* nobody says that it took place */
    with_involvement(&b, "1", "consult", DAY(3), none, none); /* its day has passed */
    Involvement *cancelled = formal(&b, DAY(1), DAY(9));
    cancelled->cancelled_on = DAY(2);
    cancelled->cancelled_reason = STR("Krank");
    assert_string_equal(
        lines(&b, "Personalrat"),
        "planned 3 late; planned 20; waiting 14 late; waiting; informed; unconfirmed; "
        "cancelled");
}

/* "kind days" of each. */
static const char *days(const Built *b, const Whole *whole) {
    Representation representation =
        representation_of(b->arena, &PACK, whole, STR("Personalrat"), TODAY);
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < representation.days.count; i++) {
        const RepresentedDay *day = &representation.days.items[i];
        if (i > 0)
            out_c(&out, "; ");
        out_format(&out, STR_FMT " %d", STR_ARG(REPRESENTATION_DUES.keys[day->kind]),
                   (int)day->days);
        assert_int_equal(day->opt_involvement == NULL, day->kind == REPRESENTATION_DUE_COMMENTS);
    }
    return str_c(b->arena, out_view(&out));
}

static void days_are_counted_and_what_is_over_has_none(void **state) {
    Built b = { .arena = *state };
    const Date none = { 0 };
    with_stakeholder(&b, "staff_council", "represented");
    formal(&b, DAY(1), DAY(12));
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), none)->answer_due = DAY(15);
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3))->answer_due = DAY(20);
    formal(&b, DAY(1), DAY(20))->cancelled_on = DAY(2);
    ParticipationPlan plan = { .comments_from = DAY(10), .comments_until = DAY(25) };
    Whole whole = built_whole(&b);
    assert_string_equal(days(&b, &whole), "say -3; answer 0; meeting 13");
    whole.lists[NOUN_PARTICIPATION_PLAN] = (RecordList){ &plan, 1 };
    assert_string_equal(days(&b, &whole), "say -3; answer 0; comments 10; meeting 13");
    plan.comments_from = DAY(16);
    assert_string_equal(days(&b, &whole), "say -3; answer 0; meeting 13");
}

enum { PETER = 7, PIA = 8, LEAD = 9 };

static Comment *with_comment(Built *b, CommentList *comments, RecordId target, int64_t author,
                             RecordId reply_to) {
    Comment *comment = list_push(b->arena, comments);
    schema_clear(&COMMENT_SCHEMA, comment);
    comment->record = built_record(b);
    comment->target = target;
    comment->author = author;
    comment->reply_to = reply_to;
    return comment;
}

/* "state number" of each, "*" where the body began it, "!" where somebody else has replied. */
static const char *threads(const Built *b, const CommentList *comments) {
    static const int64_t members[] = { PETER, PIA };
    Whole whole = built_whole(b);
    Representation representation = of(b, "Personalrat");
    RepresentedThreads found = representation_threads(b->arena, &representation, &whole, comments,
                                                      STR("Personalrat"), members, 2);
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < found.count; i++) {
        const RepresentedThread *thread = &found.items[i];
        out_format(&out, "%s" STR_FMT "%s%s %d", i > 0 ? "; " : "",
                   STR_ARG(REPRESENTATION_THREADS.keys[thread->state]), thread->own ? "*" : "",
                   thread->answered ? "!" : "", (int)thread->comment->record.id.v);
    }
    return str_c(b->arena, out_view(&out));
}

static void a_thread_waits_for_who_did_not_speak_last(void **state) {
    Built b = { .arena = *state };
    CommentList comments = { 0 };
    const RecordId none = { 0 };
    RecordId ours = with_stakeholder(&b, "staff_council", "represented")->record.id;
    RecordId other = with_stakeholder(&b, "it", "self")->record.id; /* 2 */
    with_comment(&b, &comments, other, LEAD, none);                 /* 3: not of the body */
    with_comment(&b, &comments, other, PETER, none);                /* 4 */
    with_comment(&b, &comments, ours, LEAD, none);                  /* 5 */
    with_comment(&b, &comments, other, FIELD_NONE, none)->body = STR("personalrat"); /* 6 */
    with_comment(&b, &comments, ours, PIA, none)->draft = true;                      /* 7 */
    with_comment(&b, &comments, other, PIA, none)->body = STR("Schwerbehindertenvertretung");
    assert_string_equal(threads(&b, &comments), "asked 5; open* 6; open* 4");
    RecordId four = { 4 }, five = { 5 };
    with_comment(&b, &comments, other, LEAD, four)->draft = true; /* 9 */
    assert_string_equal(threads(&b, &comments), "asked 5; open* 6; open* 4");
    Comment *reply = with_comment(&b, &comments, other, LEAD, four); /* 10 */
    reply->removed_by = LEAD;
    assert_string_equal(threads(&b, &comments), "asked 5; open* 6; open* 4");
    with_comment(&b, &comments, other, LEAD, four); /* 11 */
    with_comment(&b, &comments, ours, PIA, five);   /* 12 */
    assert_string_equal(threads(&b, &comments), "asked*! 4; open! 5; open* 6");
    const RecordId twelve = { 12 };
    with_comment(&b, &comments, ours, LEAD, twelve)->record.id.v = 13; /* a reply to a reply */
    assert_string_equal(threads(&b, &comments), "asked! 5; asked*! 4; open* 6");
    comments.count--;
    comments.items[1].closed_on = DAY(3);
    assert_string_equal(threads(&b, &comments), "open! 5; open* 6; closed*! 4");
    comments.items[2].removed_by = LEAD; /* what was said to it stays */
    assert_string_equal(threads(&b, &comments), "open! 5; open* 6; closed*! 4");
    comments.items[comments.count - 1].removed_by = LEAD;
    assert_string_equal(threads(&b, &comments), "open* 6; closed*! 4");
    comments.items[6].author = PETER; /* who asks again has no answer */
    for (size_t i = 0; i < comments.count; i++)
        if (comments.items[i].reply_to.v == 4)
            comments.items[i].author = PETER;
    assert_string_equal(threads(&b, &comments), "open* 6; closed* 4");
}

static void comments_on_what_the_body_brought_in_are_for_it(void **state) {
    Built b = { .arena = *state };
    CommentList comments = { 0 };
    const RecordId none = { 0 };
    RecordId ours = with_stakeholder(&b, "staff_council", "represented")->record.id;
    with_stakeholder(&b, "it", "self");
    RecordId asked =
        with_involvement(&b, "1", "consult", DAY(20), (Date){ 0 }, (Date){ 0 })->record.id; /* 3 */
    Contribution *contribution = with_contribution(&b, (Date){ 0 });                        /* 4 */
    contribution->stakeholder = ours;
    RecordId said = contribution->record.id;
    with_contribution(&b, (Date){ 0 });             /* 5: nobody said of whom */
    with_comment(&b, &comments, asked, LEAD, none); /* 6 */
    with_comment(&b, &comments, said, LEAD, none);  /* 7 */
    with_comment(&b, &comments, (RecordId){ 5 }, LEAD, none);
    assert_string_equal(threads(&b, &comments), "asked 7; asked 6");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_resemble),
        cmocka_unit_test(a_body_is_the_same_however_it_is_written),
        cmocka_unit_test_setup_teardown(a_body_is_known_by_its_name_or_its_perspective, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(it_is_asked_once_it_was_submitted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_formal_row_that_only_informs_asks_as_well, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(it_waits_until_everything_is_answered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(days_are_counted_and_what_is_over_has_none, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_thread_waits_for_who_did_not_speak_last, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(comments_on_what_the_body_brought_in_are_for_it, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
