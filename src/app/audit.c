/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/audit_digest.h"
#include "app/audit_profile.h"
#include "app/audit_question.h"
#include "audit/example_applications.h"
#include "base/io.h"
#include "base/utf8.h"
#include "stats/audit_assess.h"

/* Names of columns in an error: so many of them. */
enum { NAMES_TOLD = 40, NAME_TOLD = 60 };

/* -- Sources ----------------------------------------------------------------------------------- */

static AuditProblemKind why_not_opened(int reason) {
    if (reason == ENOENT || reason == ENOTDIR)
        return AUDIT_FILE_MISSING;
    return reason == EACCES || reason == EPERM ? AUDIT_FILE_FORBIDDEN : AUDIT_FILE_NOT_READ;
}

Err audit_open(Arena *arena, const char *path, AuditSource *ret, AuditProblem *ret_problem) {
    *ret = (AuditSource){ .name = str_copy(arena, str_from(path)), .descriptor = STDIN_FILENO };
    *ret_problem = (AuditProblem){ .file = ret->name };
    if (strcmp(path, "-") == 0)
        return ERR_NONE;
    struct stat status;
    ret->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (ret->descriptor < 0) {
        ret_problem->kind = why_not_opened(errno);
        return ERR_INVALID;
    }
    ret->is_ours = true;
    if (fstat(ret->descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        audit_close(ret);
        ret_problem->kind = AUDIT_FILE_FOLDER;
        return ERR_INVALID;
    }
    return ERR_NONE;
}

void audit_close(AuditSource *source) {
    if (source->is_ours)
        fd_close(source->descriptor);
    source->is_ours = false;
}

/* -- What went wrong --------------------------------------------------------------------------- */

static AuditProblemKind csv_kind(CsvProblemKind kind) {
    static const AuditProblemKind KINDS[] = {
        [CSV_FINE] = AUDIT_FINE,
        [CSV_UTF16] = AUDIT_UTF16,
        [CSV_NOT_TEXT] = AUDIT_NOT_TEXT,
        [CSV_SKIP_TOO_MANY] = AUDIT_SKIP_TOO_MANY,
        [CSV_EMPTY] = AUDIT_FILE_EMPTY,
        [CSV_HEADER_REFUSED] = AUDIT_HEADER_REFUSED,
        [CSV_TOO_MANY_COLUMNS] = AUDIT_TOO_MANY_COLUMNS,
        [CSV_QUOTE_OPEN] = AUDIT_QUOTE_OPEN,
        [CSV_RECORD_TOO_LONG] = AUDIT_RECORD_TOO_LONG,
        [CSV_NOT_READ] = AUDIT_FILE_NOT_READ,
    };
    return KINDS[kind];
}

static Str names_told(Arena *arena, const ColumnNames *names) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < names->count && i < NAMES_TOLD; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, utf8_one_line(arena, names->items[i], NAME_TOLD));
    }
    out_c(&out, names->count > NAMES_TOLD ? ", …" : "");
    return str_copy(arena, out_view(&out));
}

static void tell(Arena *arena, const CellProblem *problem, Str file, AuditProblem *ret) {
    ret->file = file;
    ret->value = utf8_one_line(arena, problem->name, NAME_TOLD);
    switch (problem->kind) {
    case CELL_CSV:
        ret->kind = csv_kind(problem->csv.kind);
        ret->line = problem->csv.line;
        ret->column = problem->csv.column;
        break;
    case CELL_REJECTED:
        ret->kind = problem->reject.kind == CELL_REJECT_FIELDS ? AUDIT_REJECTED_FIELDS
                                                               : AUDIT_REJECTED_QUOTE;
        ret->line = problem->reject.line;
        ret->column = problem->reject.column;
        break;
    case CELL_NO_COLUMN: ret->kind = AUDIT_NO_COLUMN; break;
    case CELL_TOO_MANY_GROUPS:
        ret->kind = AUDIT_TOO_MANY_OPTIONS;
        ret->option = STR("--group, --intersect");
        ret->most = STR("64");
        break;
    case CELL_TOO_MANY_DECISIONS:
        ret->kind = AUDIT_TOO_MANY_OPTIONS;
        ret->option = STR("--decision");
        ret->most = STR("16");
        break;
    case CELL_TOO_MANY_VALUES: ret->kind = AUDIT_TOO_MANY_VALUES; break;
    case CELL_VALUE_TOO_LONG: ret->kind = AUDIT_VALUE_TOO_LONG; break;
    case CELL_FINE:
    case CELL_TOO_MANY_CELLS: ret->kind = AUDIT_TOO_MANY_CELLS; break;
    }
}

