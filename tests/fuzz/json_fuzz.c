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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const Pack *pack = built_in_pack();
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CLEANUP(out_done) Out first = out_open(1 << 12);
    CLEANUP(out_done) Out second = out_open(1 << 12);
    InitiativeFile file, again;
    if (read_file(str_bytes((const char *)data, size), pack, arena, &file) != ERR_NONE)
        return 0;
    if (initiative_json_write(&file, &first) != ERR_NONE)
        abort();
    if (read_file(out_view(&first), pack, arena, &again) != ERR_NONE)
        abort();
    if (initiative_json_write(&again, &second) != ERR_NONE)
        abort();
    if (!str_eq(out_view(&first), out_view(&second)))
        abort();
    return 0;
}
