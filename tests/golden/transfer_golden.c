/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a search found and what is wrong with an imported file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "text/messages.h"
#include "views/import.html.h"
#include "views/search.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void render_search(Html *html, const void *data) {
    search_page_view(html, data);
}

static void search(void **state) {
    (void)state;
    const SearchLine lines[] = {
        { .href = STR("/vorhaben/antragsassistenz/ziele/7"),
          .noun = msg(noun_goal_one),
          .title = STR("Vorschläge sind <verständlich> & richtig") },
        { .href = STR("/vorhaben/antragsassistenz/nutzungskontext"),
          .noun = msg(noun_use_context_one) },
    };
    const SearchGroup groups[] = {
        { .href = STR("/vorhaben/antragsassistenz"),
          .name = STR("Antragsassistenz für Wohngeld"),
          .lines = lines,
          .count = COUNT(lines) },
        { .href = STR("/vorhaben/alt"),
          .name = STR("Altes Vorhaben"),
          .archived = true,
          .lines = lines,
          .count = 1 },
    };
    SearchView view = { .page = golden_page(msg(search_title)),
                        .box = { STR("/behoerde/amt/suche"), STR("\"vorschlag\"") },
                        .groups = groups,
                        .group_count = COUNT(groups),
                        .hit_count = 3,
                        .searched = true,
                        .limited = true,
                        .back_href = STR("/behoerde/amt/vorhaben") };
    view.page.lead_message = msg(search_lead);
    golden_check("search", LANGUAGE_DE, render_search, &view);
    golden_check("search", LANGUAGE_EN, render_search, &view);
    view.hit_count = 0;
    view.group_count = 0;
    golden_check("search_nothing", LANGUAGE_DE, render_search, &view);
    view.searched = false;
    view.box.query = STR("");
    golden_check("search_empty", LANGUAGE_DE, render_search, &view);
}

static void render_import(Html *html, const void *data) {
    import_page_view(html, data);
}

static void import(void **state) {
    (void)state;
    const ImportFinding findings[] = {
        { .text = msg(finding_not_json, 12) },
        { .pointer = STR("/goals/3/due"),
          .place = msg(import_numbered, STR("Ziel"), 4),
          .field = msg(goal_due_label),
          .text = msg(finding_no_such_date) },
        { .pointer = STR("/history/2/payload"), .text = msg(finding_wrong_type) },
    };
    ImportView view = { .page = golden_page(msg(import_title)),
                        .submit = msg(import_submit),
                        .action = STR("/behoerde/amt/vorhaben/importieren"),
                        .form_token = STR("form-token"),
                        .submission_id = STR("submission"),
                        .cancel = STR("/behoerde/amt/vorhaben"),
                        .megabytes = 32 };
    view.page.lead_message = msg(import_lead);
    view.file_error = msg(import_file_missing);
    golden_check("import_no_file", LANGUAGE_DE, render_import, &view);
    view.file_error = message_of(MSG_NONE);
    view.file_name = STR("<vorhaben>.json");
    view.findings = findings;
    view.finding_count = COUNT(findings);
    view.more = true;
    golden_check("import_findings", LANGUAGE_DE, render_import, &view);
    golden_check("import_findings", LANGUAGE_EN, render_import, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search),
        cmocka_unit_test(import),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
