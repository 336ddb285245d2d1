/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_plan.h -- what an audit of a data set asks (Datenprüfung), fixed by a function before the first report is taken.
 *
 * Five plain questions -- what was decided, is being selected good or bad for the person, which groups, compared with whom, what else
 * explains it -- in the words of the command line (AUDIT.md), which app/audit_plan.h makes from it. One line, one entry. */
#include "domain/check.h"
#include "domain/schema.h"

#define AUDIT_SELECTION_LIST(X) X(FAVOURABLE, "favourable") X(ADVERSE, "adverse")
typedef enum AuditSelection {
#define X(name, key) AUDIT_SELECTION_##name,
    AUDIT_SELECTION_LIST(X)
#undef X
        AUDIT_SELECTION_COUNT
} AuditSelection;
extern const KeySet AUDIT_SELECTIONS;

typedef struct AuditPlan {
    Record record;
    Str name;
    RecordId data_set;
    Str decision;             /* a condition: bescheid=abgelehnt */
    Str selected;             /* AUDIT_SELECTIONS: what meeting it means for the person */
    Str group_columns;        /* columns; of numbers with limits: alter=18,25,45 */
    Str crossed;              /* columns that are looked at together, with commas */
    Str compared_with;        /* whom the others of a column are compared with: sprache=deutsch */
    Str strata;               /* columns that explain a difference: the same circumstances */
    Str label;                /* a condition that says what would have been right */
    Str suggestion, deferred; /* conditions: what a system suggested, what it put forward */
    Str score;                /* a column: what a system thinks of a case */
    Str received, decided;    /* columns of dates */
    Str conditions;           /* rows that are looked at */
    Str missing_codes;        /* what stands for "not known": k. A. */
    Str judged; /* metrics that are judged, METRIC or METRIC:0.1; none: the usual ones */
    Decimal tolerance, ratio; /* none: 0.05 and 0.8 */
    bool by_caseworker;       /* a group is a single caseworker */
    Str agreement;            /* the agreement with the staff council on that */
    Str function;             /* who fixed all of this */
    Date fixed_on;
    Str value_pairs; /* VALUE_PAIRS that its reports are evidence for */
} AuditPlan;
typedef LIST_OF(AuditPlan) AuditPlanList;

extern const Schema AUDIT_PLAN_SCHEMA;

/* Fixed by a function on a day: only then a report is taken. */
bool audit_plan_fixed(const AuditPlan *plan);
/* Whether both ask the same: everything a command line is made from. */
bool audit_plan_same_question(const AuditPlan *a, const AuditPlan *b);
/* NOT_A_SHARE at a tolerance that is not between 0 and 1; AGREEMENT_MISSING; FIXED_INCOMPLETE at what a fixed one still needs; IN_FUTURE. */
void audit_plan_check(const AuditPlan *plan, const Check *check);
