/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* audit_bench [--json] [--short] [--rows=N]: `einklang audit` on a generated CSV, with one thread and with two, beside what reading such
 * a file costs at least (wc -l, a scan that only counts signs, its SHA-256) and beside DuckDB and pandas where they are installed.
 * All of a run is measured in turn. Ends with 1 where two threads say anything else than one, or where counts are not those of
 * the generator. */
#include <fcntl.h>
#include <math.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "bench.h"
#include "command.h"
#include "decisions.h"
#include "files/audit_report_read.h"
#include "structure.h"

enum { ROWS = 10000000, FEW_ROWS = 20000, SAID_MAX = 1 << 16, WORD_MAX = 32 };

#define REPORT_MAX ((size_t)16 << 20)

typedef enum Measured {
    LINES,
    SCAN,
    DIGEST,
    COUNTS_1,
    COUNTS_2,
    EVERYTHING_1,
    EVERYTHING_2,
    STATISTICS,
    START,
    ROW,
    ROW_TENTH,
    MEMORY,
    MEMORY_TENTH,
    DUCKDB_1,
    DUCKDB_2,
    DUCKDB_SUMMARY,
    PANDAS,
    MEASURED_COUNT
} Measured;

static Figure figures[MEASURED_COUNT] = {
    [LINES] = { .name = "audit.lines", .unit = "ms", .digits = 2 },
    [SCAN] = { .name = "audit.scan", .unit = "ms", .digits = 2 },
    [DIGEST] = { .name = "audit.digest", .unit = "ms", .digits = 2 },
    [COUNTS_1] = { .name = "audit.counts_1_thread", .unit = "ms", .digits = 2 },
    [COUNTS_2] = { .name = "audit.counts_2_threads", .unit = "ms", .digits = 2 },
    [EVERYTHING_1] = { .name = "audit.everything_1_thread", .unit = "ms", .digits = 2 },
    [EVERYTHING_2] = { .name = "audit.everything_2_threads", .unit = "ms", .digits = 2 },
    [STATISTICS] = { .name = "audit.statistics", .unit = "ms", .digits = 2 },
    [START] = { .name = "audit.start", .unit = "ms", .digits = 2 },
    [ROW] = { .name = "audit.row", .unit = "ns", .digits = 1 },
    [ROW_TENTH] = { .name = "audit.row_of_a_tenth", .unit = "ns", .digits = 1 },
    [MEMORY] = { .name = "audit.memory", .unit = "MB", .digits = 1 },
    [MEMORY_TENTH] = { .name = "audit.memory_of_a_tenth", .unit = "MB", .digits = 1 },
    [DUCKDB_1] = { .name = "audit.duckdb_1_thread", .unit = "ms", .digits = 2 },
    [DUCKDB_2] = { .name = "audit.duckdb_2_threads", .unit = "ms", .digits = 2 },
    [DUCKDB_SUMMARY] = { .name = "audit.duckdb_summary_2_threads", .unit = "ms", .digits = 2 },
    [PANDAS] = { .name = "audit.pandas", .unit = "ms", .digits = 2 },
};

/* One of the two files, and what the audit says of it with one thread and with two. */
typedef struct File {
    const char *path, *reports[2];
    Decisions truth;
} File;

static File whole, tenth;
static const char *cells; /* counted once, for what the statistics alone take */
static bool knows_only;   /* whether the program has --only */
static char said[SAID_MAX];

static void note(Measured measured, int run, double seconds) {
    figures[measured].values[run] = seconds * 1000;
}

/* -- The audit ----------------------------------------------------------------------------------- */

typedef struct Question {
    const File *file;
    int threads;
    bool
        counts_only; /* groups and what follows of them, as far as the program can leave out the rest; no digest */
    bool
        one_column; /* three groups instead of those that are crossed: what is made of counts takes no time */
    const char *opt_cells;
} Question;

static const char *report_of(const Question *question) {
    return question->file->reports[question->threads - 1];
}

