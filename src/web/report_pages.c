/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/report_pages.h"

#include "app/report.h"
#include "views/report.html.h"
#include "web/page.h"
#include "web/record_display.h"

static ReportLine line_of(Request *rq, Str key, Str href) {
    return (ReportLine){ .href = href,
                         .name = schema_message(rq, STR("report"), key, STR("")),
                         .hint = schema_message(rq, STR("report"), key, STR("hint")) };
}

Err report_list_show(Request *rq) {
    ReportLine *lines = arena_new(rq->ctx->arena, ReportLine, REPORT_FORMATS + 1);
    ReportListView view = { .page = page_of(rq, msg(report_title)), .lines = lines };
    for (size_t i = 0; i < REPORT_FORMATS; i++)
        lines[view.count++] =
            line_of(rq, REPORT_TABLE[i].key,
                    str_join(rq->ctx->arena, request_path(rq, "/ausgaben/"), REPORT_TABLE[i].name));
    lines[view.count++] = line_of(rq, STR("json"), request_path(rq, "/export.json"));
    view.page.lead_message = msg(report_lead);
    report_list_page_view(rq->html, &view);
    return ERR_NONE;
}

Err report_file_show(Request *rq) {
    const ReportFormat *format = report_format(request_parameter(rq, STR("file")));
    if (format == NULL)
        return ERR_NOT_FOUND;
    TRY(report_write(rq->app, rq->ctx, rq->conn, &rq->initiative, format, rq->html->language,
                     rq->response->out));
    rq->response->content_type = format->content_type;
    /* A key is of a-z, 0-9 and '-': it needs no quoting. */
    http_response_header(rq->response, "Content-Disposition",
                         str_join(rq->ctx->arena, STR("attachment; filename=\""),
                                  rq->initiative.key, STR("-"), format->name, STR("\"")));
    return ERR_NONE;
}
