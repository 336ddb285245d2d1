/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The lists of an initiative: goals with their charts, stakeholders with their map, participation plan,
 * effects, value pairs; full, empty, and for somebody who may only read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "text/messages.h"
#include "views/answer_link.html.h"
#include "views/effect.html.h"
#include "views/goal.html.h"
#include "views/involvement.html.h"
#include "views/stakeholder.html.h"
#include "views/value_matrix.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BASE         "/vorhaben/antragsassistenz"

static const Message PAIRS[] = { { .id = MSG_VALUE_PAIR_PEOPLE },
                                 { .id = MSG_VALUE_PAIR_TRANSPARENCY } };

/* -- Goals ------------------------------------------------------------------------------------- */

static const MeasurementRow ROWS[] = {
    { .id = 21,
      .measured_on = { 2026, 3, 2 },
      .value = { 24, 0, true },
      .note = STR_INIT("Stichprobe: 40 Anträge") },
    { .id = 22, .measured_on = { 2026, 6, 1 }, .value = { 195, 1, true } },
    { .id = 23, .measured_on = { 2026, 9, 1 }, .value = { 17, 0, true } },
};
static const ChartPoint POINTS[] = {
    { .on = { 2026, 3, 2 }, .value = { 24, 0, true } },
    { .on = { 2026, 6, 1 }, .value = { 195, 1, true } },
    { .on = { 2026, 9, 1 }, .value = { 17, 0, true } },
};

static GoalCard measured_goal(void) {
    const Decimal baseline = { 24, 0, true }, target = { 10, 0, true };
    const Str statement = STR("Anträge werden in zehn Tagen bearbeitet"), unit = STR("Tage");
    return (GoalCard){
        .id = 7,
        .href = STR(BASE "/ziele/7"),
        .statement = statement,
        .direction = msg(direction_outward),
        .indicator = STR("Tage vom Eingang bis zum Bescheid"),
        .unit = unit,
        .path = msg(goal_from_to, baseline, target, unit),
        .due = { 2027, 6, 30 },
        .last = msg(goal_last_value, POINTS[2].value, unit, POINTS[2].on),
        .progress = msg(goal_progress_part, 50),
        .progress_class = STR("note"),
        .value_pairs = PAIRS,
        .value_pair_count = COUNT(PAIRS),
        .rows = ROWS,
        .row_count = COUNT(ROWS),
        .chart = { .id = 7,
                   .title = msg(goal_chart_title, statement),
                   .description = msg(goal_chart_count, 3, POINTS[2].value, unit),
                   .points = POINTS,
                   .count = COUNT(POINTS),
                   .baseline = baseline,
                   .target = target,
                   .baseline_label = msg(goal_chart_start, baseline),
                   .target_label = msg(goal_chart_aim, target),
                   .due = { 2027, 6, 30 } },
        .measurements_href = STR(BASE "/messungen/"),
        .measure_href = STR(BASE "/messungen/neu?goal=7"),
    };
}

static void render_goals(Html *html, const void *data) {
    goal_list_page_view(html, data);
}

static void goals(void **state) {
    (void)state;
    const GoalCard cards[] = {
        measured_goal(),
        { .id = 8,
          .href = STR(BASE "/ziele/8"),
          .statement = STR("Menschen verstehen, was das System tut"),
          .progress = msg(goal_progress_none),
          .progress_class = STR("neutral"),
          .due = { 2026, 1, 31 },
          .overdue = true },
    };
    GoalListView view = { .page = golden_page(msg(noun_goal_list)),
                          .goals = cards,
                          .count = COUNT(cards),
                          .new_href = STR(BASE "/ziele/neu") };
    view.page.lead_message = msg(goal_list_lead);
    golden_check("goal_list", LANGUAGE_DE, render_goals, &view);
    golden_check("goal_list", LANGUAGE_EN, render_goals, &view);
    view.count = 0;
    golden_check("goal_list_empty", LANGUAGE_DE, render_goals, &view);
}

