/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The reference of the interface for programs, and a template of the process that may be removed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "text/messages.h"
#include "views/api_guide.html.h"
#include "views/process.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void render_reference(Html *html, const void *data) {
    api_guide_page(html, data);
}

static void reference(void **state) {
    (void)state;
    const ApiGuideText rules[] = { { msg(api_rule_once_title), msg(api_rule_once_text) } };
    const ApiGuideExample examples[] = {
        { msg(api_example_table_try),
          STR("curl -H \"Authorization: Bearer $EINKLANG_TOKEN\" --data-binary @tabelle.csv <…>") },
    };
    const ApiGuideLine lines[] = {
        { STR("POST"), STR("/api/v1/initiatives/:initiative/stakeholders/import?dry_run"),
          msg(api_about_stakeholder_import) },
        { STR("GET"), STR("/api/v1/initiatives/:initiative/tasks"),
          msg(api_about_record_list, STR("Aufgabe")) },
    };
    const ApiGuideField fields[] = {
        { .name = STR("name"),
          .label = msg(task_name_label),
          .type = msg(api_type_text),
          .maximum = 200,
          .required = true },
        { .name = STR("shown_state"),
          .label = msg(api_member_shown_state),
          .type = msg(api_type_key),
          .choices = STR("open doing done waived") },
    };
    const ApiGuideGroup groups[] = { { .anchor = STR("tasks"),
                                       .title = msg(noun_task_one),
                                       .lines = lines,
                                       .line_count = COUNT(lines),
                                       .fields = fields,
                                       .field_count = COUNT(fields) } };
    const ApiGuideProblem problems[] = { { STR("unsupported_type"), 415,
                                           msg(api_problem_unsupported_type_title),
                                           msg(api_problem_unsupported_type_text) } };
    const ApiGuideFinding findings[] = { { STR("no_task"), msg(finding_no_task) } };
    ApiGuideView view = { .page = golden_page(msg(api_title)),
                          .rules = rules,
                          .rule_count = COUNT(rules),
                          .examples = examples,
                          .example_count = COUNT(examples),
                          .groups = groups,
                          .group_count = COUNT(groups),
                          .problems = problems,
                          .problem_count = COUNT(problems),
                          .findings = findings,
                          .finding_count = COUNT(findings) };
    view.page.lead_message = msg(api_lead);
    golden_check("api_reference", LANGUAGE_DE, render_reference, &view);
    golden_check("api_reference", LANGUAGE_EN, render_reference, &view);
}

static void render_template(Html *html, const void *data) {
    process_show_page(html, data);
}

static void own_template(void **state) {
    (void)state;
    ProcessShowView view = { .page = golden_page(msg(process_one, STR("haus-1"))),
                             .version = STR("haus-1"),
                             .source = STR("Aus dem Haus, nach dem Muster des Programms."),
                             .law_as_of = { 2026, 11, 22 },
                             .file_href = STR("/behoerde/amt/prozess/haus-1/vorlage.json"),
                             .remove = { .action = STR("/behoerde/amt/prozess/haus-1/entfernen"),
                                         .form_token = STR("form-token"),
                                         .submission_id = STR("submission"),
                                         .label = msg(process_remove) } };
    golden_check("process_removable", LANGUAGE_DE, render_template, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference),
        cmocka_unit_test(own_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
