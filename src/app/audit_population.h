/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_population.h -- whether the groups of a population are as frequent in the files of an audit: part of the "quality" of a report.
 *
 * The files are read again, from their beginning; all rows count, whatever --where leaves out. */
#include "app/audit.h"

/* Adds to the report. options->opt_population is not NULL. ERR_INVALID, ERR_STORAGE: with the problem. */
MUST_CHECK Err audit_represent(Arena *arena, const AuditSource *sources, size_t count,
                               const AuditOptions *options, AuditReport *report,
                               AuditProblem *ret_problem);