static void render_goal(Html *html, const void *data) {
    goal_page(html, data);
}

static void one_goal(void **state) {
    (void)state;
    GoalView view = { .record = { .page = golden_page(msg(noun_goal_one)) },
                      .goal = measured_goal() };
    golden_check("goal", LANGUAGE_DE, render_goal, &view);
}

/* -- Stakeholders ------------------------------------------------------------------------------ */

static const Str OLDER[] = { STR_INIT("Ältere Menschen"),
                             STR_INIT("Menschen mit wenig Deutsch + Ältere Menschen") };
static const Str COUNCIL[] = { STR_INIT("Personalrat") };
static const RatingMark WEAK_MARK[] = { { .number = 1 } };
static const RatingMark COUNCIL_MARK[] = { { .number = 2 } };
static const RatingMark COUNCIL_SELF[] = { { .number = 2, .self = true } };

static void render_stakeholders(Html *html, const void *data) {
    stakeholder_list_page_view(html, data);
}

static void stakeholders(void **state) {
    (void)state;
    const StakeholderRow rows[] = {
        { .number = 1,
          .href = STR(BASE "/stakeholder/3"),
          .name = STR("Ältere Antragstellende"),
          .perspectives = OLDER,
          .perspective_count = COUNT(OLDER),
          .affectedness = { .project = msg(stakeholder_affectedness_5) },
          .influence = { .project = msg(stakeholder_influence_1) },
          .weak_voice = true },
        { .number = 2,
          .href = STR(BASE "/stakeholder/4"),
          .name = STR("Personalrat"),
          .perspectives = COUNCIL,
          .perspective_count = COUNT(COUNCIL),
          .voice = msg(voice_represented),
          .affectedness = { .project = msg(stakeholder_affectedness_4),
                            .self = msg(stakeholder_affectedness_self_4) },
          .influence = { .project = msg(stakeholder_influence_5),
                         .self = msg(stakeholder_influence_self_3) },
          .differs = true },
        { .number = 3,
          .href = STR(BASE "/stakeholder/5"),
          .name = STR("Zulieferer"),
          .voice = msg(voice_self),
          .unrated = true },
    };
    const StakeholderRow *weak[] = { &rows[0] };
    StakeholderListView view = {
        .page = golden_page(msg(noun_stakeholder_list)),
        .rows = rows,
        .count = COUNT(rows),
        .weak = weak,
        .weak_count = COUNT(weak),
        .rated_count = 2,
        .map = { .title = msg(stakeholder_map_title),
                 .description = msg(stakeholder_map_description, 2),
                 .affectedness = msg(stakeholder_map_affectedness),
                 .influence = msg(stakeholder_map_influence),
                 .zone = msg(stakeholder_weak_voice),
                 .zone_affectedness = 4,
                 .zone_influence = 2 },
        .new_href = STR(BASE "/stakeholder/neu"),
        .import_href = STR(BASE "/stakeholder/importieren"),
    };
    view.map.cells[4][0] = (RatingChartCell){ WEAK_MARK, COUNT(WEAK_MARK) };
    view.map.cells[3][4] = (RatingChartCell){ COUNCIL_MARK, COUNT(COUNCIL_MARK) };
    view.map.cells[3][2] = (RatingChartCell){ COUNCIL_SELF, COUNT(COUNCIL_SELF) };
    golden_check("stakeholder_list", LANGUAGE_DE, render_stakeholders, &view);
    golden_check("stakeholder_list", LANGUAGE_EN, render_stakeholders, &view);
    view.count = 0;
    view.new_href = STR("");
    golden_check("stakeholder_list_empty", LANGUAGE_DE, render_stakeholders, &view);
}

/* -- Participation plan ------------------------------------------------------------------------ */

static const InvolvementName WHOM[] = {
    { .href = STR_INIT(BASE "/stakeholder/4"), .name = STR_INIT("Personalrat") },
    { .href = STR_INIT(BASE "/stakeholder/6"), .name = STR_INIT("Schwerbehindertenvertretung") },
};

