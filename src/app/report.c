/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/report.h"

#include "app/initiative.h"
#include "app/report_parts.h"
#include "domain/translation_texts.h"
#include "store/comment_store.h"

#define ROW(file, what_, form_, type)                                             \
    {                                                                             \
        .name = STR_INIT(file), .what = STR_INIT(what_), .form = STR_INIT(form_), \
        .key = STR_INIT(what_ "_" form_), .content_type = STR_INIT(type)          \
    }

enum {
    REPORT_PLAN_PAGE,
    REPORT_PLAN_PDF,
    REPORT_PLAN,
    REPORT_INVOLVEMENTS,
    REPORT_DATES,
    REPORT_FILE_PAGE,
    REPORT_FILE_PDF,
    REPORT_FILE,
    REPORT_SHEETS,
    REPORT_CANVAS,
    REPORT_STAKEHOLDERS,
    REPORT_CONTRIBUTIONS,
    REPORT_TASKS
};
_Static_assert(REPORT_TASKS + 1 == (int)REPORT_FORMATS, "one row each");

const ReportFormat REPORT_TABLE[REPORT_FORMATS] = {
    [REPORT_PLAN_PAGE] = ROW("plan.html", "plan", "html", REPORT_HTML REPORT_UTF8),
    [REPORT_PLAN_PDF] = ROW("plan.pdf", "plan", "pdf", REPORT_PDF),
    [REPORT_PLAN] = ROW("plan.odt", "plan", "odt", REPORT_ODT),
    [REPORT_INVOLVEMENTS] = ROW("beteiligung.csv", "plan", "csv", REPORT_CSV REPORT_UTF8),
    [REPORT_DATES] = ROW("beteiligungen.ics", "plan", "ics", REPORT_ICS REPORT_UTF8),
    [REPORT_FILE_PAGE] = ROW("akte.html", "file", "html", REPORT_HTML REPORT_UTF8),
    [REPORT_FILE_PDF] = ROW("akte.pdf", "file", "pdf", REPORT_PDF),
    [REPORT_FILE] = ROW("akte.odt", "file", "odt", REPORT_ODT),
    [REPORT_SHEETS] = ROW("vorhaben.ods", "file", "ods", REPORT_ODS),
    [REPORT_CANVAS] = ROW("wandblatt.svg", "canvas", "svg", REPORT_SVG),
    [REPORT_STAKEHOLDERS] = ROW("stakeholder.csv", "stakeholders", "csv", REPORT_CSV REPORT_UTF8),
    [REPORT_CONTRIBUTIONS] = ROW("beitraege.csv", "contributions", "csv", REPORT_CSV REPORT_UTF8),
    [REPORT_TASKS] = ROW("aufgaben.csv", "tasks", "csv", REPORT_CSV REPORT_UTF8),
};

const ReportFormat *report_format(Str name) {
    for (size_t i = 0; i < REPORT_FORMATS; i++)
        if (str_eq(REPORT_TABLE[i].name, name))
            return &REPORT_TABLE[i];
    return NULL;
}

const ReportFormat *report_format_of(Str form, Str what) {
    for (size_t i = 0; i < REPORT_FORMATS; i++)
        if (str_eq(REPORT_TABLE[i].form, form) &&
            (str_empty(what) || str_eq(REPORT_TABLE[i].what, what)))
            return &REPORT_TABLE[i];
    return NULL;
}

bool report_is_page(const ReportFormat *format) {
    return str_eq(format->form, STR("html"));
}

static bool is_pdf(const ReportFormat *format) {
    return str_eq(format->form, STR("pdf"));
}

bool report_possible(const App *app, const ReportFormat *format) {
    return !is_pdf(format) || office_present(app->office);
}

static Err write_format(const Report *report, long which, Out *out) {
    switch (which) {
    case REPORT_PLAN_PAGE:
    case REPORT_PLAN_PDF:
    case REPORT_PLAN: return report_plan_document(report, out);
    case REPORT_FILE_PAGE:
    case REPORT_FILE_PDF:
    case REPORT_FILE: return report_file_document(report, out);
    case REPORT_SHEETS: return report_spreadsheet(report, out);
    case REPORT_CANVAS: return report_canvas(report, out);
    case REPORT_DATES: return report_calendar(report, out);
    case REPORT_STAKEHOLDERS: return report_table(report, NOUN_STAKEHOLDER, out);
    case REPORT_INVOLVEMENTS: return report_table(report, NOUN_INVOLVEMENT, out);
    case REPORT_CONTRIBUTIONS: return report_table(report, NOUN_CONTRIBUTION, out);
    case REPORT_TASKS: return report_table(report, NOUN_TASK, out);
    default: return ERR_INTERNAL;
    }
}

