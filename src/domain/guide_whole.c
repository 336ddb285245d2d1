/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/guide_whole.h"

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
