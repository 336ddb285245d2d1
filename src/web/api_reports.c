/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_reports.h"

#include "domain/pack.h"
#include "views/assets.h"
#include "web/api_output.h"
#include "web/api_routes.h"
#include "web/record_display.h"
#include "web/report_pages.h"

static Str below(Request *rq, const char *list, Str key) {
    return str_join(rq->ctx->arena, STR(API), str_from(list), key, STR("/documents"));
}

/* -- Of an initiative -------------------------------------------------------------------------- */

static void write_format(Request *rq, JsonWriter *json, const ReportFormat *format) {
    Message title = schema_message(rq, STR("report"), format->key, STR(""));
    json_object_begin(json);
    api_str(json, "name", format->name);
    api_str(json, "what", format->what);
    api_str(json, "format", format->form);
    api_str(json, "type", format->content_type);
    api_str(json, "title", html_text_of(rq->html, title));
    api_bool(json, "available", report_possible(rq->app, format));
    api_str(json, "url",
            str_join(rq->ctx->arena, below(rq, "/initiatives/", rq->initiative.key), STR("/"),
                     format->name));
    json_object_end(json);
}

Err api_report_list(Request *rq) {
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < REPORT_FORMATS; i++)
        write_format(rq, &json, &REPORT_TABLE[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

/* A page has its styles in itself: it is read elsewhere. */
Err api_report_get(Request *rq) {
    const ReportFormat *format = report_format(request_parameter(rq, STR("file")));
    if (format == NULL)
        return ERR_NOT_FOUND;
    const ReportOrder order = { .format = format,
                                .language = rq->html->language,
                                .styles = asset_find(asset_url(ASSET_PAPER_CSS))->bytes };
    TRY(report_write(rq->app, rq->ctx, rq->conn, &rq->initiative, &order, rq->response->out, NULL));
    report_attach(rq, str_join(rq->ctx->arena, rq->initiative.key, STR("-"), format->name),
                  format->content_type);
    return ERR_NONE;
}

/* -- Of an authority --------------------------------------------------------------------------- */

static void write_document(Request *rq, JsonWriter *json, const Document *document) {
    Arena *arena = rq->ctx->arena;
    Str address =
        str_join(arena, below(rq, "/authorities/", rq->authority.key), STR("/"), document->key);
    json_object_begin(json);
    api_str(json, "key", document->key);
    api_str(json, "title", document_words(rq, document->title));
    api_date(json, "version", document->version);
    api_str(json, "odt", str_join(arena, address, STR("/odt")));
    if (office_present(rq->app->office))
        api_str(json, "pdf", str_join(arena, address, STR("/pdf")));
    else
        api_none(json, "pdf");
    json_object_end(json);
}

Err api_document_list(Request *rq) {
    const DocumentList *documents = &rq->app->pack->documents;
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < documents->count; i++)
        write_document(rq, &json, &documents->items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_document_pdf(Request *rq) {
    return document_pdf_write(rq, NULL);
}