static void render_involvements(Html *html, const void *data) {
    involvement_list_page_view(html, data);
}

static void involvements(void **state) {
    (void)state;
    const InvolvementRow rows[] = {
        { .href = STR(BASE "/beteiligung/11"),
          .occasion = STR("Anhörung zu den Arbeitsbedingungen"),
          .names = WHOM,
          .name_count = COUNT(WHOM),
          .level = msg(level_consult),
          .promise = msg(level_consult_promise),
          .planned_on = { 2026, 6, 1 },
          .state = msg(involvement_state_answered),
          .state_class = STR("answered"),
          .heard_on = { 2026, 6, 3 },
          .answered_on = { 2026, 6, 20 },
          .note = STR("Keine Auswertung einzelner Personen.\nTest mit Vergrößerungssoftware."),
          .answer = STR("Beides ist zugesagt.") },
        { .href = STR(BASE "/beteiligung/12"),
          .untitled =
              msg(noun_involvement_named, STR("Entscheiden"), WHOM[0].name, ((Date){ 2026, 7, 1 })),
          .names = WHOM,
          .name_count = 1,
          .level = msg(level_decide),
          .promise = msg(level_decide_promise),
          .planned_on = { 2026, 7, 1 },
          .planned_text = STR("nach der Sommerpause"),
          .state = msg(involvement_state_overdue),
          .state_class = STR("warning"),
          .why = { .href = STR(BASE "/beteiligung/12/bearbeiten#heard_on"),
                   .link = msg(coverage_enter_heard),
                   .subject = STR("Gesprächskreis") } },
    };
    InvolvementListView view = { .page = golden_page(msg(noun_involvement_list)),
                                 .rows = rows,
                                 .count = COUNT(rows),
                                 .new_href = STR(BASE "/beteiligung/neu") };
    view.page.lead_message = msg(involvement_list_lead);
    golden_check("involvement_list", LANGUAGE_DE, render_involvements, &view);
    golden_check("involvement_list", LANGUAGE_EN, render_involvements, &view);
    view.count = 0;
    view.new_href = STR("");
    view.stakeholder_href = STR(BASE "/stakeholder/neu");
    golden_check("involvement_list_empty", LANGUAGE_DE, render_involvements, &view);
}

/* An answer and a deadline that are late. */
static void late_rows(InvolvementRow *ret) {
    const InvolvementRow rows[] = { { .number = 1,
                                      .href = STR(BASE "/beteiligung/11"),
                                      .occasion = STR("Anhörung"),
                                      .phase = msg(phase_planning),
                                      .level = msg(level_consult),
                                      .planned_on = { 2026, 6, 1 },
                                      .changed_after = { 2026, 6, 5 },
                                      .state = msg(involvement_state_answer_overdue),
                                      .state_class = STR("warning") },
                                    { .number = 2,
                                      .href = STR(BASE "/beteiligung/12"),
                                      .occasion = STR("Förmliche Anhörung"),
                                      .phase = msg(phase_planning),
                                      .level = msg(level_consult),
                                      .planned_on = { 2026, 6, 2 },
                                      .state = msg(involvement_state_deadline_passed),
                                      .state_class = STR("warning") } };
    ret[0] = rows[0];
    ret[1] = rows[1];
}

