/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_population.h -- how many people of a population have which features: what data are held against. */
#include "domain/audit_report.h"

typedef struct AuditPopulationCell {
    AuditGroup group; /* a value, or none, of each column, in their order */
    double people;    /* or a share: only how they relate counts; >= 0 */
} AuditPopulationCell;

typedef struct AuditPopulation {
    AuditTexts columns;
    LIST_OF(AuditPopulationCell) cells;
    double size; /* people that were counted for it; 0: all, or not known */
} AuditPopulation;

/* Keys of what is said of it among the quality of a report: of each group, and of all of them together. */
#define AUDIT_CHECK_REPRESENTATION "representation"
#define AUDIT_CHECK_STABILITY      "stability"
