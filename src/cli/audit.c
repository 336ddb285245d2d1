/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* audit.c -- `einklang audit FILE... [--decision CONDITION] ...`, `einklang audit example [--after]`. */
#include <string.h>
#include <sys/stat.h>

#include "app/audit.h"
#include "app/audit_cells.h"
#include "app/audit_database.h"
#include "app/audit_paper.h"
#include "base/clock.h"
#include "cli/audit_input.h"
#include "files/audit_cells_json.h"
#include "files/audit_report_json.h"
#include "text/audit_text.h"
#include "text/format.h"
#include "text/messages.h"
#include "views/assets.h"
#include "views/audit_terminal.h"

/* Options about how the answer is given; all others are the question. */
static bool is_about_answer(const char *name) {
    static const char *const NAMES[] = {
        "lang", "json",  "output",       "exit-zero", "html",
        "odt",  "cells", "export-cells", "config",    "print-sql"
    };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(NAMES[i], name) == 0)
            return true;
    return false;
}

typedef struct Asked {
    Language language;
    const AuditGiven *given;
    size_t count;
    const AuditCells *opt_cells; /* instead of rows */
    AuditOptions options;
    AuditSource *sources;
    size_t source_count;
} Asked;

static bool is_in_database(const Asked *asked) {
    return !str_empty(asked->options.database.location);
}

static int fail(const Cli *cli, const Asked *asked, const AuditProblem *problem) {
    CLEANUP(out_done) Out out = out_open(256);
    message_text(&out, asked->language, audit_problem_message(problem));
    fprintf(stderr, "einklang: " STR_FMT "\n", STR_ARG(out_view(&out)));
    if (!audit_problem_usage(problem))
        return EXIT_FAILED;
    out_reset(&out);
    message_text(&out, asked->language, msg(audit_see_help, str_from(cli->command->name)));
    fprintf(stderr, "einklang: " STR_FMT "\n", STR_ARG(out_view(&out)));
    return EXIT_USAGE;
}

/* What is read must not be written over. */
static bool is_source(const Asked *asked, const char *path) {
    struct stat output, input;
    if (stat(path, &output) != 0)
        return false;
    for (size_t i = 0; i < asked->source_count; i++)
        if (fstat(asked->sources[i].descriptor, &input) == 0 && S_ISREG(input.st_mode) &&
            input.st_dev == output.st_dev && input.st_ino == output.st_ino)
            return true;
    return false;
}

/* As given; what is handed on tells of nobody. */
static void take_given(Cli *cli, bool documents, Asked *asked) {
    AuditGiven *given = arena_new(cli->arena, AuditGiven, cli->given_count + 1);
    for (size_t i = 0; i < cli->given_count; i++)
        if (!is_about_answer(cli->given[i].option->name))
            given[asked->count++] =
                (AuditGiven){ str_from(cli->given[i].option->name), str_from(cli->given[i].value) };
    if (documents && !cli_flag(cli, "disclosure"))
        given[asked->count++] = (AuditGiven){ STR("disclosure"), STR("public") };
    asked->given = given;
}

static int read_options(Cli *cli, Asked *asked) {
    AuditProblem problem;
    Err err =
        asked->opt_cells == NULL
            ? audit_options_read(cli->arena, asked->given, asked->count, &asked->options, &problem)
            : audit_cells_options(cli->arena, asked->opt_cells, asked->given, asked->count,
                                  &asked->given, &asked->count, &problem);
    if (err == ERR_NONE && asked->opt_cells != NULL)
        err = audit_options_read_counted(cli->arena, asked->given, asked->count, &asked->options,
                                         &problem);
    if (err == ERR_NONE && cli_flag(cli, "export-cells") && asked->options.decisions.count == 0) {
        problem = (AuditProblem){ .kind = AUDIT_NEEDS,
                                  .option = STR("--export-cells"),
                                  .choices = STR("--decision") };
        err = ERR_INVALID;
    }
    return err == ERR_NONE ? EXIT_DONE : fail(cli, asked, &problem);
}

static int read_cells(Cli *cli, Asked *asked) {
    AuditCells *cells = arena_new(cli->arena, AuditCells, 1);
    if (!cli_flag(cli, "cells"))
        return EXIT_DONE;
    if (cli->word_count > 0)
        return cli_usage("takes files or --cells, not both", cli->words[0]);
    if (cli_flag(cli, "export-cells"))
        return cli_usage("--export-cells does not go with --cells", cli_value(cli, "cells"));
    asked->opt_cells = cells;
    return audit_read_cells(cli, asked->language, cli_value(cli, "cells"), cells);
}

