/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Workshops that are prepared: all of them, one with its agenda and boards, one that can take over an agenda, one part
 * with what it shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/picture.h"
#include "golden.h"
#include "text/messages.h"
#include "views/picture.html.h"
#include "views/workshop.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define BASE         "/vorhaben/antragsassistenz"

static void render_list(Html *html, const void *data) {
    workshop_list_page_view(html, data);
}

static void render_workshop(Html *html, const void *data) {
    workshop_page(html, data);
}

static void render_part(Html *html, const void *data) {
    agenda_part_page(html, data);
}

static void all_of_them(void **state) {
    (void)state;
    const WorkshopLine lines[] = {
        { .id = STR("workshop-161"),
          .href = STR(BASE "/workshops/161"),
          .name = STR("Probelauf <gemeinsam> & offen auswerten"),
          .level = msg(level_consult) },
        { .id = STR("workshop-160"),
          .href = STR(BASE "/workshops/160"),
          .name = STR("Auftakt"),
          .held_on = { 2026, 6, 11 },
          .starts_at = STR("16:30"),
          .place = STR("Bürgerhaus"),
          .level = msg(level_involve),
          .parts = 5,
          .minutes = 95,
          .boards = 2 },
    };
    WorkshopListView view = { .page = golden_page(msg(noun_workshop_list)),
                              .lines = lines,
                              .count = COUNT(lines),
                              .new_href = STR(BASE "/workshops/neu") };
    golden_check("workshop_list", LANGUAGE_DE, render_list, &view);
    golden_check("workshop_list", LANGUAGE_EN, render_list, &view);
    view.count = 0;
    view.new_href = STR("");
    golden_check("workshop_list_empty", LANGUAGE_DE, render_list, &view);
}

static const DisplayValue PLACE = { .text = STR_INIT("Bürgerhaus"), .written = true };
static const DisplayField FIELDS[] = {
    { .label = { .id = MSG_WORKSHOP_PLACE_LABEL }, .values = &PLACE, .count = 1 },
};

static RecordView record_of(Message title, const char *name) {
    RecordView record = { .page = golden_page(title),
                          .fields = FIELDS,
                          .field_count = COUNT(FIELDS),
                          .edit_href = STR(BASE "/workshops/160/bearbeiten"),
                          .remove_href = STR(BASE "/workshops/160/entfernen") };
    record.page.title_text = str_from(name);
    return record;
}

/* Its address in a page that is looked at in a browser is one that is there. */
#define PICTURE_HREF "/assets/einklang.svg"

static const PictureLine PICTURES[] = {
    { .href = STR_INIT(BASE "/bilder/170"),
      .picture = { .name = STR_INIT("drei-schritte"),
                   .href = STR_INIT(PICTURE_HREF),
                   .text = STR_INIT("Drei Kreise, durch <Pfeile> verbunden"),
                   .text_en = STR_INIT("Three circles, joined by arrows"),
                   .width = 720,
                   .height = 200 },
      .call = STR_INIT("![](bild:drei-schritte)"),
      .uses = 1 },
    { .href = STR_INIT(BASE "/bilder/171"),
      .picture = { .name = STR_INIT("rand"),
                   .href = STR_INIT(PICTURE_HREF),
                   .decorative = true,
                   .width = 36,
                   .height = 36 },
      .call = STR_INIT("![](bild:rand)") },
};
static const PictureListing LISTING = { .items = PICTURES,
                                        .count = COUNT(PICTURES),
                                        .new_href = STR_INIT(BASE "/bilder/neu?workshop=160") };

static MarkdownPictures shown_pictures(void) {
    static MarkdownPicture items[COUNT(PICTURES)];
    for (size_t i = 0; i < COUNT(PICTURES); i++)
        items[i] = PICTURES[i].picture;
    return (MarkdownPictures){ items, COUNT(PICTURES) };
}

static void one_with_its_agenda(void **state) {
    (void)state;
    const MarkdownPictures shown = shown_pictures();
    const AgendaRow rows[] = {
        { .id = STR("punkt-164"),
          .href = STR(BASE "/programmpunkte/164"),
          .title = STR("Einführung"),
          .kind = msg(agenda_kind_input),
          .minutes = 20,
          .from = STR("16:30"),
          .until = STR("16:50"),
          .opt_pictures = &shown,
          .shown = { .text = STR("# Warum <b>\n\nWeil *Menschen* zählen.\n\n- eins\n- zwei\n\n"
                                 "![](bild:drei-schritte)"),
                     .language = LANGUAGE_DE } },
        { .id = STR("punkt-165"),
          .href = STR(BASE "/programmpunkte/165"),
          .title = STR("Arbeit in Gruppen"),
          .kind = msg(agenda_kind_group_work),
          .minutes = 1,
          .from = STR("16:50"),
          .until = STR("16:51"),
          .board = STR("An alle gedacht?"),
          .board_href = STR(BASE "/pinnwaende/162"),
          .tables = msg(room_table_by_number, STR("durchgezählt"), 4) },
    };
    const BoardRow boards[] = {
        { .href = STR(BASE "/pinnwaende/162"),
          .title = STR("An alle gedacht?"),
          .prompt = STR("Wer, wie,\nwann und warum?"),
          .form = msg(board_form_proposal),
          .hidden = true,
          .dots = 3 },
        { .href = STR(BASE "/pinnwaende/163"),
          .title = STR("Themenspeicher"),
          .form = msg(board_form_columns),
          .headings = STR("Hilft / Stört"),
          .release = true,
          .comments = true },
    };
    WorkshopView view = { .record = record_of(msg(noun_workshop_one), "Auftakt"),
                          .data_go = { 2026, 7, 11 },
                          .rows = rows,
                          .row_count = COUNT(rows),
                          .minutes = 21,
                          .from = STR("16:30"),
                          .until = STR("16:51"),
                          .boards = boards,
                          .board_count = COUNT(boards),
                          .pictures = LISTING,
                          .part_href = STR(BASE "/programmpunkte/neu?workshop=160&position=3"),
                          .board_href = STR(BASE "/pinnwaende/neu?workshop=160") };
    golden_check("workshop", LANGUAGE_DE, render_workshop, &view);
    golden_check("workshop", LANGUAGE_EN, render_workshop, &view);
}

