/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/command.h"

#include <string.h>
#include <unistd.h>

#include "app/open.h"

enum { CLI_ARENA_BYTES = 65536, SETTING_NAME_MAX = 64 };

extern char **environ;

static const char DEFAULT_CONFIG[] = "/etc/einklang/einklang.conf";

static int usage(const char *what, const char *word) {
    fprintf(stderr, "einklang: %s%s%s\nTry: einklang help\n", what, word != NULL ? ": " : "",
            word != NULL ? word : "");
    return EXIT_USAGE;
}

static const Command *find_command(const char *name) {
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0) return command;
    return NULL;
}

static ptrdiff_t option_index(const Command *command, const char *name) {
    for (ptrdiff_t i = 0; command->options != NULL && command->options[i].name != NULL; i++)
        if (strcmp(command->options[i].name, name) == 0) return i;
    return -1;
}

bool cli_flag(const Cli *cli, const char *name) {
    return cli_value(cli, name) != NULL;
}

const char *cli_value(const Cli *cli, const char *name) {
    ptrdiff_t index = option_index(cli->command, name);
    return index < 0 ? NULL : cli->option_values[index];
}

/* "--public-url" is the setting public_url. */
static Str setting_name(Cli *cli, const char *option) {
    char *name = arena_text(cli->arena, SETTING_NAME_MAX);
    size_t len = 0;
    for (; option[len] != '\0' && len < SETTING_NAME_MAX; len++)
        name[len] = option[len] == '-' ? '_' : option[len];
    return str_bytes(name, len);
}

static int report(const ConfigProblem *problem) {
    fprintf(stderr, "einklang: " STR_FMT ": " STR_FMT "\n", STR_ARG(problem->place),
            STR_ARG(problem->what));
    return EXIT_USAGE;
}

static int take_setting(Cli *cli, const char *option, const char *value) {
    ConfigProblem problem;
    if (value == NULL) return usage("this option needs a value", option);
    Err err = config_set(&cli->config, cli->arena, setting_name(cli, option), str_from(value),
                         ORIGIN_COMMAND_LINE, &problem);
    return err == ERR_NONE ? EXIT_DONE : report(&problem);
}

/* One "--name", "--name=value" or "--name value"; *at moves behind what was used. */
static int take_option(Cli *cli, int count, char **arguments, int *at) {
    const char *name = arguments[*at] + 2;
    const char *equals = strchr(name, '=');
    const char *value = NULL;
    if (equals != NULL) {
        name = str_c(cli->arena, str_bytes(name, (size_t)(equals - name)));
        value = equals + 1;
    }
    ptrdiff_t index = option_index(cli->command, name);
    bool flag = index >= 0 && cli->command->options[index].value == NULL;
    if (flag && value != NULL) return usage("this option takes no value", name);
    if (!flag && value == NULL && *at + 1 < count) value = arguments[++*at];
    ++*at;
    if (strcmp(name, "config") == 0) return EXIT_DONE; /* read before everything else */
    if (index < 0) return take_setting(cli, name, value);
    if (!flag && value == NULL) return usage("this option needs a value", name);
    cli->option_values[index] = flag ? "" : value;
    return EXIT_DONE;
}

static int take_words(Cli *cli, int count, char **arguments) {
    for (int at = 2; at < count;) {
        if (strncmp(arguments[at], "--", 2) == 0) {
            int code = take_option(cli, count, arguments, &at);
            if (code != EXIT_DONE) return code;
        } else if (cli->word_count == CLI_WORDS_MAX) {
            return usage("too many words", NULL);
        } else {
            cli->words[cli->word_count++] = arguments[at++];
        }
    }
    if (cli->word_count < cli->command->words_least)
        return usage("something is missing", cli->command->words);
    if (cli->word_count > cli->command->words_most)
        return usage("one word too many", cli->words[cli->command->words_most]);
    return EXIT_DONE;
}

/* Defaults, then the file (--config, or the one of the system), then EINKLANG_…; options come last. */
static int read_settings(Cli *cli, int count, char **arguments) {
    const char *path = NULL;
    for (int i = 2; i < count; i++) {
        if (strcmp(arguments[i], "--config") == 0 && i + 1 < count) path = arguments[i + 1];
        if (strncmp(arguments[i], "--config=", 9) == 0) path = arguments[i] + 9;
    }
    ConfigProblem problem = { .place = STR("--config"), .what = STR("no such file") };
    config_clear(&cli->config);
    if (path != NULL || access(DEFAULT_CONFIG, R_OK) == 0) {
        Err err = config_read_file(&cli->config, cli->arena,
                                   path != NULL ? path : DEFAULT_CONFIG, &problem);
        if (err != ERR_NONE) return report(&problem);
    }
    Err err = config_read_environment(&cli->config, cli->arena, environ, &problem);
    return err == ERR_NONE ? EXIT_DONE : report(&problem);
}

static const char *words_for(Err err) {
    switch (err) {
    case ERR_NOT_FOUND: return "there is no such thing";
    case ERR_INVALID: return "the input is not valid";
    case ERR_CONFLICT: return "it was changed meanwhile, exists already or is of a newer program";
    case ERR_BUSY: return "somebody else has it locked; try again, or stop the other server";
    case ERR_STORAGE: return "the disk is full, read-only or broken";
    case ERR_FORBIDDEN: return "not allowed";
    case ERR_GONE: return "it was deleted";
    case ERR_TOO_LARGE: return "it is too large";
    case ERR_TOO_MANY: return "too many attempts";
    case ERR_UNAUTHENTICATED: return "nobody is signed in";
    case ERR_NONE:
    case ERR_RETRY:
    case ERR_INTERNAL:
    case ERR_COUNT: break;
    }
    return "something inside went wrong; see the log lines above";
}

int cli_fail(const Cli *cli, Err err, const char *what) {
    fprintf(stderr, "einklang: %s: %s\n", what, words_for(err));
    for (size_t i = 0; i < cli->ctx.findings.count; i++) {
        const Finding *finding = &cli->ctx.findings.items[i];
        fprintf(stderr, "  " STR_FMT ": " STR_FMT "\n", STR_ARG(finding->field),
                STR_ARG(finding_key(finding->kind)));
    }
    return EXIT_FAILED;
}

static int run_opened(Cli *cli, CommandFn serve) {
    if (cli->command->run == NULL) return serve(cli);
    if (cli->command->opens == CLI_OPENS_NOTHING) return cli->command->run(cli);
    AppOptions options = { .config = &cli->config,
                           .create = cli->command->opens == CLI_OPENS_NEW,
                           .base_url = cli->config.public_url,
                           .version = str_from(cli->version) };
    Err err = app_open(&options, &cli->app);
    if (err != ERR_NONE)
        return cli_fail(cli, err, str_c(cli->arena, cli->config.db));
    int code = cli->command->run(cli);
    app_close(cli->app);
    return code;
}

int cli_main(int count, char **arguments, const char *version, CommandFn serve) {
    const char *name = count < 2 ? "help" : arguments[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) name = "help";
    if (strcmp(name, "--version") == 0) name = "version";
    Cli cli = { .command = find_command(name), .version = version };
    if (cli.command == NULL) return usage("there is no such command", name);
    CLEANUP(arena_closep) Arena *arena = arena_open(CLI_ARENA_BYTES);
    cli.arena = arena;
    cli.ctx = (Ctx){ .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = clock_system() };
    int code = read_settings(&cli, count, arguments);
    if (code == EXIT_DONE) code = take_words(&cli, count, arguments);
    return code == EXIT_DONE ? run_opened(&cli, serve) : code;
}
