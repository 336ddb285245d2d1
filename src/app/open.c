/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/open.h"

#include <stddef.h>
#include <stdlib.h>

#include "app/config.h"
#include "app/key_file.h"
#include "app/password.h"
#include "files/pack.h"
#include "store/migration.h"

enum { PACK_ARENA_BYTES = 65536 };

/* The App and what only opening and closing know of. */
typedef struct Opened {
    App app;
    Arena *arena; /* of the pack */
    Pack pack;
    KeyFile *keys;
} Opened;

static Err open_database(const AppOptions *options, Opened *opened) {
    DbOptions db = {
        .location = str_c(opened->arena, options->config->db),
        .create = options->create,
        .exclusive = options->serve,
    };
    opened->app.db = options->opt_db;
    if (options->opt_db == NULL)
        TRY(db_open(&db, &opened->app.db));
    if (options->create || options->serve)
        TRY(db_migrate(opened->app.db));
    Str key_file = config_key_file(options->config, opened->arena);
    TRY(key_file_open(str_c(opened->arena, key_file), options->create, &opened->keys));
    opened->app.keys = opened->keys;
    return ERR_NONE;
}

static Err open_parts(const AppOptions *options, Opened *opened) {
    Findings findings = { 0 };
    TRY(open_database(options, opened));
    TRY(pack_read_built_in(opened->arena, &findings, &opened->pack));
    opened->app.pack = &opened->pack;
    opened->app.passwords = password_gate_open(options->config->password_workers);
    TRY(writer_open(opened->app.db, &opened->app.writer));
    if (!options->serve)
        return ERR_NONE;
    TRY(outbox_open(&opened->app, &options->handlers, &opened->app.outbox));
    writer_on_commit(opened->app.writer, outbox_wake, opened->app.outbox);
    return ERR_NONE;
}

Err app_open(const AppOptions *options, App **ret) {
    Opened *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        abort();
    opened->arena = arena_open(PACK_ARENA_BYTES);
    opened->app.config = options->config;
    opened->app.clock = clock_system();
    opened->app.base_url = options->base_url;
    opened->app.version = options->version;
    Err err = open_parts(options, opened);
    if (err != ERR_NONE) {
        app_close(&opened->app);
        return err;
    }
    *ret = &opened->app;
    return ERR_NONE;
}

void app_close(App *app) {
    if (app == NULL)
        return;
    Opened *opened = (Opened *)(void *)((char *)app - offsetof(Opened, app));
    if (app->writer != NULL)
        writer_on_commit(app->writer, NULL, NULL);
    outbox_close(app->outbox);
    writer_close(app->writer);
    password_gate_close(app->passwords);
    key_file_close(opened->keys);
    db_close(app->db);
    arena_close(opened->arena);
    free(opened);
}
