/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/command.h"

/* Opening has made what was missing. */
int init_command(Cli *cli) {
    printf("%s\n", db_location(cli->app->db));
    return EXIT_DONE;
}