/* -- The first bytes ---------------------------------------------------------------------------- */

/* The first bytes of a source, looked at before it is read. */
typedef struct Sample {
    Str bytes;
    ColumnNames names; /* none where its beginning cannot be read: reading it says why */
} Sample;

static Err take_sample(Arena *arena, BlockSource *source, const DialectOptions *dialect,
                       Sample *ret) {
    char *room = arena_new(arena, char, DIALECT_SAMPLE);
    size_t len = 0;
    TRY(source_read(source, room, DIALECT_SAMPLE, &len));
    *ret = (Sample){ .bytes = str_bytes(room, len) };
    MemorySource memory = memory_source(ret->bytes, 0);
    CsvOptions options = { *dialect, 0, csv_best_way() };
    CsvProblem problem;
    CsvReader *reader = NULL;
    if (csv_reader_open(&memory.source, &options, &problem, &reader) == ERR_NONE) {
        size_t count = csv_reader_columns(reader);
        Str *names = arena_new(arena, Str, count);
        for (size_t i = 0; i < count; i++)
            names[i] = str_copy(arena, csv_reader_names(reader)[i]);
        ret->names = (ColumnNames){ names, count };
    }
    csv_reader_close(reader);
    return ERR_NONE;
}

/* -- Running ----------------------------------------------------------------------------------- */

typedef struct Run Run;
/* One source from its first byte to its last. */
typedef Err (*ReadFn)(Run *run, const AuditSource *source, BlockSource *bytes, AuditFile *ret);
struct Run {
    Arena *arena;
    const AuditSource *sources;
    size_t count;
    const AuditOptions *options;
    AuditReport *report;
    AuditProblem *problem;
    ReadFn read;
    CellCounter *counter; /* with decisions */
    ProfilePass *pass;    /* without */
    AuditQuestion question;
};

static Str encoding_name(Encoding encoding) {
    static const Str NAMES[] = { [ENCODING_FIND] = STR_INIT(""),
                                 [ENCODING_UTF8] = STR_INIT("utf-8"),
                                 [ENCODING_LATIN1] = STR_INIT("latin-1"),
                                 [ENCODING_WINDOWS_1252] = STR_INIT("windows-1252") };
    return NAMES[encoding];
}

static AuditFinding *found(Run *run, AuditFindingKind kind, Str column, uint64_t count) {
    AuditFinding *finding = list_push(run->arena, &run->report->findings);
    *finding = (AuditFinding){ .kind = kind, .column = column };
    if (count > 0)
        finding->count = audit_count(count);
    return finding;
}

static void report_file(Run *run, const AuditSource *source, const CellFileCounts *counts,
                        AuditFile *ret) {
    AuditInput *input = &run->report->input;
    uint64_t rejected = counts->rejected_fields + counts->rejected_quote;
    *ret = (AuditFile){ .name = source->name,
                        .bytes = counts->bytes,
                        .rows = counts->rows + rejected,
                        .encoding = encoding_name(counts->dialect.encoding),
                        .delimiter =
                            str_copy(run->arena, str_bytes(&counts->dialect.shape.delimiter, 1)),
                        .decimal = counts->dialect.decimal == ',' ? STR("comma") : STR("point") };
    input->rows += counts->rows + rejected;
    input->rows_used += counts->used;
    input->skipped += rejected;
    for (size_t i = 0; i < counts->again_count; i++)
        (void)found(run, AUDIT_FINDING_NAME_TWICE, counts->again[i], 0);
    if (rejected > 0)
        (void)found(run, AUDIT_FINDING_RECORDS_REJECTED, source->name, rejected);
    if (counts->unbinned > 0)
        (void)found(run, AUDIT_FINDING_UNBINNED, source->name, counts->unbinned);
    if (counts->stray_quotes > 0)
        (void)found(run, AUDIT_FINDING_STRAY_QUOTES, source->name, counts->stray_quotes);
    if (counts->mixed_encoding)
        (void)found(run, AUDIT_FINDING_MIXED_ENCODING, source->name, 0);
    if (counts->mixed_decimal && run->options->dialect.decimal == 0)
        (void)found(run, AUDIT_FINDING_MIXED_DECIMAL, source->name, 0);
}

static Err count_source(Run *run, const AuditSource *source, BlockSource *bytes, AuditFile *ret) {
    CellProblem problem = { 0 };
    CellFileCounts counts;
    Err err = cell_counter_file(run->counter, bytes, &run->options->dialect, run->arena, &problem,
                                &counts);
    if (err != ERR_NONE) {
        tell(run->arena, &problem, source->name, run->problem);
        return err;
    }
    report_file(run, source, &counts, ret);
    return ERR_NONE;
}

