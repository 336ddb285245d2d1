/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/audit_cells.h"
#include "app/audit_days.h"
#include "app/audit_digest.h"
#include "app/audit_human.h"
#include "app/audit_input.h"
#include "app/audit_judge.h"
#include "app/audit_population.h"
#include "app/audit_profile.h"
#include "app/audit_quality.h"
#include "app/audit_question.h"
#include "app/audit_recount.h"
#include "app/audit_scores.h"
#include "audit/example_applications.h"
#include "base/io.h"

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
    AuditCells *opt_cells; /* what was counted, for a file of it */
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
        audit_tell(run->arena, &problem, source->name, run->problem);
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
        audit_tell(run->arena, &problem, source->name, run->problem);
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
            run->problem->choices = audit_names_told(run->arena, &sample->names);
        TRY(err);
    }
    return ERR_NONE;
}

static bool has_part(const Run *run, AuditPart part) {
    return audit_has_part(&run->options->judgement, part);
}

static Err quality(Run *run) {
    if (!has_part(run, AUDIT_PART_QUALITY))
        return ERR_NONE;
    if (run->options->opt_rules != NULL)
        TRY(audit_quality(run->arena, run->sources, run->count, run->options, run->report,
                          run->problem));
    return run->options->opt_population == NULL
               ? ERR_NONE
               : audit_represent(run->arena, run->sources, run->count, run->options, run->report,
                                 run->problem);
}

static Err judge(Run *run, const CellTable *tables) {
    const AuditRecount recount = { run->arena,   run->sources, run->count,
                                   run->options, run->report,  run->problem };
    AuditHuman human;
    TRY(audit_human(&recount, &run->question, &human));
    const AuditJudging judging = { .arena = run->arena,
                                   .human = human,
                                   .options = run->options,
                                   .question = &run->question,
                                   .opt_source = &run->sources[0],
                                   .report = run->report };
    TRY(quality(run));
    size_t read = run->report->findings.count;
    TRY(audit_judge(&judging, tables, run->problem));
    TRY(audit_scores(&recount, &run->question));
    TRY(audit_days(&recount, &run->question));
    if (run->opt_cells != NULL)
        audit_cells_keep(run->arena, &run->question, tables, run->report, read, run->opt_cells);
    return ERR_NONE;
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
            audit_tell(run->arena, &problem, run->sources[0].name, run->problem);
        else
            err = judge(run, tables);
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

/* Rows, and no more. */
static Err count_rows(Run *run, const Sample *sample, BlockSource *first) {
    const CellOptions how = { .threads = run->options->threads,
                              .way = csv_best_way(),
                              .stop_at_reject = run->options->stop_at_reject };
    run->read = count_source;
    run->counter = cell_counter_open(&run->question.cells, &how);
    Err err = read_sources(run, sample, first);
    cell_counter_close(run->counter);
    return err;
}

/* Beside decisions where it is asked for (--only): the files once more; what was read is told already. */
static Err profile_again(Run *run) {
    const AuditRecount recount = { run->arena,   run->sources, run->count,
                                   run->options, run->report,  run->problem };
    if (run->options->judgement.only == 0 || !has_part(run, AUDIT_PART_PROFILE))
        return ERR_NONE;
    for (size_t i = 0; i < run->count; i++)
        TRY(audit_rewind(&recount, &run->sources[i]));
    const AuditInput input = run->report->input;
    size_t findings = run->report->findings.count;
    FileSource first = file_source(run->sources[0].descriptor);
    const Sample nothing = { 0 };
    Err err = profile(run, &nothing, &first.source);
    run->report->input = input;
    run->report->findings.count = findings;
    return err;
}

static Err run_parts(Run *run, const Sample *sample, BlockSource *first) {
    if (run->options->decisions.count > 0) {
        TRY(audit_question(run->arena, run->options, &sample->names, &run->question, run->problem));
        TRY(count_and_judge(run, sample, first));
        TRY(profile_again(run));
    } else {
        run->question.cells.missing = run->options->missing;
        TRY(has_part(run, AUDIT_PART_PROFILE) ? profile(run, sample, first)
                                              : count_rows(run, sample, first));
        TRY(quality(run));
    }
    audit_drop_unasked(&run->options->judgement, run->report);
    return ERR_NONE;
}

Err audit_run(Arena *arena, const AuditSource *sources, size_t count, const AuditOptions *options,
              AuditCells *opt_cells, AuditReport *ret, AuditProblem *ret_problem) {
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
                .problem = ret_problem,
                .opt_cells = opt_cells };
    FileSource first = file_source(sources[0].descriptor);
    Sample sample;
    Err err = take_sample(arena, &first.source, &options->dialect, &sample);
    if (err != ERR_NONE) {
        *ret_problem = (AuditProblem){ .kind = AUDIT_FILE_NOT_READ, .file = sources[0].name };
        return err;
    }
    ret->input.columns = (AuditTexts){ sample.names.items, sample.names.count };
    return run_parts(&run, &sample, &first.source);
}

void audit_example(bool after, Out *out) {
    example_applications(after ? EXAMPLE_AFTER : EXAMPLE_BEFORE, out);
}
