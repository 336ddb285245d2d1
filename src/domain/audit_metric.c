/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_metric.h"

static const Str KEYS[] = {
#define X(name, key, complement) STR_INIT(key),
    AUDIT_METRIC_LIST(X)
#undef X
};

static const AuditMetric COMPLEMENTS[] = {
#define X(name, key, complement) AUDIT_METRIC_##complement,
    AUDIT_METRIC_LIST(X)
#undef X
};

const KeySet AUDIT_METRICS = { STR_INIT("audit_metric"), KEYS, AUDIT_METRIC_COUNT };

Str audit_metric_key(AuditMetric metric) {
    return KEYS[metric];
}

bool audit_metric_find(Str key, AuditMetric *ret) {
    int at = key_set_index(&AUDIT_METRICS, key);
    if (at < 0)
        return false;
    *ret = (AuditMetric)at;
    return true;
}

AuditMetric audit_metric_complement(AuditMetric metric) {
    return COMPLEMENTS[metric];
}

AuditMetric audit_metric_family(AuditMetric metric) {
    AuditMetric other = COMPLEMENTS[metric];
    return other < metric ? other : metric;
}

AuditMetric audit_metric_counted_as(AuditMetric metric) {
    if (metric == AUDIT_METRIC_OVERRIDE_UP)
        return AUDIT_METRIC_FPR;
    if (metric == AUDIT_METRIC_OVERRIDE_DOWN)
        return AUDIT_METRIC_FNR;
    return metric == AUDIT_METRIC_DEFERRAL_RATE ? AUDIT_METRIC_SELECTION_RATE : metric;
}

bool audit_metric_is_rate(AuditMetric metric) {
    return (size_t)audit_metric_counted_as(metric) < AUDIT_RATE_COUNT;
}

bool audit_metric_needs_label(AuditMetric metric) {
    return metric != AUDIT_METRIC_SELECTION_RATE && metric < AUDIT_METRIC_OVERRIDE_UP &&
           metric != AUDIT_METRIC_CDD && metric != AUDIT_METRIC_MANTEL_HAENSZEL;
}

bool audit_metric_may_be_judged(AuditMetric metric) {
    return audit_metric_is_rate(metric) && metric != AUDIT_METRIC_PREVALENCE;
}

bool audit_metric_needs_both_sides(AuditMetric metric) {
    return metric == AUDIT_METRIC_AUC ||
           (metric < AUDIT_METRIC_HUMAN_FIRST && audit_metric_may_be_judged(metric) &&
            metric != AUDIT_METRIC_SELECTION_RATE && metric != AUDIT_METRIC_PPV &&
            metric != AUDIT_METRIC_FDR);
}
