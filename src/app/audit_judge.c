/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_judge.h"

#include <unistd.h>

#include "stats/audit_assess.h"

/* Of the first decision. */
static void count_input(const AuditJudging *judging, const CellTable *table) {
    AuditInput *input = &judging->report->input;
    input->undecided = input->unlabelled = 0;
    for (size_t i = 0; i < table->count; i++) {
        input->undecided += table->cells[i].counts.undecided;
        input->unlabelled += table->has_label ? counts_unlabelled(&table->cells[i].counts) : 0;
    }
}

/* -- Conditions that tell nobody apart ---------------------------------------------------------- */

static CellCounts all_of(const CellTable *table) {
    size_t none = 0;
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    CellTable whole = cell_table_over(arena, table, &none, 0);
    return whole.count > 0 ? whole.cells[0].counts : (CellCounts){ 0 };
}

/* A typing error makes a condition that holds for nobody: what the column holds is read again, where it can be. */
static AuditTexts values_of(const AuditJudging *judging, Str column) {
    enum { VALUES_TOLD = 20 };
    const AuditSource *source = judging->opt_source;
    if (source == NULL || judging->options->judgement.disclosure == AUDIT_PUBLIC ||
        lseek(source->descriptor, 0, SEEK_SET) != 0)
        return (AuditTexts){ 0 };
    const CellQuestion question = { .groups = &column,
                                    .group_count = 1,
                                    .missing = judging->options->missing };
    const CellOptions how = { .threads = judging->options->threads, .way = csv_best_way() };
    FileSource file = file_source(source->descriptor);
    CellCounter *counter = cell_counter_open(&question, &how);
    CellProblem problem;
    CellFileCounts counts;
    CellTable table;
    AuditTexts ret = { 0 };
    if (cell_counter_file(counter, &file.source, &judging->options->dialect, judging->arena,
                          &problem, &counts) == ERR_NONE &&
        cell_counter_finish(counter, judging->arena, &problem, &table) == ERR_NONE)
        ret = (AuditTexts){ table.columns[0].values, table.columns[0].count < VALUES_TOLD
                                                         ? table.columns[0].count
                                                         : VALUES_TOLD };
    cell_counter_close(counter);
    return ret;
}

static void tell_constant(const AuditJudging *judging, AuditFindingKind kind, size_t decision,
                          Str column) {
    Str name = judging->question->decision_names[decision];
    for (size_t i = 0; i < judging->report->findings.count; i++)
        if (judging->report->findings.items[i].kind == kind &&
            str_eq(judging->report->findings.items[i].opt_decision, name))
            return; /* with the cells, by who had the rows */
    AuditFinding *finding = list_push(judging->arena, &judging->report->findings);
    *finding = (AuditFinding){ .kind = kind, .opt_decision = name, .column = column };
    finding->values = values_of(judging, column);
}

/* Of one decision; it is not judged if so. */
static bool is_constant(const AuditJudging *judging, size_t decision, const CellTable *table) {
    CellCounts all = all_of(table);
    uint64_t n = counts_n(&all), selected = counts_selected(&all);
    bool constant = n > 0 && (selected == 0 || selected == n);
    if (constant)
        tell_constant(judging, AUDIT_FINDING_DECISION_CONSTANT, decision,
                      judging->question->cells.decisions[decision].name);
    bool labelled = counts_labelled(&all) > 0;
    if (decision == 0 && labelled && (all.tp + all.fn == 0 || all.fp + all.tn == 0))
        tell_constant(judging, AUDIT_FINDING_LABEL_CONSTANT, decision,
                      judging->options->opt_label != NULL ? judging->options->opt_label->name
                                                          : STR("label"));
    return constant;
}

