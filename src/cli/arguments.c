/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* arguments.c -- words, options and settings of one call. */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

extern char **environ;

static const char DEFAULT_CONFIG[] = "/etc/einklang/einklang.conf";

/* -- What was given ---------------------------------------------------------------------------- */

const char *cli_next(const Cli *cli, const char *name, size_t *at) {
    while (*at < cli->given_count) {
        const CliGiven *given = &cli->given[(*at)++];
        if (strcmp(given->option->name, name) == 0)
            return given->value;
    }
    return NULL;
}

const char *cli_value(const Cli *cli, const char *name) {
    const char *last = NULL, *value;
    for (size_t at = 0; (value = cli_next(cli, name, &at)) != NULL;)
        last = value;
    return last;
}

bool cli_flag(const Cli *cli, const char *name) {
    return cli_value(cli, name) != NULL;
}

Str cli_text(const Cli *cli, const char *name) {
    return str_from(cli_value(cli, name));
}

/* -- Settings ---------------------------------------------------------------------------------- */

static int report(const ConfigProblem *problem) {
    fprintf(stderr, "einklang: " STR_FMT ": " STR_FMT "\n", STR_ARG(problem->place),
            STR_ARG(problem->what));
    return EXIT_USAGE;
}

static Str why_unreadable(Err err, const char *path) {
    if (cli_names_folder(path))
        return STR(CLI_FOLDER);
    if (err == ERR_NOT_FOUND)
        return STR("no such file");
    if (err == ERR_FORBIDDEN)
        return STR("may not be read by this user");
    if (err == ERR_TOO_LARGE)
        return STR("too large for a file of settings");
    return STR("cannot be read");
}

/* Defaults, then the file (--config, or the one of the system), then EINKLANG_...; options come last. */
static int read_settings(Cli *cli, const char *opt_path) {
    ConfigProblem problem = { 0 };
    if (opt_path != NULL || access(DEFAULT_CONFIG, F_OK) == 0) {
        const char *path = opt_path != NULL ? opt_path : DEFAULT_CONFIG;
        Err err = config_read_file(&cli->config, cli->arena, path, &problem);
        if (err != ERR_NONE && err != ERR_INVALID)
            problem = (ConfigProblem){ .place = str_from(path), .what = why_unreadable(err, path) };
        if (err != ERR_NONE)
            return report(&problem);
    }
    Err err = config_read_environment(&cli->config, cli->arena, environ, &problem);
    return err == ERR_NONE ? EXIT_DONE : report(&problem);
}

/* -- Options ----------------------------------------------------------------------------------- */

/* One option of the call, with its value when that stood in the same argument. */
typedef struct Spelled {
    const char *argument; /* as typed, for messages */
    Str name;             /* of a long option */
    char letter;          /* of a short one */
    const char *opt_value;
} Spelled;

typedef struct Arguments {
    Cli *cli;
    char **items;
    int count, at;
    const char *opt_config;
    Spelled *settings; /* taken when the file has been read */
    size_t setting_count;
    bool help;
} Arguments;

static Spelled spelled(const char *argument) {
    if (argument[1] != '-')
        return (Spelled){ .argument = argument,
                          .letter = argument[1],
                          .opt_value = argument[2] != '\0' ? argument + 2 : NULL };
    const char *name = argument + 2, *equals = strchr(name, '=');
    if (equals == NULL)
        return (Spelled){ .argument = argument, .name = str_from(name) };
    return (Spelled){ .argument = argument,
                      .name = str_bytes(name, (size_t)(equals - name)),
                      .opt_value = equals + 1 };
}

static const CliOption *option_of(const Command *command, const Spelled *spelled) {
    const CliOption *option = command->options;
    for (; option != NULL && option->name != NULL; option++) {
        if (spelled->letter != '\0' && option->letter == spelled->letter)
            return option;
        if (spelled->letter == '\0' && str_eq(str_from(option->name), spelled->name))
            return option;
    }
    return NULL;
}

static bool is_setting(Str name) {
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        Str key = SETTINGS[i].key;
        bool same = key.len == name.len;
        for (size_t c = 0; same && c < key.len; c++)
            same =
                name.ptr[c] == (key.ptr[c] == '_' ? '-' : key.ptr[c]) || name.ptr[c] == key.ptr[c];
        if (same)
            return true;
    }
    return false;
}

