/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pages that every noun has, "An alle gedacht?", lists and home of an initiative, its public page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/comment.h"
#include "domain/goal.h"
#include "golden.h"
#include "text/messages.h"
#include "views/coverage.html.h"
#include "views/initiative.html.h"
#include "views/public.html.h"
#include "views/record.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BASE         "/vorhaben/antragsassistenz"

static const Instant AT = { 1795352700000 }; /* 22 November 2026 */

static const Field COMMENT_FIELDS[] = {
    FIELD(Comment, text, PROSE, .required = true),
};
static const Schema COMMENT_FORM = SCHEMA(Comment, "comment", "comments", COMMENT_FIELDS);

static FormView form_on(const Schema *schema, RawValue *raw, Message submit) {
    for (size_t i = 0; i < schema->count; i++)
        raw[i] = (RawValue){ .text = STR("") };
    return (FormView){ .schema = schema,
                       .raw = raw,
                       .action = STR(BASE "/ziele/7"),
                       .submit = submit,
                       .form_token = STR("form-token"),
                       .submission_id = STR("submission"),
                       .cancel = STR(BASE "/ziele/7") };
}

/* -- One record -------------------------------------------------------------------------------- */

static const DisplayValue STATEMENT[] = { { .text =
                                                STR_INIT("Anträge in zehn Tagen bearbeiten") } };
static const DisplayValue NOTE[] = { { .text = STR_INIT("Erste Zeile.\nZweite Zeile.") } };
static const DisplayValue PAIRS[] = { { .label = { .id = MSG_VALUE_PAIR_PEOPLE } },
                                      { .label = { .id = MSG_VALUE_PAIR_FAIRNESS } } };
static const DisplayValue GROUP[] = { { .text = STR_INIT("Seniorenrat"),
                                        .href = STR_INIT(BASE "/stakeholder/3") } };
static const DisplayField FIELDS[] = {
    { .label = { .id = MSG_GOAL_STATEMENT_LABEL }, .values = STATEMENT, .count = 1 },
    { .label = { .id = MSG_GOAL_INDICATOR_LABEL }, .values = NOTE, .count = 1 },
    { .label = { .id = MSG_GOAL_VALUE_PAIRS_LABEL }, .values = PAIRS, .count = COUNT(PAIRS) },
    { .label = { .id = MSG_GOAL_SET_WITH_LABEL }, .values = GROUP, .count = 1 },
};
static const DisplayUse USES[] = {
    { .noun = { .id = MSG_NOUN_EFFECT_ONE },
      .title = STR_INIT("Mehr Zeit für Beratung"),
      .href = STR_INIT(BASE "/wirkungen/31") },
    { .noun = { .id = MSG_NOUN_INVOLVEMENT_ONE }, .href = STR_INIT(BASE "/beteiligung/12") },
};
static const DisplayValue TARGETS[] = {
    { .text = STR_INIT("Anträge in zehn Tagen bearbeiten"), .href = STR_INIT(BASE "/ziele/7") },
    { .label = { .id = MSG_RECORD_GONE, .slots = { { .count = 15 } } } },
};
static const DisplayChange CHANGES[] = {
    { .label = { .id = MSG_GOAL_TARGET_LABEL },
      .before = { .text = STR_INIT("12") },
      .after = { .text = STR_INIT("10") } },
    { .label = { .id = MSG_GOAL_INDICATOR_LABEL },
      .after = { .text = STR_INIT("Bearbeitungsdauer in Tagen,\nvom Eingang bis zum Bescheid") } },
    { .label = { .id = MSG_COMMENT_TARGET_LABEL },
      .before = { .records = TARGETS, .record_count = 1 },
      .after = { .records = TARGETS, .record_count = COUNT(TARGETS) } },
};
static const DisplayEntry ENTRIES[] = {
    { .seq = 12,
      .at = { 1795352700000 },
      .author = STR_INIT("Mara Lindner"),
      .action = { .id = MSG_COMMON_SAVED },
      .changes = CHANGES,
      .change_count = COUNT(CHANGES),
      .summary = { .id = MSG_RECORD_CHANGES, .slots = { { .count = COUNT(CHANGES) } } },
      .reason = STR_INIT("Auf Wunsch des Personalrats") },
    { .seq = 4,
      .at = { 1795180320000 },
      .action = { .id = MSG_COMMON_CREATE },
      .noun = { .id = MSG_GOAL_STATEMENT_LABEL },
      .noun_title = STR_INIT("Anträge in zehn Tagen bearbeiten"),
      .record_href = STR_INIT(BASE "/ziele/7") },
};
static const DisplayComment COMMENTS[] = {
    { .id = { 41 },
      .author = STR_INIT("Aylin Demir"),
      .at = { 1795266720000 },
      .text = STR_INIT("Ist mit dem Personalrat besprochen.\nEr stimmt zu."),
      .remove_href = STR_INIT(BASE "/ziele/7/kommentare/41/loeschen") },
    { .id = { 42 }, .at = { 1795270320000 }, .text = STR_INIT("Danke!") },
    { .id = { 43 },
      .removed = { .id = MSG_RECORD_COMMENT_REMOVED,
                   .slots = { { .text = STR_INIT("Vertretung (Personalrat)") },
                              { .at = { 1795270320000 } },
                              { .text = STR_INIT("Projektleitung") },
                              { .text = STR_INIT("Nennt einen Namen.") } } } },
};

