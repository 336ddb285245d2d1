/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* import.c -- `einklang import FILE [--authority KEY]`. */
#include "app/transfer.h"
#include "base/io.h"
#include "cli/command.h"

static Err import(Cli *cli, Str text, Written *ret, size_t *ret_drafts, bool *ret_no_authority) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    AuthorityRef authority;
    Err err = access_system(cli->app, &cli->ctx, conn, cli_text(cli, "authority"), &authority);
    if (err == ERR_NOT_FOUND)
        *ret_no_authority = true;
    TRY(err);
    Submission submission = { .location = STR("{key}") };
    return initiative_import(cli->app, &cli->ctx, &submission, &authority, text, ret, ret_drafts);
}

int import_command(Cli *cli) {
    Str text;
    Written written;
    size_t drafts = 0;
    bool no_authority = false;
    const char *path = cli->words[0];
    Err err = file_read_all(cli->arena, path, INITIATIVE_FILE_MAX, &text);
    if (err != ERR_NONE)
        return cli_fail_file(cli, err, path);
    err = import(cli, text, &written, &drafts, &no_authority);
    if (no_authority) {
        const char *key = cli_value(cli, "authority");
        if (key == NULL)
            fprintf(stderr,
                    "einklang: there is no authority yet; make one with einklang authority add\n");
        else
            fprintf(stderr, "einklang: %s: no such authority; see einklang authority list\n", key);
        return EXIT_FAILED;
    }
    if (err != ERR_NONE)
        return cli_fail(cli, err, path);
    if (drafts > 0)
        fprintf(stderr, "einklang: %zu draft%s of comments left out\n", drafts,
                drafts == 1 ? "" : "s");
    printf(STR_FMT "\n", STR_ARG(written.location));
    return EXIT_DONE;
}
