/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_quality.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/audit_input.h"
#include "app/audit_question.h"
#include "app/audit_recount.h"
#include "audit/quality_pass.h"
#include "base/io.h"
#include "base/random.h"
#include "stats/audit_family.h"
#include "stats/equality.h"

static double alpha_of(const AuditRecount *run) {
    return 1 - run->options->judgement.confidence;
}

/* -- Files --------------------------------------------------------------------------------------- */

/* Without a name from the first moment on. */
static int open_temporary(Arena *arena) {
    const char *folder = getenv("TMPDIR");
    Str path = str_join(arena, str_from(folder != NULL && folder[0] == '/' ? folder : "/tmp"),
                        STR("/einklang-XXXXXX"));
    char *name = arena_new(arena, char, path.len + 1);
    memcpy(name, path.ptr, path.len);
    name[path.len] = 0;
    int descriptor = mkostemp(name, O_CLOEXEC);
    if (descriptor >= 0)
        unlink(name);
    return descriptor;
}

/* -- Rules --------------------------------------------------------------------------------------- */

static Err refuse_rule(const AuditRecount *run, const QualityProblem *problem, Str file) {
    const QualityRule *rule = &run->options->opt_rules->items[problem->rule];
    if (problem->kind == QUALITY_CSV) {
        *run->problem = (AuditProblem){ .kind = audit_csv_problem(problem->csv.kind),
                                        .file = file,
                                        .line = problem->csv.line,
                                        .column = problem->csv.column };
        return ERR_INVALID;
    }
    *run->problem =
        (AuditProblem){ .kind = problem->kind == QUALITY_NO_COLUMN ? AUDIT_RULE_NO_COLUMN
                                                                   : AUDIT_RULE_REFUSED,
                        .file = file,
                        .value = problem->value,
                        .choices = rule->place };
    return ERR_INVALID;
}

static Str columns_of(Arena *arena, const QualityRule *rule) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < rule->columns.count; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, rule->columns.items[i]);
    }
    return str_copy(arena, out_view(&out));
}

static Rate rate_of(uint64_t part, uint64_t whole) {
    return (Rate){ (int64_t)part, (int64_t)whole };
}

static void put_share(const AuditRecount *run, uint64_t part, uint64_t whole, AuditQuality *ret) {
    ret->denominator = audit_count(whole);
    if (whole == 0 || audit_count_tells(run, part, whole))
        return;
    Interval limits = rate_interval(rate_of(part, whole), alpha_of(run));
    ret->numerator = audit_count(part);
    ret->value = audit_number((double)part / (double)whole);
    ret->low = audit_number(limits.low);
    ret->high = audit_number(limits.high);
}

/* "17", or "a.csv:17" where there are several files. */
static AuditTexts places_of(const AuditRecount *run, const QualityResult *result) {
    Str *places = arena_new(run->arena, Str, result->told_count);
    if (run->options->judgement.disclosure != AUDIT_INTERNAL)
        return (AuditTexts){ 0 };
    for (size_t i = 0; i < result->told_count; i++) {
        CLEANUP(out_done) Out out = out_open(32);
        if (run->count > 1) {
            out_str(&out, run->sources[result->told[i].file].name);
            out_char(&out, ':');
        }
        out_i64(&out, (int64_t)result->told[i].line);
        places[i] = str_copy(run->arena, out_view(&out));
    }
    return (AuditTexts){ places, result->told_count };
}

static void put_anonymity(const AuditRecount *run, const QualityRule *rule,
                          const QualityResult *result) {
    if (result->rows == result->fits)
        return;
    AuditFinding *finding = audit_found(run, AUDIT_FINDING_RE_IDENTIFIABLE);
    finding->over = rule->columns;
    if (!audit_count_tells(run, result->least, result->rows))
        finding->count = audit_count(result->least);
}

static void put_rule(const AuditRecount *run, const QualityRule *rule,
                     const QualityResult *result) {
    uint64_t broken = result->rows - result->fits;
    Str detail = quality_rule_text(run->arena, rule);
    AuditQuality *quality = list_push(run->arena, &run->report->quality);
    *quality = (AuditQuality){ .check = QUALITY_CHECKS.keys[rule->check],
                               .column = columns_of(run->arena, rule),
                               .detail = detail,
                               .places = places_of(run, result) };
    put_share(run, result->fits, result->rows, quality);
    if (rule->check == QUALITY_ANONYMOUS) {
        put_anonymity(run, rule, result);
        return;
    }
    if (broken == 0 || (double)result->fits >= rule->at_least * (double)result->rows)
        return;
    AuditFinding *finding = audit_found(run, AUDIT_FINDING_RULE_BROKEN);
    Str *values = arena_new(run->arena, Str, 2);
    values[0] = QUALITY_CHECKS.keys[rule->check];
    values[1] = detail;
    finding->column = quality->column;
    finding->values = (AuditTexts){ values, str_empty(detail) ? 1 : 2 };
    if (!audit_count_tells(run, broken, result->rows))
        finding->count = audit_count(broken);
}