static void render_record(Html *html, const void *data) {
    record_page(html, data);
}

static void render_form(Html *html, const void *data) {
    record_form_page(html, data);
}

static void render_remove(Html *html, const void *data) {
    record_remove_page(html, data);
}

static void render_history(Html *html, const void *data) {
    history_page(html, data);
}

static void one_record(void **state) {
    (void)state;
    RawValue raw[16];
    RecordView view = { .page = golden_page(msg(page_tab_goals)),
                        .fields = FIELDS,
                        .field_count = COUNT(FIELDS),
                        .edit_href = STR(BASE "/ziele/7/bearbeiten"),
                        .remove_href = STR(BASE "/ziele/7/loeschen"),
                        .uses = { USES, COUNT(USES) },
                        .commentable = true,
                        .comments = COMMENTS,
                        .comment_count = COUNT(COMMENTS),
                        .comment_form = form_on(&COMMENT_FORM, raw, msg(common_send)),
                        .may_comment = true,
                        .entries = ENTRIES,
                        .entry_count = COUNT(ENTRIES),
                        .shows_history = true };
    view.page.title_text = STR("Anträge in zehn Tagen bearbeiten");
    golden_check("record", LANGUAGE_DE, render_record, &view);
    golden_check("record", LANGUAGE_EN, render_record, &view);
    RecordView empty = { .page = view.page, .commentable = true, .shows_history = true };
    golden_check("record_empty", LANGUAGE_DE, render_record, &empty);
}

static void add_and_remove(void **state) {
    (void)state;
    static const Schema BUTTON = { .name = STR_INIT("button") };
    RawValue raw[16];
    RecordFormView add = { .page = golden_page(msg(page_tab_goals)),
                           .form = form_on(&GOAL_SCHEMA, raw, msg(common_save)) };
    golden_check("record_form", LANGUAGE_DE, render_form, &add);
    RecordRemoveView removal = { .page = golden_page(msg(common_remove)),
                                 .name = STR("Anträge in zehn Tagen bearbeiten"),
                                 .form = form_on(&BUTTON, raw, msg(common_remove)) };
    golden_check("record_remove", LANGUAGE_DE, render_remove, &removal);
    golden_check("record_remove", LANGUAGE_EN, render_remove, &removal);
    removal.uses = (DisplayUses){ USES, COUNT(USES) };
    golden_check("record_remove_used", LANGUAGE_DE, render_remove, &removal);
}

static void whole_history(void **state) {
    (void)state;
    HistoryView view = { .page = golden_page(msg(page_tab_history)),
                         .entries = ENTRIES,
                         .entry_count = COUNT(ENTRIES),
                         .older_href = STR(BASE "/verlauf?vor=4") };
    golden_check("history", LANGUAGE_DE, render_history, &view);
}

/* -- Coverage ---------------------------------------------------------------------------------- */

