/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_cells.h"

#include "app/audit_judge.h"
#include "base/utf8.h"

/* -- Options ------------------------------------------------------------------------------------- */

static bool is_among(Str name, const Str *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

bool audit_option_counts(Str name) {
    static const Str NAMES[] = {
        STR_INIT("bin"),       STR_INIT("decimal"),    STR_INIT("decision"), STR_INIT("delimiter"),
        STR_INIT("encoding"),  STR_INIT("label"),      STR_INIT("missing"),  STR_INIT("no-digest"),
        STR_INIT("no-header"), STR_INIT("on-error"),   STR_INIT("quote"),    STR_INIT("threads"),
        STR_INIT("quality"),   STR_INIT("population"), STR_INIT("where"),    STR_INIT("skip-lines"),
        STR_INIT("sql"),       STR_INIT("table"),      STR_INIT("query"),    STR_INIT("suggestion"),
        STR_INIT("deferred"),  STR_INIT("received"),   STR_INIT("score"),    STR_INIT("decided"),
    };
    return is_among(name, NAMES, sizeof NAMES / sizeof *NAMES);
}

Err audit_cells_options(Arena *arena, const AuditCells *cells, const AuditGiven *given,
                        size_t count, const AuditGiven **ret, size_t *ret_count,
                        AuditProblem *ret_problem) {
    for (size_t i = 0; i < count; i++)
        if (audit_option_counts(given[i].name)) {
            *ret_problem = (AuditProblem){ .kind = AUDIT_COUNTED,
                                           .option = str_join(arena, STR("--"), given[i].name) };
            return ERR_INVALID;
        }
    audit_options_anew(arena, &cells->provenance, given, count, ret, ret_count);
    return ERR_NONE;
}

/* -- Tables -------------------------------------------------------------------------------------- */

/* Names of a family's columns. */
static const Str *names_of(Arena *arena, const CellQuestion *question, const CellSet *family) {
    Str *names = arena_new(arena, Str, family->count);
    for (size_t i = 0; i < family->count; i++)
        names[i] = question->groups[family->columns[i]];
    return names;
}

static Str in_one_line(Arena *arena, const Str *names, size_t count) {
    enum { NAME_TOLD = 60 };
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; i < count; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, utf8_one_line(arena, names[i], NAME_TOLD));
    }
    return str_copy(arena, out_view(&out));
}

static Str tables_told(Arena *arena, const AuditCells *cells) {
    enum { TABLES_TOLD = 10 };
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < cells->family_count && i < TABLES_TOLD; i++) {
        const CellTable *table = &cells->tables[i * cells->decision_count];
        Str *names = arena_new(arena, Str, table->column_count);
        for (size_t c = 0; c < table->column_count; c++)
            names[c] = table->columns[c].name;
        out_c(&out, i == 0 ? "" : "; ");
        out_str(&out, in_one_line(arena, names, table->column_count));
    }
    return str_copy(arena, out_view(&out));
}

/* Of the first of the tables that has all columns; NULL: none has. */
static const CellTable *table_with(const AuditCells *cells, const Str *names, size_t count,
                                   size_t *ret_places) {
    for (size_t i = 0; i < cells->family_count; i++)
        if (cell_table_places(&cells->tables[i * cells->decision_count], names, count, ret_places))
            return &cells->tables[i * cells->decision_count];
    return NULL;
}

/* What is asked is summed up from what was counted. */
static Err sum_up(Arena *arena, const AuditCells *cells, const CellQuestion *question,
                  CellTable *ret, AuditProblem *ret_problem) {
    for (size_t i = 0; i < question->family_count; i++) {
        const CellSet *family = &question->families[i];
        const Str *names = names_of(arena, question, family);
        size_t *places = arena_new(arena, size_t, family->count);
        const CellTable *from = table_with(cells, names, family->count, places);
        if (from == NULL) {
            *ret_problem = (AuditProblem){ .kind = AUDIT_NOT_COUNTED,
                                           .value = in_one_line(arena, names, family->count),
                                           .choices = tables_told(arena, cells) };
            return ERR_INVALID;
        }
        for (size_t d = 0; d < cells->decision_count; d++)
            ret[i * cells->decision_count + d] =
                cell_table_over(arena, from + d, places, family->count);
    }
    return ERR_NONE;
}

