/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_days.h"

#include "app/audit_beside.h"
#include "audit/day_tally.h"
#include "stats/median.h"

/* In public no number of rows: beside that of the decisions it would tell how many lack a date. */
static void put_median(const Beside *beside, const BesideGroup *group, const DayTallies *tallies) {
    const AuditJudgement *judgement = &beside->recount->options->judgement;
    const DayCounts days = day_tallies_of(tallies, group->tally);
    AuditRate *rate = beside_rate(beside, group, AUDIT_METRIC_MEDIAN_DAYS, AUDIT_REASON_NONE);
    Median median;
    if (beside_hides(group) || (days.rows > 0 && days.rows < judgement->min_cell)) {
        rate->reason = AUDIT_REASON_SUPPRESSED;
        return;
    }
    if (!median_of(days.counts, days.count, 1 - judgement->confidence, &median)) {
        rate->reason = AUDIT_REASON_NO_DENOMINATOR;
        return;
    }
    rate->value = audit_number((double)median.value);
    if (median.has_limits) {
        rate->low = audit_number((double)median.low);
        rate->high = audit_number((double)median.high);
    }
    if (judgement->disclosure == AUDIT_INTERNAL)
        rate->denominator = audit_count(days.rows);
}

static void put_odd(const Beside *beside, const DayTallies *tallies) {
    uint64_t odd = day_tallies_odd(tallies);
    if (odd == 0)
        return;
    AuditFinding *finding = audit_found(beside->recount, AUDIT_FINDING_DAYS_ODD);
    finding->column = beside->recount->options->decided;
    if (!audit_count_tells(beside->recount, odd, day_tallies_of(tallies, 0).rows + odd))
        finding->count = audit_count(odd);
}

static void put_all(const Beside *beside, const DayTallies *tallies) {
    const BesideGroup whole = beside_all(beside);
    put_median(beside, &whole, tallies);
    for (size_t number = 0; number < beside->question->simple_count; number++) {
        size_t first = beside->recount->report->rates.count;
        const BesideGroup *groups;
        size_t count = beside_groups(beside, number, &groups);
        for (size_t i = 0; i < count; i++)
            put_median(beside, &groups[i], tallies);
        beside_gap(beside, number, AUDIT_METRIC_MEDIAN_DAYS, first);
    }
    put_odd(beside, tallies);
}

Err audit_days(const AuditRecount *recount, const AuditQuestion *question) {
    const Str columns[] = { recount->options->received, recount->options->decided };
    if (str_empty(columns[0]))
        return ERR_NONE;
    Beside beside = beside_open(recount, question, columns, 2);
    DayTallies *tallies = day_tallies_open();
    Err err = beside_read(&beside, day_tallies_row, tallies);
    if (err == ERR_NONE)
        put_all(&beside, tallies);
    day_tallies_close(tallies);
    beside_done(&beside);
    return err;
}
