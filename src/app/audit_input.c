/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_input.h"

#include "base/utf8.h"

/* Names of columns in an error: so many of them, and so many letters of each. */
enum { NAMES_TOLD = 40, NAME_TOLD = 60 };

AuditProblemKind audit_csv_problem(CsvProblemKind kind) {
    static const AuditProblemKind KINDS[] = {
        [CSV_FINE] = AUDIT_FINE,
        [CSV_UTF16] = AUDIT_UTF16,
        [CSV_NOT_TEXT] = AUDIT_NOT_TEXT,
        [CSV_SKIP_TOO_MANY] = AUDIT_SKIP_TOO_MANY,
        [CSV_EMPTY] = AUDIT_FILE_EMPTY,
        [CSV_HEADER_REFUSED] = AUDIT_HEADER_REFUSED,
        [CSV_TOO_MANY_COLUMNS] = AUDIT_TOO_MANY_COLUMNS,
        [CSV_QUOTE_OPEN] = AUDIT_QUOTE_OPEN,
        [CSV_RECORD_TOO_LONG] = AUDIT_RECORD_TOO_LONG,
        [CSV_NOT_READ] = AUDIT_FILE_NOT_READ,
    };
    return KINDS[kind];
}

void audit_tell(Arena *arena, const CellProblem *problem, Str file, AuditProblem *ret) {
    ret->file = file;
    ret->value = utf8_one_line(arena, problem->name, NAME_TOLD);
    switch (problem->kind) {
    case CELL_CSV:
        ret->kind = audit_csv_problem(problem->csv.kind);
        ret->line = problem->csv.line;
        ret->column = problem->csv.column;
        break;
    case CELL_REJECTED:
        ret->kind = problem->reject.kind == CELL_REJECT_FIELDS ? AUDIT_REJECTED_FIELDS
                                                               : AUDIT_REJECTED_QUOTE;
        ret->line = problem->reject.line;
        ret->column = problem->reject.column;
        break;
    case CELL_NO_COLUMN: ret->kind = AUDIT_NO_COLUMN; break;
    case CELL_TOO_MANY_GROUPS:
        ret->kind = AUDIT_TOO_MANY_OPTIONS;
        ret->option = STR("--group, --intersect");
        ret->most = STR("64");
        break;
    case CELL_TOO_MANY_DECISIONS:
        ret->kind = AUDIT_TOO_MANY_OPTIONS;
        ret->option = STR("--decision");
        ret->most = STR("16");
        break;
    case CELL_TOO_MANY_VALUES: ret->kind = AUDIT_TOO_MANY_VALUES; break;
    case CELL_VALUE_TOO_LONG: ret->kind = AUDIT_VALUE_TOO_LONG; break;
    case CELL_FINE:
    case CELL_TOO_MANY_CELLS: ret->kind = AUDIT_TOO_MANY_CELLS; break;
    }
}

Str audit_names_told(Arena *arena, const ColumnNames *names) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < names->count && i < NAMES_TOLD; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, utf8_one_line(arena, names->items[i], NAME_TOLD));
    }
    out_c(&out, names->count > NAMES_TOLD ? ", …" : "");
    return str_copy(arena, out_view(&out));
}
