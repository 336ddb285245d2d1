/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_scores.h"

#include "app/audit_beside.h"
#include "audit/score_tally.h"

typedef struct Scores {
    Beside beside;
    ScoreTallies *tallies;
    bool is_selective; /* labels are missing by the decision */
} Scores;

/* Where the labels of the group's cell are hidden, what is made of them is. */
static AuditReason why_not(const Scores *scores, const BesideGroup *group,
                           const ScoreTable *table) {
    uint64_t least = scores->beside.recount->options->judgement.min_cell, labelled = 0;
    for (size_t i = 0; i < table->count; i++)
        labelled += table->bins[i].positive + table->bins[i].negative;
    if (beside_hides(group) || !group->opt_cell->tp.known || (labelled > 0 && labelled < least))
        return AUDIT_REASON_SUPPRESSED;
    return labelled == 0 ? AUDIT_REASON_NO_DENOMINATOR : AUDIT_REASON_NONE;
}

/* Its limits hold for the scores themselves, which bins tell up to `bound`. */
static void put_area(const Scores *scores, const BesideGroup *group, const ScoreTable *table,
                     AuditReason reason) {
    double alpha = 1 - scores->beside.recount->options->judgement.confidence;
    AuditRate *rate = beside_rate(&scores->beside, group, AUDIT_METRIC_AUC, reason);
    AreaUnderCurve area;
    if (reason != AUDIT_REASON_NONE)
        return;
    if (scores->is_selective) {
        rate->reason = AUDIT_REASON_NOT_IDENTIFIABLE;
        return;
    }
    if (!score_auc(table, alpha, &area)) {
        rate->reason = AUDIT_REASON_TOO_FEW;
        return;
    }
    double low = area.limits.low - area.bound, high = area.limits.high + area.bound;
    rate->value = audit_number(area.value);
    rate->low = audit_number(low > 0 ? low : 0);
    rate->high = audit_number(high < 1 ? high : 1);
}

static void put_calibration(const Scores *scores, const BesideGroup *group, const ScoreTable *table,
                            AuditReason reason) {
    AuditRate *ece = beside_rate(&scores->beside, group, AUDIT_METRIC_ECE, reason);
    Calibration of;
    bool known = reason == AUDIT_REASON_NONE && score_calibration(table, &of);
    if (known && of.has_ece)
        ece->value = audit_number(of.ece);
    else if (known)
        ece->reason = AUDIT_REASON_SCORE_RANGE;
    AuditRate *calibration = beside_rate(&scores->beside, group, AUDIT_METRIC_CALIBRATION, reason);
    if (known && of.has_ece)
        calibration->value = audit_number(of.value);
    else if (known)
        calibration->reason = AUDIT_REASON_SCORE_RANGE;
}

static void put_group(const Scores *scores, const BesideGroup *group) {
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    ScoreTable table = score_tallies_of(scores->tallies, group->tally, arena);
    AuditReason reason = why_not(scores, group, &table);
    put_area(scores, group, &table, reason);
    put_calibration(scores, group, &table, reason);
}

static void put_all(const Scores *scores) {
    const Beside *beside = &scores->beside;
    const BesideGroup whole = beside_all(beside);
    put_group(scores, &whole);
    for (size_t number = 0; number < beside->question->simple_count; number++) {
        size_t first = beside->recount->report->rates.count;
        const BesideGroup *groups;
        size_t count = beside_groups(beside, number, &groups);
        for (size_t i = 0; i < count; i++)
            put_group(scores, &groups[i]);
        for (AuditMetric metric = AUDIT_METRIC_AUC; metric <= AUDIT_METRIC_CALIBRATION; metric++)
            beside_gap(beside, number, metric, first);
    }
    uint64_t unread = score_tallies_unread(scores->tallies);
    if (unread == 0)
        return;
    AuditFinding *finding = audit_found(beside->recount, AUDIT_FINDING_SCORES_UNREAD);
    finding->column = beside->recount->options->score;
    if (!audit_count_tells(beside->recount, unread, beside->recount->report->input.rows_used))
        finding->count = audit_count(unread);
}

static bool is_selective(const AuditReport *report, Str decision) {
    for (size_t i = 0; i < report->not_assessed.count; i++)
        if (report->not_assessed.items[i].metric == AUDIT_METRIC_AUC &&
            str_eq(report->not_assessed.items[i].opt_decision, decision))
            return true;
    return false;
}

/* COL, or COL#2. */
static Str column_of(Arena *arena, const Predicate *predicate) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, predicate->name);
    if (predicate->is_quoted && predicate->nth > 1)
        out_format(&out, "#%zu", predicate->nth);
    return str_copy(arena, out_view(&out));
}

Err audit_scores(const AuditRecount *recount, const AuditQuestion *question) {
    const AuditOptions *options = recount->options;
    if (str_empty(options->score))
        return ERR_NONE;
    const Str columns[] = { options->score, column_of(recount->arena, options->opt_label) };
    Scores scores = { .beside = beside_open(recount, question, columns, 2),
                      .tallies = score_tallies_open(options->opt_label),
                      .is_selective = is_selective(recount->report, question->decision_names[0]) };
    Err err = beside_read(&scores.beside, score_tallies_row, scores.tallies);
    if (err == ERR_NONE)
        put_all(&scores);
    if (err == ERR_CONFLICT) {
        recount->problem->kind = AUDIT_SCORES_TOO_FINE;
        err = ERR_INVALID;
    }
    score_tallies_close(scores.tallies);
    beside_done(&scores.beside);
    return err;
}
