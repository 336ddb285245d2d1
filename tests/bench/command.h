/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* command.h -- a program that is run to its end and measured. */
#include <stddef.h>

typedef struct CommandRun {
    double seconds; /* from before it was made until it had ended */
    double
        memory; /* the most that it had in memory at once, in bytes; files it read without mapping them are not in it */
    int code;   /* of its end */
} CommandRun;

enum { COMMAND_WORDS_MAX = 32 };

/* Looked for as a shell does; words end with NULL. Its output goes into `output`, at most size - 1 bytes of it and a zero. It ends
 * when the bench does. */
CommandRun command_run(const char *const *words, char *output, size_t size);
