/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_run_pages.h -- reports of audits: taking one, reading it on a page or as a document, comparing the first with the last. */
#include "domain/audit_report.h"
#include "web/request.h"

/* The field of the form with the file, and more than a report may have, so that it is told beside the form. */
#define AUDIT_RUN_FILE "datei"
enum { AUDIT_RUN_BODY_MAX = 4 << 20 };

Err audit_run_new_page(Request *rq);      /* GET  …/pruefberichte/neu?audit_plan=12 */
Err audit_run_create_action(Request *rq); /* POST …/pruefberichte/neu */
Err audit_run_show(Request *rq);          /* GET  …/pruefberichte/:record */
Err audit_run_file(Request *rq);          /* GET  …/pruefberichte/:record/bericht/:file */
Err audit_change_show(Request *rq);       /* GET  …/datenpruefungen/:record/vergleich */

/* What a report says at worst. */
AuditVerdict audit_run_verdict(const AuditReport *report);
const char *audit_verdict_class(AuditVerdict verdict);
