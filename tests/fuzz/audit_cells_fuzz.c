/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Counted cells from outside: whatever the bytes, reading ends with findings or with cells that are written the same again. */
#include <stdint.h>
#include <stdlib.h>

#include "files/audit_cells_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Err written_again(Arena *arena, Str text, Out *out) {
    Findings findings = { 0 };
    AuditCells cells;
    Err err = audit_cells_read(arena, &findings, text, &cells);
    if ((err != ERR_NONE) != (findings.count > 0))
        abort();
    TRY(err);
    JsonWriter json = json_open(out, JSON_INDENTED);
    audit_cells_json(&json, &cells);
    return json_finish(&json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CLEANUP(out_done) Out first = out_open(1 << 12);
    CLEANUP(out_done) Out second = out_open(1 << 12);
    if (written_again(arena, str_bytes((const char *)data, size), &first) != ERR_NONE)
        return 0;
    if (written_again(arena, out_view(&first), &second) != ERR_NONE)
        abort();
    if (!str_eq(out_view(&first), out_view(&second)))
        abort();
    return 0;
}
