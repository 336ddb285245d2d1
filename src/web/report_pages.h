/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_pages.h -- documents made of an initiative. */
#include "app/office.h"
#include "web/request.h"

Err report_list_show(Request *rq); /* GET /vorhaben/:initiative/ausgaben */
Err report_file_show(Request *rq); /* GET /vorhaben/:initiative/ausgaben/:file */

/* Answers with what was written as a file to keep. `name` is of a-z, 0-9, '-', '_' and '.'. */
void report_attach(Request *rq, Str name, Str content_type);
/* What kept a PDF from being made; MSG_NONE: nothing. */
Message report_trouble_message(OfficeTrouble trouble);
/* Sets the status of the answer (404 where there is no LibreOffice, else 503) and when to come back. */
void report_trouble_status(Request *rq, OfficeTrouble trouble);
