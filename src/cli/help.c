/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cli/command.h"

static void print_command(const Command *command) {
    printf("  %s%s%s\n      %s\n", command->name, command->words[0] != '\0' ? " " : "",
           command->words, command->help);
    const CliOption *option = command->options;
    for (; option != NULL && option->name != NULL; option++) {
        printf("      --%s%s%s", option->name, option->value != NULL ? " " : "",
               option->value != NULL ? option->value : "");
        if (option->letter != '\0')
            printf(", -%c", option->letter);
        printf("\n          %s\n", option->help);
    }
}

static void print_setting(const Setting *setting) {
    printf("  --");
    for (size_t i = 0; i < setting->key.len; i++)
        putchar(setting->key.ptr[i] == '_' ? '-' : setting->key.ptr[i]);
    printf(" VALUE\n      " STR_FMT, STR_ARG(setting->help));
    if (setting->initial.len > 0)
        printf(" Default: " STR_FMT ".", STR_ARG(setting->initial));
    putchar('\n');
}

bool help_print(const char *name) {
    bool found = false;
    size_t len = strlen(name);
    for (const Command *command = COMMANDS; command->name != NULL; command++) {
        if (strncmp(command->name, name, len) != 0)
            continue;
        if (command->name[len] != '\0' && command->name[len] != ' ')
            continue;
        print_command(command);
        found = true;
    }
    return found;
}

static int help_of(Cli *cli) {
    Str name = str_from(cli->words[0]);
    if (cli->word_count > 1)
        name = str_join(cli->arena, name, STR(" "), str_from(cli->words[1]));
    const char *text = str_c(cli->arena, name);
    return help_print(text) ? EXIT_DONE : cli_usage("there is no such command", text);
}

int help_command(Cli *cli) {
    if (cli_flag(cli, "man"))
        man_print(cli->version);
    if (cli_flag(cli, "man-conf"))
        man_print_conf(cli->version);
    if (cli_flag(cli, "conf"))
        conf_print();
    if (cli->given_count > 0)
        return EXIT_DONE;
    if (cli->word_count > 0)
        return help_of(cli);
    printf("einklang COMMAND [WORD...] [OPTION...]\n\nCommands:\n");
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        print_command(command);
    printf("\nSettings, for every command; also in --config FILE (/etc/einklang/einklang.conf)\n"
           "as `key = value` and in the environment as EINKLANG_KEY:\n");
    for (size_t i = 0; i < SETTINGS_COUNT; i++)
        print_setting(&SETTINGS[i]);
    return EXIT_DONE;
}

int version_command(Cli *cli) {
    printf("einklang %s\n", cli->version);
    return EXIT_DONE;
}
