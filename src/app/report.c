/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/report.h"

#include "app/report_parts.h"
#include "store/comment_store.h"

#define ODT "application/vnd.oasis.opendocument.text"
#define ODS "application/vnd.oasis.opendocument.spreadsheet"
#define CSV "text/csv; charset=utf-8"
#define ROW(file, name, type) \
    { STR_INIT(file), STR_INIT(name), STR_INIT(type) }

enum {
    REPORT_PLAN,
    REPORT_FILE,
    REPORT_SHEETS,
    REPORT_CANVAS,
    REPORT_STAKEHOLDERS,
    REPORT_INVOLVEMENTS,
    REPORT_CONTRIBUTIONS,
    REPORT_TASKS
};
_Static_assert(REPORT_TASKS + 1 == (int)REPORT_FORMATS, "one row each");

const ReportFormat REPORT_TABLE[REPORT_FORMATS] = {
    [REPORT_PLAN] = ROW("plan.odt", "plan_odt", ODT),
    [REPORT_FILE] = ROW("akte.odt", "file_odt", ODT),
    [REPORT_SHEETS] = ROW("vorhaben.ods", "sheets_ods", ODS),
    [REPORT_CANVAS] = ROW("wandblatt.svg", "canvas_svg", "image/svg+xml"),
    [REPORT_STAKEHOLDERS] = ROW("stakeholder.csv", "stakeholders_csv", CSV),
    [REPORT_INVOLVEMENTS] = ROW("beteiligung.csv", "involvements_csv", CSV),
    [REPORT_CONTRIBUTIONS] = ROW("beitraege.csv", "contributions_csv", CSV),
    [REPORT_TASKS] = ROW("aufgaben.csv", "tasks_csv", CSV),
};

const ReportFormat *report_format(Str name) {
    for (size_t i = 0; i < REPORT_FORMATS; i++)
        if (str_eq(REPORT_TABLE[i].name, name))
            return &REPORT_TABLE[i];
    return NULL;
}

static Err write_format(const Report *report, long which, Out *out) {
    switch (which) {
    case REPORT_PLAN: return report_plan_document(report, out);
    case REPORT_FILE: return report_file_document(report, out);
    case REPORT_SHEETS: return report_spreadsheet(report, out);
    case REPORT_CANVAS: return report_canvas(report, out);
    case REPORT_STAKEHOLDERS: return report_table(report, NOUN_STAKEHOLDER, out);
    case REPORT_INVOLVEMENTS: return report_table(report, NOUN_INVOLVEMENT, out);
    case REPORT_CONTRIBUTIONS: return report_table(report, NOUN_CONTRIBUTION, out);
    case REPORT_TASKS: return report_table(report, NOUN_TASK, out);
    default: return ERR_INTERNAL;
    }
}

/* What is finished and was not removed; a draft is its author's, also in what the history names. */
static Err load_comments(Report *report) {
    CommentList all, shown = { 0 };
    TRY(comment_list(report->ctx, report->conn, report->initiative->id, &all));
    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i].draft && all.items[i].removed_by == FIELD_NONE)
            *list_push(report->ctx->arena, &shown) = all.items[i];
    report->all.whole.lists[NOUN_COMMENT] =
        (RecordList){ .items = shown.items, .count = shown.count };
    return ERR_NONE;
}

Err report_write(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                 const ReportFormat *format, Language language, Out *out) {
    if (!permission_in(initiative->permissions, PERMISSION_EXPORT))
        return ERR_FORBIDDEN;
    Report report = {
        .app = app,
        .ctx = ctx,
        .conn = conn,
        .initiative = initiative,
        .language = language == LANGUAGE_DE_SIMPLE ? LANGUAGE_DE : language,
        .today = clock_today(ctx->clock),
        .contacts = permission_in(initiative->permissions, PERMISSION_STAKEHOLDER_CONTACT_READ),
    };
    TRY(initiative_completeness(app, ctx, conn, initiative, &report.all));
    TRY(labels_load(app, ctx, conn, initiative, report.language, &report.labels));
    if (format - REPORT_TABLE == REPORT_FILE)
        TRY(load_comments(&report));
    return write_format(&report, format - REPORT_TABLE, out);
}
