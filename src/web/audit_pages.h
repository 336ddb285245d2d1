/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_pages.h -- the audits of an initiative: what is looked at, what is asked, the reports that were taken. */
#include "web/request.h"

/* The field of the form with the file, and more than a report may have, so that it is told beside the form. */
#define AUDIT_RUN_FILE "datei"
enum { AUDIT_RUN_BODY_MAX = 4 << 20 };

Err audit_list_page(Request *rq);         /* GET  …/datenpruefungen */
Err audit_plan_show(Request *rq);         /* GET  …/datenpruefungen/:record */
Err audit_run_new_page(Request *rq);      /* GET  …/pruefberichte/neu?audit_plan=12 */
Err audit_run_create_action(Request *rq); /* POST …/pruefberichte/neu */
Err audit_run_show(Request *rq);          /* GET  …/pruefberichte/:record */
