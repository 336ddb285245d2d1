/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/guide_display.h"

#include "text/label_text.h"
#include "text/messages.h"
#include "web/noun_slug.h"
#include "web/record_display.h"

Message task_state_message(Request *rq, TaskState state) {
    return key_label(rq, &TASK_STATES, TASK_STATES.keys[state]);
}

Str task_state_class(TaskState state) {
    switch (state) {
    case TASK_STATE_DOING: return STR("planned");
    case TASK_STATE_DONE: return STR("good");
    case TASK_STATE_WAIVED: return STR("omitted");
    case TASK_STATE_OPEN:
    case TASK_STATE_COUNT: break;
    }
    return STR("open");
}

Str guide_task_href(Request *rq, const GuideTask *task, const char *below) {
    if (task->opt_task == NULL)
        return record_href(rq, NOUN_TASK, task->opt_record->id, below);
    return str_join(rq->ctx->arena, request_path(rq, "/" SLUG_GUIDE "/"), task->opt_task->key,
                    str_from(below));
}

/* Below the initiative's address. Whoever may not edit goes where they can read. */
static const char *part_path(TaskPart part, bool edits) {
    switch (part) {
    case TASK_PART_PROBLEM: return edits ? "/bearbeiten" : "#angaben";
    case TASK_PART_CLASSIFICATION:
        return edits ? "/" SLUG_CLASSIFICATION "/bearbeiten" : "/" SLUG_CLASSIFICATION;
    case TASK_PART_USE_CONTEXT:
        return edits ? "/" SLUG_USE_CONTEXT "/bearbeiten" : "/" SLUG_USE_CONTEXT;
    case TASK_PART_GOALS:
    case TASK_PART_MEASUREMENTS: return "/" SLUG_GOAL;
    case TASK_PART_STAKEHOLDERS: return "/" SLUG_STAKEHOLDER;
    case TASK_PART_EFFECTS: return "/" SLUG_EFFECT;
    case TASK_PART_COUNCIL_HEARD:
    case TASK_PART_DISABILITY_HEARD:
    case TASK_PART_PLAN: return "/" SLUG_INVOLVEMENT;
    case TASK_PART_ITERATIONS: return "/" SLUG_ITERATION;
    case TASK_PART_DISCLOSURE: return "/" SLUG_DISCLOSURE;
    case TASK_PART_COVERAGE: return "/" SLUG_PERSPECTIVES;
    case TASK_PART_DECISIONS: return "/" SLUG_DECISION;
    case TASK_PART_PUBLISHED: return "/oeffentlich";
    case TASK_PART_ANSWERS: return "/" SLUG_CONTRIBUTION;
    case TASK_PART_COUNT: break;
    }
    return NULL;
}

/* The page where the task is done; "" = it is done outside of the program. */
static Str do_href(Request *rq, const GuideTask *task) {
    if (task->opt_task == NULL)
        return STR("");
    if (task->opt_task->shown_by == TASK_PART_PUBLISHED &&
        request_may(rq, PERMISSION_INITIATIVE_ARCHIVE))
        return request_path(rq, "/veroeffentlichen");
    const char *path = part_path(task->opt_task->shown_by, request_may_edit(rq));
    return path != NULL ? request_path(rq, path) : STR("");
}

/* The facts of a set of bits: as answered, against the task, or not said yet. */
static void facts_of_bits(Request *rq, GuideItem *item, const GuideTask *task) {
    uint32_t bits = task->because | task->unsaid | task->against;
    if (bits == 0)
        return;
    Message *facts = arena_new(rq->ctx->arena, Message, FACT_COUNT);
    for (size_t i = 0; i < FACT_COUNT; i++) {
        if ((bits >> i & 1U) == 0)
            continue;
        FactAnswer wanted = task->opt_task->when.answers[i];
        bool yes = (task->against >> i & 1U) != 0 ? wanted == FACT_NO : wanted == FACT_YES;
        Str part = (task->unsaid >> i & 1U) != 0 ? STR("unsaid") : yes ? STR("yes") : STR("no");
        facts[item->fact_count++] = schema_message(
            rq, STR("guide"), str_join(rq->ctx->arena, STR("fact."), FACTS.keys[i]), part);
    }
    item->facts = facts;
    item->unsaid = task->unsaid != 0;
}