/* The same plan over phases and time, by group and as calendar; what is wrong with it, and where it stands. */
static void plan_views(void **state) {
    (void)state;
    InvolvementRow rows[2];
    late_rows(rows);
    const PlanMark marks[] = { { .number = 1, .lane = 1, .on = { 2026, 6, 1 }, .done = true } };
    const InvolvementRow *const of_group[] = { rows };
    const PlanGroup groups[] = { { .name = STR("Sachbearbeitung"),
                                   .href = STR(BASE "/stakeholder/4"),
                                   .rows = of_group,
                                   .count = 1,
                                   .plan_href = STR(BASE "/beteiligung/neu?stakeholders=4") },
                                 { .name = STR("Bürgerrat"), .href = STR(BASE "/stakeholder/5") } };
    const PlanDay days[] = {
        { .on = { 2026, 6, 1 }, .what = msg(involvement_date_comments_from) },
        { .on = { 2026, 6, 9 },
          .what = msg(involvement_date_due),
          .title = STR("Anhörung"),
          .href = STR(BASE "/beteiligung/11"),
          .over = true },
    };
    const PlanMonth months[] = { { .name = STR("Juni 2026"), .days = days, .count = 2 } };
    const GapLine gaps[] = { { .text = msg(gap_answer_overdue),
                               .subject = STR("Anhörung"),
                               .href = STR(BASE "/beteiligung/11") },
                             { .text = msg(gap_deadline_passed),
                               .subject = STR("Förmliche Anhörung"),
                               .href = STR(BASE "/beteiligung/12") } };
    InvolvementListView view = { .page = golden_page(msg(noun_involvement_list)),
                                 .rows = rows,
                                 .count = COUNT(rows),
                                 .chart = { .title = msg(involvement_chart),
                                            .description = msg(involvement_chart_text),
                                            .lanes = { [1] = msg(phase_planning) },
                                            .marks = marks,
                                            .count = COUNT(marks),
                                            .cancelled = STR("3, 13"),
                                            .today = { 2026, 6, 20 },
                                            .today_label = msg(involvement_today) },
                                 .groups = groups,
                                 .group_count = COUNT(groups),
                                 .without = 1,
                                 .months = months,
                                 .month_count = COUNT(months),
                                 .gaps = gaps,
                                 .gap_count = COUNT(gaps),
                                 .plan_state = msg(involvement_plan_final, (Date){ 2026, 6, 2 }),
                                 .plan_href = STR(BASE "/beteiligungsplan"),
                                 .methods_href = STR(BASE "/methoden") };
    view.shape = PLAN_TIME;
    golden_check("plan_time", LANGUAGE_DE, render_involvements, &view);
    view.shape = PLAN_GROUPS;
    golden_check("plan_groups", LANGUAGE_DE, render_involvements, &view);
    view.shape = PLAN_CALENDAR;
    golden_check("plan_calendar", LANGUAGE_EN, render_involvements, &view);
}

static void render_answer(Html *html, const void *data) {
    answer_link_page(html, data);
}

static void answers(void **state) {
    (void)state;
    const PublicLink led_to[] = { { .href = STR(BASE "/oeffentlich#ziel-3"),
                                    .text = STR("Lesbare <Briefe>"),
                                    .kind = msg(noun_goal_one) } };
    const ContributionItem items[] = { { .subject = STR("Große Schrift"),
                                         .text = STR("Bitte <größer>."),
                                         .whose = STR("Seniorenbeirat"),
                                         .answered = true,
                                         .outcome = msg(outcome_partly),
                                         .outcome_class = STR("answered"),
                                         .led_to = { led_to, COUNT(led_to) },
                                         .answer = STR("Auf den Briefen, ab Juli."),
                                         .answered_on = { 2026, 6, 20 } },
                                       { .subject = STR("Mehr Zeit") } };
    AnswerLinkView view = { .page = golden_page(msg(answer_link_title)),
                            .initiative = STR("Antragsassistenz"),
                            .public_href = STR(BASE "/oeffentlich"),
                            .occasion = STR("Gespräch <kreis>"),
                            .level = msg(level_consult),
                            .promise = msg(level_consult_promise),
                            .heard_on = { 2026, 6, 3 },
                            .answer_due = { 2026, 7, 1 },
                            .items = items,
                            .item_count = COUNT(items),
                            .contact = { .text = STR("beteiligung@beispiel.example") } };
    golden_check("answer_link", LANGUAGE_DE, render_answer, &view);
    golden_check("answer_link", LANGUAGE_DE_SIMPLE, render_answer, &view);
    view.answer_late = true;
    golden_check("answer_link_late", LANGUAGE_DE, render_answer, &view);
    golden_check("answer_link_late", LANGUAGE_DE_SIMPLE, render_answer, &view);
    view.answer_late = false;
    view.receipt = true;
    view.address =
        (AddressView){ .address = STR("https://beispiel.example/antwort/1-2-AAAA"),
                       .code = { STR("<svg role=\"img\" aria-label=\"QR-Code\"></svg>") } };
    golden_check("answer_receipt", LANGUAGE_EN, render_answer, &view);
}

