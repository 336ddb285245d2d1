/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Taking part: the catalogue of methods with and without a situation, a say on the plan while it is open and
 * after, answering a contribution. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "app/join_in.h"
#include "domain/choices.h"
#include "domain/method.h"
#include "golden.h"
#include "text/messages.h"
#include "views/contribution.html.h"
#include "views/join_in.html.h"
#include "views/method.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BASE         "/vorhaben/antragsassistenz"

enum { FIELDS_MAX = 8 };

static FormView form_on(const Schema *schema, RawValue raw[static FIELDS_MAX], Str action,
                        Message submit) {
    for (size_t i = 0; i < schema->count; i++)
        raw[i] = (RawValue){ .text = STR("") };
    return (FormView){ .schema = schema,
                       .raw = raw,
                       .action = action,
                       .submit = submit,
                       .form_token = STR("form-token"),
                       .submission_id = STR("submission") };
}

/* -- Methods ----------------------------------------------------------------------------------- */

static const Field SITUATION_FIELDS[] = {
    FIELD(Situation, group, INTEGER, .minimum = 1, .maximum = 1000000),
    FIELD(Situation, days, INTEGER, .minimum = 1, .maximum = 10000),
    FIELD(Situation, level, KEY, .keys = &LEVELS),
    FIELD(Situation, phase, KEY, .keys = &PHASES),
    FIELD(Situation, perspectives, KEYS),
};
static const Schema SITUATION_FORM = SCHEMA(Situation, "method", "methods", SITUATION_FIELDS);

static const Message WORKSHOP_LEVELS[] = { { .id = MSG_LEVEL_INVOLVE },
                                           { .id = MSG_LEVEL_COLLABORATE } };
static const Message WORKSHOP_PHASES[] = { { .id = MSG_PHASE_PLANNING } };
static const Str WORKSHOP_NEEDS[] = { STR_INIT("Eine Frage, deren Antwort <noch> offen ist") };
static const Str WORKSHOP_ACCESS[] = { STR_INIT("Pausen & stufenfreier Raum") };
static const MethodUnfitLine WORKSHOP_UNFIT[] = {
    { .groups = STR_INIT("Menschen mit wenig Deutsch"), .why = STR_INIT("Zu schnell gesprochen.") }
};
static const MethodReasonLine WORKSHOP_REASONS[] = {
    { .text = { .id = MSG_METHOD_REASON_OTHER_PHASE } },
    { .text = { .id = MSG_METHOD_REASON_PERSPECTIVE },
      .group = STR_INIT("Menschen mit wenig Deutsch"),
      .why = STR_INIT("Zu schnell gesprochen.") },
};

static void render_methods(Html *html, const void *data) {
    method_list_page_view(html, data);
}

static void methods(void **state) {
    (void)state;
    const MethodCard cards[] = {
        { .label = STR("Gespräch zu zweit"),
          .what = STR("Ein Mensch erzählt entlang weniger offener Fragen."),
          .people = msg(method_group_from, 1),
          .adopt_href = STR(BASE "/beteiligung/neu?method=interview") },
        { .label = STR("Workshop"),
          .what = STR("Eine Gruppe arbeitet an einer Frage."),
          .people = msg(method_group, 6, 25),
          .days = msg(method_days, 21),
          .duration = STR("3 Stunden bis 1 Tag"),
          .levels = WORKSHOP_LEVELS,
          .level_count = COUNT(WORKSHOP_LEVELS),
          .phases = WORKSHOP_PHASES,
          .phase_count = COUNT(WORKSHOP_PHASES),
          .needs = WORKSHOP_NEEDS,
          .need_count = COUNT(WORKSHOP_NEEDS),
          .access = WORKSHOP_ACCESS,
          .access_count = COUNT(WORKSHOP_ACCESS),
          .unfit = WORKSHOP_UNFIT,
          .unfit_count = COUNT(WORKSHOP_UNFIT),
          .reasons = WORKSHOP_REASONS,
          .reason_count = COUNT(WORKSHOP_REASONS) },
    };
    RawValue raw[FIELDS_MAX];
    const FormOption groups[] = { { .value = STR("little_german"),
                                    .text = STR("Menschen mit wenig Deutsch") } };
    MethodListView view = { .page = golden_page(msg(method_title)),
                            .form = form_on(&SITUATION_FORM, raw, STR(BASE "/methoden"),
                                            msg(method_show)),
                            .group = offsetof(Situation, group),
                            .days = offsetof(Situation, days),
                            .level = offsetof(Situation, level),
                            .phase = offsetof(Situation, phase),
                            .perspectives = offsetof(Situation, perspectives),
                            .items = cards,
                            .count = COUNT(cards) };
    view.form.options[0] = (FormOptions){ .offset = offsetof(Situation, perspectives),
                                          .items = groups,
                                          .count = COUNT(groups) };
    view.form.option_list_count = 1;
    view.page.lead_message = msg(method_lead);
    golden_check("method_list", LANGUAGE_DE, render_methods, &view);
    raw[0].text = STR("40");
    raw[4].text = STR("little_german");
    view.said = true;
    view.fitting = 1;
    golden_check("method_list_said", LANGUAGE_DE, render_methods, &view);
    golden_check("method_list_said", LANGUAGE_EN, render_methods, &view);
    view.fitting = 0;
    view.items = cards + 1;
    view.count = 1;
    golden_check("method_list_none", LANGUAGE_DE, render_methods, &view);
}

