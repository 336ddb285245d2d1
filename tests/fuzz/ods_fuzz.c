/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The XML inside a spreadsheet: whatever the bytes, reading ends with a place or with a sheet within the limits. */
#include <stdint.h>

#include "files/ods_read.h"
#include "sheet_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    Sheet sheet;
    SheetProblem problem = { 0 };
    const Str wanted[] = { STR("stakeholder") }; /* looked for first, and then the first one */
    const SheetNames names = { .items = wanted, .count = 1 };
    if (ods_content_read(arena, str_bytes((const char *)data, size), &names, &problem, &sheet) ==
        ERR_NONE)
        check_sheet(&sheet);
    else
        check_problem(&problem);
    return 0;
}