static Err hold_against_rules(const AuditRecount *run, QualityPass *pass) {
    const QualityRules *rules = run->options->opt_rules;
    QualityResult *results = arena_new(run->arena, QualityResult, rules->count);
    for (size_t i = 0; i < run->count; i++) {
        QualityProblem problem;
        FileSource file = file_source(run->sources[i].descriptor);
        TRY(audit_rewind(run, &run->sources[i]));
        Err err = quality_pass_file(pass, &file.source, &run->options->dialect, &problem);
        if (err == ERR_INVALID)
            return refuse_rule(run, &problem, run->sources[i].name);
        TRY(err);
    }
    TRY(quality_pass_finish(pass, results));
    for (size_t i = 0; i < rules->count; i++)
        put_rule(run, &rules->items[i], &results[i]);
    return ERR_NONE;
}

static bool needs_file(const QualityRule *rule) {
    return rule->check == QUALITY_UNIQUE || rule->check == QUALITY_ANONYMOUS;
}

static Err use_rules(const AuditRecount *run) {
    const QualityRules *rules = run->options->opt_rules;
    int *descriptors = arena_new(run->arena, int, rules->count);
    QualityOptions options = { .missing = run->options->missing,
                               .descriptors = descriptors,
                               .way = csv_best_way() };
    QualityPass *pass = NULL;
    QualityProblem problem;
    Err err = ERR_NONE;
    random_bytes(options.seed, sizeof options.seed);
    for (size_t i = 0; i < rules->count; i++) {
        descriptors[i] = needs_file(&rules->items[i]) ? open_temporary(run->arena) : -1;
        if (needs_file(&rules->items[i]) && descriptors[i] < 0)
            err = ERR_STORAGE;
    }
    if (err == ERR_NONE)
        err = quality_pass_open(rules, &options, &problem, &pass);
    if (err == ERR_INVALID)
        err = refuse_rule(run, &problem, STR("--quality"));
    else if (err == ERR_NONE)
        err = hold_against_rules(run, pass);
    if (err == ERR_STORAGE)
        *run->problem = (AuditProblem){ .kind = AUDIT_FILE_NOT_WRITTEN, .file = STR("$TMPDIR") };
    quality_pass_close(pass);
    for (size_t i = 0; i < rules->count; i++)
        if (descriptors[i] >= 0)
            fd_close(descriptors[i]);
    return err;
}

/* -- Completeness of groups ------------------------------------------------------------------------ */

/* Columns that must be complete, counted together. */
typedef struct Completeness {
    const QualityRule *rules[CELL_DECISIONS_MAX];
    Predicate present[CELL_DECISIONS_MAX];
    size_t count;
} Completeness;

/* Whether a value is there is all that is asked of it: then it is this or it is not; what is missing stays undecided. */
static Predicate present(Str column) {
    static const Str NOTHING = STR_INIT("");
    return (Predicate){
        .name = column, .nth = 1, .relation = OPERATOR_IS_NOT, .values = &NOTHING, .value_count = 1
    };
}

/* Selected: those whose value is there. */
static CellTable as_presence(Arena *arena, const CellTable *table) {
    Cell *cells = arena_new(arena, Cell, table->count);
    CellTable ret = *table;
    for (size_t i = 0; i < table->count; i++) {
        cells[i] = table->cells[i];
        cells[i].counts = (CellCounts){ .selected_unlabelled = counts_n(&table->cells[i].counts),
                                        .other_unlabelled = table->cells[i].counts.undecided };
    }
    ret.cells = cells;
    return ret;
}

/* One column for each value of a family, with what is certain of the difference. */
typedef struct Differing {
    size_t first, count; /* of the report's quality */
    bool has_p;
    double p;
} Differing;
typedef LIST_OF(Differing) Differings;

/* The groups' limits hold together, of all that is compared here. */
static bool certainly_apart(const AuditRecount *run, const FamilyCells *family, size_t families) {
    Interval *limits = arena_new(run->arena, Interval, family->count);
    double alpha = simultaneous_alpha(alpha_of(run), families, family->count);
    for (size_t i = 0; i < family->count; i++) {
        const CellCounts *counts = &family->cells[i].counts;
        limits[i] =
            clopper_pearson_interval(rate_of(counts->selected_unlabelled, counts_n(counts)), alpha);
    }
    return family->count > 1 &&
           range_interval(limits, family->count).low > run->options->judgement.tolerance;
}

static void put_group(const AuditRecount *run, Str column, const FamilyCell *cell) {
    AuditQuality *quality = list_push(run->arena, &run->report->quality);
    *quality = (AuditQuality){ .check = QUALITY_CHECKS.keys[QUALITY_COMPLETE],
                               .column = column,
                               .group = cell->group };
    if (!cell->selected_hidden)
        put_share(run, cell->counts.selected_unlabelled, counts_n(&cell->counts), quality);
}

static double share_of(const FamilyCell *cell) {
    uint64_t n = counts_n(&cell->counts);
    return n == 0 ? 1 : (double)cell->counts.selected_unlabelled / (double)n;
}