/* The value beside the option, or the next argument; one that begins with "--" stands beside it or is an option. */
static int value_of(Arguments *arguments, Spelled *spelled) {
    if (spelled->opt_value == NULL && arguments->at < arguments->count &&
        strncmp(arguments->items[arguments->at], "--", 2) != 0)
        spelled->opt_value = arguments->items[arguments->at++];
    return spelled->opt_value != NULL ? EXIT_DONE
                                      : cli_usage("this option needs a value", spelled->argument);
}

static int take_own(Arguments *arguments, const CliOption *option, Spelled *spelled) {
    Cli *cli = arguments->cli;
    if (option->value == NULL && spelled->opt_value != NULL)
        return cli_usage("this option takes no value", spelled->argument);
    if (option->value != NULL) {
        int code = value_of(arguments, spelled);
        if (code != EXIT_DONE)
            return code;
    }
    cli->given[cli->given_count++] =
        (CliGiven){ option, option->value != NULL ? spelled->opt_value : "" };
    return EXIT_DONE;
}

static int take_option(Arguments *arguments, const char *argument) {
    Spelled option = spelled(argument);
    const CliOption *own = option_of(arguments->cli->command, &option);
    if (own != NULL)
        return take_own(arguments, own, &option);
    if (option.letter == 'h' || str_eq(option.name, STR("help"))) {
        arguments->help = true;
        return EXIT_DONE;
    }
    bool config = str_eq(option.name, STR("config"));
    if (!config && !is_setting(option.name))
        return cli_usage("there is no such option", argument);
    int code = value_of(arguments, &option);
    if (code != EXIT_DONE)
        return code;
    if (config)
        arguments->opt_config = option.opt_value;
    else
        arguments->settings[arguments->setting_count++] = option;
    return EXIT_DONE;
}

static int take_words(Arguments *arguments) {
    Cli *cli = arguments->cli;
    bool options = true;
    while (arguments->at < arguments->count) {
        const char *argument = arguments->items[arguments->at++];
        if (options && strcmp(argument, "--") == 0) {
            options = false;
        } else if (options && argument[0] == '-' && argument[1] != '\0') {
            int code = take_option(arguments, argument);
            if (code != EXIT_DONE)
                return code;
        } else {
            cli->words[cli->word_count++] = argument;
        }
    }
    return EXIT_DONE;
}

static int take_settings(Arguments *arguments) {
    Cli *cli = arguments->cli;
    int code = cli->command->needs == CLI_NEEDS_NOTHING ? EXIT_DONE
                                                        : read_settings(cli, arguments->opt_config);
    for (size_t i = 0; code == EXIT_DONE && i < arguments->setting_count; i++) {
        ConfigProblem problem = { 0 };
        const Spelled *setting = &arguments->settings[i];
        Err err = config_set(&cli->config, cli->arena, setting->name, str_from(setting->opt_value),
                             ORIGIN_COMMAND_LINE, &problem);
        if (err != ERR_NONE)
            code = report(&problem);
    }
    return code;
}

static int check_count(const Cli *cli) {
    if (cli->word_count < cli->command->words_least)
        return cli_usage("something is missing behind this command", cli->command->words);
    if (cli->word_count > cli->command->words_most)
        return cli_usage("one word too many", cli->words[cli->command->words_most]);
    return EXIT_DONE;
}

int cli_take_arguments(Cli *cli, int count, char **items, int first, bool *ret_help) {
    Arguments arguments = { .cli = cli, .items = items, .count = count, .at = first };
    arguments.settings = arena_new(cli->arena, Spelled, (size_t)count + 1);
    cli->words = arena_new(cli->arena, const char *, (size_t)count + 1);
    cli->given = arena_new(cli->arena, CliGiven, (size_t)count + 1);
    config_clear(&cli->config);
    int code = take_words(&arguments);
    *ret_help = arguments.help;
    if (code != EXIT_DONE || arguments.help)
        return code;
    code = check_count(cli);
    return code == EXIT_DONE ? take_settings(&arguments) : code;
}
