/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_assess.h -- from counts to rates, gaps and verdicts: everything a report says that is made of cells (AUDIT.md, Statistics and
 * Suppression), wherever the counts come from.
 *
 * Bounds and verdicts use all counts; what is hidden is left out of what is written, only there. Where even the empty places of a
 * crossed family would give a hidden number away, none of its cells is listed. */
#include "domain/audit_report.h"
#include "domain/cell_table.h"

/* A family of more cells is judged, but not listed cell by cell. */
#define AUDIT_CELLS_SHOWN ((size_t)100000)

/* What the decision and the label of a table are. */
typedef enum AuditFamilyKind {
    AUDIT_OF_DECISION, /* as asked */
    AUDIT_OF_SUGGESTION, /* for the person or against; the label: what was suggested. Only overrides are told */
    AUDIT_OF_DEFERRAL /* selected: put forward. Only that rate is told */
} AuditFamilyKind;

/* The cells of one family under one decision. The first `over` columns make the family, the rest of the table's columns are strata.
 * No column at all: the whole population (needed only where there is no other table of that decision). */
typedef struct AuditFamily {
    Str opt_decision; /* empty where there is one decision */
    const CellTable *table;
    size_t over;
    bool by_intersection; /* made by --intersect */
    AuditFamilyKind kind;
} AuditFamily;

/* Appends cells, rates, gaps, findings and what is not assessed to the report, in the order of the families, the whole population
 * of each decision first; texts are views of the tables, everything else lies in the arena. The same for the same counts and seed. */
void audit_assess(Arena *arena, const AuditFamily *families, size_t count,
                  const AuditJudgement *judgement, AuditReport *report);