static const CoverageName SENIORS[] = {
    { .name = STR_INIT("Seniorenrat"),
      .href = STR_INIT(BASE "/stakeholder/3"),
      .voice = { .id = MSG_VOICE_REPRESENTED } },
    { .name = STR_INIT("Testgruppe 70 plus"), .voice = { .id = MSG_VOICE_SELF } },
};
static const CoverageWhy REASONS[] = {
    { .whose = STR_INIT("Seniorenrat, Gesprächskreis"),
      .text = { .id = MSG_COVERAGE_REASON_OVERDUE },
      .href = STR_INIT(BASE "/beteiligung/12/bearbeiten#heard_on"),
      .link = { .id = MSG_COVERAGE_ENTER_HEARD },
      .subject = STR_INIT("Gesprächskreis") },
    { .text = { .id = MSG_COVERAGE_REASON_PLANNED } },
};
static const CoverageItem LINES[] = {
    { .label = STR_INIT("Sachbearbeitung"),
      .hint = STR_INIT("die Menschen, die täglich damit arbeiten"),
      .anchor = STR_INIT("caseworkers"),
      .group = { .id = MSG_COVERAGE_QUESTION },
      .state = { .id = MSG_COVERAGE_STATE_ANSWERED },
      .state_class = STR_INIT("answered"),
      .names = SENIORS,
      .name_count = COUNT(SENIORS) },
    { .label = STR_INIT("Ältere Menschen mit wenig Deutsch"),
      .anchor = STR_INIT("older_people-little_german"),
      .state = { .id = MSG_COVERAGE_STATE_PLANNED },
      .state_class = STR_INIT("planned"),
      .unheard = true,
      .reasons = REASONS,
      .reason_count = COUNT(REASONS),
      .add_href = STR_INIT(BASE "/stakeholder/neu?perspektive=older_people"),
      .omit_href = STR_INIT(BASE "/auslassungen/neu?perspektive=older_people") },
    { .label = STR_INIT("Lieferanten"),
      .anchor = STR_INIT("suppliers"),
      .group = { .id = MSG_PAGE_TAB_STAKEHOLDERS },
      .state = { .id = MSG_COVERAGE_STATE_OMITTED },
      .state_class = STR_INIT("omitted"),
      .omission_reason = STR_INIT("Es gibt noch keine Ausschreibung."),
      .omission_function = STR_INIT("Projektleitung") },
};
static const CoverageCounts COUNTS = {
    .open = 9, .planned = 2, .heard = 4, .answered = 3, .omitted = 1, .total = 19
};

static void render_coverage(Html *html, const void *data) {
    coverage_page(html, data);
}

static void thought_of_everyone(void **state) {
    (void)state;
    CoverageView view = { .page = golden_page(msg(page_tab_coverage)),
                          .lines = LINES,
                          .count = COUNT(LINES),
                          .counts = COUNTS,
                          .intersection_href = STR(BASE "/ueberschneidungen/neu") };
    golden_check("coverage", LANGUAGE_DE, render_coverage, &view);
    golden_check("coverage", LANGUAGE_EN, render_coverage, &view);
}

/* -- Initiatives ------------------------------------------------------------------------------- */

static void render_list(Html *html, const void *data) {
    initiative_list_page_view(html, data);
}

static void render_home(Html *html, const void *data) {
    initiative_home_page(html, data);
}

static void render_public(Html *html, const void *data) {
    initiative_public_page(html, data);
}

