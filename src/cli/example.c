/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* example.c -- `einklang example reset|remove`. */
#include "app/example.h"
#include "cli/command.h"

static int done(Cli *cli, Err err, const char *sentence) {
    if (err == ERR_CONFLICT) {
        fprintf(stderr, "einklang: this database does not hold the example\n");
        return EXIT_FAILED;
    }
    if (err != ERR_NONE)
        return cli_fail(cli, err, "the example");
    fprintf(stderr, "%s\n", sentence);
    return EXIT_DONE;
}

int example_reset_command(Cli *cli) {
    if (!cli_flag(cli, "yes"))
        return cli_usage("what was written in the example is lost; to do it say --yes", NULL);
    return done(cli, example_reset(cli->app, &cli->ctx), "The example is as it was at first.");
}

int example_remove_command(Cli *cli) {
    if (!cli_flag(cli, "yes"))
        return cli_usage(
            "the example is removed with all that was written in it; to do it say --yes", NULL);
    return done(cli, example_remove(cli->app, &cli->ctx),
                "The example is gone; accounts of real people stayed.");
}
