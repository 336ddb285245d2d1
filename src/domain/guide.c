/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/guide.h"

/* -- One task ---------------------------------------------------------------------------------- */

static const GuideRecord *record_of(const GuideRecords *records, Str key) {
    for (size_t i = 0; i < records->count; i++)
        if (str_eq(records->items[i].template, key))
            return &records->items[i];
    return NULL;
}

static void judge_facts(GuideTask *task, const Facts *facts) {
    const Facts *when = &task->opt_task->when;
    for (size_t i = 0; i < FACT_COUNT; i++) {
        if (when->answers[i] == FACT_UNSAID)
            continue;
        if (facts->answers[i] == FACT_UNSAID)
            task->unsaid |= 1U << i;
        else if (facts->answers[i] == when->answers[i])
            task->because |= 1U << i;
        else
            task->against |= 1U << i;
    }
    task->always = process_task_always(task->opt_task);
    task->applies = task->always || (task->because | task->unsaid) != 0;
    if (task->applies)
        task->against = 0; /* one fact suffices */
    if (task->because != 0)
        task->unsaid = 0; /* it would apply whatever is said of the others */
}

static void judge_state(GuideTask *task, uint32_t shown) {
    TaskPart part = task->opt_task->shown_by;
    bool has_part = part != TASK_PART_COUNT;
    bool is_shown = has_part && (shown >> part & 1U) != 0;
    if (task->state == TASK_STATE_OPEN && is_shown && task_part_proves(part)) {
        task->state = TASK_STATE_DONE;
        task->derived = true;
    }
    task->unshown = task->state == TASK_STATE_DONE && has_part && !is_shown;
}

static void judge_law(GuideTask *task, Date today) {
    const LawList *laws = &task->opt_task->laws;
    for (size_t i = 0; i < laws->count; i++) {
        Date from = laws->items[i].valid_from;
        if (date_none(task->law_since) || date_compare(from, task->law_since) < 0)
            task->law_since = from;
    }
    task->law_ahead = !date_none(task->law_since) && date_compare(task->law_since, today) > 0;
}

static bool unfinished(const GuideTask *task) {
    return task->state == TASK_STATE_OPEN || task->state == TASK_STATE_DOING;
}

static GuideTask begin(const GuideRecord *opt_record) {
    GuideTask task = { .opt_record = opt_record, .function = STR("") };
    if (opt_record != NULL) {
        task.state = opt_record->state;
        task.function = opt_record->function;
        task.due = opt_record->due;
    }
    return task;
}

static void judge_due(GuideTask *task, Date today) {
    task->overdue = task->applies && unfinished(task) && !date_none(task->due) &&
                    date_compare(task->due, today) < 0;
}

static GuideTask template_task(const GuideInput *input, const ProcessTask *template) {
    GuideTask task = begin(record_of(&input->records, template->key));
    task.opt_task = template;
    task.phase = template->phase;
    task.opt_role = process_role(input->process, template->role);
    judge_facts(&task, &input->facts);
    judge_state(&task, input->shown);
    judge_law(&task, input->today);
    judge_due(&task, input->today);
    return task;
}

static GuideTask own_task(const GuideInput *input, const GuideRecord *record) {
    GuideTask task = begin(record);
    int phase = key_set_index(&PHASES, record->phase);
    task.phase = phase < 0 ? input->phase : (Phase)phase;
    task.applies = task.always = true;
    judge_due(&task, input->today);
    return task;
}

/* -- The whole --------------------------------------------------------------------------------- */

static void count(GuideCounts *counts, const GuideTask *task) {
    if (!task->applies)
        return;
    counts->applying++;
    counts->states[task->state]++;
    counts->unsaid += task->unsaid != 0;
    counts->overdue += task->overdue;
    counts->unshown += task->unshown;
}

static void place(Arena *arena, Guide *guide, GuideTask task) {
    GuidePhase *phase = &guide->phases[task.phase];
    *list_push(arena, &phase->tasks) = task;
    count(&phase->counts, &task);
    count(&guide->counts, &task);
}

/* The nearest day first; without one what somebody has begun, then the order of the template. */
static bool comes_before(const GuideTask *one, const GuideTask *other) {
    int days = date_compare_none_last(one->due, other->due);
    if (days != 0)
        return days < 0;
    return one->state == TASK_STATE_DOING && other->state != TASK_STATE_DOING;
}

/* Keeps the first of them; of those that come alike who was found first stands first. */
static void put_next(Guide *guide, const GuideTask *task) {
    size_t count = guide->next_count < GUIDE_NEXT_MAX ? guide->next_count : GUIDE_NEXT_MAX;
    size_t at = count;
    guide->next_count++;
    while (at > 0 && comes_before(task, guide->next[at - 1]))
        at--;
    for (size_t i = count < GUIDE_NEXT_MAX ? count : GUIDE_NEXT_MAX - 1; i > at; i--)
        guide->next[i] = guide->next[i - 1];
    if (at < GUIDE_NEXT_MAX)
        guide->next[at] = task;
}

static void find_next(Guide *guide) {
    for (size_t p = 0; p <= guide->current; p++) {
        const GuideTasks *tasks = &guide->phases[p].tasks;
        for (size_t i = 0; i < tasks->count; i++)
            if (tasks->items[i].applies && unfinished(&tasks->items[i]))
                put_next(guide, &tasks->items[i]);
    }
}

Guide guide_of(Arena *arena, const GuideInput *input) {
    const ProcessTaskList *templates = &input->process->tasks;
    Guide guide = { .process = input->process, .current = input->phase };
    for (size_t i = 0; i < FACT_COUNT; i++)
        if (input->facts.answers[i] == FACT_UNSAID)
            guide.unsaid |= 1U << i;
    for (size_t i = 0; i < templates->count; i++)
        place(arena, &guide, template_task(input, &templates->items[i]));
    for (size_t i = 0; i < input->records.count; i++) {
        const GuideRecord *record = &input->records.items[i];
        const ProcessTask *template = process_task(input->process, record->template);
        if (template == NULL || record_of(&input->records, record->template) != record)
            place(arena, &guide, own_task(input, record));
    }
    for (size_t p = 0; p < PHASE_COUNT; p++) {
        GuidePhase *phase = &guide.phases[p];
        phase->words = &input->process->phases[p];
        phase->current = p == input->phase;
        phase->past = p < input->phase;
        phase->complete = phase->counts.states[TASK_STATE_OPEN] +
                              phase->counts.states[TASK_STATE_DOING] + phase->counts.unshown ==
                          0;
    }
    find_next(&guide);
    return guide;
}

const GuideTask *guide_task(const Guide *guide, Str key) {
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &guide->phases[p].tasks.items[i];
            if (task->opt_task != NULL && str_eq(task->opt_task->key, key))
                return task;
        }
    return NULL;
}

const GuideTask *guide_task_of(const Guide *guide, RecordId record) {
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &guide->phases[p].tasks.items[i];
            if (task->opt_record != NULL && task->opt_record->id.v == record.v)
                return task;
        }
    return NULL;
}
