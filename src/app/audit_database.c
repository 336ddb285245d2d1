/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_database.h"

#include "app/audit_input.h"
#include "app/audit_question.h"
#include "audit/count_sql.h"
#include "base/utf8.h"
#include "store/foreign_source.h"

enum { VALUES_TOLD = 20, NAME_TOLD = 60 };

typedef struct Counting {
    Arena *arena;
    const AuditOptions *options;
    ForeignSource *database;
    CountSource source;
    AuditQuestion question;
    const CountSql *sql;
    AuditProblem *problem;
} Counting;

/* -- The database --------------------------------------------------------------------------------- */

static Err tell(const Counting *counting, const ForeignProblem *foreign) {
    static const AuditProblemKind KINDS[] = {
        [FOREIGN_MISSING] = AUDIT_FILE_MISSING, [FOREIGN_PASSWORD] = AUDIT_SQL_PASSWORD,
        [FOREIGN_ADDRESS] = AUDIT_SQL_ADDRESS,  [FOREIGN_NOT_OPENED] = AUDIT_SQL_NOT_OPENED,
        [FOREIGN_REFUSED] = AUDIT_SQL_REFUSED,  [FOREIGN_NOT_TEXT] = AUDIT_SQL_NOT_TEXT,
    };
    bool secret = foreign->kind == FOREIGN_PASSWORD || foreign->kind == FOREIGN_ADDRESS;
    *counting->problem =
        (AuditProblem){ .kind = KINDS[foreign->kind],
                        .option = STR("--sql"),
                        .value = foreign->words,
                        .file = secret ? STR("") : counting->options->database.location };
    return ERR_INVALID;
}

static Err look_up_columns(Counting *counting) {
    CLEANUP(out_done) Out text = out_open(256);
    ForeignProblem problem;
    const ForeignColumn *columns;
    size_t count;
    count_sql_columns(&counting->source, &text);
    if (foreign_columns(counting->database, counting->arena,
                        str_c(counting->arena, out_view(&text)), &columns, &count,
                        &problem) != ERR_NONE)
        return tell(counting, &problem);
    Str *names = arena_new(counting->arena, Str, count);
    bool *numbers = arena_new(counting->arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = columns[i].name;
        numbers[i] = columns[i].is_number;
    }
    counting->source.names = (ColumnNames){ names, count };
    counting->source.numbers = numbers;
    return ERR_NONE;
}

static Err look_up_question(Counting *counting) {
    const ColumnNames *names = &counting->source.names;
    Str name = { 0 };
    TRY(audit_question(counting->arena, counting->options, names, &counting->question,
                       counting->problem));
    const CellProblem refused = { .kind = cell_question_refused(&counting->question.cells) };
    if (refused.kind != CELL_FINE) {
        audit_tell(counting->arena, &refused, counting->options->database.location,
                   counting->problem);
        return ERR_INVALID;
    }
    if (count_sql_open(counting->arena, &counting->source, &counting->question.cells,
                       &counting->sql, &name) == ERR_NONE)
        return ERR_NONE;
    size_t column;
    bool again = false;
    bool twice = column_find(names, name, &column, &again) && again;
    bool may_tell = counting->options->judgement.disclosure == AUDIT_INTERNAL;
    *counting->problem =
        (AuditProblem){ .kind = twice ? AUDIT_NAMED_TWICE : AUDIT_NO_COLUMN,
                        .option = STR("--query"),
                        .file = counting->options->database.location,
                        .value = utf8_one_line(counting->arena, name, NAME_TOLD),
                        .choices = may_tell ? audit_names_told(counting->arena, names) : STR("") };
    return ERR_INVALID;
}

/* Until something is counted, only names are known. */
static Err open_database(Counting *counting) {
    const AuditDatabase *database = &counting->options->database;
    ForeignProblem problem;
    if (foreign_open(counting->arena, str_c(counting->arena, database->location),
                     &counting->database, &problem) != ERR_NONE)
        return tell(counting, &problem);
    bool sqlite = foreign_engine(counting->database) == ENGINE_SQLITE;
    char decimal = counting->options->dialect.decimal;
    counting->source = (CountSource){ .dialect = sqlite ? COUNT_SQLITE : COUNT_POSTGRES,
                                      .table = database->table,
                                      .query = database->query,
                                      .decimal = decimal != 0 ? decimal : '.' };
    TRY(look_up_columns(counting));
    return look_up_question(counting);
}

static Err run(const Counting *counting, const Out *text, ForeignRowFn row, void *context) {
    ForeignProblem problem;
    if (foreign_rows(counting->database, counting->arena, str_c(counting->arena, out_view(text)),
                     row, context, &problem) == ERR_NONE)
        return ERR_NONE;
    return tell(counting, &problem);
}

