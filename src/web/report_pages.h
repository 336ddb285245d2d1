/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_pages.h -- the documents of an initiative (app/report.h): their list, and each of them. */
#include "web/request.h"

Err report_list_show(Request *rq); /* GET /vorhaben/:initiative/ausgaben */
Err report_file_show(Request *rq); /* GET /vorhaben/:initiative/ausgaben/:file */