/* A draft is its author's, also in what the history names; what was removed leaves its place, as on the page. */
static Err load_comments(Report *report) {
    CommentList all;
    TRY(comment_list(report->ctx, report->conn, report->initiative->id, &all));
    CommentList shown = comments_with_places(&all, report->ctx->arena);
    report->all.whole.lists[NOUN_COMMENT] =
        (RecordList){ .items = shown.items, .count = shown.count };
    return ERR_NONE;
}

/* The plan, its days and the sheet for the wall go to who reads the public page, too: they say what somebody said in the language of
 * the document as that does, unless it was said of other words than those that stand now. The complete file and tables keep what the project wrote. */
static void say_in_language(Report *report) {
    const ReportFormat *format = report->order->format;
    bool document = str_eq(format->what, STR("canvas")) ||
                    (str_eq(format->what, STR("plan")) && !str_eq(format->form, STR("csv")));
    if (!document || str_empty(report_people_language(report)))
        return;
    Arena *arena = report->ctx->arena;
    TranslationList all = whole_translations(&report->all.whole);
    Translations translations = translations_in(arena, &all, language_tag(report->language));
    report->said = str_bytes(translations.now.begin, translations.now.room);
    translations.no_older = true; /* on paper nobody could look it up */
    report->all.whole = translations_say_whole(arena, &translations, &report->all.whole);
}

static Err gather(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                  const ReportOrder *order, Report *ret) {
    *ret = (Report){
        .app = app,
        .ctx = ctx,
        .conn = conn,
        .initiative = initiative,
        .order = order,
        .language = order->language == LANGUAGE_DE_SIMPLE ? LANGUAGE_DE : order->language,
        .today = clock_today(ctx->clock),
        .contacts = permission_in(initiative->permissions, PERMISSION_STAKEHOLDER_CONTACT_READ),
    };
    TRY(initiative_completeness(app, ctx, conn, initiative, &ret->all));
    TRY(labels_load(app, ctx, conn, initiative, ret->language, &ret->labels));
    if (str_eq(order->format->what, STR("file")))
        TRY(load_comments(ret));
    say_in_language(ret);
    ret->index = whole_index(ctx->arena, &ret->all.whole);
    return ERR_NONE;
}

Err report_write(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                 const ReportOrder *order, Out *out, OfficeTrouble *opt_trouble) {
    Report report;
    if (!permission_in(initiative->permissions, PERMISSION_EXPORT))
        return ERR_FORBIDDEN;
    if (!report_possible(app, order->format)) {
        office_note(opt_trouble, OFFICE_ABSENT);
        return ERR_NOT_FOUND;
    }
    if (is_pdf(order->format) && office_crowded(app->office)) {
        office_note(opt_trouble, OFFICE_CROWDED);
        return ERR_BUSY;
    }
    TRY(gather(app, ctx, conn, initiative, order, &report));
    if (!is_pdf(order->format))
        return write_format(&report, order->format - REPORT_TABLE, out);
    CLEANUP(out_done) Out odt = out_open(0);
    TRY(write_format(&report, order->format - REPORT_TABLE, &odt));
    return office_pdf(app->office, ctx, out_view(&odt), out, opt_trouble);
}

Err report_dates(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Language language,
                 Out *out) {
    const ReportOrder order = { .format = &REPORT_TABLE[REPORT_DATES], .language = language };
    Report report = { .app = app,
                      .ctx = ctx,
                      .conn = conn,
                      .initiative = initiative,
                      .order = &order,
                      .language = language,
                      .today = clock_today(ctx->clock) };
    TRY(initiative_records(ctx, conn, initiative->id, &report.all.whole));
    say_in_language(&report);
    report.index = whole_index(ctx->arena, &report.all.whole);
    return report_calendar(&report, out);
}
