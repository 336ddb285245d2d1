/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_plan_view.h -- the audits of an initiative: all with their data sets, one with its command and reports. One report: audit_run_view.h. */
#include "base/date.h"
#include "views/form_view.h"
#include "views/record_view.h"

typedef struct AuditRunLine {
    Str href, name;
    Date made;
    Message verdict;
    const char *verdict_class; /* of what the report says at worst */
} AuditRunLine;

typedef struct AuditRunLines {
    const AuditRunLine *items; /* in the order they were made */
    size_t count;
} AuditRunLines;

typedef struct AuditPlanEntry {
    Str id; /* on the page */
    Str href, name;
    Str data_set, data_set_href;
    Date fixed_on; /* none: not fixed */
    Str function;
    AuditRunLines runs;
} AuditPlanEntry;

typedef struct DataSetEntry {
    Str href, name, origin;
    Date delete_on;
    bool over; /* that day has passed */
} DataSetEntry;

typedef struct AuditListView {
    Page page;
    const AuditPlanEntry *plans;
    size_t plan_count;
    const DataSetEntry *sets;
    size_t set_count;
    Str new_plan_href, new_set_href; /* "" = may not */
} AuditListView;

typedef struct AuditPlanView {
    RecordView record;
    bool fixed;
    Str command;
    AuditRunLines runs;
    Str take_href;    /* "" = may not, or not fixed */
    Str compare_href; /* "" = fewer than two reports */
} AuditPlanView;
