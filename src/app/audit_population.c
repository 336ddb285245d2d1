/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_population.h"

#include <math.h>

#include "app/audit_recount.h"
#include "stats/audit_family.h"
#include "stats/representation.h"

/* A group of the data, of the population, or of both. */
typedef struct Group {
    const FamilyCell *opt_cell; /* NULL: no row has these values */
    AuditGroup group;
} Group;

typedef struct Held {
    const AuditRecount *recount;
    const AuditPopulation *population;
    Str column; /* names of all */
    Group *groups;
    PopulationCell *cells; /* of the same */
    size_t count;
    uint64_t rows;
} Held;

static Str names_of(Arena *arena, const AuditTexts *columns) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < columns->count; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, columns->items[i]);
    }
    return str_copy(arena, out_view(&out));
}

/* Classes of the columns that are asked about. */
static size_t bins_of(const AuditOptions *options, const AuditTexts *columns, CellBins *ret) {
    size_t count = 0;
    for (size_t i = 0; i < options->bins.count; i++)
        for (size_t c = 0; c < columns->count; c++)
            if (str_eq(options->bins.items[i].group, columns->items[c]))
                ret[count++] = options->bins.items[i];
    return count;
}

static Err count_rows(const AuditRecount *recount, const AuditPopulation *population,
                      CellTable *ret) {
    CellBins *bins = arena_new(recount->arena, CellBins, recount->options->bins.count);
    const CellQuestion question = { .groups = population->columns.items,
                                    .group_count = population->columns.count,
                                    .bins = bins,
                                    .bins_count =
                                        bins_of(recount->options, &population->columns, bins),
                                    .missing = recount->options->missing };
    return audit_recount(recount, &question, ret);
}

static bool same_values(const AuditGroup *a, const AuditGroup *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->items[i].missing == b->items[i].missing &&
               str_eq(a->items[i].value, b->items[i].value);
    return same;
}

/* Those of the data first, then those that are not in it. */
static void match(Held *held, const FamilyCells *data) {
    const AuditPopulation *population = held->population;
    size_t room = data->count + population->cells.count;
    held->groups = arena_new(held->recount->arena, Group, room);
    held->cells = arena_new(held->recount->arena, PopulationCell, room);
    for (size_t i = 0; i < data->count; i++) {
        const FamilyCell *cell = &data->cells[i];
        held->groups[i] = (Group){ cell, cell->group };
        held->cells[i] = (PopulationCell){ .rows = counts_n(&cell->counts) };
        held->rows += held->cells[i].rows;
    }
    held->count = data->count;
    for (size_t i = 0; i < population->cells.count; i++) {
        const AuditPopulationCell *cell = &population->cells.items[i];
        size_t at = 0;
        while (at < data->count && !same_values(&data->cells[at].group, &cell->group))
            at++;
        if (at == data->count) {
            at = held->count++;
            held->groups[at] = (Group){ NULL, cell->group };
            held->cells[at] = (PopulationCell){ 0 };
        }
        held->cells[at].population = cell->people;
    }
}

static Interval ratio_limits(const Held *held, size_t at, double of_all, double alpha) {
    Rate rate = { (int64_t)held->cells[at].rows, (int64_t)held->rows };
    Interval limits = clopper_pearson_interval(rate, alpha);
    return (Interval){ limits.low / of_all, limits.high / of_all };
}

/* Certainly too few of them, or too many: beyond the authority's own limit of a ratio. */
static void put_finding(const Held *held, size_t at, double ratio, Interval limits) {
    double least = held->recount->options->judgement.ratio;
    if (limits.high >= least && limits.low <= 1 / least)
        return;
    AuditFinding *finding = audit_found(held->recount, AUDIT_FINDING_REPRESENTATION);
    finding->group = held->groups[at].group;
    finding->number = audit_number(ratio);
}

static void put_group(const Held *held, size_t at) {
    double alpha = 1 - held->recount->options->judgement.confidence;
    const FamilyCell *opt_cell = held->groups[at].opt_cell;
    PopulationRatio ratio;
    if ((opt_cell != NULL && opt_cell->suppressed == AUDIT_HIDDEN) ||
        !population_ratio(held->cells, held->count, at, &ratio))
        return;
    AuditQuality *quality = list_push(held->recount->arena, &held->recount->report->quality);
    *quality = (AuditQuality){ .check = STR(AUDIT_CHECK_REPRESENTATION),
                               .column = held->column,
                               .group = held->groups[at].group,
                               .numerator = audit_count(held->cells[at].rows),
                               .denominator = audit_count(held->rows) };
    if (isinf(ratio.ratio))
        return; /* nobody is known to be so */
    Interval shown = ratio_limits(held, at, ratio.population_share, alpha);
    quality->value = audit_number(ratio.ratio);
    quality->low = audit_number(shown.low);
    quality->high = audit_number(shown.high);
    put_finding(
        held, at, ratio.ratio,
        ratio_limits(held, at, ratio.population_share, simultaneous_alpha(alpha, 1, held->count)));
}

/* Of all groups together; where one is hidden, this would tell it. */
static void put_whole(const Held *held, bool hidden) {
    Representation whole;
    CLEANUP(out_done) Out out = out_open(32);
    if (!representation(held->cells, held->count, held->population->size, &whole))
        return;
    AuditQuality *quality = list_push(held->recount->arena, &held->recount->report->quality);
    *quality = (AuditQuality){ .check = STR(AUDIT_CHECK_STABILITY), .column = held->column };
    if (hidden)
        return;
    out_format(&out, "%.4f", whole.psi_null);
    quality->detail = str_copy(held->recount->arena, out_view(&out));
    if (isfinite(whole.psi))
        quality->value = audit_number(whole.psi);
    if (whole.fit.least_expected >= 5)
        quality->p = audit_number(whole.fit.p);
}

Err audit_represent(Arena *arena, const AuditSource *sources, size_t count,
                    const AuditOptions *options, AuditReport *report, AuditProblem *ret_problem) {
    const AuditRecount recount = { arena, sources, count, options, report, ret_problem };
    const AuditPopulation *population = options->opt_population;
    Held held = { .recount = &recount,
                  .population = population,
                  .column = names_of(arena, &population->columns) };
    CellTable table;
    TRY(count_rows(&recount, population, &table));
    const AuditFamily from = { .table = &table, .over = table.column_count };
    FamilyCells families[2] = { family_cells(arena, &from, 0),
                                family_cells(arena, &from, table.column_count) };
    families_suppress(arena, families, 2, &options->judgement);
    match(&held, &families[1]);
    bool hidden = families[1].unlisted;
    for (size_t i = 0; i < families[1].count; i++)
        hidden = hidden || families[1].cells[i].suppressed == AUDIT_HIDDEN;
    put_whole(&held, hidden);
    for (size_t i = 0; i < held.count && !families[1].unlisted; i++)
        put_group(&held, i);
    return ERR_NONE;
}
