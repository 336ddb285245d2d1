/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Which control a field becomes, and what stands in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/comment.h"
#include "domain/effect.h"
#include "domain/goal.h"
#include "domain/involvement.h"
#include "domain/stakeholder.h"
#include "text/messages.h"
#include "views/control.h"

enum { FIELDS_MAX = 64 };

/* A form on a schema with nothing typed. */
typedef struct Bench {
    Arena *arena;
    Html html;
    RawValue raw[FIELDS_MAX];
    Findings findings;
    FormView form;
} Bench;

static void bench_open(Bench *bench, const Schema *schema) {
    assert_true(schema->count <= FIELDS_MAX);
    *bench = (Bench){ .arena = arena_open(1 << 14) };
    bench->html = (Html){ .arena = bench->arena, .language = LANGUAGE_DE };
    for (size_t i = 0; i < FIELDS_MAX; i++)
        bench->raw[i].text = STR("");
    bench->form = (FormView){ .schema = schema, .raw = bench->raw, .findings = &bench->findings };
}

static void bench_close(Bench *bench) {
    arena_close(bench->arena);
}

static void type_in(Bench *bench, size_t offset, const char *text) {
    for (size_t i = 0; i < bench->form.schema->count; i++)
        if (bench->form.schema->fields[i].offset == offset)
            bench->raw[i].text = str_from(text);
}

static void expect_str(Str actual, const char *expected) {
    assert_int_equal(actual.len, str_from(expected).len);
    assert_memory_equal(actual.ptr, expected, actual.len);
}

static void expect_shown(Bench *bench, size_t offset, const char *typed, const char *shown) {
    type_in(bench, offset, typed);
    expect_str(control_at(&bench->html, &bench->form, offset)->value, shown);
}

static void kind_follows_the_field(void **state) {
    (void)state;
    static const struct {
        const Schema *schema;
        size_t offset;
        ControlKind kind;
        const char *input_type;
    } CASES[] = {
        { &GOAL_SCHEMA, offsetof(Goal, statement), CONTROL_LINE, "text" },
        { &GOAL_SCHEMA, offsetof(Goal, due), CONTROL_LINE, "text" },
        { &GOAL_SCHEMA, offsetof(Goal, direction), CONTROL_SELECT, "" },
        { &GOAL_SCHEMA, offsetof(Goal, value_pairs), CONTROL_CHOICES, "checkbox" },
        { &INVOLVEMENT_SCHEMA, offsetof(Involvement, level), CONTROL_CHOICES, "radio" },
        { &INVOLVEMENT_SCHEMA, offsetof(Involvement, stakeholders), CONTROL_CHOICES, "checkbox" },
        { &INVOLVEMENT_SCHEMA, offsetof(Involvement, note), CONTROL_PROSE, "text" },
        { &EFFECT_SCHEMA, offsetof(Effect, stakeholder), CONTROL_SELECT, "" },
        { &STAKEHOLDER_SCHEMA, offsetof(Stakeholder, affectedness), CONTROL_SELECT, "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Bench bench;
        bench_open(&bench, CASES[i].schema);
        const Control *control = control_at(&bench.html, &bench.form, CASES[i].offset);
        assert_int_equal(control->kind, CASES[i].kind);
        if (CASES[i].kind != CONTROL_SELECT)
            expect_str(control->input_type, CASES[i].input_type);
        assert_int_not_equal(control->label.id, MSG_NONE);
        bench_close(&bench);
    }
}

static void values_are_shown_as_people_type_them(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, &GOAL_SCHEMA);
    expect_shown(&bench, offsetof(Goal, due), "2026-12-31", "31.12.2026");
    expect_shown(&bench, offsetof(Goal, due), "30.02.2026", "30.02.2026");
    expect_shown(&bench, offsetof(Goal, target), "12.50", "12,50");
    expect_shown(&bench, offsetof(Goal, target), "etwa 10.5", "etwa 10.5");
    expect_shown(&bench, offsetof(Goal, statement), "2026-12-31", "2026-12-31");
    bench.html.language = LANGUAGE_EN;
    expect_shown(&bench, offsetof(Goal, due), "2026-12-31", "31.12.2026");
    expect_shown(&bench, offsetof(Goal, target), "12.50", "12.50");
    bench_close(&bench);
}

static void chosen_options_are_found(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, &GOAL_SCHEMA);
    type_in(&bench, offsetof(Goal, value_pairs), "people sustainability");
    const Control *control = control_at(&bench.html, &bench.form, offsetof(Goal, value_pairs));
    size_t chosen = 0;
    for (size_t i = 0; i < control->option_count; i++)
        chosen += control_chosen(control, &control->options[i]);
    assert_int_equal(control->option_count, 7);
    assert_int_equal(chosen, 2);
    FormOption part = { .value = STR_INIT("peop") };
    assert_false(control_chosen(control, &part));
    bench_close(&bench);
}

/* Sent again as it is shown, a box that was ticked stays so. */
static void a_stored_flag_is_ticked(void **state) {
    (void)state;
    for (int on = 0; on < 2; on++) {
        Bench bench;
        bench_open(&bench, &COMMENT_SCHEMA);
        Comment comment = { .text = STR(""), .draft = on };
        schema_raw(&COMMENT_SCHEMA, bench.arena, &comment, bench.raw);
        const Control *control = control_at(&bench.html, &bench.form, offsetof(Comment, draft));
        assert_int_equal(control->kind, CONTROL_FLAG);
        assert_int_equal(control->checked, on);
        bench_close(&bench);
    }
}

