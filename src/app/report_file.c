/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_file.c -- the complete file of an initiative as a text document, in the order of the work. */
#include "app/report_document.h"
#include "store/history.h"
#include "text/label_text.h"
#include "text/messages.h"

enum { HISTORY_LINES_MAX = 1000, CANVAS_WIDE_MM = 170, CANVAS_HIGH_MM = 120 };

/* Of a task said to be done that the initiative does not show: what would show it. */
static void unshown(const Report *report, Paper *paper, const Record *task) {
    const GuideTask *shown = guide_task_of(&report->all.guide, task->id);
    if (shown == NULL || !shown->unshown)
        return;
    Str key = TASK_PARTS.keys[shown->opt_task->shown_by];
    Str part = report_words(report, STR("guide.part"), key, STR(""));
    paper_paragraph(paper, report_text(report, msg(guide_unshown, part)));
}

/* A heading with a section for each record of a noun; none, and that it is none. */
static void chapter(const Report *report, Paper *paper, NounId id, Str title) {
    const Noun *noun = &NOUNS[id];
    const RecordList *list = &report->all.whole.lists[id];
    const Str *titles = report_headings(report, noun, list);
    paper_heading(paper, 1, title);
    if (list->count == 0)
        paper_paragraph(paper, report_text(report, msg(report_none)));
    for (size_t i = 0; i < list->count; i++) {
        const void *record = report_record(list, noun, i);
        report_heading(report, paper, 2, noun, record, titles[i]);
        report_fields(report, paper, noun->schema, record);
        if (id == NOUN_TASK)
            unshown(report, paper, record);
    }
}

static void records(const Report *report, Paper *paper, NounId id) {
    chapter(report, paper, id,
            report_words(report, STR("noun"), NOUNS[id].schema->name, STR("list")));
}

/* One that an initiative has once. */
static void single(const Report *report, Paper *paper, NounId id) {
    const Noun *noun = &NOUNS[id];
    const RecordList *list = &report->all.whole.lists[id];
    paper_heading(paper, 1, report_words(report, STR("noun"), noun->schema->name, STR("one")));
    if (list->count == 0)
        paper_paragraph(paper, report_text(report, msg(report_none)));
    else
        report_fields(report, paper, noun->schema, list->items);
}

static Err picture(const Report *report, Paper *paper) {
    CLEANUP(out_done) Out svg = out_open(1 << 14);
    TRY(report_canvas(report, &svg));
    paper_image(paper, &(OdtImage){ .svg = str_copy(report->ctx->arena, out_view(&svg)),
                                    .width_mm = CANVAS_WIDE_MM,
                                    .height_mm = CANVAS_HIGH_MM,
                                    .title = report_text(report, msg(report_canvas_title)),
                                    .description = report_text(report, msg(report_canvas_text)) });
    return ERR_NONE;
}

