/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* command.h -- the command line: one table, from which parsing, help and the man page follow.
 *
 * Every setting (app/config.h) is an option of every command: --db FILE, --public-url URL. Exit codes:
 * 0 done · 1 the answer is "no" or something went wrong · 2 wrong usage. What people asked for goes to
 * standard output, everything else to standard error. */
#include <stdio.h>

#include "app/app.h"
#include "app/config.h"
#include "app/open.h"
#include "domain/context.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

typedef struct CliOption {
    const char *name;  /* "output" for --output */
    const char *value; /* "FILE" when it takes one; NULL: a flag */
    const char *help;  /* one sentence, plain ASCII */
    char letter;       /* 'o' for -o; 0: none */
} CliOption;

/* What has to be there before a command runs; each includes those above it. */
typedef enum CliNeeds {
    CLI_NEEDS_NOTHING, /* not even readable settings */
    CLI_NEEDS_SETTINGS,
    CLI_NEEDS_DATABASE,    /* an existing one, opened */
    CLI_NEEDS_NEW_DATABASE /* made when there is none */
} CliNeeds;

typedef struct Cli Cli;
typedef int (*CommandFn)(Cli *cli);

enum { CLI_WORDS_MANY = 0x7fff };

typedef struct Command {
    const char *name;  /* "backup", "user add" */
    const char *words; /* "INITIATIVE", "[COMMAND]" */
    const char *help;  /* sentences, plain ASCII */
    CliNeeds needs;
    size_t words_least, words_most;
    const CliOption *options; /* ended by a row without name; NULL: none of its own */
    CommandFn run;            /* NULL: `serve`, which main.c brings */
} Command;
extern const Command COMMANDS[]; /* ended by a row without name */

typedef struct CliGiven {
    const CliOption *option;
    const char *value; /* "" for a flag */
} CliGiven;

struct Cli {
    Arena *arena;
    Config config;
    const Command *command;
    App *app; /* NULL when the command opens nothing */
    OpenFault fault;
    Ctx ctx; /* ACTOR_SYSTEM, without a scope */
    const char **words;
    size_t word_count;
    CliGiven *given;
    size_t given_count;
    const char *version;
    /* The form that the command reads, for what is wrong with it; of its fields one is a word, the others are options. */
    const Schema *opt_form;
    const char *word_field, *word;
};

/* -- For commands ------------------------------------------------------------------------------ */

bool cli_flag(const Cli *cli, const char *name);
/* The last one given; NULL: none. */
const char *cli_value(const Cli *cli, const char *name);
/* As cli_value, an empty text for none. */
Str cli_text(const Cli *cli, const char *name);
/* Each one given: *at begins with 0; NULL: no more. */
const char *cli_next(const Cli *cli, const char *name, size_t *at);
/* Says what is wrong with the usage and returns EXIT_USAGE; `word` may be NULL. */
int cli_usage(const char *what, const char *word);
/* Says what went wrong in words and returns EXIT_FAILED. Findings are listed, one a line. */
int cli_fail(const Cli *cli, Err err, const char *what);
/* The same about a file that was named. */
int cli_fail_file(const Cli *cli, Err err, const char *path);
/* The file is there whole or not at all; it may hold personal data and is its owner's only. What a symbolic link leads to is replaced,
 * not the link; a device or a pipe takes what comes. ERR_STORAGE. */
MUST_CHECK Err cli_write_file(const Cli *cli, const char *path, Str text);
bool cli_names_folder(const char *path);
#define CLI_FOLDER "this is a folder; name a file"
/* The same about the initiative that words[0] names by its key. */
int cli_fail_initiative(const Cli *cli, Err err);
/* The same words alone. */
const char *cli_words(Err err);
/* Says what kept the database of the settings from being opened, and the way out; EXIT_FAILED. */
int cli_fail_opening(const Cli *cli, Err err);
/* Says which form findings are about, for a command that reads it in its own way. */
void cli_form_of(Cli *cli, const Schema *schema, const char *word_field, const char *word);
/* A form from options of the same names ("--name" for `name`) and one field from a word. Says what is
 * wrong and returns EXIT_FAILED, else EXIT_DONE. */
int cli_form(Cli *cli, const Schema *schema, void *record, const char *word_field,
             const char *word);

/* -- The program ------------------------------------------------------------------------------- */

/* Runs the command line; `serve` is what the row without a function of its own runs. */
int cli_main(int count, char **arguments, const char *version, CommandFn serve);
/* cli/arguments.c: fills words, given and config from arguments[first …]; an exit code. *ret_help:
 * --help was among them. */
int cli_take_arguments(Cli *cli, int count, char **arguments, int first, bool *ret_help);

int audit_command(Cli *cli);
int audit_diff_command(Cli *cli);
int audit_example_command(Cli *cli);
int audit_explain_command(Cli *cli);
int audit_schema_command(Cli *cli);
int audit_verify_command(Cli *cli);
int authority_add_command(Cli *cli);
int authority_list_command(Cli *cli);
int backup_command(Cli *cli);
int check_command(Cli *cli);
int config_command(Cli *cli);
int example_remove_command(Cli *cli);
int example_reset_command(Cli *cli);
int export_command(Cli *cli);
int help_command(Cli *cli);
int import_command(Cli *cli);
int init_command(Cli *cli);
int purge_command(Cli *cli);
int restore_command(Cli *cli);
int token_add_command(Cli *cli);
int token_list_command(Cli *cli);
int token_revoke_command(Cli *cli);
int user_add_command(Cli *cli);
int user_address_command(Cli *cli);
int user_disable_command(Cli *cli);
int user_erase_command(Cli *cli);
int user_link_command(Cli *cli);
int user_list_command(Cli *cli);
int verify_command(Cli *cli);
int version_command(Cli *cli);
/* cli/man.c: the man pages einklang(1) and einklang.conf(5), and an einklang.conf with every setting
 * commented out. */
void man_print(const char *version);
void man_print_conf(const char *version);
void conf_print(void);
/* cli/help.c: one command, or every command of a group ("user"); false: there is none. */
bool help_print(const char *name);
