/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_reports.h -- the documents of an initiative and of an authority, for programs. */
#include "app/report.h"
#include "web/request.h"

Err api_report_list(Request *rq);   /* GET …/initiatives/:initiative/documents */
Err api_report_get(Request *rq);    /* GET …/initiatives/:initiative/documents/:file */
Err api_document_list(Request *rq); /* GET …/authorities/:authority/documents */
Err api_document_pdf(Request *rq);  /* GET …/authorities/:authority/documents/:document/pdf */
