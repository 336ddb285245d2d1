/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_run.h -- the report of an audit that was made as planned (Prüfbericht), as the office's computer wrote it.
 *
 * The report is the JSON of AUDIT.md, "einklang-audit-1", without its blanks, and never changed: every page and every verdict is made from it
 * again. No row of the data is in it. */
#include "domain/check.h"
#include "domain/schema.h"

/* Characters; some 500 groups with all their rates. */
enum { AUDIT_RUN_REPORT_MAX = 600000 };

typedef struct AuditRun {
    Record record;
    RecordId audit_plan;
    Str name;    /* "Vor der Maßnahme", "Mai 2026" */
    Str measure; /* what was changed since the report before */
    Str report;
} AuditRun;
typedef LIST_OF(AuditRun) AuditRunList;

extern const Schema AUDIT_RUN_SCHEMA;
/* What is said of one that comes as a file. */
extern const Schema AUDIT_RUN_TAKE_FORM;
/* Everything of it that may be changed later. */
extern const Schema AUDIT_RUN_FORM;
