/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/audit_shown.h"

#include "stats/inequality.h"
#include "stats/metric_rate.h"

static AuditCount shown(uint64_t count, bool is_hidden) {
    return is_hidden ? (AuditCount){ 0 } : audit_count(count);
}

static void write_cell(const Showing *showing, const AssessedDecision *decision,
                       const FamilyCell *cell) {
    bool all = cell->suppressed != AUDIT_SHOWN, labels = all || cell->labels_hidden;
    const CellCounts *c = &cell->counts;
    AuditCell *out = list_push(showing->arena, &showing->report->cells);
    *out = (AuditCell){ .opt_decision = decision->opt_name,
                        .group = cell->group,
                        .n = shown(counts_n(c), all),
                        .selected = shown(counts_selected(c), all || cell->selected_hidden),
                        .suppressed = cell->suppressed };
    if (!decision->has_label)
        return;
    out->labelled = shown(counts_labelled(c), labels);
    out->tp = shown(c->tp, labels);
    out->fp = shown(c->fp, labels);
    out->fn = shown(c->fn, labels);
    out->tn = shown(c->tn, labels);
}

static void write_rate(const Showing *showing, const AssessedDecision *decision,
                       const FamilyCell *cell, AuditMetric metric) {
    AuditRate *out = list_push(showing->arena, &showing->report->rates);
    *out =
        (AuditRate){ .opt_decision = decision->opt_name, .metric = metric, .group = cell->group };
    if (family_cell_hides(cell, metric)) {
        out->reason = AUDIT_REASON_SUPPRESSED;
        return;
    }
    Interval limits;
    if (decision->is_selective && audit_metric_needs_both_sides(metric)) {
        out->reason = AUDIT_REASON_NO_DENOMINATOR;
        if (metric_worst(metric, &cell->counts, &limits)) {
            out->reason = AUDIT_REASON_NOT_IDENTIFIABLE;
            out->low = audit_number(limits.low);
            out->high = audit_number(limits.high);
        }
        return;
    }
    Rate rate = metric_rate(metric, &cell->counts);
    out->numerator = audit_count((uint64_t)rate.count);
    out->denominator = audit_count((uint64_t)rate.of);
    if (rate.of == 0) {
        out->reason = AUDIT_REASON_NO_DENOMINATOR;
        return;
    }
    limits = rate_interval(rate, 1 - showing->judgement->confidence);
    out->value = audit_number(rate_value(rate));
    out->low = audit_number(limits.low);
    out->high = audit_number(limits.high);
}

static void write_inequality(const Showing *showing, const AssessedDecision *decision,
                             const FamilyCell *cell) {
    Inequality value;
    AuditReason reason = AUDIT_REASON_NONE;
    if (family_cell_hides(cell, AUDIT_METRIC_GEI))
        reason = AUDIT_REASON_SUPPRESSED;
    else if (decision->is_selective)
        reason = AUDIT_REASON_NOT_IDENTIFIABLE;
    else if (!inequality_of(&cell->counts, &value))
        reason = AUDIT_REASON_NO_DENOMINATOR;
    for (AuditMetric metric = AUDIT_METRIC_GEI; metric <= AUDIT_METRIC_THEIL; metric++) {
        AuditRate *out = list_push(showing->arena, &showing->report->rates);
        *out = (AuditRate){ .opt_decision = decision->opt_name,
                            .metric = metric,
                            .group = cell->group,
                            .reason = reason };
        if (reason == AUDIT_REASON_NONE)
            out->value = audit_number(metric == AUDIT_METRIC_GEI ? value.gei : value.theil);
    }
}

