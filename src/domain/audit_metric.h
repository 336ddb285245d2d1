/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_metric.h -- what an audit measures, by the keys of AUDIT.md.
 *
 * Of two complements (tpr = 1 - fnr) either may be asked for; they are one thing, judged once. */
#include <stdbool.h>

#include "domain/key_set.h"

/* X(name, key, complement) */
#define AUDIT_METRIC_LIST(X)                                  \
    X(SELECTION_RATE, "selection_rate", SELECTION_RATE)       \
    X(TPR, "tpr", FNR)                                        \
    X(FPR, "fpr", TNR)                                        \
    X(TNR, "tnr", FPR)                                        \
    X(FNR, "fnr", TPR)                                        \
    X(PPV, "ppv", FDR)                                        \
    X(NPV, "npv", FOR)                                        \
    X(FDR, "fdr", PPV)                                        \
    X(FOR, "for", NPV)                                        \
    X(ACCURACY, "accuracy", ACCURACY)                         \
    X(PREVALENCE, "prevalence", PREVALENCE)                   \
    X(AUC, "auc", AUC)                                        \
    X(ECE, "ece", ECE)                                        \
    X(CALIBRATION, "calibration", CALIBRATION)                \
    X(CDD, "cdd", CDD)                                        \
    X(MANTEL_HAENSZEL, "mantel_haenszel_or", MANTEL_HAENSZEL) \
    X(GEI, "gei", GEI)                                        \
    X(THEIL, "theil", THEIL)                                  \
    X(OVERRIDE_UP, "override_up", OVERRIDE_UP)                \
    X(OVERRIDE_DOWN, "override_down", OVERRIDE_DOWN)          \
    X(DEFERRAL_RATE, "deferral_rate", DEFERRAL_RATE)          \
    X(MEDIAN_DAYS, "median_days", MEDIAN_DAYS)

typedef enum AuditMetric {
#define X(name, key, complement) AUDIT_METRIC_##name,
    AUDIT_METRIC_LIST(X)
#undef X
        AUDIT_METRIC_COUNT
} AuditMetric;

/* What people made of suggestions (--suggestion, --deferred), as rates of a table whose decision is in the person's favour or not, and
 * whose label is what was suggested: up = fpr, down = fnr; and how often it was put forward: the selection rate. */
#define AUDIT_METRIC_HUMAN_FIRST AUDIT_METRIC_OVERRIDE_UP

/* Those that are one count of another in a table of decision and label: the first ones. */
#define AUDIT_RATE_COUNT ((size_t)AUDIT_METRIC_PREVALENCE + 1)

extern const KeySet AUDIT_METRICS;

Str audit_metric_key(AuditMetric metric);
/* False: no metric has this key. */
MUST_CHECK bool audit_metric_find(Str key, AuditMetric *ret);
/* The one that is 1 minus this; the metric itself where there is none. */
AuditMetric audit_metric_complement(AuditMetric metric);
/* Which of both complements stands for both where they are counted: the same for tpr and fnr. */
AuditMetric audit_metric_family(AuditMetric metric);
/* Counts a rate as this one of the first ones; the metric itself where it is none of people and suggestions. */
AuditMetric audit_metric_counted_as(AuditMetric metric);
bool audit_metric_is_rate(AuditMetric metric);
bool audit_metric_needs_label(AuditMetric metric);
/* Whether a tolerance may be set for it. How often the label is true is the world's, not the procedure's: never for prevalence. */
bool audit_metric_may_be_judged(AuditMetric metric);
/* Cannot be known where labels are missing more often on one side of the decision. ppv and fdr can: they look at the selected only. */
bool audit_metric_needs_both_sides(AuditMetric metric);
