/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* audit_reports.c -- `einklang audit diff A B`, `audit verify REPORT FILE...`, `audit explain METRIC`: what is done with reports that are
 * there. */
#include "app/audit.h"
#include "app/audit_cells.h"
#include "app/audit_database.h"
#include "app/audit_plan.h"
#include "cli/audit_input.h"
#include "domain/audit_comparison.h"
#include "files/audit_report_json.h"
#include "files/audit_report_read.h"
#include "text/audit_text.h"
#include "text/audit_words.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "views/assets.h"

static bool contradicts(Cli *cli, Language language, const char *path, const AuditReport *report) {
    Str place = audit_report_contradiction(cli->arena, report);
    if (!str_empty(place))
        audit_say(cli, language, msg(audit_contradiction, str_from(path), place));
    return !str_empty(place);
}

/* -- Two of them ---------------------------------------------------------------------------------- */

static void put_side(const AuditWords *words, Message label, const AuditReport *report,
                     const AuditGap *opt_gap, Out *out) {
    out_c(out, "  ");
    message_text(out, words->language, label);
    out_c(out, ": ");
    if (opt_gap == NULL)
        message_text(out, words->language, msg(audit_diff_absent));
    else
        out_format(out, STR_FMT " " STR_FMT, STR_ARG(audit_words_gap(words, report, opt_gap)),
                   STR_ARG(audit_words_judged(words, opt_gap)));
    out_char(out, '\n');
}

/* 3: something is remarkable that was not. */
static int put_changes(const AuditWords *words, const AuditReport *before,
                       const AuditReport *after) {
    AuditChanges changes = audit_changes(words->arena, before, after);
    CLEANUP(out_done) Out out = out_open(4096);
    int code = EXIT_DONE;
    for (size_t i = 0; i < changes.count; i++) {
        const AuditChange *change = &changes.items[i];
        const AuditGap *named = change->opt_after != NULL ? change->opt_after : change->opt_before;
        out_str(&out, audit_words_question(words, named));
        if (audit_change_worse(change)) {
            code = AUDIT_EXIT_REMARKABLE;
            out_c(&out, " – ");
            message_text(&out, words->language, msg(audit_diff_worse));
        }
        out_char(&out, '\n');
        put_side(words, msg(audit_run_before), before, change->opt_before, &out);
        put_side(words, msg(audit_run_after), after, change->opt_after, &out);
    }
    fwrite(out_view(&out).ptr, 1, out_view(&out).len, stdout);
    return code;
}

int audit_diff_command(Cli *cli) {
    Language language;
    AuditReport before, after;
    Str text;
    int code = audit_language(cli, &language);
    if (code == EXIT_DONE)
        code = audit_read_report(cli, language, cli->words[0], &text, &before);
    if (code == EXIT_DONE)
        code = audit_read_report(cli, language, cli->words[1], &text, &after);
    if (code != EXIT_DONE)
        return code;
    if (contradicts(cli, language, cli->words[0], &before) ||
        contradicts(cli, language, cli->words[1], &after))
        return EXIT_FAILED;
    Str other = audit_question_difference(cli->arena, &before.provenance, &after.provenance);
    if (!str_empty(other)) {
        audit_say(cli, language, msg(audit_diff_question, other));
        return EXIT_FAILED;
    }
    const AuditWords words = { cli->arena, language };
    return put_changes(&words, &before, &after);
}

/* -- Once more ------------------------------------------------------------------------------------ */

typedef struct Again {
    Language language;
    Str text; /* of the report */
    AuditReport report;
    AuditSource *sources;
    size_t count;
} Again;

static int fail_problem(const Cli *cli, Language language, const AuditProblem *problem) {
    audit_say(cli, language, audit_problem_message(problem));
    return EXIT_FAILED;
}

static int open_all(Cli *cli, Again *again) {
    AuditProblem problem;
    again->sources = arena_new(cli->arena, AuditSource, cli->word_count);
    for (size_t i = 1; i < cli->word_count; i++) {
        if (audit_open(cli->arena, cli->words[i], &again->sources[again->count], &problem) !=
            ERR_NONE)
            return fail_problem(cli, again->language, &problem);
        again->count++;
    }
    return EXIT_DONE;
}

/* Where a file lies and what it is called is not what was measured; its digest is. */
static void take_names(AuditReport *made, const AuditReport *report, Arena *arena) {
    size_t count = made->input.file_count;
    AuditFile *files = arena_new(arena, AuditFile, count);
    for (size_t i = 0; i < count; i++) {
        files[i] = made->input.files[i];
        if (i < report->input.file_count)
            files[i].name = report->input.files[i].name;
    }
    made->input.files = files;
    made->provenance = report->provenance;
}

static int compare(Cli *cli, const Again *again, const AuditReport *made) {
    CLEANUP(out_done) Out out = out_open(16384);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    Str place;
    audit_report_json(&json, made);
    if (json_finish(&json) != ERR_NONE ||
        audit_report_difference(cli->arena, again->text, out_view(&out), &place) != ERR_NONE)
        return cli_fail(cli, ERR_INTERNAL, "the report");
    if (str_empty(place)) {
        const AuditWords words = { cli->arena, again->language };
        printf(STR_FMT "\n", STR_ARG(audit_words_of(&words, msg(audit_verify_same))));
        return EXIT_DONE;
    }
    audit_say(cli, again->language, msg(audit_verify_other, place));
    return AUDIT_EXIT_REMARKABLE;
}

