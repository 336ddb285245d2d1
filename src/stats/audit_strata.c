/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/audit_strata.h"

#include <stdlib.h>
#include <string.h>

#include "stats/strata.h"

/* A cell of the table and the stratum it is in. */
typedef struct Member {
    const Cell *cell;
    const uint8_t *key;
    size_t length, stratum;
} Member;

typedef struct Strata {
    Arena *arena;
    const FamilyCells *family;
    const AuditJudgement *judgement;
    AuditReport *report;
    AuditTexts given;
    Member *members; /* by stratum */
    size_t member_count;
    Stratum *totals, *one; /* all rows; the group and the rest */
    size_t count;
} Strata;

static int by_stratum(const void *a, const void *b) {
    const Member *left = a, *right = b;
    int order = memcmp(left->key, right->key, left->length);
    if (order != 0)
        return order;
    return left->cell < right->cell ? -1 : left->cell > right->cell;
}

static void add_rows(const CellCounts *counts, uint64_t *selected, uint64_t *not_selected) {
    *selected += counts_selected(counts);
    *not_selected += counts_n(counts) - counts_selected(counts);
}

static Strata strata_of(Arena *arena, const FamilyCells *family, const AuditJudgement *judgement,
                        AuditReport *report) {
    const CellTable *table = family->from->table;
    size_t over = family->over.count, given = table->column_count - over;
    Strata run = { .arena = arena, .family = family, .judgement = judgement, .report = report };
    Str *names = arena_new(arena, Str, given);
    for (size_t i = 0; i < given; i++)
        names[i] = table->columns[over + i].name;
    run.given = (AuditTexts){ names, given };
    run.members = arena_new(arena, Member, table->count);
    run.member_count = table->count;
    for (size_t i = 0; i < table->count; i++)
        run.members[i] = (Member){ .cell = &table->cells[i],
                                   .key = table->cells[i].values + over,
                                   .length = given };
    qsort(run.members, run.member_count, sizeof *run.members, by_stratum);
    run.totals = arena_new(arena, Stratum, table->count);
    run.one = arena_new(arena, Stratum, table->count);
    for (size_t i = 0; i < run.member_count; i++) {
        Member *member = &run.members[i];
        if (i == 0 || memcmp(member->key, run.members[i - 1].key, given) != 0)
            run.count++;
        member->stratum = run.count - 1;
        Stratum *total = &run.totals[member->stratum];
        add_rows(&member->cell->counts, &total->selected, &total->not_selected);
    }
    return run;
}

/* The group against all others, in each stratum. */
static void take_group(const Strata *run, const FamilyCell *group) {
    memset(run->one, 0, run->count * sizeof *run->one);
    for (size_t i = 0; i < run->member_count; i++) {
        const Member *member = &run->members[i];
        if (memcmp(member->cell->values, group->values, run->family->over.count) == 0)
            add_rows(&member->cell->counts, &run->one[member->stratum].selected,
                     &run->one[member->stratum].not_selected);
    }
    for (size_t i = 0; i < run->count; i++) {
        run->one[i].rest_selected = run->totals[i].selected - run->one[i].selected;
        run->one[i].rest_not_selected = run->totals[i].not_selected - run->one[i].not_selected;
    }
}

static AuditRate *push_rate(const Strata *run, const FamilyCell *group, AuditMetric metric,
                            AuditReason reason) {
    AuditRate *rate = list_push(run->arena, &run->report->rates);
    *rate = (AuditRate){ .opt_decision = run->family->from->opt_decision,
                         .metric = metric,
                         .group = group->group,
                         .reason = reason };
    return rate;
}

static AuditRate *push_both(const Strata *run, const FamilyCell *group, AuditMetric metric,
                            AuditScale scale, double value, AuditNumber p) {
    AuditGap *gap = list_push(run->arena, &run->report->gaps);
    *gap = (AuditGap){ .opt_decision = run->family->from->opt_decision,
                       .metric = metric,
                       .over = run->family->over,
                       .scale = scale,
                       .by_intersection = run->family->from->by_intersection,
                       .observed = audit_number(value),
                       .has_observed_between = true,
                       .observed_between = { group->group, { 0 } },
                       .given = run->given,
                       .p = p,
                       .cells = run->family->count };
    AuditRate *rate = push_rate(run, group, metric, AUDIT_REASON_NONE);
    rate->value = audit_number(value);
    return rate;
}