/* The question of a report, but for what is asked anew. */
static int read_config(Cli *cli, Asked *asked) {
    AuditReport report;
    Str text;
    if (!cli_flag(cli, "config"))
        return EXIT_DONE;
    if (asked->opt_cells != NULL)
        return cli_usage("--config does not go with --cells, which have a question",
                         cli_value(cli, "config"));
    int code = audit_read_report(cli, asked->language, cli_value(cli, "config"), &text, &report);
    if (code == EXIT_DONE)
        audit_options_anew(cli->arena, &report.provenance, asked->given, asked->count,
                           &asked->given, &asked->count);
    return code;
}

static int read_question(Cli *cli, Asked *asked) {
    bool documents = cli_flag(cli, "html") || cli_flag(cli, "odt");
    int code = audit_language(cli, &asked->language);
    if (code == EXIT_DONE)
        code = read_cells(cli, asked);
    if (code != EXIT_DONE)
        return code;
    take_given(cli, documents, asked);
    code = read_config(cli, asked);
    if (code == EXIT_DONE)
        code = read_options(cli, asked);
    if (code == EXIT_DONE && asked->opt_cells == NULL)
        code = audit_read_beside(cli, asked->language, &asked->options);
    if (code == EXIT_DONE && is_in_database(asked) && cli->word_count > 0)
        return cli_usage("takes files or --sql, not both", cli->words[0]);
    if (code == EXIT_DONE && documents && asked->options.judgement.disclosure != AUDIT_PUBLIC)
        return cli_usage("--html and --odt need --disclosure public", cli_value(cli, "disclosure"));
    return code;
}

static int open_sources(Cli *cli, Asked *asked) {
    AuditProblem problem;
    asked->sources = arena_new(cli->arena, AuditSource, cli->word_count);
    for (size_t i = 0; i < cli->word_count; i++) {
        if (audit_open(cli->arena, cli->words[i], &asked->sources[i], &problem) != ERR_NONE)
            return fail(cli, asked, &problem);
        asked->source_count++;
    }
    return EXIT_DONE;
}

static void say_where_from(Cli *cli, const Asked *asked, AuditReport *report) {
    AuditOption *options = arena_new(cli->arena, AuditOption, asked->count);
    size_t count = 0;
    CLEANUP(out_done) Out time = out_open(32);
    for (size_t i = 0; i < asked->count; i++)
        if (!str_eq(asked->given[i].name, STR("sql"))) /* a report does not say where */
            options[count++] = (AuditOption){ asked->given[i].name, asked->given[i].value };
    format_instant_iso(&time, clock_now(clock_system()));
    report->provenance = (AuditProvenance){ .version = str_from(cli->version),
                                            .seed = asked->options.judgement.seed,
                                            .options = options,
                                            .option_count = count,
                                            .time = str_copy(cli->arena, out_view(&time)) };
}

/* To the file that is named, else to standard output. */
static int put_out(Cli *cli, Str text) {
    const char *path = cli_value(cli, "output");
    if (path == NULL) {
        fwrite(text.ptr, 1, text.len, stdout);
        return EXIT_DONE;
    }
    Err err = cli_write_file(cli, path, text);
    return err == ERR_NONE ? EXIT_DONE : cli_fail_file(cli, err, path);
}

/* Where it is asked for. */
static int put_document(Cli *cli, const Asked *asked, const AuditReport *report, const char *option,
                        PaperKind kind) {
    const char *path = cli_value(cli, option);
    if (path == NULL)
        return EXIT_DONE;
    CLEANUP(out_done) Out out = out_open(1 << 16);
    const AuditPaper paper = { .kind = kind,
                               .language = asked->language,
                               .styles = asset_find(asset_url(ASSET_PAPER_CSS))->bytes };
    Err err = audit_paper(cli->arena, &paper, report, &out);
    if (err != ERR_NONE)
        return cli_fail(cli, err, "the document");
    err = cli_write_file(cli, path, out_view(&out));
    return err == ERR_NONE ? EXIT_DONE : cli_fail_file(cli, err, path);
}

static int put_documents(Cli *cli, const Asked *asked, const AuditReport *report) {
    int code = put_document(cli, asked, report, "html", PAPER_HTML);
    return code != EXIT_DONE ? code : put_document(cli, asked, report, "odt", PAPER_ODT);
}

