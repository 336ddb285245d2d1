/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The frame, every control with and without error, problem pages and the page of two versions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/goal.h"
#include "domain/stakeholder.h"
#include "golden.h"
#include "sample.html.h"
#include "text/messages.h"
#include "views/problem.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void render_parts(Html *html, const void *data) {
    sample_parts_page(html, data);
}

static void render_form(Html *html, const void *data) {
    sample_form_page(html, data);
}

static void render_problem(Html *html, const void *data) {
    problem_page(html, data);
}

static void render_conflict(Html *html, const void *data) {
    conflict_page(html, data);
}

static void in_german_and_english(const char *name, GoldenRender render, const void *data) {
    golden_check(name, LANGUAGE_DE, render, data);
    golden_check(name, LANGUAGE_EN, render, data);
}

static void building_blocks(void **state) {
    (void)state;
    SampleView view = { .page = golden_page(msg(page_tab_goals)) };
    view.page.notice = msg(notice_saved);
    view.page.example = true;
    view.page.authority_choice = true;
    view.page.lead = STR("Woran wir später erkennen, ob sich das Vorhaben gelohnt hat.");
    in_german_and_english("parts", render_parts, &view);
}

/* -- Forms ------------------------------------------------------------------------------------- */

static FormView form_on(const Schema *schema, const RawValue *raw, const Findings *findings) {
    return (FormView){ .schema = schema,
                       .raw = raw,
                       .findings = findings,
                       .action = STR("/vorhaben/antragsassistenz/ziele"),
                       .submit = msg(common_save),
                       .form_token = STR("form-token"),
                       .submission_id = STR("submission"),
                       .cancel = STR("/vorhaben/antragsassistenz/ziele") };
}

static void set_raw(const Schema *schema, RawValue *raw, const char *name, Str text) {
    for (size_t i = 0; i < schema->count; i++)
        if (str_eq(schema->fields[i].name, str_from(name)))
            raw[i] = (RawValue){ .text = text };
}

static void clear_raw(const Schema *schema, RawValue *raw) {
    for (size_t i = 0; i < schema->count; i++)
        raw[i] = (RawValue){ .text = STR("") };
}

static const FormOption PERSPECTIVES[] = {
    { .value = STR_INIT("caseworkers"),
      .text = STR_INIT("Sachbearbeitung"),
      .hint = STR_INIT("die Menschen, die täglich damit arbeiten"),
      .group = STR_INIT("Innen") },
    { .value = STR_INIT("staff_council"), .text = STR_INIT("Personalrat") },
    { .value = STR_INIT("older_people"),
      .text = STR_INIT("Ältere Menschen"),
      .group = STR_INIT("Außen") },
    { .value = STR_INIT("little_german"), .text = STR_INIT("Menschen mit wenig Deutsch") },
};

/* Every field stands open so that every kind of control is on the page. */
static void empty_form(void **state) {
    (void)state;
    RawValue raw[32];
    clear_raw(&STAKEHOLDER_SCHEMA, raw);
    Findings none = { 0 };
    SampleView view = { .page = golden_page(msg(page_tab_stakeholders)),
                        .form = form_on(&STAKEHOLDER_SCHEMA, raw, &none) };
    view.form.options[view.form.option_list_count++] =
        (FormOptions){ .offset = offsetof(Stakeholder, perspectives),
                       .items = PERSPECTIVES,
                       .count = COUNT(PERSPECTIVES) };
    in_german_and_english("form_empty", render_form, &view);
}

/* What was typed is all there, with a finding at the fields it is about. */
static void form_with_findings(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    RawValue raw[32];
    clear_raw(&GOAL_SCHEMA, raw);
    set_raw(&GOAL_SCHEMA, raw, "direction", STR("outward"));
    set_raw(&GOAL_SCHEMA, raw, "baseline", STR("12.5"));
    set_raw(&GOAL_SCHEMA, raw, "target", STR("etwa zehn"));
    set_raw(&GOAL_SCHEMA, raw, "due", STR("30.02.2026"));
    set_raw(&GOAL_SCHEMA, raw, "value_pairs", STR("people sustainability"));
    set_raw(&GOAL_SCHEMA, raw, "set_with", STR("<b>Personalrat</b> & \"Sozialverband\""));
    Findings findings = { 0 };
    finding_add(&findings, arena, STR("statement"), FINDING_REQUIRED, 0);
    finding_add(&findings, arena, STR("target"), FINDING_NOT_A_NUMBER, 0);
    finding_add(&findings, arena, STR("due"), FINDING_NO_SUCH_DATE, 0);
    finding_add(&findings, arena, STR("value_pairs"), FINDING_TOO_MANY, 1);
    finding_add(&findings, arena, STR("direction"), FINDING_UNKNOWN_KEY, 0);
    SampleView view = { .page = golden_page(msg(page_tab_goals)),
                        .form = form_on(&GOAL_SCHEMA, raw, &findings) };
    view.page.failed = true;
    view.page.opt_failed_form = &view.form;
    in_german_and_english("form_findings", render_form, &view);
    golden_check("form_findings", LANGUAGE_DE_SIMPLE, render_form, &view);
}