/* A count as the engine prints it. */
static uint64_t count_of(Str text) {
    int64_t count;
    return str_i64(text, &count) && count > 0 ? (uint64_t)count : 0;
}

/* -- Totals --------------------------------------------------------------------------------------- */

typedef struct Totals {
    uint64_t rows, used, unbinned;
} Totals;

static bool take_totals(void *context, const ForeignValue *values, size_t count) {
    Totals *totals = context;
    if (count == 3)
        *totals = (Totals){ count_of(values[0].text), count_of(values[1].text),
                            count_of(values[2].text) };
    return true;
}

static Str source_name(const AuditDatabase *database) {
    return str_empty(database->table) ? database->query : database->table;
}

static Err count_totals(const Counting *counting, AuditCells *cells) {
    CLEANUP(out_done) Out text = out_open(4096);
    Totals totals = { 0 };
    count_sql_totals(counting->sql, &text);
    TRY(run(counting, &text, take_totals, &totals));
    AuditFile *file = arena_new(counting->arena, AuditFile, 1);
    *file = (AuditFile){ .name = source_name(&counting->options->database), .rows = totals.rows };
    const ColumnNames *names = &counting->source.names;
    cells->input = (AuditInput){ .rows = totals.rows,
                                 .rows_used = totals.used,
                                 .files = file,
                                 .file_count = 1,
                                 .columns = { names->items, names->count } };
    if (totals.unbinned > 0)
        *list_push(counting->arena, &cells->findings) =
            (AuditFinding){ .kind = AUDIT_FINDING_UNBINNED,
                            .column = file->name,
                            .count = audit_count(totals.unbinned) };
    return ERR_NONE;
}

/* -- Cells ---------------------------------------------------------------------------------------- */

typedef struct Tallying {
    const CellQuestion *question;
    const CellSet *set;
    CellTally *tally;
} Tallying;

/* Group by group, then the decisions, the label and the count. */
static bool take_cell(void *context, const ForeignValue *values, size_t count) {
    const Tallying *tallying = context;
    size_t groups = tallying->set->count, decisions = tallying->question->decision_count;
    CellKey key = { 0 };
    bool beyond = false;
    for (size_t i = 0; i < groups && i < count; i++) {
        uint8_t code =
            values[i].is_null
                ? 0
                : cell_tally_code(tallying->tally, tallying->set->columns[i], values[i].text);
        beyond |= code == CELL_CODE_NONE;
        cell_key_add(&key, i, code);
    }
    uint64_t *rows = beyond ? NULL : cell_tally_rows(tallying->tally, 0, key);
    bool has_label = tallying->question->opt_label != NULL;
    Truth label = has_label ? count_sql_truth(values[groups + decisions].text) : TRUTH_UNKNOWN;
    for (size_t d = 0; rows != NULL && d < decisions; d++)
        rows[d * CELL_STATES + cell_state(count_sql_truth(values[groups + d].text), label)] +=
            count_of(values[count - 1].text);
    return !cell_tally_full(tallying->tally);
}

static Err tell_table(const Counting *counting, CellTableProblem problem, size_t column) {
    static const AuditProblemKind KINDS[] = {
        [CELL_TABLE_TOO_MANY_VALUES] = AUDIT_TOO_MANY_VALUES,
        [CELL_TABLE_VALUE_TOO_LONG] = AUDIT_VALUE_TOO_LONG,
        [CELL_TABLE_TOO_MANY_CELLS] = AUDIT_TOO_MANY_CELLS,
    };
    *counting->problem = (AuditProblem){ .kind = KINDS[problem],
                                         .value = problem == CELL_TABLE_TOO_MANY_CELLS
                                                      ? STR("")
                                                      : counting->question.cells.groups[column] };
    return ERR_INVALID;
}

/* `ret`: one for each decision. */
static Err count_family(const Counting *counting, size_t family, CellTable *ret) {
    const CellQuestion *question = &counting->question.cells;
    const CellSet *set = &question->families[family];
    const CellShape shape = { .names = question->groups,
                              .column_count = question->group_count,
                              .sets = set,
                              .set_count = 1,
                              .decision_count = question->decision_count,
                              .has_label = question->opt_label != NULL };
    CLEANUP(out_done) Out text = out_open(4096);
    Tallying tallying = { question, set, cell_tally_open(&shape) };
    CellTableProblem problem = CELL_TABLE_FINE;
    size_t column = 0;
    count_sql_cells(counting->sql, family, &text);
    Err err = run(counting, &text, take_cell, &tallying);
    if (err == ERR_NONE &&
        cell_table_merge(counting->arena, &tallying.tally, 1, &problem, &column, ret) != ERR_NONE)
        err = tell_table(counting, problem, column);
    cell_tally_close(tallying.tally);
    return err;
}

