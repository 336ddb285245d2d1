/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* office_process.h -- a program of others run behind bars; for app/office.c only.
 *
 * It gets a process group, no descriptor but /dev/null, no signal setting of ours, `folder` as its working folder, a lower
 * priority, limits on processor time, memory, files and their size, a filter of system calls under which it reaches no
 * network and looks into no other process, and, where the kernel has Landlock, no file but its program, fonts and
 * settings of the system and `folder`. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct OfficeProcess {
    const char *program;
    char *const *arguments;
    char *const *environment;
    const char *folder;
    int64_t seconds;
    uint64_t memory_bytes, file_bytes;
    const atomic_bool *stop; /* set from elsewhere: it is ended at once */
} OfficeProcess;

typedef enum OfficeEnd { OFFICE_END_DONE, OFFICE_END_FAILED, OFFICE_END_SLOW } OfficeEnd;

/* The version of Landlock in this kernel. 0: none, and a program can read whatever this user may read. */
int office_process_confines_files(void);

/* Runs it to its end; what is left of its group then is killed. */
OfficeEnd office_process_run(const OfficeProcess *process);