static void coverage(const Report *report, Paper *paper) {
    const Coverage *all = &report->all.coverage;
    const OdtColumn columns[] = { { report_text(report, msg(report_perspective)), 4 },
                                  { report_text(report, msg(report_standing)), 2 } };
    paper_heading(paper, 1, report_text(report, msg(coverage_question)));
    paper_table_begin(paper, report_text(report, msg(coverage_question)), columns, 2);
    for (size_t i = 0; i < all->lines.count; i++) {
        const CoverageLine *line = &all->lines.items[i];
        if (!line->counted)
            continue;
        paper_row_begin(paper);
        paper_cell(paper, perspective_text(report->ctx->arena, report->app->pack, line->key,
                                           report->language));
        paper_cell(paper, report_words(report, COVERAGE_STATES.name,
                                       COVERAGE_STATES.keys[line->state], STR("")));
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

static void gaps(const Report *report, Paper *paper) {
    Arena *arena = report->ctx->arena;
    paper_heading(paper, 1, report_text(report, msg(report_missing)));
    if (report->all.gaps.count == 0) {
        paper_paragraph(paper, report_text(report, msg(report_nothing_missing)));
        return;
    }
    paper_list_begin(paper, false);
    for (size_t i = 0; i < report->all.gaps.count; i++) {
        const Gap *gap = &report->all.gaps.items[i];
        Str subject = gap_subject_text(arena, report->app->pack, gap, report->language);
        paper_item_begin(paper);
        paper_paragraph_begin(paper);
        if (gap->key.len == 0)
            paper_people_text(paper, subject);
        else
            paper_text(paper, subject);
        paper_text(paper, subject.len > 0 ? STR(": ") : STR(""));
        paper_text(paper, report_text(report, gap_message(arena, gap)));
        paper_paragraph_end(paper);
        paper_item_end(paper);
    }
    paper_list_end(paper);
}

/* "Ziel: Schneller entscheiden" */
static void which_cell(Paper *paper, Str noun, Str title) {
    paper_cell_begin(paper);
    paper_paragraph_begin(paper);
    paper_text(paper, noun);
    if (title.len > 0 && noun.len > 0) {
        paper_text(paper, STR(": "));
        paper_people_text(paper, title);
    }
    paper_paragraph_end(paper);
    paper_cell_end(paper);
}

static Err history(const Report *report, Paper *paper) {
    HistoryEntries entries;
    if (!permission_in(report->initiative->permissions, PERMISSION_HISTORY_READ))
        return ERR_NONE;
    TRY(history_list(report->ctx, report->conn, report->initiative->chain, (RecordId){ 0 }, 0,
                     HISTORY_LINES_MAX, &entries));
    const OdtColumn columns[] = { { report_text(report, msg(report_when)), 2 },
                                  { report_text(report, msg(report_who)), 3 },
                                  { report_text(report, msg(report_what)), 2 },
                                  { report_text(report, msg(report_which)), 4 } };
    paper_heading(paper, 1, report_text(report, msg(page_tab_history)));
    paper_table_begin(paper, report_text(report, msg(page_tab_history)), columns, 4);
    for (size_t i = 0; i < entries.count; i++) {
        const HistoryEntry *entry = &entries.items[i];
        Str noun = report_words(report, STR("noun"), entry->noun, STR("one"));
        bool comment = str_eq(entry->noun, COMMENT_SCHEMA.name); /* its words stand above */
        Str title = comment ? STR("") : report_title(report, entry->record);
        paper_row_begin(paper);
        paper_cell(paper, report_date(report, local_time(entry->at).date));
        paper_cell(paper, label_of_actor(&report->labels, report->ctx->arena, entry->actor));
        paper_cell(paper, report_words(report, STR("history"), entry->action, STR("")));
        which_cell(paper, noun, title);
        paper_row_end(paper);
    }
    paper_table_end(paper);
    if (entries.count == HISTORY_LINES_MAX)
        paper_paragraph(paper, report_text(report, msg(report_history_cut, HISTORY_LINES_MAX)));
    return ERR_NONE;
}

Err report_file_document(const Report *report, Out *out) {
    PaperInfo info = report_paper_info(report, msg(report_file_title));
    CLEANUP(paper_closep) Paper *paper = paper_open(report->ctx->arena, &info);
    paper_heading(paper, 1, report_text(report, msg(initiative_facts)));
    paper_paragraph(paper, report_text(report, msg(report_as_of, report->today)));
    report_fields(report, paper, &INITIATIVE_SCHEMA,
                  report->all.whole.lists[NOUN_INITIATIVE].items);
    TRY(picture(report, paper));
    gaps(report, paper);
    single(report, paper, NOUN_CLASSIFICATION);
    single(report, paper, NOUN_USE_CONTEXT);
    records(report, paper, NOUN_GOAL);
    chapter(report, paper, NOUN_MEASUREMENT, report_text(report, msg(report_measurements)));
    records(report, paper, NOUN_STAKEHOLDER);
    records(report, paper, NOUN_INTERSECTION);
    coverage(report, paper);
    chapter(report, paper, NOUN_OMISSION, report_text(report, msg(report_omissions)));
    records(report, paper, NOUN_EFFECT);
    paper_heading(paper, 1, report_text(report, msg(report_plan_title)));
    report_plan_overview(report, paper);
    report_plan_involvements(report, paper, 2);
    single(report, paper, NOUN_DISCLOSURE);
    records(report, paper, NOUN_WORKSHOP);
    chapter(report, paper, NOUN_BOARD, report_text(report, msg(workshop_boards)));
    chapter(report, paper, NOUN_AGENDA_PART, report_text(report, msg(workshop_agenda)));
    chapter(report, paper, NOUN_PICTURE, report_text(report, msg(picture_all)));
    records(report, paper, NOUN_DECISION);
    chapter(report, paper, NOUN_DATA_SET, report_text(report, msg(audit_plan_sets)));
    records(report, paper, NOUN_AUDIT_PLAN);
    chapter(report, paper, NOUN_AUDIT_RUN, report_text(report, msg(audit_plan_reports)));
    records(report, paper, NOUN_ITERATION);
    records(report, paper, NOUN_TASK);
    records(report, paper, NOUN_TRANSLATION);
    report_comments(report, paper);
    TRY(history(report, paper));
    return paper_finish(paper, out);
}
