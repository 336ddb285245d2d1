/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_contradiction.h"

#include <math.h>

#include "base/out.h"
#include "domain/quality_rule.h"

/* What is lost where numbers are written with 12 digits. */
static const double ROUNDED = 1e-9;

typedef struct Checked {
    const AuditReport *report;
    const AuditJudgement *judgement;
    const char *opt_list, *opt_member; /* where: of the first that is wrong */
    size_t at;
} Checked;

/* Total: the first one stays. */
static void require(Checked *checked, bool right, const char *list, size_t at, const char *member) {
    if (right || checked->opt_list != NULL)
        return;
    checked->opt_list = list;
    checked->at = at;
    checked->opt_member = member;
}

static bool ordered(AuditNumber low, AuditNumber high) {
    return !low.known || !high.known || low.value <= high.value + ROUNDED;
}

static bool is_same(AuditNumber number, double value) {
    return !number.known || fabs(number.value - value) <= ROUNDED;
}

static bool at_most(AuditCount part, AuditCount all) {
    return !part.known || !all.known || part.value <= all.value;
}

static bool same_values(const AuditGroup *a, const AuditGroup *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->items[i].missing == b->items[i].missing &&
               str_eq(a->items[i].column, b->items[i].column) &&
               str_eq(a->items[i].value, b->items[i].value);
    return same;
}

/* -- Who is to be hidden ---------------------------------------------------------------------------- */

/* Nobody, or enough of them. */
static bool is_shown(const Checked *checked, uint64_t count) {
    return count == 0 || count >= checked->judgement->min_cell;
}

static bool is_shown_count(const Checked *checked, AuditCount count) {
    return !count.known || is_shown(checked, count.value);
}

/* A part and what is left of the whole. */
static bool are_shown(const Checked *checked, AuditCount part, AuditCount all) {
    return !part.known || !all.known || part.value > all.value ||
           (is_shown(checked, part.value) && is_shown(checked, all.value - part.value));
}

/* -- Cells -------------------------------------------------------------------------------------------- */

static void check_cell(Checked *checked, size_t at) {
    const AuditCell *cell = &checked->report->cells.items[at];
    bool outcomes = cell->tp.known && cell->fp.known && cell->fn.known && cell->tn.known;
    require(checked, at_most(cell->n, audit_count(checked->report->input.rows_used)), "cells", at,
            "n");
    require(checked, is_shown_count(checked, cell->n), "cells", at, "n");
    require(checked, at_most(cell->selected, cell->n), "cells", at, "selected");
    require(checked, at_most(cell->labelled, cell->n), "cells", at, "labelled");
    require(checked,
            !outcomes || !cell->labelled.known ||
                cell->tp.value + cell->fp.value + cell->fn.value + cell->tn.value ==
                    cell->labelled.value,
            "cells", at, "labelled");
    if (checked->judgement->disclosure != AUDIT_PUBLIC)
        return;
    require(checked, are_shown(checked, cell->selected, cell->n), "cells", at, "selected");
    require(checked, are_shown(checked, cell->labelled, cell->n), "cells", at, "labelled");
    require(checked, is_shown_count(checked, cell->tp), "cells", at, "tp");
    require(checked, is_shown_count(checked, cell->fp), "cells", at, "fp");
    require(checked, is_shown_count(checked, cell->fn), "cells", at, "fn");
    require(checked, is_shown_count(checked, cell->tn), "cells", at, "tn");
}

static const AuditCell *opt_cell_of(const AuditReport *report, const AuditRate *rate) {
    for (size_t i = 0; i < report->cells.count; i++)
        if (str_eq(report->cells.items[i].opt_decision, rate->opt_decision) &&
            same_values(&report->cells.items[i].group, &rate->group))
            return &report->cells.items[i];
    return NULL;
}

/* -- Rates -------------------------------------------------------------------------------------------- */