/* -- A say on the plan ------------------------------------------------------------------------- */

static void render_join_in(Html *html, const void *data) {
    join_in_page(html, data);
}

static void join_in(void **state) {
    (void)state;
    RawValue raw[FIELDS_MAX];
    const FormOption rows[] = { { .value = STR("38"), .text = STR("Gespräch <im> Amt") } };
    JoinInView view = { .page = golden_page(msg(join_in_title)),
                        .public_href = STR(BASE "/oeffentlich"),
                        .plan_shown = true,
                        .open = true,
                        .most = 25,
                        .when = msg(join_in_until, ((Date){ 2026, 12, 18 })),
                        .note = STR("Fehlt eine Gruppe?"),
                        .form =
                            form_on(&JOIN_IN_FORM, raw, STR(BASE "/mitreden"), msg(join_in_send)),
                        .contact = { .text = STR("Projektbüro, projekt@beispiel.example") } };
    view.form.options[0] = (FormOptions){ .offset = offsetof(Contribution, involvement),
                                          .items = rows,
                                          .count = COUNT(rows) };
    view.form.option_list_count = 1;
    view.page.subject = STR("Antragsassistenz Wohngeld");
    golden_check("join_in", LANGUAGE_DE, render_join_in, &view);
    golden_check("join_in", LANGUAGE_EN, render_join_in, &view);
    golden_check("join_in", LANGUAGE_DE_SIMPLE, render_join_in, &view);
    JoinInView closed = { .page = view.page,
                          .public_href = view.public_href,
                          .plan_shown = true,
                          .when = msg(join_in_after, ((Date){ 2026, 11, 20 })),
                          .typed = STR("Bitte auch <am> Abend") };
    golden_check("join_in_closed", LANGUAGE_DE, render_join_in, &closed);
    golden_check("join_in_closed", LANGUAGE_DE_SIMPLE, render_join_in, &closed);
}

/* -- Answering --------------------------------------------------------------------------------- */

static const Field ANSWER_FIELDS[] = {
    FIELD(Contribution, outcome, KEY, .required = true, .keys = &OUTCOMES),
    FIELD(Contribution, answer, PROSE, .required = true),
    FIELD(Contribution, led_to, REFERENCES),
};
static const Schema ANSWER_FORM =
    SCHEMA(Contribution, "contribution", "contributions", ANSWER_FIELDS);

static void render_answer(Html *html, const void *data) {
    contribution_answer(html, data);
}

static void answering(void **state) {
    (void)state;
    RawValue raw[FIELDS_MAX];
    const FormOption results[] = {
        { .value = STR("31"), .text = STR("Termine am Abend"), .group = STR("Aufgaben") }
    };
    ContributionAnswerView view = {
        .page = golden_page(msg(contribution_answer_title)),
        .item = { .subject = STR("Auch <abends> einladen"),
                  .text = STR("Viele arbeiten am Vormittag."),
                  .whose = STR("Familienberatung"),
                  .received_on = { 2026, 11, 2 },
                  .sent = true },
        .form = form_on(&ANSWER_FORM, raw, STR(BASE "/beitraege/53/antwort"), msg(common_save)),
        .decision_href = STR(BASE "/entscheidungen/neu?beitrag=53"),
        .task_href = STR(BASE "/aufgaben/neu?beitrag=53"),
    };
    raw[2].text = STR("31");
    view.form.all_open = true;
    view.form.cancel = STR(BASE "/beitraege/53");
    view.form.options[0] = (FormOptions){ .offset = offsetof(Contribution, led_to),
                                          .items = results,
                                          .count = COUNT(results) };
    view.form.option_list_count = 1;
    golden_check("contribution_answer", LANGUAGE_DE, render_answer, &view);
    golden_check("contribution_answer", LANGUAGE_EN, render_answer, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(methods),
        cmocka_unit_test(join_in),
        cmocka_unit_test(answering),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