/* -- Problems ---------------------------------------------------------------------------------- */

static const ProblemField TYPED[] = {
    {
        .name = STR_INIT("statement"),
        .label = { .id = MSG_GOAL_STATEMENT_LABEL },
        .mine = STR_INIT("Anträge in zehn Tagen bearbeiten"),
        .words = STR_INIT("Anträge in zehn Tagen bearbeiten"),
        .stored = STR_INIT("Anträge in zwölf Tagen bearbeiten"),
    },
    { .name = STR_INIT("indicator"),
      .label = { .id = MSG_GOAL_INDICATOR_LABEL },
      .mine = STR_INIT("Bearbeitungsdauer in Tagen,\nvom Eingang bis zum Bescheid"),
      .words = STR_INIT("Bearbeitungsdauer in Tagen,\nvom Eingang bis zum Bescheid"),
      .stored = STR_INIT("Bearbeitungsdauer in Tagen,\nvom Eingang bis zum Bescheid") },
};

static Page stranger(Message title) {
    return (Page){ .title = title, .path = STR("/nirgends"), .offers_plain = true };
}

static void not_found(void **state) {
    (void)state;
    ProblemView view = { .page = stranger(msg(problem_not_found_title)),
                         .text = msg(problem_not_found_text),
                         .next = msg(problem_not_found_next) };
    in_german_and_english("problem_not_found", render_problem, &view);
    golden_check("problem_not_found", LANGUAGE_DE_SIMPLE, render_problem, &view);
}

static void session_ended(void **state) {
    (void)state;
    ProblemView view = { .page = stranger(msg(problem_unauthenticated_title)),
                         .text = msg(problem_text_kept),
                         .next = msg(problem_unauthenticated_next),
                         .fields = TYPED,
                         .field_count = COUNT(TYPED),
                         .sign_in = true,
                         .sign_in_href = STR("/anmelden") };
    in_german_and_english("problem_session_ended", render_problem, &view);
}

static void storage_full(void **state) {
    (void)state;
    ProblemView view = { .page = golden_page(msg(problem_storage_title)),
                         .text = msg(problem_storage_typed),
                         .next = msg(problem_storage_next),
                         .fields = TYPED,
                         .field_count = COUNT(TYPED),
                         .form = form_on(&GOAL_SCHEMA, NULL, NULL),
                         .resendable = true };
    view.form.version = 3;
    in_german_and_english("problem_storage", render_problem, &view);
}

static void two_versions(void **state) {
    (void)state;
    RawValue raw[32];
    clear_raw(&GOAL_SCHEMA, raw);
    set_raw(&GOAL_SCHEMA, raw, "statement", TYPED[0].mine);
    set_raw(&GOAL_SCHEMA, raw, "indicator", TYPED[1].mine);
    set_raw(&GOAL_SCHEMA, raw, "due", STR("2026-12-31"));
    Findings none = { 0 };
    ProblemView view = { .page = golden_page(msg(problem_conflict_title)),
                         .text = msg(problem_conflict_text),
                         .next = msg(problem_conflict_next),
                         .fields = TYPED,
                         .field_count = COUNT(TYPED),
                         .form = form_on(&GOAL_SCHEMA, raw, &none),
                         .saved_by = msg(problem_conflict_saved_by, STR("Lea Leitung"),
                                         (Instant){ 1790000000000 }),
                         .keep_href = STR("/vorhaben/antraege/ziele/7"),
                         .resendable = true };
    view.form.version = 4;
    view.form.submit = msg(problem_save_mine);
    in_german_and_english("conflict", render_conflict, &view);
}

static void deleted_meanwhile(void **state) {
    (void)state;
    ProblemView view = { .page = golden_page(msg(problem_conflict_title)),
                         .text = msg(problem_conflict_deleted),
                         .fields = TYPED,
                         .field_count = COUNT(TYPED),
                         .initiative_href = STR("/vorhaben/antraege"),
                         .deleted = true };
    in_german_and_english("conflict_deleted", render_conflict, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(building_blocks),    cmocka_unit_test(empty_form),
        cmocka_unit_test(form_with_findings), cmocka_unit_test(not_found),
        cmocka_unit_test(session_ended),      cmocka_unit_test(storage_full),
        cmocka_unit_test(two_versions),       cmocka_unit_test(deleted_meanwhile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