/* Choices that are data come with the form and are used instead of a closed set. */
static void given_options_are_used(void **state) {
    (void)state;
    static const FormOption OPTIONS[] = { { .value = STR_INIT("7"),
                                            .text = STR_INIT("Seniorenrat") } };
    Bench bench;
    bench_open(&bench, &EFFECT_SCHEMA);
    bench.form.options[bench.form.option_list_count++] =
        (FormOptions){ .offset = offsetof(Effect, stakeholder), .items = OPTIONS, .count = 1 };
    const Control *control = control_at(&bench.html, &bench.form, offsetof(Effect, stakeholder));
    assert_int_equal(control->option_count, 1);
    assert_ptr_equal(control->options, OPTIONS);
    bench_close(&bench);
}

static void a_finding_stands_at_its_field(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, &GOAL_SCHEMA);
    finding_add(&bench.findings, bench.arena, STR("due"), FINDING_NO_SUCH_DATE, 0);
    const Control *due = control_at(&bench.html, &bench.form, offsetof(Goal, due));
    assert_int_equal(due->error.id, MSG_FINDING_NO_SUCH_DATE);
    expect_str(due->described, "due-format due-fehler");
    const Control *other = control_at(&bench.html, &bench.form, offsetof(Goal, statement));
    assert_int_equal(other->error.id, MSG_NONE);
    expect_str(other->described, "statement-hinweis");
    assert_int_equal(finding_label(&bench.form, &bench.findings.items[0]).id, MSG_GOAL_DUE_LABEL);
    bench_close(&bench);
}

/* Where no correction helps none is asked for. */
static void the_summary_says_what_helps(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, &GOAL_SCHEMA);
    finding_add(&bench.findings, bench.arena, STR(""), FINDING_INITIATIVE_FULL, 200);
    assert_int_equal(form_summary_title(&bench.form).id, MSG_COMMON_ERROR_SUMMARY_NOT_SAVED);
    finding_add(&bench.findings, bench.arena, STR("statement"), FINDING_REQUIRED, 0);
    assert_int_equal(form_summary_title(&bench.form).id, MSG_COMMON_ERROR_SUMMARY_TITLE);
    bench_close(&bench);
}

static void optional_fields_are_folded_until_needed(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, &GOAL_SCHEMA);
    const Field *statement = schema_field(&GOAL_SCHEMA, STR("statement"));
    const Field *due = schema_field(&GOAL_SCHEMA, STR("due"));
    assert_true(control_stands_open(&bench.form, statement));
    assert_false(control_stands_open(&bench.form, due));
    assert_int_equal(form_group_count(&bench.form), 1);
    const FormGroup *rest = form_groups(&bench.html, &bench.form);
    assert_int_equal(rest->label.id, MSG_FORM_MORE);
    assert_true(rest->used);
    assert_false(rest->open);
    type_in(&bench, offsetof(Goal, due), "2026-12-31");
    assert_true(form_groups(&bench.html, &bench.form)->open);
    finding_add(&bench.findings, bench.arena, STR("due"), FINDING_NO_SUCH_DATE, 0);
    assert_true(control_stands_open(&bench.form, due));
    assert_false(form_groups(&bench.html, &bench.form)->open);
    bench_close(&bench);
}

static void a_long_form_is_folded_by_what_it_is_about(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, &INVOLVEMENT_SCHEMA);
    assert_int_equal(form_group_count(&bench.form), 6);
    type_in(&bench, offsetof(Involvement, formal), "false");
    const FormGroup *groups = form_groups(&bench.html, &bench.form);
    assert_false(groups[0].used); /* whom, how far and when stand open; nothing is left over */
    assert_int_equal(groups[1].label.id, MSG_INVOLVEMENT_GROUP_HOW);
    assert_int_equal(groups[3].label.id, MSG_INVOLVEMENT_GROUP_ACCESS_DONE);
    assert_int_equal(groups[5].label.id, MSG_INVOLVEMENT_GROUP_RESULT);
    for (size_t i = 1; i < 6; i++) {
        assert_true(groups[i].used);
        assert_false(groups[i].open);
    }
    const Field *place = schema_field(&INVOLVEMENT_SCHEMA, STR("place"));
    assert_true(control_in(&bench.form, place, &groups[1]));
    assert_false(control_in(&bench.form, place, &groups[2]));
    type_in(&bench, offsetof(Involvement, formal), "true");
    groups = form_groups(&bench.html, &bench.form);
    assert_true(groups[4].open);
    assert_false(groups[1].open);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kind_follows_the_field),
        cmocka_unit_test(values_are_shown_as_people_type_them),
        cmocka_unit_test(chosen_options_are_found),
        cmocka_unit_test(a_stored_flag_is_ticked),
        cmocka_unit_test(given_options_are_used),
        cmocka_unit_test(a_finding_stands_at_its_field),
        cmocka_unit_test(the_summary_says_what_helps),
        cmocka_unit_test(optional_fields_are_folded_until_needed),
        cmocka_unit_test(a_long_form_is_folded_by_what_it_is_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