static void push_finding(const Strata *run, AuditFindingKind kind, const FamilyCell *opt_group,
                         AuditNumber number, AuditCount count) {
    AuditFinding *finding = list_push(run->arena, &run->report->findings);
    *finding = (AuditFinding){ .kind = kind,
                               .opt_decision = run->family->from->opt_decision,
                               .over = run->given,
                               .number = number,
                               .count = count };
    if (opt_group != NULL)
        finding->group = opt_group->group;
}

/* Each number of a group is an equation of all cells: together with margins it tells a small one, in public also one outcome of it. All
 * cells being large, sums of them are. */
static bool any_cell_small(const Strata *run) {
    uint64_t least = run->judgement->min_cell;
    for (size_t i = 0; i < run->family->count; i++) {
        take_group(run, &run->family->cells[i]);
        for (size_t s = 0; s < run->count; s++) {
            uint64_t selected = run->one[s].selected, others = run->one[s].not_selected;
            uint64_t rows = selected + others;
            bool is_public = run->judgement->disclosure == AUDIT_PUBLIC;
            if ((rows > 0 && rows < least) || (is_public && ((selected > 0 && selected < least) ||
                                                             (others > 0 && others < least))))
                return true;
        }
    }
    return false;
}

/* The same test for both of two groups is one. */
static size_t tests_of(const Strata *run) {
    return run->family->count == 2 ? 1 : run->family->count;
}

static void assess_group(Strata *run, const FamilyCell *group, bool first, uint64_t *ret_dropped) {
    double alpha = 1 - run->judgement->confidence, disparity;
    take_group(run, group);
    bool any = conditional_disparity(run->one, run->count,
                                     run->judgement->selected != AUDIT_SELECTED_ADVERSE, &disparity,
                                     ret_dropped);
    if (run->judgement->selected != AUDIT_SELECTED_UNKNOWN) {
        if (any)
            push_both(run, group, AUDIT_METRIC_CDD, AUDIT_DIFFERENCE, disparity,
                      (AuditNumber){ 0 });
        else
            push_rate(run, group, AUDIT_METRIC_CDD, AUDIT_REASON_ONE_OUTCOME);
    }
    CommonOdds odds;
    if (!common_odds(run->one, run->count, alpha, &odds)) {
        push_rate(run, group, AUDIT_METRIC_MANTEL_HAENSZEL, AUDIT_REASON_ONE_OUTCOME);
        return;
    }
    AuditRate *rate = push_both(run, group, AUDIT_METRIC_MANTEL_HAENSZEL, AUDIT_RATIO, odds.ratio,
                                audit_number(odds.p));
    rate->low = audit_number(odds.limits.low);
    rate->high = audit_number(odds.limits.high);
    if (odds.homogeneity_p * (double)tests_of(run) < alpha && (first || run->family->count > 2))
        push_finding(run, AUDIT_FINDING_STRATA_DIFFER, group, audit_number(odds.homogeneity_p),
                     (AuditCount){ 0 });
}

static void withhold_group(const Strata *run, const FamilyCell *group) {
    if (run->judgement->selected != AUDIT_SELECTED_UNKNOWN)
        push_rate(run, group, AUDIT_METRIC_CDD, AUDIT_REASON_SUPPRESSED);
    push_rate(run, group, AUDIT_METRIC_MANTEL_HAENSZEL, AUDIT_REASON_SUPPRESSED);
}

void audit_strata(Arena *arena, const FamilyCells *family, const AuditJudgement *judgement,
                  AuditReport *report) {
    if (family->over.count == 0 || family->from->table->column_count == family->over.count ||
        family->unlisted || family->count > AUDIT_STRATA_GROUPS_MAX)
        return;
    Strata run = strata_of(arena, family, judgement, report);
    bool withheld = any_cell_small(&run);
    uint64_t dropped = 0;
    for (size_t i = 0; i < family->count; i++)
        withheld = withheld || family_cell_hides(&family->cells[i], AUDIT_METRIC_SELECTION_RATE);
    for (size_t i = 0; i < family->count; i++) {
        if (withheld)
            withhold_group(&run, &family->cells[i]);
        else
            assess_group(&run, &family->cells[i], i == 0, &dropped);
    }
    if (dropped > 0)
        push_finding(&run, AUDIT_FINDING_STRATA_DROPPED, NULL, (AuditNumber){ 0 },
                     audit_count(dropped));
}
