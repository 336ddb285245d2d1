/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A template an authority brings: whatever the bytes, reading ends with findings or with a process that can be compared. */
#include <stdint.h>
#include <stdlib.h>

#include "files/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Read once: it is the same for every input. */
static const Pack *built_in_pack(void) {
    static Pack pack;
    static Arena *kept;
    Findings findings = { 0 };
    if (kept == NULL) {
        kept = arena_open(1 << 16);
        if (pack_read_built_in(kept, &findings, &pack) != ERR_NONE)
            abort();
    }
    return &pack;
}

/* What the pages take for granted. */
static void look_at(const Process *process) {
    if (str_empty(process->version) || process->roles.count > PACK_ENTRIES_MAX ||
        process->tasks.count > PACK_ENTRIES_MAX || process->tasks.count < PHASE_COUNT)
        abort();
    for (size_t i = 0; i < process->tasks.count; i++) {
        const ProcessTask *task = &process->tasks.items[i];
        if (process_task(process, task->key) != task || process_role(process, task->role) == NULL ||
            (unsigned)task->phase >= PHASE_COUNT ||
            (task->source == TASK_SOURCE_LAW) != (task->laws.count > 0))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const Pack *pack = built_in_pack();
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Findings findings = { 0 };
    Process process;
    Err err = pack_read_process(STR(""), str_bytes((const char *)data, size), &pack->methods, arena,
                                &findings, &process);
    if ((err != ERR_NONE) != (findings.count > 0))
        abort();
    if (err != ERR_NONE)
        return 0;
    look_at(&process);
    ProcessDifference same = process_difference(arena, &process, &process);
    if (same.added.count + same.removed.count + same.changed.count + same.phases != 0)
        abort();
    const Process *newest = pack_newest_process(pack);
    if (newest != NULL)
        process_difference(arena, newest, &process);
    return 0;
}
