/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The work on an initiative: board of tasks, an iteration with its tasks, the decision log, the
 * classification, what waits for one person; full and empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "text/messages.h"
#include "views/classification.html.h"
#include "views/decision.html.h"
#include "views/task.html.h"
#include "views/waiting.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BASE         "/vorhaben/antragsassistenz"

static const Message PAIRS[] = { { .id = MSG_VALUE_PAIR_PEOPLE } };

static const TaskCard OPEN_TASKS_SHOWN[] = {
    { .href = STR_INIT(BASE "/aufgaben/9"),
      .name = STR_INIT("Raum <groß> & hell buchen"),
      .phase = { .id = MSG_PHASE_PLANNING },
      .state = { .id = MSG_TASK_STATE_OPEN },
      .state_class = STR_INIT("open"),
      .function = STR_INIT("Sekretariat"),
      .due = { 2026, 11, 20 },
      .overdue = true,
      .value_pairs = PAIRS,
      .value_pair_count = COUNT(PAIRS),
      .iteration = STR_INIT("Probelauf"),
      .iteration_href = STR_INIT(BASE "/iterationen/4"),
      .move_href = STR_INIT(BASE "/aufgaben/9/stand"),
      .guide_href = STR_INIT(BASE "/wegweiser/setup") },
    { .href = STR_INIT(BASE "/aufgaben/10"),
      .name = STR_INIT("Presse"),
      .state = { .id = MSG_TASK_STATE_OPEN },
      .state_class = STR_INIT("open"),
      .due = { 2027, 1, 8 } },
};
static const TaskCard WAIVED_TASKS[] = {
    { .href = STR_INIT(BASE "/aufgaben/11"),
      .name = STR_INIT("Vergabe vorbereiten"),
      .state = { .id = MSG_TASK_STATE_WAIVED },
      .state_class = STR_INIT("omitted"),
      .waived_by = STR_INIT("Amtsleitung"),
      .waived_reason = STR_INIT("Es wird nichts beschafft.") },
};

static void render_board(Html *html, const void *data) {
    task_board_page(html, data);
}

static void render_task(Html *html, const void *data) {
    task_page(html, data);
}

static void render_iteration(Html *html, const void *data) {
    iteration_page(html, data);
}

static void board(void **state) {
    (void)state;
    const TaskColumn columns[] = {
        { .key = STR("open"),
          .label = msg(task_state_open),
          .cards = OPEN_TASKS_SHOWN,
          .count = COUNT(OPEN_TASKS_SHOWN) },
        { .key = STR("doing"), .label = msg(task_state_doing) },
        { .key = STR("waived"),
          .label = msg(task_state_waived),
          .cards = WAIVED_TASKS,
          .count = COUNT(WAIVED_TASKS) },
    };
    const TaskFilterOption phases[] = {
        { .value = STR("planning"), .label = msg(phase_planning), .chosen = true },
        { .value = STR("operation"), .label = msg(phase_operation) },
    };
    const TaskFilterOption iterations[] = { { .value = STR("4"), .text = STR("Probelauf") } };
    TaskBoardView view = { .page = golden_page(msg(noun_task_list)),
                           .columns = columns,
                           .column_count = COUNT(columns),
                           .total = 3,
                           .filtered = true,
                           .action = STR(BASE "/aufgaben"),
                           .phases = phases,
                           .phase_count = COUNT(phases),
                           .iterations = iterations,
                           .iteration_count = COUNT(iterations),
                           .new_href = STR(BASE "/aufgaben/neu"),
                           .guide_href = STR(BASE "#wegweiser"),
                           .iterations_href = STR(BASE "/iterationen") };
    golden_check("task_board", LANGUAGE_DE, render_board, &view);
    golden_check("task_board", LANGUAGE_EN, render_board, &view);
    TaskBoardView reader = { .page = view.page,
                             .columns = columns + 1,
                             .column_count = 1,
                             .action = view.action,
                             .phases = phases,
                             .phase_count = 1,
                             .guide_href = view.guide_href,
                             .iterations_href = view.iterations_href };
    golden_check("task_board_empty", LANGUAGE_DE, render_board, &reader);
}

static void one_task(void **state) {
    (void)state;
    TaskView view = { .record = { .page = golden_page(msg(noun_task_one)) },
                      .card = OPEN_TASKS_SHOWN[0] };
    golden_check("task", LANGUAGE_DE, render_task, &view);
}

static void iteration(void **state) {
    (void)state;
    IterationView view = { .record = { .page = golden_page(msg(noun_iteration_one)) },
                           .review_overdue = true,
                           .tasks = OPEN_TASKS_SHOWN,
                           .count = COUNT(OPEN_TASKS_SHOWN),
                           .board_href = STR(BASE "/aufgaben?iteration=4"),
                           .new_href = STR(BASE "/aufgaben/neu?iteration=4") };
    golden_check("iteration", LANGUAGE_DE, render_iteration, &view);
    golden_check("iteration", LANGUAGE_EN, render_iteration, &view);
    view.count = 0;
    view.new_href = STR("");
    golden_check("iteration_empty", LANGUAGE_DE, render_iteration, &view);
}

static void render_decisions(Html *html, const void *data) {
    decision_list_page_view(html, data);
}