/* Nothing is hidden, so that the report can be held against the truth. */
static CommandRun ask(const Question *question) {
    char threads[WORD_MAX];
    snprintf(threads, sizeof threads, "%d", question->threads);
    const char *words[COMMAND_WORDS_MAX] = {
        program_path(),
        "audit",
        question->file->path,
        "--decision",
        DECISIONS_DECISION,
        "--label",
        DECISIONS_LABEL,
        "--selected",
        "favourable",
        "--min-cell",
        "0",
        "--threads",
        threads,
        "--json",
        "-o",
        report_of(question),
        "--exit-zero",
    };
    size_t count = 17;
    words[count++] = question->one_column ? "--group" : "--intersect";
    words[count++] = question->one_column ? DECISIONS_GROUP : DECISIONS_GROUPS;
    if (question->counts_only)
        words[count++] = "--no-digest";
    if (question->counts_only && knows_only) {
        words[count++] = "--only";
        words[count++] = "cells,rates,gaps";
    }
    if (question->opt_cells != NULL) {
        words[count++] = "--export-cells";
        words[count] = question->opt_cells;
    }
    CommandRun run = command_run(words, said, sizeof said);
    need(run.code == 0, "einklang audit");
    return run;
}

static double judge_cells(void) {
    const char *const words[] = { program_path(), "audit",          "--cells",     cells, "--json",
                                  "-o",           whole.reports[1], "--exit-zero", NULL };
    CommandRun run = command_run(words, said, sizeof said);
    need(run.code == 0, "einklang audit --cells");
    return run.seconds;
}

static Str report_text(Arena *arena, const char *path) {
    Str text;
    need(file_read_all(arena, path, REPORT_MAX, &text) == ERR_NONE, path);
    return text;
}

/* What was asked and when stands last, and differs. */
static size_t until_provenance(Str text) {
    const char *end = memmem(text.ptr, text.len, "\"provenance\"", strlen("\"provenance\""));
    need(end != NULL, "a report without provenance");
    return (size_t)(end - text.ptr);
}

static void need_same(const File *file) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Str one = report_text(arena, file->reports[0]), two = report_text(arena, file->reports[1]);
    size_t len = until_provenance(one);
    need(until_provenance(two) == len && memcmp(one.ptr, two.ptr, len) == 0,
         "two threads say something else than one");
}

static void need_true(const File *file) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Findings findings = { 0 };
    AuditReport report;
    const Decisions *truth = &file->truth;
    need(audit_report_read(arena, &findings, report_text(arena, file->reports[0]), &report) ==
             ERR_NONE,
         file->reports[0]);
    const AuditCell *all = &report.cells.items[0];
    need(report.input.rows_used == (uint64_t)truth->rows && all->tp.value == truth->tp &&
             all->fp.value == truth->fp && all->fn.value == truth->fn && all->tn.value == truth->tn,
         "the audit counts something else than was written");
    for (size_t i = 0; i < report.gaps.count; i++) {
        const AuditGap *gap = &report.gaps.items[i];
        if (gap->metric == AUDIT_METRIC_SELECTION_RATE && gap->scale == AUDIT_DIFFERENCE)
            need(gap->certain.known && gap->certain.value <= truth->gap,
                 "more is called certain than is true");
    }
}

/* -- What it is held against ---------------------------------------------------------------------- */

static double count_lines(void) {
    CommandRun run =
        command_run((const char *const[]){ "wc", "-l", whole.path, NULL }, said, sizeof said);
    need(run.code == 0 && strtoll(said, NULL, 10) == whole.truth.rows + 1, "wc -l");
    return run.seconds;
}

static double scan(void) {
    double before = wall_seconds();
    Structure structure = structure_scan(whole.path, ',');
    double seconds = wall_seconds() - before;
    need(structure.lines == (uint64_t)whole.truth.rows + 1, "the scan");
    return seconds;
}

static double digest(void) {
    static char piece[1 << 20];
    unsigned char sum[EVP_MAX_MD_SIZE];
    double before = wall_seconds();
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int fd = open(whole.path, O_RDONLY | O_CLOEXEC);
    need(context != NULL && fd >= 0 && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1,
         whole.path);
    for (ssize_t size; (size = read(fd, piece, sizeof piece)) != 0;)
        need(size > 0 && EVP_DigestUpdate(context, piece, (size_t)size) == 1, whole.path);
    need(EVP_DigestFinal_ex(context, sum, NULL) == 1, "SHA-256");
    close(fd);
    EVP_MD_CTX_free(context);
    return wall_seconds() - before;
}