AuditMetrics audit_metrics_of(AuditFamilyKind kind) {
    static const AuditMetrics METRICS[] = {
        [AUDIT_OF_DECISION] = { AUDIT_METRIC_SELECTION_RATE, AUDIT_METRIC_PREVALENCE },
        [AUDIT_OF_SUGGESTION] = { AUDIT_METRIC_OVERRIDE_UP, AUDIT_METRIC_OVERRIDE_DOWN },
        [AUDIT_OF_DEFERRAL] = { AUDIT_METRIC_DEFERRAL_RATE, AUDIT_METRIC_DEFERRAL_RATE },
    };
    return METRICS[kind];
}

static void show_cell(const Showing *showing, const AssessedDecision *decision,
                      const FamilyCell *cell) {
    const AuditMetrics metrics = audit_metrics_of(decision->kind);
    bool is_decision = decision->kind == AUDIT_OF_DECISION;
    if (is_decision)
        write_cell(showing, decision, cell);
    for (AuditMetric metric = metrics.first; metric <= metrics.last; metric++)
        if (decision->has_label || !audit_metric_needs_label(metric))
            write_rate(showing, decision, cell, metric);
    if (is_decision && decision->has_label)
        write_inequality(showing, decision, cell);
}

void audit_show_cells(const Showing *showing, const AssessedDecision *decision) {
    for (size_t f = 0; f < decision->count; f++) {
        const FamilyCells *family = &decision->families[f];
        if (family->count > AUDIT_CELLS_SHOWN || family->unlisted)
            continue;
        for (size_t i = 0; i < family->count; i++)
            show_cell(showing, decision, &family->cells[i]);
    }
}

static void push_not_assessed(const Showing *showing, const AssessedDecision *decision,
                              AuditMetric metric, AuditScale scale, AuditReason reason) {
    AuditNotAssessed *out = list_push(showing->arena, &showing->report->not_assessed);
    *out = (AuditNotAssessed){
        .opt_decision = decision->opt_name, .metric = metric, .scale = scale, .reason = reason
    };
    const FamilyCell *whole = &decision->families[0].cells[0];
    Interval worst;
    if (reason == AUDIT_REASON_NOT_IDENTIFIABLE && audit_metric_is_rate(metric) &&
        !family_cell_hides(whole, metric) && metric_worst(metric, &whole->counts, &worst)) {
        out->low = audit_number(worst.low);
        out->high = audit_number(worst.high);
    }
}

static bool has_strata(const AssessedDecision *decision) {
    for (size_t f = 1; f < decision->count; f++)
        if (decision->families[f].from->table->column_count > decision->families[f].over.count)
            return true;
    return false;
}

void audit_show_not_assessed(const Showing *showing, const AssessedDecision *decision) {
    if (decision->kind != AUDIT_OF_DECISION)
        return;
    for (AuditMetric metric = 0; metric < AUDIT_METRIC_COUNT; metric++) {
        AuditReason reason = AUDIT_REASON_NONE;
        if (!decision->has_label && audit_metric_needs_label(metric))
            reason = AUDIT_REASON_NO_LABEL;
        else if (!showing->judgement->has_score && metric >= AUDIT_METRIC_AUC &&
                 metric <= AUDIT_METRIC_CALIBRATION)
            reason = AUDIT_REASON_NO_SCORE;
        bool of_all = metric == AUDIT_METRIC_GEI || metric == AUDIT_METRIC_THEIL;
        if (decision->is_selective && (of_all || audit_metric_needs_both_sides(metric)))
            reason = AUDIT_REASON_NOT_IDENTIFIABLE;
        if (reason != AUDIT_REASON_NONE)
            push_not_assessed(showing, decision, metric, AUDIT_DIFFERENCE, reason);
    }
    if (showing->judgement->selected != AUDIT_SELECTED_UNKNOWN)
        return;
    push_not_assessed(showing, decision, AUDIT_METRIC_SELECTION_RATE, AUDIT_RATIO,
                      AUDIT_REASON_NO_DIRECTION);
    if (has_strata(decision))
        push_not_assessed(showing, decision, AUDIT_METRIC_CDD, AUDIT_DIFFERENCE,
                          AUDIT_REASON_NO_DIRECTION);
}
