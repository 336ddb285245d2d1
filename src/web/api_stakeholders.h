/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_stakeholders.h -- many stakeholders at once from a table, for programs; as the page does it. */
#include "web/stakeholder_import_pages.h"

#define API_TABLE_TYPES "text/csv application/vnd.oasis.opendocument.spreadsheet"

/* POST …/stakeholders/import: none if a row is wrong; left_out: those that came meanwhile. ?dry_run=true only says what
 * would come of it. Findings have the row and the column. Written in parts: a repeat with the key goes on where one failed. */
Err api_stakeholder_import(Request *rq);
