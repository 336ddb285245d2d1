/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_view.h -- the participation plan of an initiative, row by row. */
#include "base/date.h"
#include "views/contribution_view.h"
#include "views/coverage_view.h"
#include "views/page_view.h"
#include "views/record_view.h"

typedef struct InvolvementName {
    Str href, name;
} InvolvementName;

typedef struct InvolvementRow {
    Str href;
    Str occasion; /* "" = only the level says what it is */
    const InvolvementName *names;
    size_t name_count;
    Message level, promise;
    Date planned_on;
    Str planned_text;
    Message state;
    Str state_class; /* planned, heard, answered, warning, neutral */
    CoverageWhy why; /* and what is to be entered next */
    Date heard_on, answered_on, answer_due, cancelled_on;
    Str cancelled_reason;
    Str method, method_text; /* by the catalogue; in own words */
    Str place, responsible;
    bool formal;
    Str legal_basis;
    Date deadline;
    Str note, answer;
} InvolvementRow;

typedef struct InvolvementListView {
    Page page;
    const InvolvementRow *rows;
    size_t count;
    Str new_href;         /* "" = may not, or nobody to involve yet */
    Str stakeholder_href; /* where to name somebody first; "" = may not, or not needed */
} InvolvementListView;

/* One involvement: what every record shows, and where it stands. */
typedef struct InvolvementView {
    RecordView record;
    InvolvementRow row;
    const ContributionItem *contributions;
    size_t contribution_count;
    Str answer_address; /* where its answers are read without an account; "" = nowhere */
    Str contribute_href; /* "" = may not */
} InvolvementView;
