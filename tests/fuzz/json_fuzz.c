/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Import: whatever the bytes, reading ends with findings or with a file that survives another round. */
#include <stdint.h>
#include <stdlib.h>

#include "files/initiative_json.h"
#include "files/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Err read_file(Str text, const Pack *pack, Arena *arena, InitiativeFile *ret) {
    Findings findings = { 0 };
    Check check = { .today = { 2026, 6, 15 }, .pack = pack, .arena = arena, .findings = &findings };
    Err err = initiative_json_read(text, &check, ret);
    if ((err != ERR_NONE) != (findings.count > 0))
        abort();
    return err;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CLEANUP(out_done) Out first = out_open(1 << 12);
    CLEANUP(out_done) Out second = out_open(1 << 12);
    Findings findings = { 0 };
    Pack pack;
    InitiativeFile file, again;
    if (pack_read_built_in(arena, &findings, &pack) != ERR_NONE)
        abort();
    if (read_file(str_bytes((const char *)data, size), &pack, arena, &file) != ERR_NONE)
        return 0;
    if (initiative_json_write(&file, &first) != ERR_NONE)
        abort();
    if (read_file(out_view(&first), &pack, arena, &again) != ERR_NONE)
        abort();
    if (initiative_json_write(&again, &second) != ERR_NONE)
        abort();
    if (!str_eq(out_view(&first), out_view(&second)))
        abort();
    return 0;
}
