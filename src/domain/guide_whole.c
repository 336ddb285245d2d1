/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/guide_whole.h"

#include <stdlib.h>

static const Initiative *initiative_of(const Whole *whole) {
    InitiativeList initiatives = whole_initiatives(whole);
    return initiatives.count > 0 ? &initiatives.items[0] : NULL;
}

static GuideRecords records_of(Arena *arena, const Whole *whole) {
    TaskList tasks = whole_tasks(whole);
    GuideRecords records = { 0 };
    for (size_t i = 0; i < tasks.count; i++) {
        const Task *task = &tasks.items[i];
        *list_push(arena, &records) = (GuideRecord){ .id = task->record.id,
                                                     .template = task->template,
                                                     .phase = task->phase,
                                                     .title = task->name,
                                                     .state = task_state(task),
                                                     .function = task->function,
                                                     .due = task->due };
    }
    return records;
}

Guide guide_of_whole(Arena *arena, const Process *process, const Whole *whole,
                     const Coverage *coverage, const GapList *gaps, Date today) {
    const Initiative *initiative = initiative_of(whole);
    int phase = initiative != NULL ? key_set_index(&PHASES, initiative->phase) : -1;
    GuideInput input = { .process = process,
                         .facts = facts_of(whole),
                         .phase = phase < 0 ? PHASE_IDEA : (Phase)phase,
                         .shown = guide_parts(whole, coverage, gaps, today),
                         .records = records_of(arena, whole),
                         .today = today };
    return guide_of(arena, &input);
}

const Task *guide_stored_task(const Whole *whole, const GuideTask *task) {
    TaskList tasks = whole_tasks(whole);
    const Task *all = tasks.items; /* cppcheck takes &tasks.items[i] for a part of the local list */
    for (size_t i = 0; task->opt_record != NULL && i < tasks.count; i++)
        if (all[i].record.id.v == task->opt_record->id.v)
            return all + i;
    return NULL;
}

bool guide_may_derive(const Task *task) {
    return !str_empty(task->template) && task_state(task) == TASK_STATE_OPEN;
}

/* -- One state everywhere ---------------------------------------------------------------------- */

/* What is done and can be seen: the others are evidence of nothing. */
static size_t seen_count(const Guide *guide) {
    size_t count = 0;
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &guide->phases[p].tasks.items[i];
            count += task->state == TASK_STATE_DONE && !task->unshown;
        }
    return count;
}

static int by_record(const void *a, const void *b) {
    const Task *one = *(const Task *const *)a, *other = *(const Task *const *)b;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

/* The stored tasks by their ids, each found in few steps. */
static Task *task_by_id(Task **sorted, size_t count, RecordId id) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle]->record.id.v < id.v)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && sorted[low]->record.id.v == id.v ? sorted[low] : NULL;
}

/* Of its own, to be changed; by their ids in `sorted`. */
typedef struct Tasks {
    Task *items;
    Task **sorted;
    size_t count;
} Tasks;

static Tasks tasks_anew(Arena *arena, const Whole *whole) {
    TaskList stored = whole_tasks(whole);
    Tasks tasks = { .count = stored.count };
    if (stored.count == 0)
        return tasks;
    tasks.items = arena_new(arena, Task, stored.count);
    tasks.sorted = arena_new(arena, Task *, stored.count);
    for (size_t i = 0; i < stored.count; i++) {
        tasks.items[i] = stored.items[i];
        tasks.sorted[i] = &tasks.items[i];
    }
    qsort(tasks.sorted, stored.count, sizeof *tasks.sorted, by_record);
    return tasks;
}

static Whole with_tasks(const Whole *whole, const Tasks *tasks) {
    Whole with = *whole;
    if (tasks->count > 0)
        with.lists[NOUN_TASK] = (RecordList){ .items = tasks->items, .count = tasks->count };
    return with;
}

static Whole with_states(Arena *arena, const Whole *whole, const Guide *guide) {
    Tasks tasks = tasks_anew(arena, whole);
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &guide->phases[p].tasks.items[i];
            Task *found = task->derived && task->opt_record != NULL
                              ? task_by_id(tasks.sorted, tasks.count, task->opt_record->id)
                              : NULL;
            if (found != NULL)
                found->state = TASK_STATES.keys[task->state];
        }
    return with_tasks(whole, &tasks);
}

/* Before anything was looked for, whatever can be looked for. */
static Whole without_unseen(Arena *arena, const Whole *shown, const Process *process,
                            const Guide *opt_guide) {
    Tasks tasks = tasks_anew(arena, shown);
    for (size_t i = 0; i < tasks.count; i++) {
        const ProcessTask *template = process_task(process, tasks.items[i].template);
        if (opt_guide == NULL && template != NULL && template->shown_by != TASK_PART_COUNT)
            tasks.items[i].value_pairs = STR("");
    }
    for (size_t p = 0; opt_guide != NULL && p < PHASE_COUNT; p++)
        for (size_t i = 0; i < opt_guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &opt_guide->phases[p].tasks.items[i];
            if (task->unshown) /* so somebody said it, in a record */
                task_by_id(tasks.sorted, tasks.count, task->opt_record->id)->value_pairs = STR("");
        }
    return with_tasks(shown, &tasks);
}

WholeToday whole_today(Arena *arena, const Pack *pack, const Process *process, const Whole *whole,
                       Date today) {
    WholeToday now = { .coverage = coverage_of(arena, pack, today, whole), .shown = *whole };
    size_t before = 0, seen = 0;
    now.evidence = without_unseen(arena, whole, process, NULL);
    do { /* more seen means fewer gaps means more seen: it ends when nothing is added */
        before = seen;
        now.gaps = gaps_of(arena, pack, today, &now.evidence, &now.coverage);
        now.guide = guide_of_whole(arena, process, whole, &now.coverage, &now.gaps, today);
        now.shown = with_states(arena, whole, &now.guide);
        now.evidence = without_unseen(arena, &now.shown, process, &now.guide);
        seen = seen_count(&now.guide);
    } while (seen > before);
    return now;
}