static void check_share(Checked *checked, size_t at) {
    const AuditRate *rate = &checked->report->rates.items[at];
    bool counted = rate->numerator.known && rate->denominator.known && rate->denominator.value > 0;
    require(checked, ordered(audit_number(0), rate->low), "rates", at, "low");
    require(checked, ordered(rate->high, audit_number(1)), "rates", at, "high");
    require(checked, at_most(rate->numerator, rate->denominator), "rates", at, "numerator");
    if (counted)
        require(
            checked,
            is_same(rate->value, (double)rate->numerator.value / (double)rate->denominator.value),
            "rates", at, "value");
    if (checked->judgement->disclosure != AUDIT_PUBLIC)
        return;
    require(checked, is_shown_count(checked, rate->denominator), "rates", at, "denominator");
    require(checked, are_shown(checked, rate->numerator, rate->denominator), "rates", at,
            "numerator");
}

/* A rate of those selected counts what its cell counts. */
static void check_counts(Checked *checked, size_t at) {
    const AuditRate *rate = &checked->report->rates.items[at];
    const AuditCell *cell = opt_cell_of(checked->report, rate);
    require(checked, cell != NULL, "rates", at, "group");
    if (cell == NULL || rate->metric != AUDIT_METRIC_SELECTION_RATE)
        return;
    require(checked,
            !rate->denominator.known || !cell->n.known || rate->denominator.value == cell->n.value,
            "rates", at, "denominator");
    require(checked,
            !rate->numerator.known || !cell->selected.known ||
                rate->numerator.value == cell->selected.value,
            "rates", at, "numerator");
}

static void check_rate(Checked *checked, size_t at) {
    const AuditRate *rate = &checked->report->rates.items[at];
    require(checked, ordered(rate->low, rate->high), "rates", at, "low");
    require(checked, ordered(rate->low, rate->value), "rates", at, "low");
    require(checked, ordered(rate->value, rate->high), "rates", at, "high");
    if (audit_metric_is_rate(rate->metric)) {
        check_share(checked, at);
        check_counts(checked, at);
    }
}

/* -- Gaps --------------------------------------------------------------------------------------------- */

static double tolerance_of(const AuditJudgement *judgement, const AuditGap *gap) {
    if (gap->scale == AUDIT_RATIO)
        return judgement->ratio;
    for (size_t i = 0; i < judgement->judged_count; i++)
        if (judgement->judged[i].metric == gap->metric)
            return judgement->judged[i].tolerance;
    return judgement->tolerance;
}

static AuditNumber rate_of(const AuditReport *report, const AuditGap *gap,
                           const AuditGroup *group) {
    for (size_t i = 0; i < report->rates.count; i++) {
        const AuditRate *rate = &report->rates.items[i];
        if (rate->metric == gap->metric && str_eq(rate->opt_decision, gap->opt_decision) &&
            same_values(&rate->group, group))
            return rate->value;
    }
    return (AuditNumber){ 0 };
}

static void check_observed(Checked *checked, size_t at) {
    const AuditGap *gap = &checked->report->gaps.items[at];
    if (!gap->has_observed_between || !gap->observed.known || gap->given.count > 0)
        return;
    AuditNumber more = rate_of(checked->report, gap, &gap->observed_between[0]);
    AuditNumber less = rate_of(checked->report, gap, &gap->observed_between[1]);
    require(checked, more.known && less.known, "gaps", at, "observed_between");
    if (!more.known || !less.known)
        return;
    bool adverse = checked->judgement->selected == AUDIT_SELECTED_ADVERSE;
    double high = adverse ? 1 - more.value : more.value,
           low = adverse ? 1 - less.value : less.value;
    bool right = gap->scale == AUDIT_DIFFERENCE ? is_same(gap->observed, more.value - less.value)
                                                : high == 0 || is_same(gap->observed, low / high);
    require(checked, right, "gaps", at, "observed");
}