/* Where the processor computes SHA-256 itself, everything in one pass has a time of its own; else the digest is the limit. */
static bool has_sha_instructions(void) {
    char line[8192];
    bool found = false;
    FILE *file = fopen("/proc/cpuinfo", "re");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL)
        found = strstr(line, " sha_ni") != NULL || strstr(line, " sha2") != NULL;
    if (file != NULL)
        fclose(file);
    return found;
}

/* -- Peers ---------------------------------------------------------------------------------------- */

enum { NOT_INSTALLED = 9, NO_SUCH_PROGRAM = 127 };

/* Seconds as the peer measures them, without its start; -1: it is not there. It must count what was written. */
static double peer(const char *const *words, const Decisions *opt_truth) {
    CommandRun run = command_run(words, said, sizeof said);
    if (run.code == NOT_INSTALLED || run.code == NO_SUCH_PROGRAM)
        return -1;
    double seconds = 0;
    unsigned long long groups = 0, tp = 0, fp = 0, fn = 0, tn = 0;
    need(run.code == 0 && sscanf(said, "%lf %llu %llu %llu %llu %llu", &seconds, &groups, &tp, &fp,
                                 &fn, &tn) == 6,
         words[1]);
    need(opt_truth == NULL || (groups <= DECISIONS_CELLS && tp == opt_truth->tp &&
                               fp == opt_truth->fp && fn == opt_truth->fn && tn == opt_truth->tn),
         "a peer counts something else than was written");
    return seconds;
}

static double duckdb(const char *part, const File *file, const char *threads) {
    const char *const words[] = { "node", "tests/bench/peers/duckdb.mjs", part, file->path, threads,
                                  NULL };
    return peer(words, strcmp(part, "counts") == 0 ? &file->truth : NULL);
}

static double pandas(const File *file) {
    const char *const words[] = { "python3", "tests/bench/peers/pandas_groupby.py", "counts",
                                  file->path, NULL };
    return peer(words, &file->truth);
}

static bool has_duckdb, has_pandas;

static void find_peers(void) {
    has_duckdb = duckdb("counts", &tenth, "1") >= 0;
    has_pandas = pandas(&tenth) >= 0;
    if (!has_duckdb)
        fprintf(stderr, "DuckDB is not installed (npm ci --prefix tests/bench/peers): left out\n");
    if (!has_pandas)
        fprintf(stderr, "pandas is not installed (Debian: python3-pandas): left out\n");
}

static void measure_peers(int run) {
    if (has_duckdb) {
        note(DUCKDB_1, run, duckdb("counts", &whole, "1"));
        note(DUCKDB_2, run, duckdb("counts", &whole, "2"));
        note(DUCKDB_SUMMARY, run, duckdb("summary", &whole, "2"));
    }
    if (has_pandas)
        note(PANDAS, run, pandas(&whole));
}

/* -- One after the other --------------------------------------------------------------------------- */

static void find_only(void) {
    command_run((const char *const[]){ program_path(), "audit", "--help", NULL }, said,
                sizeof said);
    knows_only = strstr(said, "--only ") != NULL;
    if (!knows_only)
        fprintf(stderr, "the program has no --only yet: audit.counts_* profile all columns, too\n");
}

static void prepare(void) {
    int64_t rows = bench_rows(ROWS, FEW_ROWS);
    const char *const one = bench_file("one.json"), *const two = bench_file("two.json");
    whole = (File){ bench_file("decisions.csv"), { one, two }, { 0 } };
    tenth = (File){ bench_file("tenth.csv"), { one, two }, { 0 } };
    cells = bench_file("cells.json");
    whole.truth = decisions_write(whole.path, rows);
    tenth.truth = decisions_write(tenth.path, rows / 10);
    fprintf(stderr, "%lld rows, %.0f MB\n", (long long)rows, (double)whole.truth.bytes / 1e6);
    find_only();
    find_peers();
    ask(&(Question){ .file = &whole, .threads = 1, .counts_only = true, .opt_cells = cells });
}

static double bare_start(void) {
    CommandRun run =
        command_run((const char *const[]){ program_path(), "version", NULL }, said, sizeof said);
    need(run.code == 0, "einklang version");
    return run.seconds;
}

/* In ns, without the start of the program, which may take longer than a short file: with so few groups all that is left is
 * done for each row. */
static double by_row(const File *file, double start) {
    CommandRun run = ask(&(Question){ .file = file, .threads = 1, .one_column = true });
    return fmax(run.seconds - start, 1e-6) / (double)file->truth.rows * 1e9;
}

