/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_recount.h"

#include <unistd.h>

#include "app/audit_input.h"

Err audit_rewind(const AuditRecount *recount, const AuditSource *source) {
    if (lseek(source->descriptor, 0, SEEK_SET) == 0)
        return ERR_NONE;
    *recount->problem = (AuditProblem){ .kind = AUDIT_NOT_TWICE, .file = source->name };
    return ERR_INVALID;
}

static Err count_files(const AuditRecount *recount, CellCounter *counter, CellTable *ret) {
    CellProblem problem = { 0 };
    Err err = ERR_NONE;
    size_t at = 0;
    for (; at < recount->count && err == ERR_NONE; at++) {
        CellFileCounts counts;
        FileSource file = file_source(recount->sources[at].descriptor);
        TRY(audit_rewind(recount, &recount->sources[at]));
        err = cell_counter_file(counter, &file.source, &recount->options->dialect, recount->arena,
                                &problem, &counts);
    }
    if (err == ERR_NONE)
        err = cell_counter_finish(counter, recount->arena, &problem, ret);
    if (err != ERR_NONE)
        audit_tell(recount->arena, &problem, recount->sources[at > 0 ? at - 1 : 0].name,
                   recount->problem);
    if (err != ERR_NONE && recount->problem->kind == AUDIT_NO_COLUMN &&
        recount->options->judgement.disclosure == AUDIT_INTERNAL) {
        const AuditTexts *columns = &recount->report->input.columns;
        recount->problem->choices =
            audit_names_told(recount->arena, &(ColumnNames){ columns->items, columns->count });
    }
    return err;
}

Err audit_recount(const AuditRecount *recount, const CellQuestion *question, CellTable *ret) {
    const CellOptions how = { .threads = recount->options->threads, .way = csv_best_way() };
    CellCounter *counter = cell_counter_open(question, &how);
    Err err = count_files(recount, counter, ret);
    cell_counter_close(counter);
    return err;
}

bool audit_count_tells(const AuditRecount *recount, uint64_t part, uint64_t whole) {
    uint64_t k = recount->options->judgement.min_cell;
    if (recount->options->judgement.disclosure == AUDIT_INTERNAL)
        return false;
    return (part > 0 && part < k) || (whole > part && whole - part < k) || (whole > 0 && whole < k);
}

AuditFinding *audit_found(const AuditRecount *recount, AuditFindingKind kind) {
    AuditFinding *finding = list_push(recount->arena, &recount->report->findings);
    *finding = (AuditFinding){ .kind = kind };
    return finding;
}
