/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* metric_rate.h -- metrics that are one count of another, from the counts of a cell.
 *
 * selection_rate = selected / n; of those with a label: tpr = tp / (tp + fn), fpr = fp / (fp + tn), tnr and fnr the rest to 1; ppv =
 * tp / (tp + fp), fdr the rest; npv = tn / (tn + fn), for the rest; accuracy = (tp + tn) / labelled; prevalence = (tp + fn) / labelled
 * (T. Fawcett, Pattern Recognition Letters 27, 2006, 861-874). All counts together are below 2^53. */
#include "domain/audit_metric.h"
#include "domain/cell_table.h"
#include "stats/interval.h"

/* `of` may be 0. The metric is a rate (audit_metric_is_rate). */
Rate metric_rate(AuditMetric asked, const CellCounts *counts);

/* What the metric would be if all labels were known, at worst and at best (C. F. Manski, Journal of Human Resources 24, 1989, 343-360):
 * each unlabelled row is true or false. For metrics that need both sides (audit_metric_needs_both_sides). False: there is no row it
 * could be made of. */
MUST_CHECK bool metric_worst(AuditMetric metric, const CellCounts *counts, Interval *ret);

void counts_add(CellCounts *sum, const CellCounts *more);