/* The report's own question, of cells instead of rows. */
static int run_cells(Cli *cli, Again *again, const AuditCells *cells, const AuditOptions *options) {
    AuditProblem problem;
    AuditReport made;
    if (audit_run_cells(cli->arena, cells, options, &made, &problem) != ERR_NONE)
        return fail_problem(cli, again->language, &problem);
    take_names(&made, &again->report, cli->arena);
    return compare(cli, again, &made);
}

static int read_and_run_cells(Cli *cli, Again *again, const AuditGiven *given) {
    AuditCells cells;
    AuditOptions options;
    AuditProblem problem;
    if (cli->word_count > 1)
        return cli_usage("takes files or --cells, not both", cli->words[1]);
    int code = audit_read_cells(cli, again->language, cli_value(cli, "cells"), &cells);
    if (code != EXIT_DONE)
        return code;
    if (audit_options_read_counted(cli->arena, given, again->report.provenance.option_count,
                                   &options, &problem) != ERR_NONE)
        return fail_problem(cli, again->language, &problem);
    return run_cells(cli, again, &cells, &options);
}

/* The same database, which may hold something else by now. */
static int count_again(Cli *cli, Again *again, const AuditOptions *options) {
    AuditCells cells;
    AuditProblem problem;
    if (cli->word_count > 1)
        return cli_usage("the report is about a database, and takes no files", cli->words[1]);
    if (audit_count_database(cli->arena, options, &cells, &problem) != ERR_NONE)
        return fail_problem(cli, again->language, &problem);
    return run_cells(cli, again, &cells, options);
}

static int run_again(Cli *cli, Again *again) {
    const AuditProvenance *from = &again->report.provenance;
    AuditGiven *given = arena_new(cli->arena, AuditGiven, from->option_count + 1);
    size_t count = from->option_count;
    AuditOptions options;
    AuditProblem problem;
    AuditReport made;
    for (size_t i = 0; i < count; i++)
        given[i] = (AuditGiven){ from->options[i].name, from->options[i].value };
    if (cli_flag(cli, "cells"))
        return read_and_run_cells(cli, again, given);
    if (cli_flag(cli, "sql"))
        given[count++] = (AuditGiven){ STR("sql"), cli_text(cli, "sql") };
    if (audit_options_read(cli->arena, given, count, &options, &problem) != ERR_NONE)
        return fail_problem(cli, again->language, &problem);
    if (!str_empty(options.database.location))
        return count_again(cli, again, &options);
    int code = open_all(cli, again);
    if (code == EXIT_DONE)
        code = audit_read_beside(cli, again->language, &options);
    if (code != EXIT_DONE)
        return code;
    if (again->count == 0)
        return cli_usage("needs files, --cells or --sql", NULL);
    if (audit_run(cli->arena, again->sources, again->count, &options, NULL, &made, &problem) !=
        ERR_NONE)
        return fail_problem(cli, again->language, &problem);
    take_names(&made, &again->report, cli->arena);
    return compare(cli, again, &made);
}

int audit_verify_command(Cli *cli) {
    Again again = { 0 };
    int code = audit_language(cli, &again.language);
    if (code == EXIT_DONE)
        code = audit_read_report(cli, again.language, cli->words[0], &again.text, &again.report);
    if (code == EXIT_DONE)
        code = run_again(cli, &again);
    for (size_t i = 0; i < again.count; i++)
        audit_close(&again.sources[i]);
    return code;
}

/* -- What files are like -------------------------------------------------------------------------- */

int audit_schema_command(Cli *cli) {
    (void)cli;
    Str schema = asset_find(asset_url(ASSET_AUDIT_SCHEMA_JSON))->bytes;
    fwrite(schema.ptr, 1, schema.len, stdout);
    return EXIT_DONE;
}

/* -- What is measured ------------------------------------------------------------------------------ */

int audit_explain_command(Cli *cli) {
    Language language;
    AuditMetric metric;
    int code = audit_language(cli, &language);
    if (code != EXIT_DONE)
        return code;
    if (!audit_metric_find(str_from(cli->words[0]), &metric)) {
        CLEANUP(out_done) Out all = out_open(256);
        for (size_t i = 0; i < AUDIT_METRICS.count; i++) {
            out_c(&all, i == 0 ? "" : ", ");
            out_str(&all, AUDIT_METRICS.keys[i]);
        }
        audit_say(cli, language,
                  msg(audit_explain_unknown, str_from(cli->words[0]), out_view(&all)));
        return EXIT_USAGE;
    }
    const AuditWords words = { cli->arena, language };
    MsgId id = key_message(cli->arena, STR("audit_explain"), audit_metric_key(metric), STR("")).id;
    printf(STR_FMT "\n\n" STR_FMT "\n", STR_ARG(audit_words_metric(&words, metric)),
           STR_ARG(message_plain(language, id)));
    return EXIT_DONE;
}