/* What is certain, was observed and is possible follow each other. */
static void check_bounds(Checked *checked, size_t at) {
    const AuditGap *gap = &checked->report->gaps.items[at];
    bool ratio = gap->scale == AUDIT_RATIO;
    AuditNumber first = ratio ? gap->at_most : gap->certain;
    AuditNumber last = ratio ? gap->certain : gap->at_most;
    require(checked, ordered(first, last), "gaps", at, "certain");
    require(checked, ordered(first, gap->observed), "gaps", at, "observed");
    require(checked, ordered(gap->observed, last), "gaps", at, "observed");
}

static bool is_beyond(const AuditGap *gap, double limit, double slack) {
    return gap->scale == AUDIT_RATIO ? gap->certain.value < limit + slack
                                     : gap->certain.value > limit - slack;
}

static bool is_within(const AuditGap *gap, double limit) {
    return gap->scale == AUDIT_RATIO ? gap->at_most.value >= limit - ROUNDED
                                     : gap->at_most.value <= limit + ROUNDED;
}

static void check_verdict(Checked *checked, size_t at) {
    const AuditGap *gap = &checked->report->gaps.items[at];
    double limit = tolerance_of(checked->judgement, gap);
    if (gap->verdict == AUDIT_NOT_JUDGED)
        return;
    require(checked, gap->tolerance.known && is_same(gap->tolerance, limit), "gaps", at,
            "tolerance");
    if (gap->certain.known && gap->verdict == AUDIT_REMARKABLE)
        require(checked, is_beyond(gap, limit, ROUNDED), "gaps", at, "verdict");
    if (gap->certain.known && gap->verdict != AUDIT_REMARKABLE)
        require(checked, !is_beyond(gap, limit, -ROUNDED), "gaps", at, "verdict");
    if (gap->at_most.known && gap->verdict == AUDIT_UNREMARKABLE)
        require(checked, is_within(gap, limit), "gaps", at, "verdict");
}

static void check_gap(Checked *checked, size_t at) {
    check_verdict(checked, at);
    if (!audit_metric_is_rate(checked->report->gaps.items[at].metric))
        return;
    check_bounds(checked, at);
    check_observed(checked, at);
}

/* -- Quality ------------------------------------------------------------------------------------------ */

static void check_quality(Checked *checked, size_t at) {
    const AuditQuality *quality = &checked->report->quality.items[at];
    const AuditCount part = quality->numerator, all = quality->denominator;
    require(checked, at_most(part, all), "quality", at, "numerator");
    bool share = key_set_index(&QUALITY_CHECKS, quality->check) >= 0;
    if (share && part.known && all.known && all.value > 0)
        require(checked, is_same(quality->value, (double)part.value / (double)all.value), "quality",
                at, "value");
    require(checked, ordered(quality->low, quality->value), "quality", at, "low");
    require(checked, ordered(quality->value, quality->high), "quality", at, "high");
    if (checked->judgement->disclosure != AUDIT_PUBLIC)
        return;
    require(checked, are_shown(checked, part, all), "quality", at, "numerator");
    require(checked, quality->places.count == 0, "quality", at, "places");
}

/* -- All of it ------------------------------------------------------------------------------------------ */

Str audit_contradiction(Arena *arena, const AuditReport *report, const AuditJudgement *judgement) {
    CLEANUP(out_done) Out out = out_open(64);
    Checked checked = { .report = report, .judgement = judgement };
    for (size_t i = 0; i < report->cells.count; i++)
        check_cell(&checked, i);
    for (size_t i = 0; i < report->rates.count; i++)
        check_rate(&checked, i);
    for (size_t i = 0; i < report->gaps.count; i++)
        check_gap(&checked, i);
    for (size_t i = 0; i < report->quality.count; i++)
        check_quality(&checked, i);
    if (checked.opt_list == NULL)
        return STR("");
    out_format(&out, "/%s/%zu/%s", checked.opt_list, checked.at, checked.opt_member);
    return str_copy(arena, out_view(&out));
}
