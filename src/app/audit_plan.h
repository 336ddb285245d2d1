/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_plan.h -- from the plain questions of a planned audit to its command line, and from a report back to them.
 *
 * A report answers a plan only if it was made with exactly its question, after that was fixed: so a tolerance cannot be chosen by what it
 * lets pass. Reports are of the `public` kind: no group of fewer than five people comes into an initiative. */
#include "app/audit_options.h"
#include "domain/audit_plan.h"
#include "domain/audit_report.h"
#include "domain/audit_run.h"
#include "store/writer.h"

typedef LIST_OF(AuditGiven) AuditGivens;

/* The options, in the order in which a command line shows them; views of the plan and the arena. */
AuditGivens audit_plan_options(Arena *arena, const AuditPlan *plan);
/* "--tolerance 0.1": the first option of the question that only one of two reports was made with; "": both ask the same. */
Str audit_question_difference(Arena *arena, const AuditProvenance *a, const AuditProvenance *b);
/* domain/audit_contradiction.h, by the options that the report was made with; their place where they are none. */
Str audit_report_contradiction(Arena *arena, const AuditReport *report);
/* "einklang audit FILE --decision ... --json -o REPORT", an option a line, quoted for a POSIX shell. */
Str audit_plan_command(Arena *arena, const AuditPlan *plan, Str file, Str report);
/* The report of a run that was taken; it was looked at then. */
MUST_CHECK Err audit_run_report(Arena *arena, const AuditRun *run, AuditReport *ret);

/* The other way round: writes it as it is kept. */
MUST_CHECK Err audit_run_report_set(Arena *arena, AuditRun *run, const AuditReport *report);

/* Inside a write, for record.h: what the rules of the noun cannot see. AUDIT_QUESTION at the field that cannot be asked, AUDIT_ASKED where
 * a report answers it already. */
MUST_CHECK Err audit_plan_check_around(Tx *tx, InitiativeId initiative, const AuditPlan *now,
                                       const AuditPlan *opt_before);
/* The report as it is kept: written again without blanks, which must be done before it is looked at. What is no report stays as it is. */
MUST_CHECK Err audit_run_settle(Arena *arena, AuditRun *run);
/* AUDIT_NOT_FIXED at "audit_plan"; AUDIT_REPORT_BROKEN, AUDIT_OTHER_QUESTION, AUDIT_BEFORE_FIXED, AUDIT_CONTRADICTION at "report". Once taken, its plan and report
 * stay: AUDIT_REPORT_KEPT. */
MUST_CHECK Err audit_run_check_around(Tx *tx, InitiativeId initiative, const AuditRun *now,
                                      const AuditRun *opt_before);
