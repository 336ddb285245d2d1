/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_table.h -- the list of a noun as a plain table (views/record_table_view.h). */
#include "views/record_table_view.h"
#include "web/request.h"

enum { RECORD_TABLE_PAGE_MAX = 200 };

/* A page of the records of the noun (those behind "?nach="), with these fields as columns; the
 * caller may add to the view, then shows it with record_table_page. Personal fields must not be
 * among them. ERR_NOT_FOUND: no such page. */
MUST_CHECK Err record_table_of(Request *rq, NounId noun, const Str *fields, size_t count,
                               RecordList *ret_records, RecordTableView *ret);
