/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/command.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/installation.h"
#include "app/open.h"
#include "app/restore.h"
#include "base/log.h"
#include "text/finding_text.h"

enum { CLI_ARENA_BYTES = 65536 };

/* -- Saying what is wrong ---------------------------------------------------------------------- */

int cli_usage(const char *what, const char *word) {
    fprintf(stderr, "einklang: %s%s%s\nTry: einklang help\n", what, word != NULL ? ": " : "",
            word != NULL ? word : "");
    return EXIT_USAGE;
}

const char *cli_words(Err err) {
    switch (err) {
    case ERR_NOT_FOUND: return "there is no such thing";
    case ERR_INVALID: return "this is not valid";
    case ERR_CONFLICT: return "it exists already, was changed meanwhile or is of a newer program";
    case ERR_BUSY: return "it is in use or cannot be reached; try again later";
    case ERR_STORAGE:
        return "cannot be read or written: no such folder, no space, or no right to it";
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

/* Whether the SQLite file of the settings is damaged: then nothing else is to be said. */
static bool fail_damaged(const Cli *cli, Err err) {
    const char *place = str_c(cli->arena, cli->config.db);
    if (err != ERR_INTERNAL || strstr(place, "://") != NULL || !backup_damaged(place))
        return false;
    fprintf(
        stderr,
        "einklang: %s: the file of the database is damaged; stop the server, put the file aside "
        "and restore a backup (einklang restore)\n",
        place);
    return true;
}

/* A field that the person gives, or could have given, by an option of the same name. */
static bool names_option(const Command *command, Str field) {
    const CliOption *option = command != NULL ? command->options : NULL;
    for (; option != NULL && option->name != NULL; option++)
        if (str_eq(str_from(option->name), field))
            return true;
    return false;
}

/* As the person gave it: "--days many", a word, or the name of the field. */
static void write_place(const Cli *cli, Str field, Out *out) {
    bool option = names_option(cli->command, field);
    const char *opt_value = option ? cli_value(cli, str_c(cli->arena, field)) : NULL;
    if (cli->opt_form != NULL && str_eq(field, str_from(cli->word_field))) {
        out_c(out, cli->word);
    } else {
        out_c(out, option ? "--" : "");
        out_str(out, field);
    }
    if (opt_value != NULL) {
        out_char(out, ' ');
        out_c(out, opt_value);
    }
    if (field.len > 0)
        out_c(out, ": ");
}

/* A place in JSON, or all of it. */
static bool in_file(const Finding *finding) {
    return str_empty(finding->field) || finding->field.ptr[0] == '/';
}

static int fail_at(const Cli *cli, Err err, const char *what) {
    if (fail_damaged(cli, err))
        return EXIT_FAILED;
    fprintf(stderr, "einklang: %s: %s\n", what, cli_words(err));
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < cli->ctx.findings.count; i++) {
        const Finding *finding = &cli->ctx.findings.items[i];
        const Field *opt_field =
            cli->opt_form != NULL ? schema_field(cli->opt_form, finding->field) : NULL;
        out_c(&out, "  ");
        write_place(cli, finding->field, &out);
        message_text(&out, LANGUAGE_EN,
                     in_file(finding) ? finding_message_json(finding)
                                      : finding_message_at(opt_field, finding));
        out_char(&out, '\n');
    }
    Str text = out_view(&out);
    fwrite(text.ptr, 1, text.len, stderr);
    return EXIT_FAILED;
}

int cli_fail(const Cli *cli, Err err, const char *what) {
    /* It is the database that cannot be written or is in use, not whom or what it is about. */
    bool of_database = (err == ERR_STORAGE || err == ERR_BUSY) && cli->app != NULL;
    return fail_at(cli, err, of_database ? db_location(cli->app->db) : what);
}

bool cli_names_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int cli_fail_file(const Cli *cli, Err err, const char *path) {
    bool folder = cli_names_folder(path);
    if (!folder && err != ERR_NOT_FOUND)
        return fail_at(cli, err, path);
    fprintf(stderr, "einklang: %s: %s\n", path, folder ? CLI_FOLDER : "no such file");
    return EXIT_FAILED;
}

int cli_fail_initiative(const Cli *cli, Err err) {
    if (err != ERR_NOT_FOUND)
        return cli_fail(cli, err, cli->words[0]);
    fprintf(
        stderr,
        "einklang: %s: no initiative has this key; it is the end of its address, /vorhaben/KEY\n",
        cli->words[0]);
    return EXIT_FAILED;
}

/* -- Forms ------------------------------------------------------------------------------------- */

void cli_form_of(Cli *cli, const Schema *schema, const char *word_field, const char *word) {
    cli->opt_form = schema;
    cli->word_field = word_field;
    cli->word = word;
}

int cli_form(Cli *cli, const Schema *schema, void *record, const char *word_field,
             const char *word) {
    RawValue *raw = arena_new(cli->arena, RawValue, schema->count);
    cli_form_of(cli, schema, word_field, word);
    for (size_t i = 0; i < schema->count; i++) {
        const char *name = str_c(cli->arena, schema->fields[i].name);
        const char *value = strcmp(name, word_field) == 0 ? word : cli_value(cli, name);
        if (value != NULL)
            raw[i] = (RawValue){ .text = str_from(value), .sent = true };
    }
    schema_clear(schema, record);
    Err err = schema_read(schema, cli->arena, raw, record, &cli->ctx.findings);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->command->name);
}