static void measure_rows(int run) {
    double start = bare_start();
    note(START, run, start);
    figures[ROW].values[run] = by_row(&whole, start);
    figures[ROW_TENTH].values[run] = by_row(&tenth, start);
}

static void measure_tenth(int run) {
    CommandRun one = ask(&(Question){ .file = &tenth, .threads = 1 });
    CommandRun two = ask(&(Question){ .file = &tenth, .threads = 2 });
    need_same(&tenth);
    need_true(&tenth);
    figures[MEMORY_TENTH].values[run] = fmax(one.memory, two.memory) / 1e6;
}

static void measure(int run) {
    note(LINES, run, count_lines());
    note(SCAN, run, scan());
    note(DIGEST, run, digest());
    note(COUNTS_1, run,
         ask(&(Question){ .file = &whole, .threads = 1, .counts_only = true }).seconds);
    note(COUNTS_2, run,
         ask(&(Question){ .file = &whole, .threads = 2, .counts_only = true }).seconds);
    need_same(&whole);
    CommandRun one = ask(&(Question){ .file = &whole, .threads = 1 });
    CommandRun two = ask(&(Question){ .file = &whole, .threads = 2 });
    need_same(&whole);
    need_true(&whole);
    note(EVERYTHING_1, run, one.seconds);
    note(EVERYTHING_2, run, two.seconds);
    figures[MEMORY].values[run] = fmax(one.memory, two.memory) / 1e6;
    note(STATISTICS, run, judge_cells());
    measure_tenth(run);
    measure_rows(run);
    measure_peers(run);
}

/* -- Figures --------------------------------------------------------------------------------------- */

static void print_limit(Measured measured, double limit) {
    Figure held = figures[measured];
    held.against = "limit";
    held.yardstick = limit;
    held.most = 1;
    figure_print(&held);
}

static void print_beside(Measured measured, Measured other, double most, double least) {
    Figure held = figures[measured];
    held.beside = &figures[other];
    held.most = most;
    held.least = least;
    figure_print(&held);
}

static void print_peers(void) {
    if (has_duckdb) {
        figure_print(&figures[DUCKDB_1]);
        figure_print(&figures[DUCKDB_2]);
        figure_print(&figures[DUCKDB_SUMMARY]);
        print_beside(COUNTS_1, DUCKDB_1, 1. / 3, 0);
        print_beside(COUNTS_2, DUCKDB_2, 1. / 3, 0);
        print_beside(EVERYTHING_2, DUCKDB_SUMMARY, 0, 0);
    }
    if (has_pandas) {
        figure_print(&figures[PANDAS]);
        print_beside(COUNTS_1, PANDAS, 1. / 10, 0);
        print_beside(COUNTS_2, PANDAS, 1. / 15, 0);
    }
}

/* The limits were set for 10^7 rows. */
static void print(void) {
    double share = (double)whole.truth.rows / ROWS;
    bool by_digest = !has_sha_instructions();
    figure_print(&figures[LINES]);
    print_beside(SCAN, LINES, 0, 0);
    print_beside(DIGEST, LINES, 0, 0);
    print_limit(COUNTS_1, 600 * share);
    print_beside(COUNTS_1, LINES, 10, 0);
    print_beside(COUNTS_1, SCAN, 0, 0);
    print_limit(COUNTS_2, 400 * share);
    print_beside(COUNTS_2, LINES, 0, 0);
    print_beside(EVERYTHING_1, DIGEST, 0, 0);
    if (!by_digest)
        print_limit(EVERYTHING_2, 1500 * share);
    print_beside(EVERYTHING_2, DIGEST, by_digest ? 1.15 : 0, 0);
    print_beside(STATISTICS, EVERYTHING_1, 0, 0);
    figure_print(&figures[START]);
    figure_print(&figures[ROW_TENTH]);
    print_beside(ROW, ROW_TENTH, 1.15, 0.85);
    figure_print(&figures[MEMORY_TENTH]);
    print_limit(MEMORY, 64);
    print_beside(MEMORY, MEMORY_TENTH, 0, 0);
    print_peers();
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    bench_folder();
    bench_leave_nothing();
    prepare();
    for (int run = 0; run < bench_runs(); run++)
        measure(run);
    print();
    bench_done();
    return 0;
}