static void list_of_initiatives(void **state) {
    (void)state;
    static const InitiativeItem ITEMS[] = {
        { .href = STR_INIT(BASE),
          .name = STR_INIT("Antragsassistenz Wohngeld"),
          .summary = STR_INIT("Hilft beim Ausfüllen und prüft, ob Nachweise fehlen."),
          .phase = { .id = MSG_PHASE_PLANNING },
          .changed_at = { 1795352700000 },
          .published = true },
        { .href = STR_INIT("/vorhaben/post"),
          .name = STR_INIT("Posteingang sortieren"),
          .phase = { .id = MSG_PHASE_IDEA },
          .changed_at = { 1795180320000 } },
    };
    Page page = { .title = msg(page_initiatives), .path = STR("/"), .person = STR("Mara Lindner") };
    InitiativeListView view = { .page = page,
                                .lines = ITEMS,
                                .count = COUNT(ITEMS),
                                .total = COUNT(ITEMS),
                                .create_href = STR("/vorhaben/neu"),
                                .waiting_href = STR("/aufgaben"),
                                .import_href = STR("/vorhaben/einlesen"),
                                .other_href = STR("/?archiv=1"),
                                .older_href = STR("/?vor=2"),
                                .search_action = STR("/suche") };
    golden_check("initiative_list", LANGUAGE_DE, render_list, &view);
    golden_check("initiative_list", LANGUAGE_EN, render_list, &view);
    InitiativeListView empty = { .page = page, .create_href = STR("/vorhaben/neu") };
    static const PageLink OTHERS[] = {
        { .href = STR_INIT("/behoerde/bezirksamt-mitte"), .text = STR_INIT("Bezirksamt Mitte") },
        { .href = STR_INIT("/behoerde/landkreis"), .text = STR_INIT("Landkreis Musterland") },
    };
    InitiativeListView open = { .page = page,
                                .lines = ITEMS,
                                .count = 1,
                                .total = 1,
                                .others = OTHERS,
                                .other_count = COUNT(OTHERS) };
    open.page.title = msg(initiative_public_list_of, STR("Beispielbehörde"));
    open.page.lead_message = msg(initiative_public_list_text);
    open.page.person = STR("");
    golden_check("initiative_list_public", LANGUAGE_DE, render_list, &open);
    golden_check("initiative_list_public", LANGUAGE_EN, render_list, &open);
    golden_check("initiative_list_public", LANGUAGE_DE_SIMPLE, render_list, &open);
    golden_check("initiative_list_empty", LANGUAGE_DE, render_list, &empty);
}

static const PhaseStep PHASES[] = {
    { .label = { .id = MSG_PHASE_IDEA }, .done = true },
    { .label = { .id = MSG_PHASE_PLANNING }, .current = true },
    { .label = { .id = MSG_PHASE_DEVELOPMENT } },
    { .label = { .id = MSG_PHASE_COMMISSIONING } },
    { .label = { .id = MSG_PHASE_OPERATION } },
    { .label = { .id = MSG_PHASE_SHUTDOWN } },
};

/* -- The guide --------------------------------------------------------------------------------- */

static const Message FACT_SENTENCES[] = { { .id = MSG_GUIDE_FACT_PERSONAL_DATA_UNSAID } };
static const GuideItem GUIDE_ITEMS[] = {
    { .href = STR_INIT(BASE "/wegweiser/goals"),
      .title = STR_INIT("Messbare Ziele setzen"),
      .do_href = STR_INIT(BASE "/ziele"),
      .state = { .id = MSG_TASK_STATE_DOING },
      .state_class = STR_INIT("planned"),
      .who = STR_INIT("Projektleitung"),
      .due = { 2026, 11, 20 },
      .overdue = true,
      .why = { .id = MSG_GUIDE_WHY_ALWAYS } },
    { .href = STR_INIT(BASE "/wegweiser/legal_basis"),
      .title = STR_INIT("Rechtsgrundlage für jedes Datum klären"),
      .state = { .id = MSG_TASK_STATE_OPEN },
      .state_class = STR_INIT("open"),
      .who = STR_INIT("Datenschutz"),
      .law_ahead = { 2027, 8, 2 },
      .why = { .id = MSG_GUIDE_WHY_UNSAID },
      .facts = FACT_SENTENCES,
      .fact_count = 1 },
    { .href = STR_INIT(BASE "/aufgaben/9"),
      .title = STR_INIT("Raum <groß> & hell buchen"),
      .written = true,
      .state = { .id = MSG_TASK_STATE_DONE },
      .state_class = STR_INIT("good"),
      .unshown = true,
      .why = { .id = MSG_GUIDE_WHY_OWN } },
};
static const GuideItem NOT_APPLYING[] = {
    { .href = STR_INIT(BASE "/wegweiser/procurement"),
      .title = STR_INIT("Anforderungen in die Vergabe schreiben"),
      .state = { .id = MSG_TASK_STATE_OPEN },
      .why = { .id = MSG_GUIDE_WHY_NOT } },
};
static const GuidePhaseItem GUIDE_PHASES[] = {
    { .label = STR_INIT("Idee"),
      .hint = STR_INIT("Was ist das Problem?"),
      .complete = true,
      .done = 2,
      .applying = 2,
      .tasks = GUIDE_ITEMS,
      .count = 1 },
    { .label = STR_INIT("Planung"),
      .hint = STR_INIT("Wer wird gefragt?"),
      .current = true,
      .done = 1,
      .waived = 1,
      .doing = 1,
      .open = 1,
      .applying = 4,
      .overdue = 1,
      .tasks = GUIDE_ITEMS,
      .count = COUNT(GUIDE_ITEMS),
      .others = NOT_APPLYING,
      .other_count = 1 },
    { .label = STR_INIT("Abschaltung"), .hint = STR_INIT("Was bleibt?") },
};

