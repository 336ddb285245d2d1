/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/audit_input.h"

#include "base/io.h"
#include "files/audit_cells_json.h"
#include "files/audit_population_read.h"
#include "files/audit_report_read.h"
#include "files/quality_rules_read.h"
#include "text/audit_words.h"
#include "text/finding_text.h"
#include "text/messages.h"

/* Bytes of a report with some 50,000 cells, or of as many cells. */
enum { FILE_MAX = 64 << 20 };

void audit_say(const Cli *cli, Language language, Message message) {
    const AuditWords words = { cli->arena, language };
    fprintf(stderr, "einklang: " STR_FMT "\n", STR_ARG(audit_words_of(&words, message)));
}

int audit_language(Cli *cli, Language *ret) {
    Str tag = cli_flag(cli, "lang") ? cli_text(cli, "lang") : cli->config.default_language;
    if (language_parse(tag, ret) != ERR_NONE)
        return cli_usage("--lang takes de, en or de-simple", cli_value(cli, "lang"));
    return EXIT_DONE;
}

/* The first of what is wrong, and where. */
static Str why(const Cli *cli, Language language, const Findings *findings) {
    const AuditWords words = { cli->arena, language };
    const Finding *first = &findings->items[0];
    Str text = audit_words_of(&words, finding_message_json(first));
    return str_empty(first->field) ? text : str_join(cli->arena, first->field, STR(": "), text);
}

int audit_read_report(Cli *cli, Language language, const char *path, Str *ret_text,
                      AuditReport *ret) {
    Findings findings = { 0 };
    Err err = file_read_all(cli->arena, path, FILE_MAX, ret_text);
    if (err != ERR_NONE)
        return cli_fail_file(cli, err, path);
    if (audit_report_read(cli->arena, &findings, *ret_text, ret) == ERR_NONE)
        return EXIT_DONE;
    audit_say(cli, language,
              msg(audit_report_broken, str_from(path), why(cli, language, &findings)));
    return EXIT_FAILED;
}

int audit_read_cells(Cli *cli, Language language, const char *path, AuditCells *ret) {
    Findings findings = { 0 };
    Str text;
    Err err = file_read_all(cli->arena, path, FILE_MAX, &text);
    if (err != ERR_NONE)
        return cli_fail_file(cli, err, path);
    if (audit_cells_read(cli->arena, &findings, text, ret) == ERR_NONE)
        return EXIT_DONE;
    audit_say(cli, language,
              msg(audit_cells_broken, str_from(path), why(cli, language, &findings)));
    return EXIT_FAILED;
}

static int read_rules(Cli *cli, Language language, const char *path, QualityRules *ret) {
    Findings findings = { 0 };
    Str text;
    Err err = file_read_all(cli->arena, path, FILE_MAX, &text);
    if (err != ERR_NONE)
        return cli_fail_file(cli, err, path);
    if (quality_rules_read(cli->arena, &findings, text, ret) == ERR_NONE)
        return EXIT_DONE;
    audit_say(cli, language,
              msg(audit_rules_broken, str_from(path), why(cli, language, &findings)));
    return EXIT_FAILED;
}

static int read_population(Cli *cli, Language language, const char *path, AuditPopulation *ret) {
    Findings findings = { 0 };
    Str text;
    Err err = file_read_all(cli->arena, path, FILE_MAX, &text);
    if (err != ERR_NONE)
        return cli_fail_file(cli, err, path);
    if (audit_population_read(cli->arena, &findings, text, ret) == ERR_NONE)
        return EXIT_DONE;
    audit_say(cli, language,
              msg(audit_population_broken, str_from(path), why(cli, language, &findings)));
    return EXIT_FAILED;
}

int audit_read_beside(Cli *cli, Language language, AuditOptions *options) {
    QualityRules *rules = arena_new(cli->arena, QualityRules, 1);
    AuditPopulation *population = arena_new(cli->arena, AuditPopulation, 1);
    int code = EXIT_DONE;
    if (!str_empty(options->rules_file)) {
        options->opt_rules = rules;
        code = read_rules(cli, language, str_c(cli->arena, options->rules_file), rules);
    }
    if (code != EXIT_DONE || str_empty(options->population_file))
        return code;
    options->opt_population = population;
    return read_population(cli, language, str_c(cli->arena, options->population_file), population);
}
