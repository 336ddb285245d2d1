/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_import_pages.h -- many stakeholders from a table: file or pasted text, what would come of it, then a
 * button. Nothing is kept between the steps: the table stands in the form, where it can be changed. */
#include "app/stakeholder_import.h"
#include "web/request.h"

#define STAKEHOLDER_TABLE_FILE "datei"
enum { STAKEHOLDER_TABLE_BODY_MAX = 4 << 20 };

Err stakeholder_import_page(Request *rq);   /* GET  …/stakeholder/importieren */
Err stakeholder_import_action(Request *rq); /* POST …/stakeholder/importieren */
Err stakeholder_table_file(Request *rq);    /* GET  …/stakeholder/vorlage.csv */

typedef struct StakeholderImportForm {
    Str table;
    bool confirmed; /* sent by the button that creates */
} StakeholderImportForm;
extern const Schema STAKEHOLDER_IMPORT_FORM;

/* Why nothing could be read; what is wrong with one cell. */
Message table_problem_message(Request *rq, const TableProblem *problem);
Message table_finding_message(Request *rq, const StakeholderFinding *finding);
