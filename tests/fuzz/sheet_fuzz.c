/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A table of any kind, as it is uploaded. */
#include <stdint.h>

#include "sheet_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    Sheet sheet;
    SheetProblem problem = { 0 };
    if (sheet_read(arena, str_bytes((const char *)data, size), &(SheetNames){ 0 }, &problem,
                   &sheet) == ERR_NONE)
        check_sheet(&sheet);
    else
        check_problem(&problem);
    return 0;
}