static int answer(Cli *cli, const Asked *asked, const AuditReport *report) {
    CLEANUP(out_done) Out out = out_open(16384);
    JsonWriter json = json_open(&out, JSON_INDENTED);
    if (cli_flag(cli, "json")) {
        audit_report_json(&json, report);
        out_char(&out, '\n');
    } else {
        audit_terminal(report, asked->language, &out);
    }
    Err err = cli_flag(cli, "json") ? json_finish(&json) : ERR_NONE;
    if (err != ERR_NONE)
        return cli_fail(cli, err, "the report");
    int code = put_out(cli, out_view(&out));
    if (code == EXIT_DONE)
        code = put_documents(cli, asked, report);
    return code != EXIT_DONE || cli_flag(cli, "exit-zero") ? code : (int)audit_exit(report);
}

/* What was counted, beside the report. */
static int put_cells(Cli *cli, const AuditReport *report, AuditCells *cells) {
    const char *path = cli_value(cli, "export-cells");
    if (path == NULL)
        return EXIT_DONE;
    CLEANUP(out_done) Out out = out_open(1 << 16);
    JsonWriter json = json_open(&out, JSON_INDENTED);
    cells->provenance = report->provenance;
    audit_cells_json(&json, cells);
    out_char(&out, '\n');
    Err err = json_finish(&json);
    if (err != ERR_NONE)
        return cli_fail(cli, err, "the cells");
    err = cli_write_file(cli, path, out_view(&out));
    return err == ERR_NONE ? EXIT_DONE : cli_fail_file(cli, err, path);
}

static int run_rows(Cli *cli, Asked *asked, AuditReport *report) {
    AuditProblem problem;
    AuditCells cells = { 0 };
    int code = open_sources(cli, asked);
    if (code != EXIT_DONE)
        return code;
    static const char *const WRITTEN[] = { "output", "html", "odt", "export-cells" };
    for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++)
        if (cli_flag(cli, WRITTEN[i]) && is_source(asked, cli_value(cli, WRITTEN[i])))
            return cli_usage("a file that is read must not be written", cli_value(cli, WRITTEN[i]));
    if (audit_run(cli->arena, asked->sources, asked->source_count, &asked->options, &cells, report,
                  &problem) != ERR_NONE)
        return fail(cli, asked, &problem);
    say_where_from(cli, asked, report);
    return put_cells(cli, report, &cells);
}

static int run_cells(Cli *cli, Asked *asked, const AuditCells *cells, AuditReport *report) {
    AuditProblem problem;
    if (audit_run_cells(cli->arena, cells, &asked->options, report, &problem) != ERR_NONE)
        return fail(cli, asked, &problem);
    say_where_from(cli, asked, report);
    return EXIT_DONE;
}

static int run_database(Cli *cli, Asked *asked, AuditReport *report) {
    AuditProblem problem;
    AuditCells cells;
    if (audit_count_database(cli->arena, &asked->options, &cells, &problem) != ERR_NONE)
        return fail(cli, asked, &problem);
    int code = run_cells(cli, asked, &cells, report);
    return code == EXIT_DONE ? put_cells(cli, report, &cells) : code;
}

/* For whoever answers for the database. */
static int print_sql(Cli *cli, const Asked *asked) {
    AuditProblem problem;
    CLEANUP(out_done) Out out = out_open(4096);
    if (!is_in_database(asked))
        return cli_usage("--print-sql needs --sql", NULL);
    if (audit_database_statements(cli->arena, &asked->options, &out, &problem) != ERR_NONE)
        return fail(cli, asked, &problem);
    return put_out(cli, out_view(&out));
}

static int run(Cli *cli, Asked *asked) {
    AuditReport report;
    if (cli_flag(cli, "print-sql"))
        return print_sql(cli, asked);
    int code = asked->opt_cells != NULL ? run_cells(cli, asked, asked->opt_cells, &report)
               : is_in_database(asked)  ? run_database(cli, asked, &report)
                                        : run_rows(cli, asked, &report);
    return code == EXIT_DONE ? answer(cli, asked, &report) : code;
}

int audit_command(Cli *cli) {
    Asked asked = { 0 };
    int code = read_question(cli, &asked);
    if (code == EXIT_DONE)
        code = run(cli, &asked);
    for (size_t i = 0; i < asked.source_count; i++)
        audit_close(&asked.sources[i]);
    return code;
}

int audit_example_command(Cli *cli) {
    CLEANUP(out_done) Out out = out_open(1 << 20);
    audit_example(cli_flag(cli, "after"), &out);
    return put_out(cli, out_view(&out));
}
