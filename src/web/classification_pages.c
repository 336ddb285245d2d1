/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/classification_pages.h"

#include "app/completeness.h"
#include "store/initiative_store.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "views/classification.html.h"
#include "web/guide_display.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"

/* Whether the task depends on the fact at all. */
static bool depends(const GuideTask *task, Fact fact) {
    return task->opt_task != NULL && task->opt_task->when.answers[fact] != FACT_UNSAID;
}

static void sort_tasks(Request *rq, const Guide *guide, Fact fact, FactRow *row) {
    FactTask *applying = arena_new(rq->ctx->arena, FactTask, guide->process->tasks.count);
    FactTask *spared = arena_new(rq->ctx->arena, FactTask, guide->process->tasks.count);
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &guide->phases[p].tasks.items[i];
            if (!depends(task, fact))
                continue;
            FactTask line = { .href = guide_task_href(rq, task, ""),
                              .title = pack_text(task->opt_task->title, rq->html->language) };
            if (((task->because | task->unsaid) >> fact & 1U) != 0)
                applying[row->applying_count++] = line;
            else if (!task->applies)
                spared[row->spared_count++] = line;
        }
    row->applying = applying;
    row->spared = spared;
}

static FactRow row_of(Request *rq, const Guide *guide, const Facts *facts, Fact fact) {
    FactAnswer answer = facts->answers[fact];
    FactRow row = {
        .key = FACTS.keys[fact],
        .question = schema_message(rq, CLASSIFICATION_SCHEMA.name, FACTS.keys[fact], STR("label")),
        .answer = msg(classification_not_said),
        .answer_class = STR("warning"),
        .unsaid = answer == FACT_UNSAID,
    };
    if (answer != FACT_UNSAID) {
        row.answer =
            key_label(rq, &ANSWERS, ANSWERS.keys[answer == FACT_YES ? ANSWER_YES : ANSWER_NO]);
        row.answer_class = STR("note");
    }
    sort_tasks(rq, guide, fact, &row);
    return row;
}

/* While nobody has answered anything the page says what would follow all the same. */
static Err record_or_nothing(Request *rq, ClassificationView *view) {
    const void *record;
    TRY(single_view_of(rq, &view->record, &record));
    const Field *note = schema_field(&CLASSIFICATION_SCHEMA, STR("note"));
    if (record == NULL || field_empty(note, record))
        return ERR_NONE;
    DisplayField *field = arena_new(rq->ctx->arena, DisplayField, 1);
    TRY(field_display(rq, &CLASSIFICATION_SCHEMA, note, record, field));
    view->note = field;
    return ERR_NONE;
}

Err classification_show(Request *rq) {
    Arena *arena = rq->ctx->arena;
    Whole whole;
    WholeToday now;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    TRY(initiative_today(rq->app, rq->ctx, rq->conn, &whole, &now));
    Facts facts = facts_of(&whole);
    FactRow *rows = arena_new(arena, FactRow, FACT_COUNT);
    ClassificationView view = {
        .rows = rows,
        .count = FACT_COUNT,
        .guide_href = request_path(rq, "#wegweiser"),
    };
    TRY(record_or_nothing(rq, &view));
    for (size_t i = 0; i < FACT_COUNT; i++) {
        rows[i] = row_of(rq, &now.guide, &facts, (Fact)i);
        view.unsaid += rows[i].unsaid;
    }
    classification_page(rq->html, &view);
    return ERR_NONE;
}
