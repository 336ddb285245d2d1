/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/document_file.h"

#include "app/purge.h"
#include "files/odt.h"
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

static void write_list(const Filling *filling, Odt *odt, const PackTexts *items) {
    odt_list_begin(odt, false);
    for (size_t i = 0; i < items->count; i++)
        odt_item(odt, filled(filling, items->items[i]));
    odt_list_end(odt);
}

static void write_table(const Filling *filling, Odt *odt, const DocumentBlock *block) {
    OdtColumn *columns = arena_new(filling->ctx->arena, OdtColumn, block->columns);
    for (size_t i = 0; i < block->columns; i++)
        columns[i] = (OdtColumn){ .title = filled(filling, block->items.items[i]), .weight = 1 };
    odt_table_begin(odt, filled(filling, block->text), columns, block->columns);
    for (size_t i = block->columns; i + block->columns <= block->items.count; i += block->columns) {
        odt_row_begin(odt);
        for (size_t k = 0; k < block->columns; k++)
            odt_cell(odt, filled(filling, block->items.items[i + k]));
        odt_row_end(odt);
    }
    odt_table_end(odt);
}

/* As the purge job of this installation follows them. */
static void write_deletions(const Filling *filling, Odt *odt) {
    Arena *arena = filling->ctx->arena;
    odt_list_begin(odt, false);
    for (size_t i = 0; i < DELETION_RULE_COUNT; i++) {
        const DeletionRule *rule = &DELETION_RULES[i];
        Str what = words(filling, key_message(arena, STR("deletion"), rule->key, STR("what")));
        Str why = words(filling, key_message(arena, STR("deletion"), rule->key, STR("why")));
        odt_item_begin(odt);
        odt_paragraph_begin(odt);
        odt_strong(odt, str_join(arena, what, STR(": ")));
        if (!str_empty(rule->setting))
            odt_text(odt, str_join(arena,
                                   words(filling, msg(public_text_deletion_days,
                                                      deletion_days(filling->app, rule))),
                                   STR(" ")));
        odt_text(odt, why);
        odt_paragraph_end(odt);
        odt_item_end(odt);
    }
    odt_list_end(odt);
}

static void write_block(const Filling *filling, Odt *odt, const DocumentBlock *block) {
    switch (block->kind) {
    case DOCUMENT_HEADING: odt_heading(odt, 1, filled(filling, block->text)); break;
    case DOCUMENT_TEXT: odt_paragraph(odt, filled(filling, block->text)); break;
    case DOCUMENT_LIST: write_list(filling, odt, &block->items); break;
    case DOCUMENT_TABLE: write_table(filling, odt, block); break;
    case DOCUMENT_DELETION_RULES: write_deletions(filling, odt); break;
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
    const OdtInfo info = {
        .head = { .title = filled(&filling, document->title),
                  .language = english ? STR("en") : STR("de"),
                  .country = english ? STR("GB") : STR("DE"),
                  .created = today },
        .page = words(&filling, msg(report_page)),
        .of = words(&filling, msg(report_of)),
    };
    CLEANUP(odt_closep) Odt *odt = odt_open(ctx->arena, &info);
    odt_paragraph(odt, filled(&filling, document->lead));
    odt_paragraph(odt, words(&filling, msg(document_version, document->version)));
    for (size_t i = 0; i < document->blocks.count; i++)
        write_block(&filling, odt, &document->blocks.items[i]);
    return odt_finish(odt, out);
}
