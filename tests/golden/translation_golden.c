/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Texts in other languages: the list with every state, and the form with a text that is missing, one that is older than its
 * original, and one whose original is gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/translation.h"
#include "golden.h"
#include "text/messages.h"
#include "views/translation.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BASE         "/vorhaben/antragsassistenz"
#define LIST         BASE "/uebersetzungen"

static void render_list(Html *html, const void *data) {
    translation_list_page_view(html, data);
}

static void render_form(Html *html, const void *data) {
    translation_form_page(html, data);
}

static const TaskFilterOption CHOICES[] = {
    { .value = STR_INIT("en"), .label = { .id = MSG_TRANSLATION_LANGUAGE_EN }, .chosen = true },
    { .value = STR_INIT("de-simple"), .label = { .id = MSG_TRANSLATION_LANGUAGE_DE_SIMPLE } },
};
static const TaskFilterOption STATES[] = {
    { .value = STR_INIT("fehlt"), .label = { .id = MSG_TRANSLATION_FILTER_MISSING } },
};

static void lists(void **state) {
    (void)state;
    const Message english = msg(translation_language_en),
                  plain = msg(translation_language_de_simple);
    const Message languages[] = { english, plain };
    const TranslationCell goal[] = { { .language = english,
                                       .state = msg(translation_state_older),
                                       .state_class = STR("warning"),
                                       .href = STR(LIST "/301/bearbeiten"),
                                       .act = msg(translation_do_check) },
                                     { .language = plain,
                                       .state = msg(translation_state_none),
                                       .state_class = STR("open"),
                                       .href = STR(LIST "/neu?about=7&language=de-simple"),
                                       .act = msg(translation_do_new) } };
    const TranslationCell task[] = {
        { .language = english, .state = msg(translation_state_whole), .state_class = STR("good") },
        { .language = plain,
          .state = msg(translation_state_some, (int64_t)1, (int64_t)3),
          .state_class = STR("note"),
          .href = STR(LIST "/302"),
          .act = msg(translation_do_show) }
    };
    const TranslationRow rows[] = { { .noun = msg(noun_goal_one),
                                      .title = STR("Schneller & <besser>"),
                                      .href = STR(BASE "/ziele/7"),
                                      .id = STR("text-7"),
                                      .shown = true,
                                      .cells = goal },
                                    { .noun = msg(noun_task_one),
                                      .title = STR("Schulung"),
                                      .href = STR(BASE "/aufgaben/9"),
                                      .id = STR("text-9"),
                                      .cells = task } };
    const TranslationSummary summaries[] = {
        { .done = msg(translation_summary_of, STR("Englisch"), (int64_t)1, (int64_t)2),
          .older = msg(translation_summary_older, (int64_t)1) },
        { .done = msg(translation_summary_of, STR("Einfache Sprache"), (int64_t)0, (int64_t)2) },
    };
    TranslationListView view = { .page = golden_page(msg(translation_page_title)),
                                 .summaries = summaries,
                                 .languages = languages,
                                 .language_count = COUNT(languages),
                                 .rows = rows,
                                 .row_count = COUNT(rows),
                                 .action = STR(LIST),
                                 .choices = CHOICES,
                                 .states = STATES,
                                 .choice_count = COUNT(CHOICES),
                                 .state_count = COUNT(STATES),
                                 .filtered = true,
                                 .initiative_href = STR(BASE "/bearbeiten") };
    golden_check("translation_list", LANGUAGE_DE, render_list, &view);
    golden_check("translation_list", LANGUAGE_EN, render_list, &view);
    view.row_count = 0;
    golden_check("translation_list_empty", LANGUAGE_DE, render_list, &view);
    view.one = true;
    golden_check("translation_list_one", LANGUAGE_DE, render_list, &view);
}

static void forms(void **state) {
    (void)state;
    enum { FIELDS_MAX = 32 };
    RawValue raw[FIELDS_MAX];
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count; i++)
        raw[i] = (RawValue){ .text = STR("") };
    raw[schema_field_index(&TRANSLATION_SCHEMA, STR("answer"))].text = STR("Das machen wir.");
    const TranslationItem items[] = {
        { .offset = offsetof(Translation, occasion),
          .words = STR("Gesprächskreis"),
          .shown = true },
        { .offset = offsetof(Translation, planned_text) },
        { .offset = offsetof(Translation, answer), .words = STR("Wird umgesetzt."), .older = true },
    };
    TranslationFormView view = { .page = golden_page(msg(translation_language_de_simple)),
                                 .form = { .schema = &TRANSLATION_SCHEMA,
                                           .raw = raw,
                                           .action = STR(LIST "/301/bearbeiten"),
                                           .submit = msg(common_save),
                                           .form_token = STR("form-token"),
                                           .submission_id = STR("submission"),
                                           .version = 2,
                                           .cancel = STR(LIST) },
                                 .about = STR("37"),
                                 .language = STR("de-simple"),
                                 .href = STR(BASE "/beteiligung/37"),
                                 .title = STR("Gesprächskreis"),
                                 .items = items,
                                 .item_count = COUNT(items),
                                 .plain = true,
                                 .remove_href = STR(LIST "/301/entfernen") };
    golden_check("translation_form", LANGUAGE_DE, render_form, &view);
    golden_check("translation_form", LANGUAGE_EN, render_form, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(lists), cmocka_unit_test(forms) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
