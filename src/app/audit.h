/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit.h -- runs an audit of files: reads what is asked, counts, judges.
 *
 *   TRY(audit_options_read(arena, given, count, &options, &problem));
 *   TRY(audit_open(path, &source, &problem));
 *   TRY(audit_run(arena, &source, 1, &options, &report, &problem));
 *   audit_close(&source); */
#include "app/audit_options.h"
#include "domain/audit_cells.h"

typedef struct AuditSource {
    Str name; /* as the report calls it */
    int descriptor;
    bool is_ours; /* audit_close closes it */
} AuditSource;

/* Cells of all that one run asks: decisions, families and strata together. */
#define AUDIT_CELLS_MAX ((size_t)50000)

/* "-": standard input. ERR_INVALID with the problem. */
MUST_CHECK Err audit_open(Arena *arena, const char *path, AuditSource *ret,
                          AuditProblem *ret_problem);
void audit_close(AuditSource *source);

/* All of the report but its provenance. Reads each source to its end. `opt_cells` gets what was counted, without provenance; only
 * of decisions. ERR_INVALID, ERR_STORAGE: with the problem. */
MUST_CHECK Err audit_run(Arena *arena, const AuditSource *sources, size_t count,
                         const AuditOptions *options, AuditCells *opt_cells, AuditReport *ret,
                         AuditProblem *ret_problem);

/* Invented decisions whose truth is known, before or after a measure (audit/example_applications.h). */
void audit_example(bool after, Out *out);