static const WaitingTalkItem QUESTIONS[] = { { .href =
                                                   STR_INIT(BASE "/beteiligung/13#kommentar-40"),
                                               .title = STR_INIT("Anhörung <SBV>"),
                                               .at = { 1795000000000 },
                                               .body = STR_INIT("Vertretung <SBV>") } };

static void home_of_an_initiative(void **state) {
    (void)state;
    static const GapLine GAPS[] = {
        { .text = { .id = MSG_COVERAGE_RULE },
          .subject = STR_INIT("Seniorenrat"),
          .href = STR_INIT(BASE "/beteiligung/neu") },
    };
    RawValue raw[16];
    InitiativeHomeView view = { .page = golden_page(msg(page_tab_home)),
                                .phases = PHASES,
                                .phase_count = COUNT(PHASES),
                                .guide = { .next = GUIDE_ITEMS,
                                           .next_count = 2,
                                           .next_more = 3,
                                           .phases = GUIDE_PHASES,
                                           .phase_count = COUNT(GUIDE_PHASES),
                                           .unsaid = true,
                                           .classify_href = STR(BASE "/einordnung/bearbeiten"),
                                           .board_href = STR(BASE "/aufgaben"),
                                           .iterations_href = STR(BASE "/iterationen"),
                                           .classification_href = STR(BASE "/einordnung"),
                                           .plan_href = STR(BASE "/beteiligungsplan"),
                                           .disclosure_href = STR(BASE "/offenheit"),
                                           .new_href = STR(BASE "/aufgaben/neu"),
                                           .version = STR("2026-11-28"),
                                           .law_as_of = { 2026, 11, 28 } },
                                .fields = FIELDS,
                                .field_count = COUNT(FIELDS),
                                .context = FIELDS,
                                .context_count = 1,
                                .edit_href = STR(BASE "/bearbeiten"),
                                .translations_href = STR(BASE "/uebersetzungen"),
                                .context_page = STR(BASE "/nutzungskontext"),
                                .context_href = STR(BASE "/nutzungskontext/bearbeiten"),
                                .export_href = STR(BASE "/ausgeben"),
                                .publish_href = STR(BASE "/veroeffentlichen"),
                                .archive_href = STR(BASE "/archivieren"),
                                .published = true,
                                .public_href = STR("/oeffentlich/antragsassistenz"),
                                .coverage = COUNTS,
                                .goals_href = STR(BASE "/ziele"),
                                .stakeholders_href = STR(BASE "/stakeholder"),
                                .involvements_href = STR(BASE "/beteiligung"),
                                .effects_href = STR(BASE "/wirkungen"),
                                .coverage_href = STR(BASE "/perspektiven"),
                                .gaps = GAPS,
                                .gap_count = COUNT(GAPS),
                                .questions = QUESTIONS,
                                .question_count = COUNT(QUESTIONS),
                                .comments = COMMENTS,
                                .comment_count = COUNT(COMMENTS),
                                .may_comment = true,
                                .comment_form = form_on(&COMMENT_FORM, raw, msg(common_send)) };
    view.page.title_text = STR("Antragsassistenz Wohngeld");
    golden_check("initiative_home", LANGUAGE_DE, render_home, &view);
    golden_check("initiative_home", LANGUAGE_EN, render_home, &view);
}

static void render_guide_task(Html *html, const void *data) {
    guide_task_page(html, data);
}

