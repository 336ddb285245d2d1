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
#include "domain/context.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };
enum { CLI_WORDS_MAX = 64 };

typedef struct CliOption {
    const char *name;  /* "example" for --example */
    const char *value; /* "CHAIN:SEQ:HASH" when it takes one; NULL: a flag */
    const char *help;
} CliOption;

/* What has to be open before a command runs. */
typedef enum CliOpens {
    CLI_OPENS_NOTHING,
    CLI_OPENS_EXISTING, /* an existing database */
    CLI_OPENS_NEW       /* made when there is none */
} CliOpens;

typedef struct Cli Cli;
typedef int (*CommandFn)(Cli *cli);

typedef struct Command {
    const char *name;
    const char *words; /* "INITIATIVE", "add|list|disable|link …" */
    const char *help;
    CliOpens opens;
    size_t words_least, words_most;
    const CliOption *options; /* ended by a row without name; NULL: none of its own */
    CommandFn run;            /* NULL: `serve`, which main.c brings */
} Command;
extern const Command COMMANDS[]; /* ended by a row without name */

struct Cli {
    Arena *arena;
    Config config;
    const Command *command;
    App *app; /* NULL when the command opens nothing */
    Ctx ctx;  /* ACTOR_SYSTEM, without a scope */
    const char *words[CLI_WORDS_MAX];
    size_t word_count;
    const char *option_values[CLI_WORDS_MAX]; /* by position in command->options; NULL: not given */
    const char *version;
};

bool cli_flag(const Cli *cli, const char *name);
/* NULL: not given. */
const char *cli_value(const Cli *cli, const char *name);
/* Says what went wrong in words and returns EXIT_FAILED. Findings are listed, one a line. */
int cli_fail(const Cli *cli, Err err, const char *what);
/* Runs the command line; `serve` is what the row without a function of its own runs. */
int cli_main(int count, char **arguments, const char *version, CommandFn serve);

int config_run(Cli *cli);
int help_run(Cli *cli);
int init_run(Cli *cli);
int version_run(Cli *cli);