static Err profile_source(Run *run, const AuditSource *source, BlockSource *bytes, AuditFile *ret) {
    CellProblem problem = { .kind = CELL_CSV };
    ProfileFileCounts counts;
    Err err = profile_pass_file(run->pass, bytes, &run->options->dialect, &problem.csv, &counts);
    if (err != ERR_NONE) {
        tell(run->arena, &problem, source->name, run->problem);
        return err;
    }
    *ret = (AuditFile){ .name = source->name,
                        .bytes = counts.bytes,
                        .rows = counts.rows + counts.left_out };
    run->report->input.rows += counts.rows + counts.left_out;
    run->report->input.rows_used += counts.rows;
    run->report->input.skipped += counts.left_out;
    if (counts.left_out > 0)
        (void)found(run, AUDIT_FINDING_RECORDS_REJECTED, source->name, counts.left_out);
    return ERR_NONE;
}

static Err read_sources(Run *run, const Sample *sample, BlockSource *first) {
    AuditFile *files = arena_new(run->arena, AuditFile, run->count);
    run->report->input.files = files;
    run->report->input.file_count = run->count;
    for (size_t i = 0; i < run->count; i++) {
        FileSource file = file_source(run->sources[i].descriptor);
        ReplaySource replay = replay_source(sample->bytes, first);
        BlockSource *bytes = i == 0 ? &replay.source : &file.source;
        bool digested = !run->options->no_digest;
        DigestSource digest = digested ? digest_source(bytes) : (DigestSource){ 0 };
        Err err = run->read(run, &run->sources[i], digested ? &digest.source : bytes, &files[i]);
        if (digested)
            files[i].sha256 = digest_source_finish(&digest, run->arena);
        bool may_tell = run->options->judgement.disclosure == AUDIT_INTERNAL;
        if (err != ERR_NONE && run->problem->kind == AUDIT_NO_COLUMN && i == 0 && may_tell)
            run->problem->choices = names_told(run->arena, &sample->names);
        TRY(err);
    }
    return ERR_NONE;
}

