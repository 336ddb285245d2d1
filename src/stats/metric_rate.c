/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/metric_rate.h"

#include <stdlib.h>

static Rate rate(uint64_t count, uint64_t other) {
    return (Rate){ .count = (int64_t)count, .of = (int64_t)(count + other) };
}

/* As if those without a label had these labels. */
static Rate labelled_rate(AuditMetric metric, uint64_t tp, uint64_t fp, uint64_t fn, uint64_t tn) {
    static const AuditMetric LAST = AUDIT_METRIC_PREVALENCE;
    const struct {
        uint64_t count, other;
    } parts[AUDIT_RATE_COUNT] = {
        [AUDIT_METRIC_TPR] = { tp, fn },
        [AUDIT_METRIC_FPR] = { fp, tn },
        [AUDIT_METRIC_TNR] = { tn, fp },
        [AUDIT_METRIC_FNR] = { fn, tp },
        [AUDIT_METRIC_PPV] = { tp, fp },
        [AUDIT_METRIC_NPV] = { tn, fn },
        [AUDIT_METRIC_FDR] = { fp, tp },
        [AUDIT_METRIC_FOR] = { fn, tn },
        [AUDIT_METRIC_ACCURACY] = { tp + tn, fp + fn },
        [AUDIT_METRIC_PREVALENCE] = { tp + fn, fp + tn },
    };
    if (metric > LAST)
        abort();
    return rate(parts[metric].count, parts[metric].other);
}

Rate metric_rate(AuditMetric asked, const CellCounts *c) {
    AuditMetric metric = audit_metric_counted_as(asked);
    if (metric == AUDIT_METRIC_SELECTION_RATE)
        return rate(counts_selected(c), counts_n(c) - counts_selected(c));
    return labelled_rate(metric, c->tp, c->fp, c->fn, c->tn);
}

bool metric_worst(AuditMetric metric, const CellCounts *c, Interval *ret) {
    bool any = false;
    uint64_t selected = c->selected_unlabelled, other = c->other_unlabelled;
    /* A rate moves one way with each label, so that the extremes are among these four. */
    for (unsigned choice = 0; choice < 4; choice++) {
        uint64_t more_tp = (choice & 1) != 0 ? selected : 0,
                 more_fn = (choice & 2) != 0 ? other : 0;
        Rate one = labelled_rate(metric, c->tp + more_tp, c->fp + (selected - more_tp),
                                 c->fn + more_fn, c->tn + (other - more_fn));
        if (one.of == 0)
            continue;
        double value = rate_value(one);
        ret->low = any && ret->low < value ? ret->low : value;
        ret->high = any && ret->high > value ? ret->high : value;
        any = true;
    }
    return any;
}

void counts_add(CellCounts *sum, const CellCounts *more) {
    sum->tp += more->tp;
    sum->fp += more->fp;
    sum->fn += more->fn;
    sum->tn += more->tn;
    sum->selected_unlabelled += more->selected_unlabelled;
    sum->other_unlabelled += more->other_unlabelled;
    sum->undecided += more->undecided;
}
