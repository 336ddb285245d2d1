/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_report_read.h -- a report from its JSON, "einklang-audit-1": what audit_report_json wrote, byte for byte the same when written again.
 *
 * Everything is looked at: members nobody knows, numbers that cannot be, verdicts there are none of. A report that was changed by hand
 * may still read well; whether it is true is only seen by running the audit again. */
#include "domain/audit_report.h"
#include "domain/findings.h"

/* Texts in the arena. ERR_INVALID with findings whose field is the place as JSON pointer: "/gaps/3/verdict", "" for the whole. */
MUST_CHECK Err audit_report_read(Arena *arena, Findings *findings, Str json, AuditReport *ret);
/* The first place at which two reports differ, as JSON pointer; "": they are the same. ERR_INVALID: one of them is no JSON. */
MUST_CHECK Err audit_report_difference(Arena *arena, Str one, Str other, Str *ret);