/* Of the first decision. */
static void count_input(Run *run, const CellTable *table) {
    AuditInput *input = &run->report->input;
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
static AuditTexts values_of(Run *run, Str column) {
    enum { VALUES_TOLD = 20 };
    const AuditSource *source = &run->sources[0];
    if (run->options->judgement.disclosure == AUDIT_PUBLIC ||
        lseek(source->descriptor, 0, SEEK_SET) != 0)
        return (AuditTexts){ 0 };
    const CellQuestion question = { .groups = &column,
                                    .group_count = 1,
                                    .missing = run->options->missing };
    const CellOptions how = { .threads = run->options->threads, .way = csv_best_way() };
    FileSource file = file_source(source->descriptor);
    CellCounter *counter = cell_counter_open(&question, &how);
    CellProblem problem;
    CellFileCounts counts;
    CellTable table;
    AuditTexts ret = { 0 };
    if (cell_counter_file(counter, &file.source, &run->options->dialect, run->arena, &problem,
                          &counts) == ERR_NONE &&
        cell_counter_finish(counter, run->arena, &problem, &table) == ERR_NONE)
        ret = (AuditTexts){ table.columns[0].values, table.columns[0].count < VALUES_TOLD
                                                         ? table.columns[0].count
                                                         : VALUES_TOLD };
    cell_counter_close(counter);
    return ret;
}

static void tell_constant(Run *run, AuditFindingKind kind, size_t decision,
                          const Predicate *predicate) {
    AuditFinding *finding = found(run, kind, predicate->name, 0);
    finding->opt_decision = run->question.decision_names[decision];
    finding->values = values_of(run, predicate->name);
}

/* Of one decision; it is not judged if so. */
static bool is_constant(Run *run, size_t decision, const CellTable *table) {
    CellCounts all = all_of(table);
    uint64_t n = counts_n(&all), selected = counts_selected(&all);
    bool constant = n > 0 && (selected == 0 || selected == n);
    if (constant)
        tell_constant(run, AUDIT_FINDING_DECISION_CONSTANT, decision,
                      &run->question.cells.decisions[decision]);
    bool labelled = counts_labelled(&all) > 0;
    if (decision == 0 && labelled && (all.tp + all.fn == 0 || all.fp + all.tn == 0))
        tell_constant(run, AUDIT_FINDING_LABEL_CONSTANT, decision, run->options->opt_label);
    return constant;
}

/* `tables`: family by family, one for each decision. */
static void judge(Run *run, const CellTable *tables) {
    const AuditQuestion *question = &run->question;
    size_t decisions = question->cells.decision_count, count = 0;
    size_t all = question->cells.family_count * decisions;
    AuditFamily *assessed = arena_new(run->arena, AuditFamily, all);
    bool *constant = arena_new(run->arena, bool, decisions);
    for (size_t i = 0; i < decisions; i++)
        constant[i] = is_constant(run, i, &tables[i]);
    for (size_t i = 0; i < all; i++) {
        size_t family = i / decisions, decision = i % decisions;
        if (constant[decision])
            continue;
        assessed[count++] = (AuditFamily){ .opt_decision = question->decision_names[decision],
                                           .table = &tables[i],
                                           .over = question->overs[family],
                                           .by_intersection = family >= question->simple_count };
    }
    audit_assess(run->arena, assessed, count, &run->options->judgement, run->report);
}

/* Time and memory of what follows grow with the cells of all tables: whoever asks for more than anybody can read is told so
 * before it is begun. */
static Err refuse_too_large(Run *run, const CellTable *tables, size_t count) {
    size_t cells = 0;
    for (size_t i = 0; i < count; i++)
        cells += tables[i].count;
    if (cells <= AUDIT_CELLS_MAX)
        return ERR_NONE;
    CLEANUP(out_done) Out out = out_open(32);
    out_format(&out, "%zu", cells);
    *run->problem = (AuditProblem){ .kind = AUDIT_RUN_TOO_LARGE,
                                    .value = str_copy(run->arena, out_view(&out)) };
    out_reset(&out);
    out_format(&out, "%zu", (size_t)AUDIT_CELLS_MAX);
    run->problem->most = str_copy(run->arena, out_view(&out));
    return ERR_INVALID;
}

static Err count_and_judge(Run *run, const Sample *sample, BlockSource *first) {
    CellOptions how = { .threads = run->options->threads,
                        .way = csv_best_way(),
                        .stop_at_reject = run->options->stop_at_reject };
    run->read = count_source;
    run->counter = cell_counter_open(&run->question.cells, &how);
    Err err = read_sources(run, sample, first);
    if (err == ERR_NONE) {
        CellProblem problem = { 0 };
        CellTable *tables = arena_new(run->arena, CellTable, cell_counter_tables(run->counter));
        err = cell_counter_finish(run->counter, run->arena, &problem, tables);
        if (err != ERR_NONE)
            tell(run->arena, &problem, run->sources[0].name, run->problem);
        else
            err = refuse_too_large(run, tables, cell_counter_tables(run->counter));
        if (err == ERR_NONE) {
            count_input(run, &tables[0]); /* the rows of any family are all rows */
            judge(run, tables);
        }
    }
    cell_counter_close(run->counter);
    return err;
}

static Err profile(Run *run, const Sample *sample, BlockSource *first) {
    ProfileOptions how = { .threads = run->options->threads, .way = csv_best_way() };
    run->read = profile_source;
    run->pass = profile_pass_open(&run->options->missing, &how);
    Err err = read_sources(run, sample, first);
    if (err == ERR_NONE)
        audit_profile(run->arena, run->pass, run->options->judgement.disclosure, run->report);
    profile_pass_close(run->pass);
    return err;
}

Err audit_run(Arena *arena, const AuditSource *sources, size_t count, const AuditOptions *options,
              AuditReport *ret, AuditProblem *ret_problem) {
    *ret = (AuditReport){ 0 };
    *ret_problem = (AuditProblem){ 0 };
    if (count == 0) {
        ret_problem->kind = AUDIT_NO_FILE;
        return ERR_INVALID;
    }
    Run run = { .arena = arena,
                .sources = sources,
                .count = count,
                .options = options,
                .report = ret,
                .problem = ret_problem };
    FileSource first = file_source(sources[0].descriptor);
    Sample sample;
    Err err = take_sample(arena, &first.source, &options->dialect, &sample);
    if (err != ERR_NONE) {
        *ret_problem = (AuditProblem){ .kind = AUDIT_FILE_NOT_READ, .file = sources[0].name };
        return err;
    }
    ret->input.columns = (AuditTexts){ sample.names.items, sample.names.count };
    if (options->decisions.count == 0)
        return profile(&run, &sample, &first.source);
    TRY(audit_question(arena, options, &sample.names, &run.question, ret_problem));
    return count_and_judge(&run, &sample, &first.source);
}

void audit_example(bool after, Out *out) {
    example_applications(after ? EXAMPLE_AFTER : EXAMPLE_BEFORE, out);
}
