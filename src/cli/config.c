/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/command.h"

static const char *const ORIGINS[] = {
    [ORIGIN_DEFAULT] = "default",
    [ORIGIN_FILE] = "file",
    [ORIGIN_ENVIRONMENT] = "environment",
    [ORIGIN_COMMAND_LINE] = "command line",
};

int config_command(Cli *cli) {
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        Str value = config_text(&cli->config, &SETTINGS[i], cli->arena);
        printf(STR_FMT " = " STR_FMT "  # %s\n", STR_ARG(SETTINGS[i].key), STR_ARG(value),
               ORIGINS[cli->config.origins[i]]);
    }
    ConfigProblem problem;
    if (config_check(&cli->config, cli->arena, &problem) != ERR_NONE)
        fprintf(stderr, "einklang: serve would not start: " STR_FMT ": " STR_FMT "\n",
                STR_ARG(problem.place), STR_ARG(problem.what));
    return EXIT_DONE;
}
