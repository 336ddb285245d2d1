/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* verify.c -- `einklang verify [--heads] [--expect CHAIN:SEQ:HASH...]`: has the history been touched,
 * and are the records what it says? */
#include <inttypes.h>
#include <string.h>

#include "app/installation.h"
#include "app/maintenance.h"
#include "cli/command.h"
#include "cli/verified.h"

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

static const char *words_for_record(Str reason) {
    static const struct {
        const char *reason, *words;
    } all[] = {
        { "differs", "is not what the history says" },
        { "missing", "is gone, and the history knows of no removal" },
        { "removed", "is there, though the history says that it was removed" },
        { "unknown", "is there, and the history does not know it" },
        { "count", "there are not as many as the history says" },
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (str_eq(reason, str_from(all[i].reason)))
            return all[i].words;
    return "is damaged";
}

/* "damaged: table goal, record 7, field due: is not what the history says (chain 3, entry 12)" */
static void print_record(const RecordDamage *damage) {
    printf("damaged: table " STR_FMT, STR_ARG(damage->noun));
    if (damage->record.v != 0)
        printf(", record %" PRId64, damage->record.v);
    if (!str_empty(damage->field))
        printf(", field " STR_FMT, STR_ARG(damage->field));
    printf(": %s (chain %" PRId64, words_for_record(damage->reason), damage->chain.v);
    if (damage->seq > 0)
        printf(", entry %" PRId64, damage->seq);
    puts(")");
}

void verified_print_damages(const Verified *verified) {
    const ChainDamages *chains = &verified->damages;
    for (size_t i = 0; i < chains->count; i++)
        printf("damaged: chain %" PRId64 ", entry %" PRId64 " %s\n", chains->items[i].chain.v,
               chains->items[i].seq, words_for(chains->items[i].reason));
    for (size_t i = 0; i < verified->records.damages.count; i++)
        print_record(&verified->records.damages.items[i]);
    if (chains->count == CHAIN_DAMAGES_MAX || verified->records.damages.count == RECORD_DAMAGES_MAX)
        puts("damaged: there may be more; not all of it is listed");
}

static void print_records(const RecordsVerified *records) {
    int64_t rest = records->imported + records->erased + records->drafts;
    printf("records: %" PRId64 " are what the history says, %" PRId64 " not comparable",
           records->compared, rest);
    if (rest > 0)
        printf(" (%" PRId64 " unchanged since an import, %" PRId64 " whose words were erased from "
               "the history, %" PRId64 " drafts)",
               records->imported, records->erased, records->drafts);
    puts("");
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
    print_records(&verified->records);
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
    if (verified_damaged(&verified)) {
        verified_print_damages(&verified);
        return EXIT_FAILED;
    }
    if (cli_flag(cli, "heads"))
        print_heads(cli, &verified.heads);
    else
        print_good(&verified);
    return EXIT_DONE;
}
