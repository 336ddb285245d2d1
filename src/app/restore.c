/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/restore.h"

#include "app/key_file.h"
#include "app/open.h"
#include "base/io.h"
#include "store/backup.h"

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
    *ret = state;
    *ret_needed = needed;
    return ERR_NONE;
}

bool restore_unknown(const char *path) {
    return backup_verify(path) == ERR_CONFLICT;
}

typedef struct Looking {
    const Config *config;
    Ctx *ctx;
    const RestoreOptions *options;
    Verified *found;
} Looking;

/* The list beside the key, empty without a key. */
static Err known_erasures(const Config *config, Arena *arena, Erasures *ret) {
    CLEANUP(close_keys) KeyFile *keys = NULL;
    Err err = key_file_open(str_c(arena, config_key_file(config, arena)), false, &keys);
    *ret = (Erasures){ 0 };
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    return erasure_list(keys, arena, ret);
}

static Err look_into(void *self, Db *db) {
    Looking *looking = self;
    Erasures erasures;
    TRY(known_erasures(looking->config, looking->ctx->arena, &erasures));
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(db, &conn));
    TRY(verify_database(looking->ctx, conn, &erasures, NULL, looking->found));
    bool refused = verified_damaged(looking->found) && !looking->options->accept_damage;
    return refused ? ERR_INVALID : ERR_NONE;
}

Err restore_run(const Config *config, Ctx *ctx, const char *path, const RestoreOptions *options,
                Verified *found, Restored *ret) {
    DbOptions target = { .location = str_c(ctx->arena, config->db) };
    Looking looking = { .config = config, .ctx = ctx, .options = options, .found = found };
    const BackupCheck check = { look_into, &looking };
    Db *db;
    TRY(backup_restore(path, &target, options->replace, &check, &db));
    AppOptions opening = { .config = config, .create = true, .opt_db = db };
    App *app;
    TRY(app_open(&opening, &app));
    Err err = restore_finish(app, ctx, ret);
    app_close(app);
    return err;
}
