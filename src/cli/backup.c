/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* backup.c -- `einklang backup FILE`, `einklang restore FILE [--replace] [--accept-damage] [--other-key]
 * [--without-erasures]`. */
#include <inttypes.h>
#include <unistd.h>

#include "app/key_file.h"
#include "app/maintenance.h"
#include "app/restore.h"
#include "cli/command.h"
#include "cli/verified.h"

int backup_command(Cli *cli) {
    const char *path = cli->words[0];
    Err err = backup_make(cli->app, &cli->ctx, path);
    if (err == ERR_CONFLICT) {
        fprintf(stderr, "einklang: %s: %s\n", path,
                access(path, F_OK) == 0
                    ? "exists already and was left as it is; name another file"
                    : "not written, because another einklang made the database; run einklang init "
                      "to upgrade it");
        return EXIT_FAILED;
    }
    if (err != ERR_NONE)
        return cli_fail_file(cli, err, path);
    Str key = key_fingerprint(cli->app->keys, cli->arena);
    fprintf(stderr,
            "It needs the key " STR_FMT " of %s, which is not in it; keep that elsewhere.\n",
            STR_ARG(key), key_file_path(cli->app->keys));
    return EXIT_DONE;
}

/* -- Restore ----------------------------------------------------------------------------------- */

static int refuse_key(Str file, Str needed, bool missing) {
    fprintf(
        stderr,
        "einklang: " STR_FMT ": %s; the backup needs " STR_FMT ".\n"
        "Put the key file with its list of erasures there, or say --other-key to go on without\n"
        "what was encrypted with it and without erasing again what was erased since.\n",
        STR_ARG(file), missing ? "no such key file" : "another key", STR_ARG(needed));
    return EXIT_FAILED;
}

/* Without it nobody knows who was erased since the backup. */
static int check_list(Cli *cli, Str file) {
    bool go_on = cli_flag(cli, "without-erasures");
    fprintf(stderr,
            "einklang: " STR_FMT
            ".erasures: the list of erasures is not beside the key file, so who was "
            "erased since the backup comes back%s\n",
            STR_ARG(file),
            go_on ? ""
                  : ".\nPut it there, or say --without-erasures if it is lost or nobody was ever "
                    "erased; then repeat by hand what was erased.");
    return go_on ? EXIT_DONE : EXIT_FAILED;
}

static int check_key(Cli *cli, const char *path) {
    RestoreKey state;
    Str needed, file = config_key_file(&cli->config, cli->arena);
    Err err = restore_key(&cli->config, &cli->ctx, path, &state, &needed);
    if (err != ERR_NONE)
        return cli_fail(cli, err, str_c(cli->arena, file));
    if (state == RESTORE_KEY_FITS || cli_flag(cli, "other-key"))
        return EXIT_DONE;
    if (state == RESTORE_KEY_UNKNOWN) {
        fprintf(stderr, "einklang: %s%s is not there, so nobody knows whether the key fits\n", path,
                BACKUP_KEY_SUFFIX);
        return EXIT_DONE;
    }
    if (state == RESTORE_LIST_MISSING)
        return check_list(cli, file);
    return refuse_key(file, needed, state == RESTORE_KEY_MISSING);
}

/* The file opens, but what is in it was altered. */
static int refuse_damaged(const char *path, const Verified *found) {
    verified_print_damages(found);
    fprintf(
        stderr,
        "einklang: %s: damaged or altered: what is in it is not what its history says. Nothing was "
        "changed.\nTake an older backup, or say --accept-damage to restore this one as it is.\n",
        path);
    return EXIT_FAILED;
}

static int fail_restore(Cli *cli, Err err, const char *path) {
    Str db = config_database_shown(&cli->config, cli->arena);
    if (err == ERR_NOT_FOUND || cli_names_folder(path))
        return cli_fail_file(cli, err, path);
    if (err == ERR_INVALID) {
        fprintf(stderr, "einklang: %s: damaged, or no backup of einklang; nothing was changed\n",
                path);
    } else if (err == ERR_FORBIDDEN) {
        fprintf(stderr,
                "einklang: " STR_FMT ": holds data already; --replace overwrites it. Nothing was "
                "changed\n",
                STR_ARG(db));
    } else if (err == ERR_CONFLICT && restore_unknown(path)) {
        fprintf(stderr,
                "einklang: %s: made by a newer einklang, or by another program; nothing was "
                "changed\n",
                path);
    } else if (err == ERR_CONFLICT) {
        fprintf(stderr,
                "einklang: " STR_FMT ": made by a newer einklang, or by another program; nothing "
                "was changed\n",
                STR_ARG(db));
    } else if (err == ERR_BUSY) {
        fprintf(stderr, "einklang: " STR_FMT ": a server runs on it, or something writes to %s\n",
                STR_ARG(db), path);
    } else {
        return cli_fail(cli, err, str_c(cli->arena, db));
    }
    return EXIT_FAILED;
}

int restore_command(Cli *cli) {
    const char *path = cli->words[0];
    ConfigProblem problem;
    if (config_check_database(&cli->config, cli->arena, &problem) != ERR_NONE)
        return cli_usage(str_c(cli->arena, problem.place), str_c(cli->arena, problem.what));
    int code = check_key(cli, path);
    if (code != EXIT_DONE)
        return code;
    const RestoreOptions options = { .replace = cli_flag(cli, "replace"),
                                     .accept_damage = cli_flag(cli, "accept-damage"),
                                     .other_key = cli_flag(cli, "other-key"),
                                     .without_erasures = cli_flag(cli, "without-erasures") };
    RestoreFound found = { .other_key = STR("") };
    Restored restored;
    Err err = restore_run(&cli->config, &cli->ctx, path, &options, &found, &restored);
    if (err == ERR_INVALID && verified_damaged(&found.verified))
        return refuse_damaged(path, &found.verified);
    if (err == ERR_CONFLICT && !str_empty(found.other_key))
        return refuse_key(config_key_file(&cli->config, cli->arena), found.other_key, false);
    if (err != ERR_NONE)
        return fail_restore(cli, err, path);
    if (verified_damaged(&found.verified))
        verified_print_damages(&found.verified);
    fprintf(stderr, "Restored. %" PRId64 " sessions ended, %" PRId64 " erasures repeated.\n",
            restored.sessions, restored.erasures);
    return EXIT_DONE;
}