/* -- Effects and values ------------------------------------------------------------------------ */

static void render_effects(Html *html, const void *data) {
    effect_list_page_view(html, data);
}

static void effects(void **state) {
    (void)state;
    const EffectItem chances[] = { { .href = STR(BASE "/wirkungen/31"),
                                     .statement = STR("Mehr Zeit für Beratung"),
                                     .value_pairs = PAIRS,
                                     .value_pair_count = COUNT(PAIRS) } };
    const EffectItem risks[] = { { .href = STR(BASE "/wirkungen/32"),
                                   .statement = STR("Vorschläge werden ungeprüft übernommen") } };
    const EffectGroup groups[] = {
        { .new_href = STR(BASE "/wirkungen/neu") },
        { .id = 4,
          .name = STR("Sachbearbeitung"),
          .href = STR(BASE "/stakeholder/4"),
          .chances = chances,
          .chance_count = COUNT(chances),
          .risks = risks,
          .risk_count = COUNT(risks),
          .new_href = STR(BASE "/wirkungen/neu?stakeholder=4") },
    };
    const EffectGroup without[] = {
        { .id = 5, .name = STR("Zulieferer"), .new_href = STR(BASE "/wirkungen/neu?stakeholder=5") }
    };
    EffectListView view = { .page = golden_page(msg(noun_effect_list)),
                            .groups = groups,
                            .count = COUNT(groups),
                            .without = without,
                            .without_count = COUNT(without),
                            .new_href = STR(BASE "/wirkungen/neu") };
    golden_check("effect_list", LANGUAGE_DE, render_effects, &view);
    golden_check("effect_list", LANGUAGE_EN, render_effects, &view);
}

static void render_values(Html *html, const void *data) {
    value_matrix_page_view(html, data);
}

static void values(void **state) {
    (void)state;
    const ValueLink goal[] = { { .href = STR(BASE "/ziele/7"),
                                 .text = STR("Anträge werden in zehn Tagen bearbeitet") } };
    const ValueLink risk[] = { { .href = STR(BASE "/wirkungen/32"),
                                 .text = STR("Vorschläge werden ungeprüft übernommen") } };
    const ValueLink decision[] = { { .href = STR(BASE "/entscheidungen/57"),
                                     .text = STR("Was wird protokolliert?") } };
    const ValueLink task[] = { { .href = STR(BASE "/aufgaben/61"),
                                 .text = STR("Dienstvereinbarung abschließen") } };
    const ValuePairRow rows[] = {
        { .key = STR("people"),
          .label = msg(value_pair_people),
          .goals = { goal, COUNT(goal) },
          .risks = { risk, COUNT(risk) },
          .decisions = { decision, COUNT(decision) },
          .tasks = { task, COUNT(task) } },
        { .key = STR("fairness"), .label = msg(value_pair_fairness), .without = true },
    };
    ValueMatrixView view = { .page = golden_page(msg(value_pair_matrix_title)),
                             .rows = rows,
                             .count = COUNT(rows),
                             .without_count = 1,
                             .new_goal_href = STR(BASE "/ziele/neu"),
                             .new_effect_href = STR(BASE "/wirkungen/neu") };
    golden_check("value_matrix", LANGUAGE_DE, render_values, &view);
    golden_check("value_matrix", LANGUAGE_EN, render_values, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals),        cmocka_unit_test(one_goal),
        cmocka_unit_test(stakeholders), cmocka_unit_test(involvements),
        cmocka_unit_test(plan_views),   cmocka_unit_test(answers),
        cmocka_unit_test(effects),      cmocka_unit_test(values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
