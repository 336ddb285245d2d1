/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "file_work.h"

Work open_work(Arena *arena) {
    Work work = { .arena = arena };
    assert_int_equal(pack_read_built_in(arena, &work.findings, &work.pack), ERR_NONE);
    return work;
}

Check check_of(Work *work) {
    work->findings = (Findings){ 0 };
    return (Check){ .today = { 2026, 6, 15 },
                    .pack = &work->pack,
                    .arena = work->arena,
                    .findings = &work->findings };
}

Str text_of(Work *work, const InitiativeFile *file) {
    CLEANUP(out_done) Out out = out_open(1 << 14);
    assert_int_equal(initiative_json_write(file, &out), ERR_NONE);
    return str_copy(work->arena, out_view(&out));
}

static void print_findings(const Findings *findings) {
    for (size_t i = 0; i < findings->count; i++)
        print_message("%.*s: %s\n", (int)findings->items[i].field.len, findings->items[i].field.ptr,
                      finding_key(findings->items[i].kind).ptr);
}

InitiativeFile read_well(Work *work, Str text) {
    InitiativeFile file;
    Check check = check_of(work);
    if (initiative_json_read(text, &check, &file) != ERR_NONE) {
        print_findings(&work->findings);
        fail_msg("refused: " STR_FMT, STR_ARG(text));
    }
    return file;
}
