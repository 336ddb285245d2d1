/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* purge.c -- `einklang purge [--dry-run]`: the deletion rules, now instead of tonight. */
#include "app/purge.h"

#include <inttypes.h>

#include "cli/command.h"
#include "text/label_text.h"

static void put_count(Cli *cli, const PurgeCount *count, Out *out) {
    out_i64(out, count->rows);
    out_char(out, '\t');
    out_str(out, count->rule->key);
    out_char(out, '\t');
    message_text(out, LANGUAGE_EN,
                 key_message(cli->arena, STR("deletion"), count->rule->key, STR("what")));
    out_char(out, '\n');
}

static Err count_due(Cli *cli, PurgeCounts *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    return purge_count(cli->app, &cli->ctx, conn, ret);
}

int purge_command(Cli *cli) {
    PurgeCounts counts;
    bool dry = cli_flag(cli, "dry-run");
    Err err = dry ? count_due(cli, &counts) : purge_run(cli->app, &cli->ctx, &counts);
    if (err == ERR_NONE && !dry)
        err = db_scrub(cli->app->db);
    if (err != ERR_NONE)
        return cli_fail(cli, err, db_location(cli->app->db));
    CLEANUP(out_done) Out out = out_open(1024);
    for (size_t i = 0; i < counts.count; i++)
        put_count(cli, &counts.items[i], &out);
    Str text = out_view(&out);
    fwrite(text.ptr, 1, text.len, stdout);
    return EXIT_DONE;
}
