/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_file.c -- the complete file of an initiative as a text document, in the order of the work. */
#include "app/report_document.h"
#include "store/history.h"
#include "text/label_text.h"
#include "text/messages.h"

enum { HISTORY_LINES_MAX = 1000, CANVAS_WIDE_MM = 170, CANVAS_HIGH_MM = 120 };

/* A heading with a section for each record of a noun; none, and that it is none. */
static void records(const Report *report, Odt *odt, NounId id) {
    const Noun *noun = &NOUNS[id];
    const RecordList *list = &report->all.whole.lists[id];
    odt_heading(odt, 1, report_words(report, STR("noun"), noun->schema->name, STR("list")));
    if (list->count == 0)
        odt_paragraph(odt, report_text(report, msg(report_none)));
    for (size_t i = 0; i < list->count; i++) {
        const void *record = report_record(list, noun, i);
        odt_heading(odt, 2, report_title_of(report, noun, record));
        report_fields(report, odt, noun->schema, record);
    }
}

/* One that an initiative has once. */
static void single(const Report *report, Odt *odt, NounId id) {
    const Noun *noun = &NOUNS[id];
    const RecordList *list = &report->all.whole.lists[id];
    odt_heading(odt, 1, report_words(report, STR("noun"), noun->schema->name, STR("one")));
    if (list->count == 0)
        odt_paragraph(odt, report_text(report, msg(report_none)));
    else
        report_fields(report, odt, noun->schema, list->items);
}

static Err picture(const Report *report, Odt *odt) {
    CLEANUP(out_done) Out svg = out_open(1 << 14);
    TRY(report_canvas(report, &svg));
    odt_image(odt, &(OdtImage){ .svg = str_copy(report->ctx->arena, out_view(&svg)),
                                .width_mm = CANVAS_WIDE_MM,
                                .height_mm = CANVAS_HIGH_MM,
                                .title = report_text(report, msg(report_canvas_title)),
                                .description = report_text(report, msg(report_canvas_text)) });
    return ERR_NONE;
}

static void coverage(const Report *report, Odt *odt) {
    const Coverage *all = &report->all.coverage;
    const OdtColumn columns[] = { { report_text(report, msg(report_perspective)), 4 },
                                  { report_text(report, msg(report_standing)), 2 } };
    odt_heading(odt, 1, report_text(report, msg(coverage_question)));
    odt_table_begin(odt, report_text(report, msg(coverage_question)), columns, 2);
    for (size_t i = 0; i < all->lines.count; i++) {
        const CoverageLine *line = &all->lines.items[i];
        if (!line->counted)
            continue;
        odt_row_begin(odt);
        odt_cell(odt, perspective_text(report->ctx->arena, report->app->pack, line->key,
                                       report->language));
        odt_cell(odt, report_words(report, COVERAGE_STATES.name, COVERAGE_STATES.keys[line->state],
                                   STR("")));
        odt_row_end(odt);
    }
    odt_table_end(odt);
}

static void gaps(const Report *report, Odt *odt) {
    Arena *arena = report->ctx->arena;
    odt_heading(odt, 1, report_text(report, msg(report_missing)));
    if (report->all.gaps.count == 0) {
        odt_paragraph(odt, report_text(report, msg(report_nothing_missing)));
        return;
    }
    odt_list_begin(odt, false);
    for (size_t i = 0; i < report->all.gaps.count; i++) {
        const Gap *gap = &report->all.gaps.items[i];
        Str subject = gap_subject_text(arena, report->app->pack, gap, report->language);
        Str text = report_text(report, gap_message(arena, gap));
        odt_item(odt, subject.len > 0 ? str_join(arena, subject, STR(": "), text) : text);
    }
    odt_list_end(odt);
}

