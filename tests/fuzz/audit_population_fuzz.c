/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A population from outside: whatever the bytes, reading ends with findings or with groups of its columns. */
#include <stdint.h>
#include <stdlib.h>

#include "files/audit_population_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Findings findings = { 0 };
    AuditPopulation population;
    Err err =
        audit_population_read(arena, &findings, str_bytes((const char *)data, size), &population);
    if ((err != ERR_NONE) != (findings.count > 0))
        abort();
    for (size_t i = 0; err == ERR_NONE && i < population.cells.count; i++)
        if (population.cells.items[i].group.count != population.columns.count ||
            !(population.cells.items[i].people >= 0))
            abort();
    return 0;
}