typedef struct TemplateForm {
    Str template;
} TemplateForm;

static void one_without_an_agenda(void **state) {
    (void)state;
    static const Field fields[] = { FIELD(TemplateForm, template, KEY, .required = true) };
    static const Schema schema = SCHEMA(TemplateForm, "workshop", "workshops", fields);
    RawValue raw[COUNT(fields)] = { { .text = STR("") } };
    const FormOption options[] = {
        { .value = STR("seminar"), .text = STR("Seminar"), .hint = STR("95 Minuten.") },
        { .value = STR("short_feedback"), .text = STR("Rückmeldung"), .hint = STR("45 Minuten.") },
    };
    WorkshopView view = { .record = record_of(msg(noun_workshop_one), "Auftakt"),
                          .offers_template = true,
                          .template_form = { .action = STR(BASE "/workshops/160/ablauf"),
                                             .form_token = STR("f"),
                                             .submission_id = STR("s"),
                                             .submit = msg(workshop_apply),
                                             .schema = &schema,
                                             .raw = raw } };
    view.template_form.options[view.template_form.option_list_count++] = (FormOptions){
        .offset = offsetof(TemplateForm, template), .items = options, .count = COUNT(options)
    };
    golden_check("workshop_without_agenda", LANGUAGE_DE, render_workshop, &view);
    golden_check("workshop_without_agenda", LANGUAGE_EN, render_workshop, &view);
    view.offers_template = false; /* to read only */
    view.record.edit_href = view.record.remove_href = STR("");
    golden_check("workshop_without_agenda_reader", LANGUAGE_DE, render_workshop, &view);
}

static void one_part(void **state) {
    (void)state;
    const AgendaText texts[] = {
        { .label = msg(agenda_part_text_label),
          .text = STR("# Warum\n\n## Zwei Richtungen\n\n1. nach **innen**\n2. nach **außen**"),
          .language = LANGUAGE_DE },
        { .label = msg(agenda_part_text_en_label),
          .text = STR("# Why\n\nSee [our page](https://amt.example).\n\n![](bild:drei-schritte)"),
          .language = LANGUAGE_EN },
    };
    const AgendaPartView view = { .record = record_of(msg(noun_agenda_part_one), "Einführung"),
                                  .texts = texts,
                                  .text_count = COUNT(texts),
                                  .shown = shown_pictures(),
                                  .pictures = LISTING };
    golden_check("agenda_part", LANGUAGE_DE, render_part, &view);
}

static void render_picture(Html *html, const void *data) {
    picture_page(html, data);
}

static void render_picture_form(Html *html, const void *data) {
    picture_form_page(html, data);
}

static void one_picture(void **state) {
    (void)state;
    const PictureView view = { .record = record_of(msg(noun_picture_one), "drei-schritte"),
                               .line = PICTURES[0] };
    golden_check("picture", LANGUAGE_DE, render_picture, &view);
    golden_check("picture", LANGUAGE_EN, render_picture, &view);
}

/* Sent without words and with a file that is none. */
static void a_picture_is_added(void **state) {
    (void)state;
    Finding found[] = { { .field = STR("datei"), .kind = FINDING_PICTURE_FORMAT },
                        { .field = STR("text"), .kind = FINDING_PICTURE_WORDLESS } };
    const Findings findings = { .items = found, .count = COUNT(found), .capacity = COUNT(found) };
    const FormOption workshops[] = { { .value = STR("160"), .text = STR("Auftakt") },
                                     { .value = STR("161"), .text = STR("Probelauf") } };
    RawValue raw[16] = { { .text = STR("160"), .sent = true },
                         { .text = STR("drei-schritte"), .sent = true } };
    PictureFormView view = { .page = golden_page(msg(noun_picture_new)),
                             .form = { .action = STR(BASE "/bilder/neu"),
                                       .form_token = STR("f"),
                                       .submission_id = STR("s"),
                                       .submit = msg(picture_add),
                                       .cancel = STR(BASE "/workshops/160"),
                                       .schema = &PICTURE_SCHEMA,
                                       .raw = raw },
                             .megabytes = 2,
                             .side = 4096,
                             .most = 20 };
    view.form.options[view.form.option_list_count++] = (FormOptions){
        .offset = offsetof(Picture, workshop), .items = workshops, .count = COUNT(workshops)
    };
    golden_check("picture_form", LANGUAGE_DE, render_picture_form, &view);
    view.form.findings = &findings;
    view.file_error = msg(finding_picture_format);
    view.again = true;
    view.page.failed = true;
    view.page.opt_failed_form = &view.form;
    golden_check("picture_form_findings", LANGUAGE_DE, render_picture_form, &view);
    golden_check("picture_form_findings", LANGUAGE_EN, render_picture_form, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_them),           cmocka_unit_test(one_with_its_agenda),
        cmocka_unit_test(one_without_an_agenda), cmocka_unit_test(one_part),
        cmocka_unit_test(one_picture),           cmocka_unit_test(a_picture_is_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
