/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* verify.c -- `einklang verify [--heads] [--expect CHAIN:SEQ:HASH...]`: has the history been touched? */
#include <inttypes.h>
#include <string.h>

#include "app/installation.h"
#include "app/maintenance.h"
#include "cli/command.h"

static bool take_head(Cli *cli, const char *text, ChainHeads *heads) {
    ChainHead head;
    if (chain_head_parse(str_from(text), &head) != ERR_NONE)
        return false;
    *list_push(cli->arena, heads) = head;
    return true;
}

/* Heads behind --expect, which may be said again or be followed by several. */
static int read_expected(Cli *cli, ChainHeads *ret) {
    const char *value;
    if (cli->word_count > 0 && !cli_flag(cli, "expect"))
        return cli_usage("heads stand behind --expect", cli->words[0]);
    for (size_t at = 0; (value = cli_next(cli, "expect", &at)) != NULL;)
        if (!take_head(cli, value, ret))
            return cli_usage("this is not CHAIN:SEQ:HASH", value);
    for (size_t i = 0; i < cli->word_count; i++)
        if (!take_head(cli, cli->words[i], ret))
            return cli_usage("this is not CHAIN:SEQ:HASH", cli->words[i]);
    return EXIT_DONE;
}

static const char *words_for(Str reason) {
    static const struct {
        const char *reason, *words;
    } all[] = {
        { "hash", "does not fit the entry before it" },
        { "gap", "is missing" },
        { "payload", "had its content changed or taken away" },
        { "head", "is not where the chain says that it ends" },
        { "expected", "is not the one that was expected" },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (str_eq(reason, str_from(all[i].reason)))
            return all[i].words;
    return "is damaged";
}

static int print_damages(const ChainDamages *damages) {
    for (size_t i = 0; i < damages->count; i++)
        printf("damaged: chain %" PRId64 ", entry %" PRId64 " %s\n", damages->items[i].chain.v,
               damages->items[i].seq, words_for(damages->items[i].reason));
    return EXIT_FAILED;
}

static void print_good(const Verified *verified) {
    int64_t entries = 0;
    for (size_t i = 0; i < verified->heads.count; i++)
        entries += verified->heads.items[i].seq;
    if (verified->proven == 0)
        printf("consistent: %zu chains, %" PRId64 " entries. Whether all of it was written anew "
               "only heads kept elsewhere can show (--expect).\n",
               verified->heads.count, entries);
    else
        printf("untampered up to the expected heads: %zu of %zu chains; consistent: all, %" PRId64
               " entries\n",
               verified->proven, verified->heads.count, entries);
}

static void print_heads(Cli *cli, const ChainHeads *heads) {
    for (size_t i = 0; i < heads->count; i++)
        if (heads->items[i].seq > 0)
            printf(STR_FMT "\n", STR_ARG(chain_head_text(cli->arena, &heads->items[i])));
}

static Err verify(Cli *cli, const ChainHeads *expected, Verified *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    return installation_verify(cli->app, &cli->ctx, conn, expected, ret);
}

int verify_command(Cli *cli) {
    ChainHeads expected = { 0 };
    int code = read_expected(cli, &expected);
    if (code != EXIT_DONE)
        return code;
    Verified verified;
    Err err = verify(cli, &expected, &verified);
    if (err != ERR_NONE)
        return cli_fail(cli, err, db_location(cli->app->db));
    if (verified.damages.count > 0)
        return print_damages(&verified.damages);
    if (cli_flag(cli, "heads"))
        print_heads(cli, &verified.heads);
    else
        print_good(&verified);
    return EXIT_DONE;
}
