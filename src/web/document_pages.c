/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/document_pages.h"

#include "app/document_file.h"
#include "app/purge.h"
#include "app/report.h"
#include "text/format.h"
#include "views/document.html.h"
#include "web/area_page.h"
#include "web/record_display.h"
#include "web/report_pages.h"

const DeletionLine *deletion_lines(Request *rq) {
    DeletionLine *lines = arena_new(rq->ctx->arena, DeletionLine, DELETION_RULE_COUNT);
    for (size_t i = 0; i < DELETION_RULE_COUNT; i++) {
        const DeletionRule *rule = &DELETION_RULES[i];
        lines[i] = (DeletionLine){
            .what = schema_message(rq, STR("deletion"), rule->key, STR("what")),
            .why = schema_message(rq, STR("deletion"), rule->key, STR("why")),
            .days = str_empty(rule->setting) ? 0 : deletion_days(rq->app, rule),
        };
    }
    return lines;
}

/* What every text of a document is filled in with. */
typedef struct Filling {
    Request *rq;
    Str day;
} Filling;

static Str filled(const Filling *filling, PackText text) {
    Request *rq = filling->rq;
    return document_fill(rq->ctx->arena, pack_text(text, rq->html->language), rq->authority.name,
                         filling->day);
}

static DocumentRow row_of(const Filling *filling, const PackText *texts, size_t count) {
    Str *cells = arena_new(filling->rq->ctx->arena, Str, count);
    for (size_t i = 0; i < count; i++)
        cells[i] = filled(filling, texts[i]);
    return (DocumentRow){ .cells = cells, .count = count };
}

/* A list is one row of items; a table its head, and a row for as many cells as the head has. */
static DocumentPart part_of(const Filling *filling, const DocumentBlock *block) {
    DocumentPart part = { .kind = block->kind, .text = filled(filling, block->text) };
    const PackText *items = block->items.items;
    size_t columns = block->columns;
    if (block->kind == DOCUMENT_TABLE) {
        part.head = row_of(filling, items, columns);
        part.row_count = block->items.count / columns - 1;
        items += columns;
    } else if (block->kind == DOCUMENT_LIST) {
        columns = block->items.count;
        part.row_count = 1;
    }
    DocumentRow *rows = arena_new(filling->rq->ctx->arena, DocumentRow, part.row_count);
    for (size_t i = 0; i < part.row_count; i++)
        rows[i] = row_of(filling, items + i * columns, columns);
    part.rows = rows;
    return part;
}

static Str today_in_words(Request *rq) {
    CLEANUP(out_done) Out out = { 0 };
    format_date(&out, rq->html->language, clock_today(rq->ctx->clock));
    return str_copy(rq->ctx->arena, out_view(&out));
}

Str document_words(Request *rq, PackText text) {
    const Filling filling = { .rq = rq };
    return filled(&filling, text);
}

Err document_view_of(Request *rq, DocumentView *ret) {
    Arena *arena = rq->ctx->arena;
    const Document *document =
        document_find(&rq->app->pack->documents, request_parameter(rq, STR("document")));
    if (document == NULL)
        return ERR_NOT_FOUND;
    const Filling filling = { rq, today_in_words(rq) };
    DocumentPart *parts = arena_new(arena, DocumentPart, document->blocks.count);
    for (size_t i = 0; i < document->blocks.count; i++)
        parts[i] = part_of(&filling, &document->blocks.items[i]);
    *ret = (DocumentView){
        .page = page_below(rq, message_of(MSG_NONE), authority_path(rq, "/dokumente"),
                           msg(document_title)),
        .lead = filled(&filling, document->lead),
        .version = document->version,
        .parts = parts,
        .count = document->blocks.count,
        .deletions = deletion_lines(rq),
        .deletion_count = DELETION_RULE_COUNT,
    };
    ret->file_href =
        str_join(arena, authority_path(rq, "/dokumente/"), document->key, STR("/dokument.odt"));
    if (office_present(rq->app->office))
        ret->pdf_href =
            str_join(arena, authority_path(rq, "/dokumente/"), document->key, STR("/dokument.pdf"));
    ret->page.title_text = filled(&filling, document->title);
    return ERR_NONE;
}

static Err show(Request *rq, OfficeTrouble trouble) {
    DocumentView view;
    TRY(document_view_of(rq, &view));
    view.trouble = report_trouble_message(trouble);
    document_page(rq->html, &view);
    return ERR_NONE;
}

Err document_show(Request *rq) {
    return show(rq, OFFICE_FINE);
}

static Err find(Request *rq, const Document **ret) {
    *ret = document_find(&rq->app->pack->documents, request_parameter(rq, STR("document")));
    return *ret != NULL ? ERR_NONE : ERR_NOT_FOUND;
}

/* A key is of a-z and '_'. */
Err document_file(Request *rq) {
    const Document *document;
    TRY(find(rq, &document));
    TRY(document_write(rq->app, rq->ctx, document, &rq->authority, rq->html->language,
                       rq->response->out));
    report_attach(rq, str_join(rq->ctx->arena, document->key, STR(".odt")), STR(REPORT_ODT));
    return ERR_NONE;
}

Err document_pdf_write(Request *rq, OfficeTrouble *opt_trouble) {
    const Document *document;
    TRY(find(rq, &document));
    TRY(document_write_pdf(rq->app, rq->ctx, document, &rq->authority, rq->html->language,
                           rq->response->out, opt_trouble));
    report_attach(rq, str_join(rq->ctx->arena, document->key, STR(".pdf")), STR(REPORT_PDF));
    return ERR_NONE;
}

Err document_pdf(Request *rq) {
    OfficeTrouble trouble = OFFICE_FINE;
    Err err = document_pdf_write(rq, &trouble);
    if (trouble == OFFICE_FINE)
        return err;
    report_trouble_status(rq, trouble);
    return show(rq, trouble);
}

Err document_list_show(Request *rq) {
    const DocumentList *documents = &rq->app->pack->documents;
    const Filling filling = { .rq = rq };
    DocumentLine *lines = arena_new(rq->ctx->arena, DocumentLine, documents->count);
    for (size_t i = 0; i < documents->count; i++)
        lines[i] = (DocumentLine){
            .href = str_join(rq->ctx->arena, authority_path(rq, "/dokumente/"),
                             documents->items[i].key),
            .title = filled(&filling, documents->items[i].title),
            .lead = filled(&filling, documents->items[i].lead),
        };
    DocumentListView view = {
        .page = page_of(rq, msg(document_title)),
        .lines = lines,
        .count = documents->count,
    };
    view.page.lead_message = msg(document_lead);
    document_list_page_view(rq->html, &view);
    return ERR_NONE;
}