static Err count_cells(const Counting *counting, AuditCells *cells) {
    const CellQuestion *question = &counting->question.cells;
    size_t decisions = question->decision_count;
    CellTable *tables = arena_new(counting->arena, CellTable, question->family_count * decisions);
    cells->decision_names = counting->question.decision_names;
    cells->decision_count = decisions;
    cells->tables = tables;
    for (size_t i = 0; i < question->family_count; i++)
        if (!cell_family_is_part(question, i))
            TRY(count_family(counting, i, &tables[cells->family_count++ * decisions]));
    return ERR_NONE;
}

/* -- Conditions that tell nobody apart ------------------------------------------------------------ */

typedef struct Values {
    Arena *arena;
    Str *items;
    size_t count;
} Values;

static bool take_value(void *context, const ForeignValue *values, size_t count) {
    Values *of = context;
    if (count == 1 && of->count < VALUES_TOLD)
        of->items[of->count++] = str_copy(of->arena, values[0].text);
    return true;
}

static Err add_values(const Counting *counting, const Predicate *predicate, AuditFindingKind kind,
                      Str opt_decision, AuditCells *cells) {
    CLEANUP(out_done) Out text = out_open(4096);
    Values values = { counting->arena, arena_new(counting->arena, Str, VALUES_TOLD), 0 };
    count_sql_values(counting->sql, predicate, VALUES_TOLD, &text);
    TRY(run(counting, &text, take_value, &values));
    AuditFinding *finding = list_push(counting->arena, &cells->findings);
    *finding = (AuditFinding){ .kind = kind,
                               .opt_decision = opt_decision,
                               .column = predicate->name,
                               .values = { values.items, values.count } };
    return ERR_NONE;
}

/* A typing error makes a condition that holds for nobody: what the column holds is told here, since cells do not tell it. */
static Err add_constant(const Counting *counting, AuditCells *cells) {
    const CellQuestion *question = &counting->question.cells;
    if (counting->options->judgement.disclosure == AUDIT_PUBLIC)
        return ERR_NONE;
    for (size_t i = 0; i < question->decision_count; i++) {
        size_t none = 0;
        CellTable whole = cell_table_over(counting->arena, &cells->tables[i], &none, 0);
        CellCounts all = whole.count > 0 ? whole.cells[0].counts : (CellCounts){ 0 };
        uint64_t n = counts_n(&all), selected = counts_selected(&all);
        if (n > 0 && (selected == 0 || selected == n))
            TRY(add_values(counting, &question->decisions[i], AUDIT_FINDING_DECISION_CONSTANT,
                           cells->decision_names[i], cells));
        if (i == 0 && counts_labelled(&all) > 0 && (all.tp + all.fn == 0 || all.fp + all.tn == 0))
            TRY(add_values(counting, question->opt_label, AUDIT_FINDING_LABEL_CONSTANT,
                           cells->decision_names[0], cells));
    }
    return ERR_NONE;
}

/* -- All of it ------------------------------------------------------------------------------------ */

static Counting counting_of(Arena *arena, const AuditOptions *options, AuditProblem *problem) {
    *problem = (AuditProblem){ 0 };
    return (Counting){ .arena = arena, .options = options, .problem = problem };
}

Err audit_count_database(Arena *arena, const AuditOptions *options, AuditCells *ret,
                         AuditProblem *ret_problem) {
    Counting counting = counting_of(arena, options, ret_problem);
    *ret = (AuditCells){ 0 };
    Err err = open_database(&counting);
    if (err == ERR_NONE)
        err = count_totals(&counting, ret);
    if (err == ERR_NONE)
        err = count_cells(&counting, ret);
    if (err == ERR_NONE)
        err = add_constant(&counting, ret);
    foreign_close(counting.database);
    return err;
}

Err audit_database_statements(Arena *arena, const AuditOptions *options, Out *out,
                              AuditProblem *ret_problem) {
    Counting counting = counting_of(arena, options, ret_problem);
    Err err = open_database(&counting);
    if (err == ERR_NONE) {
        count_sql_totals(counting.sql, out);
        out_c(out, ";\n");
        for (size_t i = 0; i < counting.question.cells.family_count; i++)
            if (!cell_family_is_part(&counting.question.cells, i)) {
                out_char(out, '\n');
                count_sql_cells(counting.sql, i, out);
                out_c(out, ";\n");
            }
    }
    foreign_close(counting.database);
    return err;
}