/* -- Running ------------------------------------------------------------------------------------- */

/* Who counted elsewhere has told of decisions no more than their names. */
static void take_decisions(Arena *arena, const AuditCells *cells, AuditQuestion *question) {
    Predicate *decisions = arena_new(arena, Predicate, cells->decision_count);
    for (size_t i = 0; i < cells->decision_count; i++) {
        Str name = cells->decision_names[i];
        bool known = question->cells.decision_count == cells->decision_count;
        decisions[i] = known ? question->cells.decisions[i]
                             : (Predicate){ .name = str_empty(name) ? STR("decision") : name };
    }
    question->cells.decisions = decisions;
    question->cells.decision_count = cells->decision_count;
    question->decision_names = cells->decision_names;
}

Err audit_run_cells(Arena *arena, const AuditCells *cells, const AuditOptions *options,
                    AuditReport *ret, AuditProblem *ret_problem) {
    const ColumnNames names = { cells->input.columns.items, cells->input.columns.count };
    AuditQuestion question;
    *ret = (AuditReport){ .input = cells->input };
    *ret_problem = (AuditProblem){ 0 };
    if (options->groups.count + options->intersections.count == 0) {
        *ret_problem = (AuditProblem){ .kind = AUDIT_NEEDS,
                                       .option = STR("--cells"),
                                       .choices = STR("--group / --intersect") };
        return ERR_INVALID;
    }
    TRY(audit_question(arena, options, &names, &question, ret_problem));
    take_decisions(arena, cells, &question);
    CellTable *tables =
        arena_new(arena, CellTable, question.cells.family_count * cells->decision_count);
    TRY(sum_up(arena, cells, &question.cells, tables, ret_problem));
    for (size_t i = 0; i < cells->quality.count; i++)
        *list_push(arena, &ret->quality) = cells->quality.items[i];
    for (size_t i = 0; i < cells->findings.count; i++)
        *list_push(arena, &ret->findings) = cells->findings.items[i];
    const AuditJudging judging = {
        .arena = arena, .options = options, .question = &question, .report = ret
    };
    TRY(audit_judge(&judging, tables, ret_problem));
    audit_drop_unasked(&options->judgement, ret);
    return ERR_NONE;
}

/* -- Keeping ------------------------------------------------------------------------------------- */

void audit_cells_keep(Arena *arena, const AuditQuestion *question, const CellTable *tables,
                      const AuditReport *report, size_t findings, AuditCells *ret) {
    const CellQuestion *cells = &question->cells;
    CellTable *kept = arena_new(arena, CellTable, cells->family_count * cells->decision_count);
    *ret = (AuditCells){ .input = report->input,
                         .decision_names = question->decision_names,
                         .decision_count = cells->decision_count,
                         .tables = kept };
    for (size_t i = 0; i < cells->family_count; i++) {
        if (cell_family_is_part(cells, i))
            continue;
        for (size_t d = 0; d < cells->decision_count; d++)
            kept[ret->family_count * cells->decision_count + d] =
                tables[i * cells->decision_count + d];
        ret->family_count++;
    }
    for (size_t i = 0; i < report->quality.count; i++)
        *list_push(arena, &ret->quality) = report->quality.items[i];
    for (size_t i = 0; i < report->findings.count; i++) {
        const AuditFinding *finding = &report->findings.items[i];
        if (i < findings || finding->kind == AUDIT_FINDING_DECISION_CONSTANT ||
            finding->kind == AUDIT_FINDING_LABEL_CONSTANT)
            *list_push(arena, &ret->findings) = *finding;
    }
}