static void one_task_of_the_guide(void **state) {
    (void)state;
    static const Str STEPS[] = { STR_INIT("Alle Daten aufschreiben."),
                                 STR_INIT("Zu jedem die Grundlage nennen.") };
    static const Str METHODS[] = { STR_INIT("Gespräch") };
    static const Message VALUES[] = { { .id = MSG_VALUE_PAIR_PEOPLE } };
    static const GuideLaw LAWS[] = {
        { .name = STR_INIT("DSGVO Art. 6"),
          .source = STR_INIT("ABl. L 119 vom 4. Mai 2016"),
          .from = { 2018, 5, 25 } },
        { .name = STR_INIT("KI-VO Art. 26"),
          .source = STR_INIT("ABl. L 2024/1689"),
          .from = { 2027, 8, 2 },
          .ahead = true,
          .uncertain = true },
    };
    GuideTaskView view = { .page =
                               golden_page(msg(guide_task_title, STR("Rechtsgrundlage klären"))),
                           .task = GUIDE_ITEMS[1],
                           .phase = STR("Planung"),
                           .why = STR("Ohne Grundlage dürfen keine Daten verarbeitet werden."),
                           .steps = STEPS,
                           .step_count = COUNT(STEPS),
                           .methods = METHODS,
                           .method_count = COUNT(METHODS),
                           .role = STR("Datenschutz"),
                           .effort = STR("ein Tag"),
                           .value_pairs = VALUES,
                           .value_pair_count = COUNT(VALUES),
                           .source = msg(guide_source_law),
                           .laws = LAWS,
                           .law_count = COUNT(LAWS),
                           .law_as_of = { 2026, 11, 28 },
                           .part = msg(guide_shown_when, STR("Es ist so.")),
                           .waived_by = STR("Amtsleitung"),
                           .waived_reason = STR("Es werden keine Daten verarbeitet."),
                           .record_href = STR(BASE "/aufgaben/9"),
                           .take_href = STR(BASE "/wegweiser/legal_basis/aufnehmen"),
                           .move_href = STR(BASE "/wegweiser/legal_basis/stand"),
                           .waive_href = STR(BASE "/wegweiser/legal_basis/stand?state=waived"),
                           .edit_href = STR(BASE "/aufgaben/9/bearbeiten"),
                           .classify_href = STR(BASE "/einordnung/bearbeiten"),
                           .team_href = STR(BASE "/team") };
    golden_check("guide_task", LANGUAGE_DE, render_guide_task, &view);
    golden_check("guide_task", LANGUAGE_EN, render_guide_task, &view);
}

static void longer_plan(InitiativePublicView longer) {
    const PublicRow rows[5] = { { .occasion = STR("Probelauf"),
                                  .level = msg(level_consult),
                                  .promise = msg(level_consult_promise),
                                  .state = msg(involvement_state_planned),
                                  .state_class = STR("planned"),
                                  .planned_on = { 2026, 12, 2 },
                                  .record = 20 },
                                { .record = 21 },
                                { .record = 22 },
                                { .record = 23 },
                                { .record = 24 } };
    const PublicRow past = { .occasion = STR("Erprobung"),
                             .state_class = STR("heard"),
                             .state = msg(involvement_state_heard),
                             .heard_on = { 2026, 5, 2 },
                             .record = 25 };
    const PageLink contents[] = { { .href = STR("#warum"), .label = msg(initiative_public_why) },
                                  { .href = STR("#plan"), .label = msg(public_plan) } };
    longer.contents = contents;
    longer.content_count = COUNT(contents);
    longer.shows_plan = true;
    longer.coming = rows;
    longer.past = &past;
    longer.coming_count = 5; /* three and two */
    longer.past_count = 1;
    golden_check("initiative_public_long", LANGUAGE_DE, render_public, &longer);
    golden_check("initiative_public_long", LANGUAGE_DE_SIMPLE, render_public, &longer);
    golden_check("initiative_public_long", LANGUAGE_EN, render_public, &longer);
}