static void decisions(void **state) {
    (void)state;
    const DecisionLink links[] = { { .href = STR(BASE "/beitraege/53"),
                                     .text = STR("Kein Protokoll der Arbeit") } };
    const DecisionEntry entries[] = {
        { .id = STR("entscheidung-58"),
          .href = STR(BASE "/entscheidungen/58"),
          .question = STR("Bleibt der Weg auf Papier?") },
        { .id = STR("entscheidung-57"),
          .href = STR(BASE "/entscheidungen/57"),
          .question = STR("Was wird protokolliert?"),
          .decided_on = { 2026, 7, 14 },
          .options = STR("Alles; nur Fehler; nichts."),
          .outcome = STR("Nur Fehler."),
          .reason = STR("Fehler müssen zu finden sein."),
          .function = STR("Amtsleitung"),
          .conflict = STR("Sicherheit braucht Spuren."),
          .contributions = links,
          .contribution_count = COUNT(links),
          .value_pairs = PAIRS,
          .value_pair_count = COUNT(PAIRS) },
    };
    DecisionListView view = { .page = golden_page(msg(noun_decision_list)),
                              .entries = entries,
                              .count = COUNT(entries),
                              .new_href = STR(BASE "/entscheidungen/neu"),
                              .values_href = STR(BASE "/wertepaare") };
    golden_check("decision_list", LANGUAGE_DE, render_decisions, &view);
    golden_check("decision_list", LANGUAGE_EN, render_decisions, &view);
    view.count = 0;
    view.new_href = STR("");
    golden_check("decision_list_empty", LANGUAGE_DE, render_decisions, &view);
}

static void render_classification(Html *html, const void *data) {
    classification_page(html, data);
}

static void classification(void **state) {
    (void)state;
    const FactTask tasks[] = { { .href = STR(BASE "/wegweiser/bias"),
                                 .title = STR("Auf Benachteiligung prüfen") } };
    const FactRow rows[] = {
        { .key = STR("about_people"),
          .question = msg(classification_about_people_label),
          .answer = msg(answer_yes),
          .answer_class = STR("note"),
          .applying = tasks,
          .applying_count = COUNT(tasks) },
        { .key = STR("learns"),
          .question = msg(classification_learns_label),
          .answer = msg(classification_not_said),
          .answer_class = STR("warning"),
          .unsaid = true,
          .applying = tasks,
          .applying_count = COUNT(tasks),
          .spared = tasks,
          .spared_count = COUNT(tasks) },
        { .key = STR("procured"),
          .question = msg(classification_procured_label),
          .answer = msg(answer_no),
          .answer_class = STR("note") },
    };
    ClassificationView view = { .record = { .page = golden_page(msg(noun_classification_one)),
                                            .edit_href = STR(BASE "/einordnung/bearbeiten") },
                                .rows = rows,
                                .count = COUNT(rows),
                                .unsaid = 1,
                                .guide_href = STR(BASE "#wegweiser") };
    golden_check("classification", LANGUAGE_DE, render_classification, &view);
    golden_check("classification", LANGUAGE_EN, render_classification, &view);
}

static void render_waiting(Html *html, const void *data) {
    waiting_page(html, data);
}

static void waiting(void **state) {
    (void)state;
    const WaitingItem tasks[] = { { .href = STR(BASE "/aufgaben/9"),
                                    .title = STR("Raum <groß> buchen"),
                                    .kind = msg(task_state_doing),
                                    .initiative = STR("Antragsassistenz"),
                                    .initiative_href = STR(BASE),
                                    .due = { 2026, 11, 20 },
                                    .overdue = true } };
    const WaitingItem answers[] = { { .href = STR(BASE "/beteiligung/12"),
                                      .untitled = msg(noun_involvement_one),
                                      .kind = msg(noun_involvement_one),
                                      .initiative = STR("Antragsassistenz"),
                                      .initiative_href = STR(BASE),
                                      .due = { 2027, 1, 8 } } };
    const WaitingItem deadlines[] = { { .href = STR(BASE "/beteiligung/13"),
                                        .title = STR("Anhörung <SBV>"),
                                        .kind = msg(noun_involvement_one),
                                        .initiative = STR("Antragsassistenz"),
                                        .initiative_href = STR(BASE),
                                        .due = { 2026, 11, 15 },
                                        .overdue = true } };
    const WaitingTalkItem talks[] = { { .href = STR(BASE "/stakeholder/3#kommentar-40"),
                                        .title = STR("Sachbearbeitung <Nord>"),
                                        .kind = msg(noun_stakeholder_one),
                                        .at = { 1795000000000 },
                                        .body = STR("Personalrat"),
                                        .initiative = STR("Antragsassistenz"),
                                        .initiative_href = STR(BASE "/vertretung") } };
    WaitingView view = { .page = { .title = msg(waiting_title),
                                   .path = STR("/aufgaben"),
                                   .person = STR("Mara Lindner") },
                         .tasks = tasks,
                         .task_count = COUNT(tasks),
                         .answers = answers,
                         .answer_count = COUNT(answers),
                         .deadlines = deadlines,
                         .deadline_count = COUNT(deadlines),
                         .represents = true,
                         .talks = talks,
                         .talk_count = COUNT(talks),
                         .questions = talks,
                         .question_count = COUNT(talks) };
    golden_check("waiting", LANGUAGE_DE, render_waiting, &view);
    golden_check("waiting", LANGUAGE_EN, render_waiting, &view);
    view.represents = false;
    view.task_count = view.answer_count = view.deadline_count = view.question_count = 0;
    golden_check("waiting_nothing", LANGUAGE_DE, render_waiting, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(board),     cmocka_unit_test(one_task),       cmocka_unit_test(iteration),
        cmocka_unit_test(decisions), cmocka_unit_test(classification), cmocka_unit_test(waiting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
