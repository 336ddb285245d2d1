/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cli/command.h"

static void print_command(const Command *command) {
    printf("  %s%s%s\n      %s\n", command->name, command->words[0] != '\0' ? " " : "",
           command->words, command->help);
    for (const CliOption *option = command->options; option != NULL && option->name != NULL;
         option++)
        printf("      --%s%s%s  %s\n", option->name, option->value != NULL ? " " : "",
               option->value != NULL ? option->value : "", option->help);
}

static void print_setting(const Setting *setting) {
    printf("  --");
    for (size_t i = 0; i < setting->key.len; i++)
        putchar(setting->key.ptr[i] == '_' ? '-' : setting->key.ptr[i]);
    printf(" VALUE\n      " STR_FMT " Default: " STR_FMT "\n", STR_ARG(setting->help),
           STR_ARG(setting->initial));
}

int help_run(Cli *cli) {
    printf("einklang COMMAND [OPTION…]\n\nCommands:\n");
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        if (cli->word_count == 0 || strcmp(command->name, cli->words[0]) == 0)
            print_command(command);
    if (cli->word_count > 0) return EXIT_DONE;
    printf("\nSettings, for every command (also as EINKLANG_KEY and in --config FILE):\n");
    for (size_t i = 0; i < SETTINGS_COUNT; i++) print_setting(&SETTINGS[i]);
    return EXIT_DONE;
}

int version_run(Cli *cli) {
    printf("einklang %s\n", cli->version);
    return EXIT_DONE;
}
