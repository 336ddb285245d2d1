/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/report_pages.h"

#include "app/report.h"
#include "views/assets.h"
#include "views/report.html.h"
#include "web/page.h"
#include "web/problem.h"
#include "web/record_display.h"

void report_attach(Request *rq, Str name, Str content_type) {
    rq->response->content_type = content_type;
    http_response_header(rq->response, "Content-Disposition",
                         str_join(rq->ctx->arena, STR("attachment; filename=\""), name, STR("\"")));
}

Message report_trouble_message(OfficeTrouble trouble) {
    switch (trouble) {
    case OFFICE_FINE: break;
    case OFFICE_ABSENT: return msg(report_trouble_absent);
    case OFFICE_CROWDED: return msg(report_trouble_crowded);
    case OFFICE_SLOW: return msg(report_trouble_slow);
    case OFFICE_FAILED: return msg(report_trouble_failed);
    }
    return message_of(MSG_NONE);
}

void report_trouble_status(Request *rq, OfficeTrouble trouble) {
    rq->response->status = problem_status(trouble == OFFICE_ABSENT ? ERR_NOT_FOUND : ERR_BUSY);
    if (trouble != OFFICE_ABSENT)
        http_response_header(rq->response, "Retry-After", STR("30"));
}

/* -- The list ---------------------------------------------------------------------------------- */

static void add_line(Request *rq, ReportLine *lines, ReportGroup *group, Str key, Str href) {
    lines[group->count++] =
        (ReportLine){ .href = href, .name = schema_message(rq, STR("report"), key, STR("")) };
}

/* Rows of one `what` follow each other. */
static size_t show_group(Request *rq, size_t first, ReportGroup *group) {
    Str what = REPORT_TABLE[first].what;
    ReportLine *lines = arena_new(rq->ctx->arena, ReportLine, REPORT_FORMATS + 1);
    *group = (ReportGroup){ .name = schema_message(rq, STR("report"), what, STR("")),
                            .hint = schema_message(rq, STR("report"), what, STR("hint")),
                            .lines = lines };
    size_t i = first;
    for (; i < REPORT_FORMATS && str_eq(REPORT_TABLE[i].what, what); i++)
        if (report_possible(rq->app, &REPORT_TABLE[i]))
            add_line(
                rq, lines, group, REPORT_TABLE[i].key,
                str_join(rq->ctx->arena, request_path(rq, "/ausgaben/"), REPORT_TABLE[i].name));
    if (str_eq(what, STR("file")))
        add_line(rq, lines, group, STR("file_json"), request_path(rq, "/export.json"));
    return i;
}

static Err show_list(Request *rq, OfficeTrouble trouble) {
    ReportGroup *groups = arena_new(rq->ctx->arena, ReportGroup, REPORT_FORMATS);
    ReportListView view = { .page = page_of(rq, msg(report_title)),
                            .trouble = report_trouble_message(trouble),
                            .way_out = msg(report_trouble_way_out),
                            .groups = groups,
                            .public_page = public_address_of(rq, "/oeffentlich"),
                            .say = public_address_of(rq, "/mitreden") };
    view.page.lead_message = msg(report_lead);
    for (size_t i = 0; i < REPORT_FORMATS; i++)
        view.no_pdf = view.no_pdf || !report_possible(rq->app, &REPORT_TABLE[i]);
    for (size_t i = 0; i < REPORT_FORMATS;)
        i = show_group(rq, i, &groups[view.count++]);
    report_list_page_view(rq->html, &view);
    return ERR_NONE;
}

Err report_list_show(Request *rq) {
    return show_list(rq, OFFICE_FINE);
}

/* -- One document ------------------------------------------------------------------------------ */

Err report_file_show(Request *rq) {
    const ReportFormat *format = report_format(request_parameter(rq, STR("file")));
    OfficeTrouble trouble = OFFICE_FINE;
    if (format == NULL)
        return ERR_NOT_FOUND;
    const ReportOrder order = { .format = format,
                                .language = rq->html->language,
                                .stylesheet = asset_url(ASSET_PAPER_CSS),
                                .back = request_path(rq, "/ausgaben") };
    Err err = report_write(rq->app, rq->ctx, rq->conn, &rq->initiative, &order, rq->response->out,
                           &trouble);
    if (trouble != OFFICE_FINE) { /* what else there is stands on the same page */
        report_trouble_status(rq, trouble);
        return show_list(rq, trouble);
    }
    TRY(err);
    if (report_is_page(format))
        rq->response->content_type = format->content_type;
    else
        report_attach(rq, str_join(rq->ctx->arena, rq->initiative.key, STR("-"), format->name),
                      format->content_type);
    return ERR_NONE;
}
