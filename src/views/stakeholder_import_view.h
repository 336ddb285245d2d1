/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_import_view.h -- a table of stakeholders to look through before they are created. */
#include "views/form_view.h"
#include "views/page_view.h"

typedef struct StakeholderImportRow {
    int64_t line;
    Str name;
    Str *perspectives;
    size_t perspective_count;
    Message voice;
} StakeholderImportRow;

typedef struct StakeholderImportFinding {
    int64_t line;  /* 0 = the table as a whole */
    Message field; /* MSG_NONE = the row as a whole */
    Str value;     /* what stands there; "" = nothing */
    Message text;
} StakeholderImportFinding;

typedef struct StakeholderImportView {
    Page page;
    FormView form;
    Message file_error; /* at the field of the file; MSG_NONE */
    Str template_href;
    int64_t most, megabytes;
    int64_t created;       /* of a table whose other rows are the findings */
    Str sheet;             /* that was read of a spreadsheet; "" = no spreadsheet */
    Message problem;       /* why the table could not be read; MSG_NONE */
    Message problem_place; /* line and column; MSG_NONE */
    const StakeholderImportRow *rows;
    size_t row_count;
    const StakeholderImportFinding *findings;
    size_t finding_count;
    const Str *perspectives; /* what may be named, where something else was */
    size_t perspective_count;
    const Str *unknown; /* titles of columns that are left out */
    size_t unknown_count;
    bool may_create; /* rows, and nothing is wrong with them */
} StakeholderImportView;