/* What links begin with: public_url, else the address of `listen`. */
static Str base_url(const Cli *cli) {
    if (cli->config.public_url.len > 0)
        return cli->config.public_url;
    return str_join(cli->arena, STR("http://"), cli->config.listen);
}

/* -- Running ----------------------------------------------------------------------------------- */

static const Command *find_command(const char *name) {
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

/* "user" when there is "user add". */
static bool is_group(const char *name) {
    size_t len = strlen(name);
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        if (strncmp(command->name, name, len) == 0 && command->name[len] == ' ')
            return true;
    return false;
}

static LogLevel log_level_of(const Config *config) {
    if (str_eq(config->log_level, STR("error")))
        return LOG_ERROR;
    return str_eq(config->log_level, STR("warning")) ? LOG_WARNING : LOG_INFO;
}

/* Links lead to the server that runs or ran on this database, unless the settings say where. */
static void served_address(Cli *cli) {
    bool told = cli->config.public_url.len > 0;
    for (size_t i = 0; i < SETTINGS_COUNT; i++)
        if (str_eq(SETTINGS[i].key, STR("listen")))
            told = told || cli->config.origins[i] == ORIGIN_COMMAND_LINE;
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Str address;
    if (told || conn_borrow(cli->app->db, &conn) != ERR_NONE ||
        installation_address(&cli->ctx, conn, &address) != ERR_NONE)
        return;
    cli->app->base_url = address;
}

/* What did not reach its reader was not said: a full disk or a closed pipe is a failure. */
static int finish_output(int code) {
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return code;
    fprintf(stderr, "einklang: standard output: %s\n", strerror(errno));
    clearerr(stdout); /* is said once */
    return code == EXIT_DONE ? EXIT_FAILED : code;
}

static int run_opened(Cli *cli, CommandFn serve) {
    const Command *command = cli->command;
    if (command->run == NULL)
        return serve(cli);
    if (command->needs < CLI_NEEDS_DATABASE)
        return command->run(cli);
    ConfigProblem problem;
    if (config_check_database(&cli->config, cli->arena, &problem) != ERR_NONE)
        return cli_usage(str_c(cli->arena, problem.place), str_c(cli->arena, problem.what));
    AppOptions options = { .config = &cli->config,
                           .create = command->needs == CLI_NEEDS_NEW_DATABASE,
                           .any_key = cli_flag(cli, "other-key"),
                           .base_url = base_url(cli),
                           .version = str_from(cli->version),
                           .opt_fault = &cli->fault };
    Err err = app_open(&options, &cli->app);
    if (err != ERR_NONE)
        return cli_fail_opening(cli, err);
    served_address(cli);
    int code =
        finish_output(command->run(cli)); /* before another error takes the place of its own */
    app_close(cli->app);
    return code;
}

static int run(Cli *cli, int count, char **arguments, int first, CommandFn serve) {
    bool help = false;
    cli->ctx =
        (Ctx){ .arena = cli->arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = clock_system() };
    int code = cli_take_arguments(cli, count, arguments, first, &help);
    if (code != EXIT_DONE)
        return code;
    log_least(log_level_of(&cli->config));
    if (help)
        return help_print(cli->command->name) ? EXIT_DONE : EXIT_FAILED;
    return run_opened(cli, serve);
}

/* Settings (each has a value) may stand before the command as well: they go behind it, in their order. NULL where there is no
 * command. */
static char **command_first(Arena *arena, int count, char **arguments) {
    int at = 1;
    while (at < count && arguments[at][0] == '-')
        at += strchr(arguments[at], '=') != NULL ? 1 : 2;
    if (at >= count || (find_command(arguments[at]) == NULL && !is_group(arguments[at])))
        return NULL;
    int words = is_group(arguments[at]) && at + 1 < count ? 2 : 1;
    char **sorted = arena_new(arena, char *, (size_t)count);
    sorted[0] = arguments[0];
    for (int i = 0; i < words; i++)
        sorted[1 + i] = arguments[at + i];
    for (int i = 1; i < at; i++)
        sorted[words + i] = arguments[i];
    for (int i = at + words; i < count; i++)
        sorted[i] = arguments[i];
    return sorted;
}

int cli_main(int count, char **arguments, const char *version, CommandFn serve) {
    const char *name = count < 2 ? "help" : arguments[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0)
        name = "version";
    CLEANUP(arena_closep) Arena *arena = arena_open(CLI_ARENA_BYTES);
    char **sorted = name[0] == '-' ? command_first(arena, count, arguments) : NULL;
    if (sorted != NULL) {
        arguments = sorted;
        name = arguments[1];
    }
    int first = count < 2 ? count : 2;
    const char *second = count < 3 ? "" : arguments[2];
    const char *both = str_c(arena, str_join(arena, str_from(name), STR(" "), str_from(second)));
    if (is_group(name) && find_command(name) == NULL && (second[0] == '\0' || second[0] == '-')) {
        help_print(name);
        bool asked = strcmp(second, "--help") == 0 || strcmp(second, "-h") == 0;
        return asked ? EXIT_DONE : EXIT_USAGE;
    }
    /* "audit FILE" is a command beside "audit example" */
    if (is_group(name) && (find_command(name) == NULL || find_command(both) != NULL)) {
        name = both;
        first++;
    }
    Cli cli = { .command = find_command(name), .version = version, .arena = arena };
    if (cli.command == NULL)
        return cli_usage(name[0] == '-' ? "no command is given" : "there is no such command", name);
    return finish_output(run(&cli, count, arguments, first, serve));
}