static Message why_of(const GuideTask *task) {
    if (task->opt_task == NULL)
        return msg(guide_why_own);
    if (!task->applies)
        return msg(guide_why_not);
    if (task->always)
        return msg(guide_why_always);
    return task->because != 0 ? msg(guide_why_because) : msg(guide_why_unsaid);
}

GuideItem guide_item_of(Request *rq, const GuideTask *task) {
    Language language = rq->html->language;
    bool own = task->opt_task == NULL;
    GuideItem item = {
        .href = guide_task_href(rq, task, ""),
        .title = own ? task->opt_record->title : pack_text(task->opt_task->title, language),
        .written = own,
        .do_href = do_href(rq, task),
        .state = task_state_message(rq, task->state),
        .state_class = task_state_class(task->state),
        .who = task->function,
        .who_written = true,
        .due = task->due,
        .overdue = task->overdue,
        .why = why_of(task),
        .law_ahead = task->law_ahead ? task->law_since : (Date){ 0 },
        .derived = task->derived,
        .unshown = task->unshown,
    };
    if (item.who.len == 0 && task->opt_role != NULL) {
        item.who = pack_text(task->opt_role->label, language);
        item.who_written = false;
    }
    facts_of_bits(rq, &item, task);
    return item;
}

static GuidePhaseItem phase_of(Request *rq, const GuidePhase *phase) {
    const GuideTasks *tasks = &phase->tasks;
    GuideItem *items = arena_new(rq->ctx->arena, GuideItem, tasks->count);
    GuideItem *others = arena_new(rq->ctx->arena, GuideItem, tasks->count);
    const GuideCounts *counts = &phase->counts;
    GuidePhaseItem item = {
        .label = pack_text(phase->words->label, rq->html->language),
        .hint = pack_text(phase->words->hint, rq->html->language),
        .current = phase->current,
        .complete = phase->complete,
        .applying = (int64_t)counts->applying,
        .open = (int64_t)counts->states[TASK_STATE_OPEN],
        .doing = (int64_t)counts->states[TASK_STATE_DOING],
        .done = (int64_t)counts->states[TASK_STATE_DONE],
        .waived = (int64_t)counts->states[TASK_STATE_WAIVED],
        .overdue = (int64_t)counts->overdue,
        .unshown = (int64_t)counts->unshown,
        .tasks = items,
        .others = others,
    };
    for (size_t i = 0; i < tasks->count; i++) {
        const GuideTask *task = &tasks->items[i];
        if (task->applies)
            items[item.count++] = guide_item_of(rq, task);
        else
            others[item.other_count++] = guide_item_of(rq, task);
    }
    return item;
}

GuideHome guide_home_of(Request *rq, const Guide *guide) {
    GuidePhaseItem *phases = arena_new(rq->ctx->arena, GuidePhaseItem, PHASE_COUNT);
    GuideItem *next = arena_new(rq->ctx->arena, GuideItem, GUIDE_NEXT_MAX);
    GuideHome home = {
        .next = next,
        .phases = phases,
        .phase_count = PHASE_COUNT,
        .unsaid = guide->unsaid != 0 && guide->process->tasks.count > 0,
        .overdue = (int64_t)guide->counts.overdue,
        .board_href = request_path(rq, "/" SLUG_TASK),
        .iterations_href = request_path(rq, "/" SLUG_ITERATION),
        .classification_href = request_path(rq, "/" SLUG_CLASSIFICATION),
        .plan_href = request_path(rq, "/" SLUG_PARTICIPATION_PLAN),
        .disclosure_href = request_path(rq, "/" SLUG_DISCLOSURE),
        .version = guide->process->version,
        .process_href = request_path(rq, "/prozess"),
        .law_as_of = guide->process->law_as_of,
    };
    for (size_t i = 0; i < PHASE_COUNT; i++)
        phases[i] = phase_of(rq, &guide->phases[i]);
    for (size_t i = 0; i < GUIDE_NEXT_MAX && guide->next[i] != NULL; i++)
        next[home.next_count++] = guide_item_of(rq, guide->next[i]);
    home.next_more = (int64_t)(guide->next_count - home.next_count);
    if (request_may_edit(rq)) {
        home.phase_href = request_path(rq, "/bearbeiten#phase");
        home.classify_href = request_path(rq, "/" SLUG_CLASSIFICATION "/bearbeiten");
        home.new_href = request_path(rq, "/" SLUG_TASK "/neu");
    }
    return home;
}
