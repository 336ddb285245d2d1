/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_quality.h -- holds the files of an audit against rules about their quality, and says how complete columns are for each group:
 * the "quality" of a report.
 *
 * The files are read again, from their beginning. Rules speak of all rows, whatever --where leaves out. */
#include "app/audit.h"

/* Adds to the report. options->opt_rules is not NULL. ERR_INVALID, ERR_STORAGE: with the problem, among them AUDIT_NOT_TWICE: of standard
 * input; AUDIT_RULE_REFUSED, AUDIT_RULE_NO_COLUMN: a rule that cannot be used. */
MUST_CHECK Err audit_quality(Arena *arena, const AuditSource *sources, size_t count,
                             const AuditOptions *options, AuditReport *report,
                             AuditProblem *ret_problem);
