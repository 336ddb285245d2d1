/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* commands.c -- every command of the program. */
#include "cli/command.h"

static const CliOption SERVE[] = {
    { "example", NULL, "make the example when the database is new, and print a link to explore it" },
    { NULL, NULL, NULL },
};

const Command COMMANDS[] = {
    { "serve", "", "Serve the pages until SIGTERM.", CLI_OPENS_NOTHING, 0, 0, SERVE, NULL },
    { "init", "", "Make the database and the key file.", CLI_OPENS_NEW, 0, 0, NULL, init_run },
    { "config", "", "Show every setting, its value and where it comes from.", CLI_OPENS_NOTHING, 0,
      0, NULL, config_run },
    { "version", "", "Show the version.", CLI_OPENS_NOTHING, 0, 0, NULL, version_run },
    { "help", "[COMMAND]", "Show what there is.", CLI_OPENS_NOTHING, 0, 1, NULL, help_run },
    { .name = NULL },
};
