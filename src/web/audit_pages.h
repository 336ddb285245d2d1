/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_pages.h -- the audits of an initiative: what is looked at, what is asked. Their reports: audit_run_pages.h. */
#include "web/request.h"

Err audit_list_page(Request *rq); /* GET …/datenpruefungen */
Err audit_plan_show(Request *rq); /* GET …/datenpruefungen/:record */