/* The group of which most is missing, among those that are shown. */
static void put_incomplete(const AuditRecount *run, Str column, const FamilyCells *family) {
    const FamilyCell *least = NULL;
    for (size_t i = 0; i < family->count; i++)
        if (family->cells[i].suppressed == AUDIT_SHOWN && !family->cells[i].selected_hidden &&
            (least == NULL || share_of(&family->cells[i]) < share_of(least)))
            least = &family->cells[i];
    AuditFinding *finding = audit_found(run, AUDIT_FINDING_INCOMPLETE);
    finding->column = column;
    finding->over = family->over;
    if (least == NULL)
        return;
    finding->group = least->group;
    finding->number = audit_number(1 - share_of(least));
}

static void put_family(const AuditRecount *run, Str column, const CellTable *counted,
                       size_t families, Differings *differings) {
    CellTable table = as_presence(run->arena, counted);
    const AuditFamily from = { .table = &table, .over = table.column_count };
    FamilyCells cells[2] = { family_cells(run->arena, &from, 0),
                             family_cells(run->arena, &from, table.column_count) };
    Differing *differing = list_push(run->arena, differings);
    Rate *rates = arena_new(run->arena, Rate, cells[1].count);
    families_suppress(run->arena, cells, 2, &run->options->judgement);
    *differing = (Differing){ .first = run->report->quality.count };
    for (size_t i = 0; i < cells[1].count; i++) {
        const CellCounts *counts = &cells[1].cells[i].counts;
        rates[i] = rate_of(counts->selected_unlabelled, counts_n(counts));
        if (!cells[1].unlisted && cells[1].cells[i].suppressed == AUDIT_SHOWN)
            put_group(run, column, &cells[1].cells[i]);
    }
    differing->count = run->report->quality.count - differing->first;
    ChiSquared equal = chi_squared_equal(rates, cells[1].count);
    differing->has_p = cells[1].count > 1 && equal.least_expected >= 5;
    differing->p = equal.p;
    if (certainly_apart(run, &cells[1], families))
        put_incomplete(run, column, &cells[1]);
}

/* Pearson's p where it holds, and q over all of them. */
static void put_tests(const AuditRecount *run, const Differings *differings) {
    double *p = arena_new(run->arena, double, differings->count);
    double *q = arena_new(run->arena, double, differings->count);
    size_t tested = 0;
    for (size_t i = 0; i < differings->count; i++)
        if (differings->items[i].has_p)
            p[tested++] = differings->items[i].p;
    false_discovery_rates(p, tested, q);
    tested = 0;
    for (size_t i = 0; i < differings->count; i++) {
        const Differing *one = &differings->items[i];
        for (size_t k = 0; one->has_p && k < one->count; k++) {
            run->report->quality.items[one->first + k].p = audit_number(p[tested]);
            run->report->quality.items[one->first + k].q = audit_number(q[tested]);
        }
        tested += one->has_p;
    }
}

static Err complete_by_groups(const AuditRecount *run, const Completeness *asked,
                              size_t families_all, Differings *differings) {
    AuditOptions groups = *run->options;
    AuditQuestion question;
    const ColumnNames names = { run->report->input.columns.items,
                                run->report->input.columns.count };
    groups.strata.count = groups.decisions.count = groups.where.count = 0;
    groups.opt_label = NULL;
    TRY(audit_question(run->arena, &groups, &names, &question, run->problem));
    question.cells.decisions = asked->present;
    question.cells.decision_count = asked->count;
    size_t families = question.cells.family_count;
    CellTable *tables = arena_new(run->arena, CellTable, families * asked->count);
    TRY(audit_recount(run, &question.cells, tables));
    for (size_t d = 0; d < asked->count; d++)
        for (size_t f = 0; f < families; f++)
            put_family(run, asked->rules[d]->columns.items[0], &tables[f * asked->count + d],
                       families_all, differings);
    return ERR_NONE;
}

static Err complete(const AuditRecount *run) {
    const QualityRules *rules = run->options->opt_rules;
    size_t groups = run->options->groups.count + run->options->intersections.count, all = 0;
    Differings differings = { 0 };
    for (size_t i = 0; i < rules->count; i++)
        all += rules->items[i].check == QUALITY_COMPLETE;
    if (groups == 0 || all == 0)
        return ERR_NONE;
    Completeness asked = { 0 };
    for (size_t i = 0, seen = 0; i < rules->count; i++) {
        if (rules->items[i].check != QUALITY_COMPLETE)
            continue;
        asked.rules[asked.count] = &rules->items[i];
        asked.present[asked.count++] = present(rules->items[i].columns.items[0]);
        seen++;
        if (asked.count < CELL_DECISIONS_MAX && seen < all)
            continue;
        TRY(complete_by_groups(run, &asked, groups * all, &differings));
        asked.count = 0;
    }
    put_tests(run, &differings);
    return ERR_NONE;
}

Err audit_quality(Arena *arena, const AuditSource *sources, size_t count,
                  const AuditOptions *options, AuditReport *report, AuditProblem *ret_problem) {
    const AuditRecount run = { arena, sources, count, options, report, ret_problem };
    TRY(use_rules(&run));
    return complete(&run);
}