static void comments(const Report *report, Odt *odt) {
    CommentList list = whole_comments(&report->all.whole);
    for (size_t i = 0; i < list.count; i++) {
        const Comment *comment = &list.items[i];
        if (i == 0)
            odt_heading(odt, 1, report_text(report, msg(record_comments)));
        Str who = comment->author == FIELD_NONE ? comment->author_label
                                                : label_of(&report->labels, report->ctx->arena,
                                                           (AccountId){ comment->author });
        odt_paragraph_begin(odt);
        odt_strong(odt, str_join(report->ctx->arena, who, STR(", "),
                                 report_title(report, comment->target), STR(": ")));
        odt_text(odt, comment->text);
        odt_paragraph_end(odt);
    }
}

static Err history(const Report *report, Odt *odt) {
    HistoryEntries entries;
    if (!permission_in(report->initiative->permissions, PERMISSION_HISTORY_READ))
        return ERR_NONE;
    TRY(history_list(report->ctx, report->conn, report->initiative->chain, (RecordId){ 0 }, 0,
                     HISTORY_LINES_MAX, &entries));
    const OdtColumn columns[] = { { report_text(report, msg(report_when)), 2 },
                                  { report_text(report, msg(report_who)), 3 },
                                  { report_text(report, msg(report_what)), 2 },
                                  { report_text(report, msg(report_which)), 4 } };
    odt_heading(odt, 1, report_text(report, msg(page_tab_history)));
    odt_table_begin(odt, report_text(report, msg(page_tab_history)), columns, 4);
    for (size_t i = 0; i < entries.count; i++) {
        const HistoryEntry *entry = &entries.items[i];
        Str noun = report_words(report, STR("noun"), entry->noun, STR("one"));
        bool comment = str_eq(entry->noun, COMMENT_SCHEMA.name); /* its words stand above */
        Str title = comment ? STR("") : report_title(report, entry->record);
        odt_row_begin(odt);
        odt_cell(odt, report_date(report, local_time(entry->at).date));
        odt_cell(odt, label_of_actor(&report->labels, report->ctx->arena, entry->actor));
        odt_cell(odt, report_words(report, STR("history"), entry->action, STR("")));
        odt_cell(odt, title.len > 0 && noun.len > 0
                          ? str_join(report->ctx->arena, noun, STR(": "), title)
                          : noun);
        odt_row_end(odt);
    }
    odt_table_end(odt);
    if (entries.count == HISTORY_LINES_MAX)
        odt_paragraph(odt, report_text(report, msg(report_history_cut, HISTORY_LINES_MAX)));
    return ERR_NONE;
}

Err report_file_document(const Report *report, Out *out) {
    OdtInfo info = report_odt_info(report, msg(report_file_title));
    CLEANUP(odt_closep) Odt *odt = odt_open(report->ctx->arena, &info);
    odt_heading(odt, 1, report_text(report, msg(initiative_facts)));
    odt_paragraph(odt, report_text(report, msg(report_as_of, report->today)));
    report_fields(report, odt, &INITIATIVE_SCHEMA, report->all.whole.lists[NOUN_INITIATIVE].items);
    TRY(picture(report, odt));
    gaps(report, odt);
    single(report, odt, NOUN_CLASSIFICATION);
    single(report, odt, NOUN_USE_CONTEXT);
    records(report, odt, NOUN_GOAL);
    records(report, odt, NOUN_MEASUREMENT);
    records(report, odt, NOUN_STAKEHOLDER);
    records(report, odt, NOUN_INTERSECTION);
    coverage(report, odt);
    records(report, odt, NOUN_OMISSION);
    records(report, odt, NOUN_EFFECT);
    odt_heading(odt, 1, report_text(report, msg(report_plan_title)));
    report_plan_part(report, odt, 2);
    single(report, odt, NOUN_PARTICIPATION_PLAN);
    single(report, odt, NOUN_DISCLOSURE);
    records(report, odt, NOUN_DECISION);
    records(report, odt, NOUN_ITERATION);
    records(report, odt, NOUN_TASK);
    comments(report, odt);
    TRY(history(report, odt));
    return odt_finish(odt, out);
}
