/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/document_file.h"

#include "app/purge.h"
#include "files/paper.h"
#include "text/format.h"
#include "text/label_text.h"
#include "text/messages.h"

typedef struct Filling {
    App *app;
    Ctx *ctx;
    Str authority, day;
    Language language;
} Filling;

static Str words(const Filling *filling, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, filling->language, message);
    return str_copy(filling->ctx->arena, out_view(&out));
}

static Str filled(const Filling *filling, PackText text) {
    return document_fill(filling->ctx->arena, pack_text(text, filling->language),
                         filling->authority, filling->day);
}

static void write_list(const Filling *filling, Paper *paper, const PackTexts *items) {
    paper_list_begin(paper, false);
    for (size_t i = 0; i < items->count; i++)
        paper_item(paper, filled(filling, items->items[i]));
    paper_list_end(paper);
}

static void write_table(const Filling *filling, Paper *paper, const DocumentBlock *block) {
    OdtColumn *columns = arena_new(filling->ctx->arena, OdtColumn, block->columns);
    for (size_t i = 0; i < block->columns; i++)
        columns[i] = (OdtColumn){ .title = filled(filling, block->items.items[i]), .weight = 1 };
    paper_table_begin(paper, filled(filling, block->text), columns, block->columns);
    for (size_t i = block->columns; i + block->columns <= block->items.count; i += block->columns) {
        paper_row_begin(paper);
        for (size_t k = 0; k < block->columns; k++)
            paper_cell(paper, filled(filling, block->items.items[i + k]));
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

/* As the purge job of this installation follows them. */
static void write_deletions(const Filling *filling, Paper *paper) {
    Arena *arena = filling->ctx->arena;
    paper_list_begin(paper, false);
    for (size_t i = 0; i < DELETION_RULE_COUNT; i++) {
        const DeletionRule *rule = &DELETION_RULES[i];
        Str what = words(filling, key_message(arena, STR("deletion"), rule->key, STR("what")));
        Str why = words(filling, key_message(arena, STR("deletion"), rule->key, STR("why")));
        paper_item_begin(paper);
        paper_paragraph_begin(paper);
        paper_strong(paper, str_join(arena, what, STR(": ")));
        if (!str_empty(rule->setting))
            paper_text(paper, str_join(arena,
                                       words(filling, msg(public_text_deletion_days,
                                                          deletion_days(filling->app, rule))),
                                       STR(" ")));
        paper_text(paper, why);
        paper_paragraph_end(paper);
        paper_item_end(paper);
    }
    paper_list_end(paper);
}

static void write_block(const Filling *filling, Paper *paper, const DocumentBlock *block) {
    switch (block->kind) {
    case DOCUMENT_HEADING: paper_heading(paper, 1, filled(filling, block->text)); break;
    case DOCUMENT_TEXT: paper_paragraph(paper, filled(filling, block->text)); break;
    case DOCUMENT_LIST: write_list(filling, paper, &block->items); break;
    case DOCUMENT_TABLE: write_table(filling, paper, block); break;
    case DOCUMENT_DELETION_RULES: write_deletions(filling, paper); break;
    }
}

Err document_write(App *app, Ctx *ctx, const Document *document, const AuthorityRef *authority,
                   Language language, Out *out) {
    bool english = language == LANGUAGE_EN;
    Date today = clock_today(ctx->clock);
    CLEANUP(out_done) Out day = out_open(32);
    Filling filling = { .app = app,
                        .ctx = ctx,
                        .authority = authority->name,
                        .language = english ? LANGUAGE_EN : LANGUAGE_DE };
    format_date(&day, filling.language, today);
    filling.day = str_copy(ctx->arena, out_view(&day));
    PaperInfo info = { .kind = PAPER_ODT };
    info.info = (OdtInfo){
        .head = { .title = filled(&filling, document->title),
                  .language = english ? STR("en") : STR("de"),
                  .country = english ? STR("GB") : STR("DE"),
                  .created = today },
        .page = words(&filling, msg(report_page)),
        .of = words(&filling, msg(report_of)),
    };
    CLEANUP(paper_closep) Paper *paper = paper_open(ctx->arena, &info);
    paper_paragraph(paper, filled(&filling, document->lead));
    paper_paragraph(paper, words(&filling, msg(document_version, document->version)));
    for (size_t i = 0; i < document->blocks.count; i++)
        write_block(&filling, paper, &document->blocks.items[i]);
    return paper_finish(paper, out);
}

Err document_write_pdf(App *app, Ctx *ctx, const Document *document, const AuthorityRef *authority,
                       Language language, Out *out, OfficeTrouble *opt_trouble) {
    CLEANUP(out_done) Out odt = out_open(1 << 14);
    if (office_crowded(app->office)) {
        office_note(opt_trouble, OFFICE_CROWDED);
        return ERR_BUSY;
    }
    TRY(document_write(app, ctx, document, authority, language, &odt));
    return office_pdf(app->office, ctx, out_view(&odt), out, opt_trouble);
}