/* Long lists: some of it is folded. */
static void longer_public_page(const InitiativePublicView *view) {
    const PublicLink led_to[] = { { .href = STR("#entscheidung-3"),
                                    .text = STR("Welche <Daten>?"),
                                    .kind = msg(noun_decision_one) } };
    const PublicLink said[] = {
        { .href = STR("#beitrag-8"), .text = STR("Befragung"), .kind = msg(noun_contribution_one) }
    };
    const PublicAnswer answers[6] = {
        { .about = STR_INIT("Werkstatt"),
          .answer = STR_INIT("Das machen wir."),
          .answered_on = { 2026, 6, 25 },
          .kind = PUBLIC_ANSWER,
          .record = 7 },
        { .about = STR_INIT("Befragung"),
          .text = STR_INIT("Zu lang."),
          .outcome = msg(outcome_not_adopted),
          .outcome_class = STR_INIT("neutral"),
          .led_to = { led_to, COUNT(led_to) },
          .said_at = { .href = STR_INIT("#beteiligung-25"), .text = STR_INIT("Erprobung") },
          .kind = PUBLIC_CONTRIBUTION,
          .record = 8 },
        { .sent = true,
          .said_at = { .href = STR_INIT("#beteiligung-25"), .text = STR_INIT("Erprobung") },
          .kind = PUBLIC_CONTRIBUTION,
          .record = 9 },
        { .kind = PUBLIC_CONTRIBUTION, .record = 10 },
        { .kind = PUBLIC_CONTRIBUTION, .record = 11 },
        { .kind = PUBLIC_CONTRIBUTION, .record = 12 },
    };
    const PublicDecision decisions[4] = { { .question = STR_INIT("Welche Daten?"),
                                            .outcome = STR_INIT("Wenige"),
                                            .reason = STR_INIT("Mehr braucht niemand"),
                                            .function = STR_INIT("Leitung"),
                                            .decided_on = { 2026, 6, 30 },
                                            .answers = { said, COUNT(said) },
                                            .record = 3 },
                                          { .record = 4 },
                                          { .record = 5 },
                                          { .record = 6 } };
    InitiativePublicView longer = *view;
    longer.answers = answers;
    longer.answer_count = 6;
    longer.general_count = 6;
    longer.contribution_count = 6;
    longer.decisions = decisions;
    longer.decision_count = 4; /* one more is not folded */
    longer_plan(longer);
}

static void public_page(void **state) {
    (void)state;
    Page page = { .title_text = STR("Antragsassistenz Wohngeld"),
                  .authority = STR("Stadt Beispielhausen"),
                  .authority_key = STR("beispielhausen"),
                  .path = STR("/oeffentlich/antragsassistenz"),
                  .offers_plain = true };
    InitiativePublicView view = {
        .page = page,
        .phase = msg(phase_planning),
        .summary = { STR("Ein Vorschlag für die Prüfung von Anträgen."), false },
        .problem = STR("Anträge brauchen im Schnitt 23 Tage.\nViele sind unvollständig."),
        .problem_for_whom = STR("Menschen mit wenig Einkommen"),
        .participation_contact = { STR("Schreiben Sie an beteiligung@example.org."), false },
        .contact = STR("Stadt Beispielhausen, Wohngeldstelle"),
        .shows_problem = true,
        .shows_coverage = true,
        .lines = LINES,
        .line_count = COUNT(LINES),
        .coverage = COUNTS,
        .changed_at = AT,
        .member_href = STR(BASE),
    };
    golden_check("initiative_public", LANGUAGE_DE, render_public, &view);
    golden_check("initiative_public", LANGUAGE_DE_SIMPLE, render_public, &view);
    golden_check("initiative_public", LANGUAGE_EN, render_public, &view);
    longer_public_page(&view);
    view.archived = true;
    golden_check("initiative_public_archived", LANGUAGE_DE, render_public, &view);
    golden_check("initiative_public_archived", LANGUAGE_DE_SIMPLE, render_public, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_record),          cmocka_unit_test(add_and_remove),
        cmocka_unit_test(whole_history),       cmocka_unit_test(thought_of_everyone),
        cmocka_unit_test(list_of_initiatives), cmocka_unit_test(home_of_an_initiative),
        cmocka_unit_test(public_page),         cmocka_unit_test(one_task_of_the_guide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
