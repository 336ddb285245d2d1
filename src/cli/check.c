/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* check.c -- `einklang check INITIATIVE [--json] [--lang de|en|de-simple]`: what is still missing. */
#include "app/completeness.h"
#include "cli/command.h"
#include "text/label_text.h"
#include "text/messages.h"

static void put_line(Out *out, Language language, Message message) {
    message_text(out, language, message);
    out_char(out, '\n');
}

static void put_gap(Cli *cli, Language language, const Gap *gap, Out *out) {
    Str subject = gap_subject_text(cli->arena, cli->app->pack, gap, language);
    out_c(out, "- ");
    out_str(out, subject);
    if (subject.len > 0)
        out_c(out, ": ");
    put_line(out, language, gap_message(cli->arena, gap));
}

static void put_gaps(Cli *cli, Language language, const GapList *gaps, Out *out) {
    if (gaps->count == 0) {
        put_line(out, language, msg(check_complete));
        return;
    }
    put_line(out, language, msg(check_missing, (int64_t)gaps->count));
    for (size_t i = 0; i < gaps->count; i++)
        put_gap(cli, language, &gaps->items[i], out);
}

static bool said_before(const CoverageReasons *reasons, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (reasons->items[i].kind == reasons->items[at].kind)
            return true;
    return false;
}

/* "- Ältere Menschen: offen. Nur informiert: Informieren heißt noch nicht hören." Which involvements it is about --json
 * tells. */
static void put_coverage_line(Cli *cli, Language language, const CoverageLine *line, Out *out) {
    Message state =
        key_message(cli->arena, COVERAGE_STATES.name, COVERAGE_STATES.keys[line->state], STR(""));
    out_c(out, "- ");
    out_str(out, perspective_text(cli->arena, cli->app->pack, line->key, language));
    out_c(out, ": ");
    message_text(out, language, state);
    out_char(out, '.');
    for (size_t i = 0; i < line->reasons.count; i++) {
        if (said_before(&line->reasons, i))
            continue;
        out_char(out, ' ');
        message_text(out, language, coverage_reason_message(cli->arena, &line->reasons.items[i]));
    }
    out_char(out, '\n');
}

static void put_words(Cli *cli, Language language, const Completeness *completeness, Out *out) {
    const Coverage *coverage = &completeness->coverage;
    put_gaps(cli, language, &completeness->gaps, out);
    out_char(out, '\n');
    put_line(out, language, msg(coverage_question));
    for (size_t i = 0; i < coverage->lines.count; i++)
        put_coverage_line(cli, language, &coverage->lines.items[i], out);
}

static Err check(Cli *cli, InitiativeRef *ret_initiative, Completeness *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    TRY(conn_snapshot(conn));
    TRY(access_initiative(cli->app, &cli->ctx, conn, str_from(cli->words[0]),
                          PERMISSION_INITIATIVE_READ, ret_initiative));
    return initiative_completeness(cli->app, &cli->ctx, conn, ret_initiative, ret);
}

int check_command(Cli *cli) {
    Language language;
    Str tag = cli_flag(cli, "lang") ? cli_text(cli, "lang") : cli->config.default_language;
    if (language_parse(tag, &language) != ERR_NONE)
        return cli_usage("--lang takes de, en or de-simple", cli_value(cli, "lang"));
    InitiativeRef initiative;
    Completeness completeness;
    CLEANUP(out_done) Out out = out_open(4096);
    Err err = check(cli, &initiative, &completeness);
    if (err == ERR_NONE && cli_flag(cli, "json"))
        err = completeness_json(cli->app, &cli->ctx, &initiative, &completeness, language, &out);
    if (err != ERR_NONE)
        return cli_fail_initiative(cli, err);
    if (!cli_flag(cli, "json"))
        put_words(cli, language, &completeness, &out);
    Str text = out_view(&out);
    fwrite(text.ptr, 1, text.len, stdout);
    if (cli_flag(cli, "json"))
        putchar('\n');
    return completeness.gaps.count == 0 ? EXIT_DONE : EXIT_FAILED;
}
