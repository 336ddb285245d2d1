/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/process.h"

static const Str FACT_KEYS[] = {
#define X(name, key) STR_INIT(key),
    FACT_LIST(X)
#undef X
};
const KeySet FACTS = { .name = STR_INIT("guide.fact"), .keys = FACT_KEYS, .count = FACT_COUNT };

static const Str SOURCE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    TASK_SOURCE_LIST(X)
#undef X
};
const KeySet TASK_SOURCES = { .name = STR_INIT("guide.source"),
                              .keys = SOURCE_KEYS,
                              .count = TASK_SOURCE_COUNT };

static const Str PART_KEYS[] = {
#define X(name, key) STR_INIT(key),
    TASK_PART_LIST(X)
#undef X
};
const KeySet TASK_PARTS = { .name = STR_INIT("guide.part"),
                            .keys = PART_KEYS,
                            .count = TASK_PART_COUNT };

static const Str MEMBER_KEYS[] = {
#define X(name, key) STR_INIT(key),
    TASK_MEMBER_LIST(X)
#undef X
};
const KeySet TASK_MEMBERS = { .name = STR_INIT("guide.difference"),
                              .keys = MEMBER_KEYS,
                              .count = TASK_MEMBER_COUNT };

FactAnswer fact_answer(Str key) {
    if (str_eq(key, STR("yes")))
        return FACT_YES;
    return str_eq(key, STR("no")) ? FACT_NO : FACT_UNSAID;
}

bool task_part_proves(TaskPart part) {
    return part != TASK_PART_COUNCIL_HEARD && part != TASK_PART_DISABILITY_HEARD;
}

const ProcessTask *process_task(const Process *process, Str key) {
    for (size_t i = 0; i < process->tasks.count; i++)
        if (str_eq(process->tasks.items[i].key, key))
            return &process->tasks.items[i];
    return NULL;
}

const ProcessRole *process_role(const Process *process, Str key) {
    for (size_t i = 0; i < process->roles.count; i++)
        if (str_eq(process->roles.items[i].key, key))
            return &process->roles.items[i];
    return NULL;
}

bool process_task_always(const ProcessTask *task) {
    for (size_t i = 0; i < FACT_COUNT; i++)
        if (task->when.answers[i] != FACT_UNSAID)
            return false;
    return true;
}

/* -- Difference -------------------------------------------------------------------------------- */

static bool laws_equal(const LawList *a, const LawList *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const Law *x = &a->items[i], *y = &b->items[i];
        if (!pack_text_equal(x->name, y->name) || !pack_text_equal(x->source, y->source) ||
            !date_eq(x->valid_from, y->valid_from) || x->uncertain != y->uncertain)
            return false;
    }
    return true;
}

/* The same function by the same name. */
static bool roles_equal(const Process *before, Str a, const Process *after, Str b) {
    const ProcessRole *x = process_role(before, a), *y = process_role(after, b);
    if (x == NULL || y == NULL)
        return str_eq(a, b);
    return str_eq(a, b) && pack_text_equal(x->label, y->label);
}

static uint32_t bit_unless(bool equal, TaskMember member) {
    return equal ? 0 : 1U << member;
}

static uint32_t members_changed(const Process *before, const ProcessTask *a, const Process *after,
                                const ProcessTask *b) {
    bool same_facts = true;
    for (size_t i = 0; i < FACT_COUNT; i++)
        same_facts = same_facts && a->when.answers[i] == b->when.answers[i];
    return bit_unless(a->phase == b->phase, TASK_MEMBER_PHASE) |
           bit_unless(pack_text_equal(a->title, b->title), TASK_MEMBER_TITLE) |
           bit_unless(pack_text_equal(a->why, b->why), TASK_MEMBER_WHY) |
           bit_unless(pack_texts_equal(&a->steps, &b->steps), TASK_MEMBER_STEPS) |
           bit_unless(pack_keys_equal(&a->methods, &b->methods), TASK_MEMBER_METHODS) |
           bit_unless(roles_equal(before, a->role, after, b->role), TASK_MEMBER_ROLE) |
           bit_unless(pack_text_equal(a->effort, b->effort), TASK_MEMBER_EFFORT) |
           bit_unless(str_eq(a->value_pairs, b->value_pairs), TASK_MEMBER_VALUE_PAIRS) |
           bit_unless(a->source == b->source, TASK_MEMBER_SOURCE) |
           bit_unless(laws_equal(&a->laws, &b->laws), TASK_MEMBER_LAWS) |
           bit_unless(same_facts, TASK_MEMBER_WHEN) |
           bit_unless(a->shown_by == b->shown_by, TASK_MEMBER_SHOWN_BY);
}

ProcessDifference process_difference(Arena *arena, const Process *before, const Process *after) {
    ProcessDifference ret = { 0 };
    for (size_t i = 0; i < PHASE_COUNT; i++)
        if (!pack_text_equal(before->phases[i].label, after->phases[i].label) ||
            !pack_text_equal(before->phases[i].hint, after->phases[i].hint))
            ret.phases |= 1U << i;
    for (size_t i = 0; i < after->tasks.count; i++) {
        const ProcessTask *now = &after->tasks.items[i];
        const ProcessTask *then = process_task(before, now->key);
        uint32_t members = then == NULL ? 0 : members_changed(before, then, after, now);
        if (then == NULL)
            *list_push(arena, &ret.added) = (ProcessChange){ .opt_new = now };
        else if (members != 0)
            *list_push(arena, &ret.changed) =
                (ProcessChange){ .opt_old = then, .opt_new = now, .members = members };
    }
    for (size_t i = 0; i < before->tasks.count; i++)
        if (process_task(after, before->tasks.items[i].key) == NULL)
            *list_push(arena, &ret.removed) = (ProcessChange){ .opt_old = &before->tasks.items[i] };
    return ret;
}
