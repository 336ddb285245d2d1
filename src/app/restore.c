/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/restore.h"

#include "app/key_file.h"
#include "app/open.h"
#include "base/io.h"
#include "store/backup.h"
#include "store/installation.h"

enum { KEY_ID_BYTES_MAX = 200 };

static void close_keys(KeyFile **keys) {
    key_file_close(*keys);
}

Err restore_key(const Config *config, Ctx *ctx, const char *path, RestoreKey *ret,
                Str *ret_needed) {
    Str needed = STR("");
    const char *beside =
        str_c(ctx->arena, str_join(ctx->arena, str_from(path), STR(BACKUP_KEY_SUFFIX)));
    Err err = file_read_all(ctx->arena, beside, KEY_ID_BYTES_MAX, &needed);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    needed = str_trim(needed);
    CLEANUP(close_keys) KeyFile *keys = NULL;
    err = key_file_open(str_c(ctx->arena, config_key_file(config, ctx->arena)), false, &keys);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    RestoreKey state = RESTORE_KEY_FITS;
    if (str_empty(needed))
        state = RESTORE_KEY_UNKNOWN;
    else if (keys == NULL)
        state = RESTORE_KEY_MISSING;
    else if (!str_eq(needed, key_fingerprint(keys, ctx->arena)))
        state = RESTORE_KEY_OTHER;
    if ((state == RESTORE_KEY_FITS || state == RESTORE_KEY_UNKNOWN) && keys != NULL &&
        !erasures_kept(keys))
        state = RESTORE_LIST_MISSING;
    *ret = state;
    *ret_needed = needed;
    return ERR_NONE;
}

bool backup_damaged(const char *path) {
    return backup_verify(path) == ERR_INVALID;
}

bool restore_unknown(const char *path) {
    return backup_verify(path) == ERR_CONFLICT;
}

typedef struct Looking {
    const Config *config;
    Ctx *ctx;
    const RestoreOptions *options;
    RestoreFound *found;
} Looking;

/* The list beside the key, empty without a key; its fingerprint, "" without. */
static Err known_here(const Config *config, Arena *arena, Erasures *ret, Str *ret_fingerprint) {
    CLEANUP(close_keys) KeyFile *keys = NULL;
    Err err = key_file_open(str_c(arena, config_key_file(config, arena)), false, &keys);
    *ret = (Erasures){ 0 };
    *ret_fingerprint = STR("");
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    *ret_fingerprint = key_fingerprint(keys, arena);
    return erasure_list(keys, arena, ret);
}

/* A backup without the file that names its key says itself which one that is, if it is not too old. */
static Err look_at_key(Looking *looking, Conn *conn, Str here) {
    Str needed;
    Err err = installation_fact(conn, looking->ctx->arena, STR(KEY_FACT), &needed);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (str_eq(needed, here) || looking->options->other_key)
        return ERR_NONE;
    looking->found->other_key = needed;
    return ERR_CONFLICT;
}

static Err look_into(void *self, Db *db) {
    Looking *looking = self;
    Arena *arena = looking->ctx->arena;
    RestoreFound *found = looking->found;
    Erasures erasures;
    Str here;
    TRY(known_here(looking->config, arena, &erasures, &here));
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(db, &conn));
    TRY(look_at_key(looking, conn, here));
    TRY(verify_database(looking->ctx, conn, &erasures, NULL, &found->verified));
    bool refused = verified_damaged(&found->verified) && !looking->options->accept_damage;
    return refused ? ERR_INVALID : ERR_NONE;
}

Err restore_run(const Config *config, Ctx *ctx, const char *path, const RestoreOptions *options,
                RestoreFound *found, Restored *ret) {
    DbOptions target = { .location = str_c(ctx->arena, config->db) };
    Looking looking = { .config = config, .ctx = ctx, .options = options, .found = found };
    const BackupCheck check = { look_into, &looking };
    Db *db;
    TRY(backup_restore(path, &target, options->replace, &check, &db));
    AppOptions opening = { .config = config, .create = true, .any_key = true, .opt_db = db };
    App *app;
    TRY(app_open(&opening, &app));
    Err err = options->without_erasures ? erasures_begin(app->keys) : ERR_NONE;
    if (err == ERR_NONE)
        err = restore_finish(app, ctx, ret);
    app_close(app);
    return err;
}