/* Of people and suggestions; a decision that is constant is judged in no way. Returns how many there are then. */
static size_t add_human(const AuditJudging *judging, const bool *constant, AuditFamily *assessed,
                        size_t count) {
    const AuditQuestion *question = judging->question;
    size_t decisions = question->cells.decision_count, families = question->cells.family_count;
    for (size_t i = 0; i < families * decisions && judging->human.opt_suggestion != NULL; i++)
        if (!constant[i % decisions])
            assessed[count++] =
                (AuditFamily){ .kind = AUDIT_OF_SUGGESTION,
                               .opt_decision = question->decision_names[i % decisions],
                               .table = &judging->human.opt_suggestion[i],
                               .over = question->overs[i / decisions],
                               .by_intersection = i / decisions >= question->simple_count };
    for (size_t i = 0; i < families && judging->human.opt_deferral != NULL; i++)
        assessed[count++] = (AuditFamily){ .kind = AUDIT_OF_DEFERRAL,
                                           .opt_decision = question->decision_names[0],
                                           .table = &judging->human.opt_deferral[i],
                                           .over = question->overs[i],
                                           .by_intersection = i >= question->simple_count };
    return count;
}

/* `tables`: family by family, one for each decision. */
static void judge(const AuditJudging *judging, const CellTable *tables) {
    const AuditQuestion *question = judging->question;
    size_t decisions = question->cells.decision_count, count = 0;
    size_t all = question->cells.family_count * decisions;
    AuditFamily *assessed =
        arena_new(judging->arena, AuditFamily, 2 * all + question->cells.family_count);
    bool *constant = arena_new(judging->arena, bool, decisions);
    for (size_t i = 0; i < decisions; i++)
        constant[i] = is_constant(judging, i, &tables[i]);
    for (size_t i = 0; i < all; i++) {
        size_t family = i / decisions, decision = i % decisions;
        if (constant[decision])
            continue;
        assessed[count++] = (AuditFamily){ .opt_decision = question->decision_names[decision],
                                           .table = &tables[i],
                                           .over = question->overs[family],
                                           .by_intersection = family >= question->simple_count };
    }
    count = add_human(judging, constant, assessed, count);
    audit_assess(judging->arena, assessed, count, &judging->options->judgement, judging->report);
}

/* Time and memory of what follows grow with the cells of all tables: whoever asks for more than anybody can read is told so
 * before it is begun. */
static Err refuse_too_large(const AuditJudging *judging, const CellTable *tables, size_t count,
                            AuditProblem *problem) {
    size_t cells = 0;
    for (size_t i = 0; i < count; i++)
        cells += tables[i].count;
    if (cells <= AUDIT_CELLS_MAX)
        return ERR_NONE;
    CLEANUP(out_done) Out out = out_open(32);
    out_format(&out, "%zu", cells);
    *problem = (AuditProblem){ .kind = AUDIT_RUN_TOO_LARGE,
                               .value = str_copy(judging->arena, out_view(&out)) };
    out_reset(&out);
    out_format(&out, "%zu", (size_t)AUDIT_CELLS_MAX);
    problem->most = str_copy(judging->arena, out_view(&out));
    return ERR_INVALID;
}

static bool is_wanted(const AuditJudgement *judgement) {
    return audit_has_part(judgement, AUDIT_PART_CELLS) ||
           audit_has_part(judgement, AUDIT_PART_RATES) ||
           audit_has_part(judgement, AUDIT_PART_GAPS) ||
           audit_has_part(judgement, AUDIT_PART_FINDINGS);
}

void audit_drop_unasked(const AuditJudgement *judgement, AuditReport *report) {
    if (!audit_has_part(judgement, AUDIT_PART_PROFILE))
        report->profile.count = 0;
    if (!audit_has_part(judgement, AUDIT_PART_CELLS))
        report->cells.count = 0;
    if (!audit_has_part(judgement, AUDIT_PART_RATES))
        report->rates.count = report->not_assessed.count = 0;
    if (!audit_has_part(judgement, AUDIT_PART_GAPS))
        report->gaps.count = 0;
    if (!audit_has_part(judgement, AUDIT_PART_QUALITY))
        report->quality.count = 0;
    if (!audit_has_part(judgement, AUDIT_PART_FINDINGS))
        report->findings.count = 0;
}

Err audit_judge(const AuditJudging *judging, const CellTable *tables, AuditProblem *ret_problem) {
    const CellQuestion *cells = &judging->question->cells;
    TRY(refuse_too_large(judging, tables, cells->family_count * cells->decision_count,
                         ret_problem));
    count_input(judging, &tables[0]); /* the rows of any family are all rows */
    if (is_wanted(&judging->options->judgement))
        judge(judging, tables);
    return ERR_NONE;
}
