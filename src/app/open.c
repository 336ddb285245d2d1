/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/open.h"

#include <stddef.h>
#include <stdlib.h>

#include "app/config.h"
#include "app/key_file.h"
#include "app/office.h"
#include "app/password.h"
#include "app/process_template.h"
#include "files/pack.h"
#include "store/account_store.h"
#include "store/authority_store.h"
#include "store/installation.h"
#include "store/migration.h"

enum { PACK_ARENA_BYTES = 65536 };

/* The App and what only opening and closing know of. */
typedef struct Opened {
    App app;
    Arena *arena; /* of the pack */
    Pack pack;
    KeyFile *keys;
    bool key_note; /* which key it belongs to is still to be noted */
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
    return options->create || options->serve ? db_migrate(opened->app.db) : ERR_NONE;
}

/* -- The key ------------------------------------------------------------------------------------- */

/* Which key the database belongs to ("" = never noted), and whether anybody has used it. */
static Err known_key(Opened *opened, Str *ret_needed, bool *ret_used) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    int64_t accounts;
    Authorities authorities;
    TRY(conn_borrow(opened->app.db, &conn));
    Err err = installation_fact(conn, opened->arena, STR(KEY_FACT), ret_needed);
    if (err == ERR_NOT_FOUND)
        *ret_needed = STR("");
    else
        TRY(err);
    TRY(account_count(conn, &accounts));
    TRY(authority_list(conn, opened->arena, &authorities));
    *ret_used = !str_empty(*ret_needed) || accounts > 0 || authorities.count > 0;
    return ERR_NONE;
}

static void fault_note(const AppOptions *options, OpenFaultKind kind, Str needed) {
    OpenFault fault = { .kind = kind };
    if (needed.len < sizeof fault.needed)
        memcpy(fault.needed, needed.ptr, needed.len);
    if (options->opt_fault != NULL)
        *options->opt_fault = fault;
}

static Err open_key(const AppOptions *options, Opened *opened) {
    Str needed;
    bool used;
    TRY(known_key(opened, &needed, &used));
    const char *path = str_c(opened->arena, config_key_file(options->config, opened->arena));
    Err err = key_file_open(path, options->create && (!used || options->any_key), &opened->keys);
    if (err != ERR_NONE) {
        fault_note(options, err == ERR_NOT_FOUND ? OPEN_FAULT_KEY_MISSING : OPEN_FAULT_KEY, needed);
        return err;
    }
    opened->app.keys = opened->keys;
    Str here = key_fingerprint(opened->keys, opened->arena);
    bool fits = str_eq(needed, here);
    opened->key_note = !fits && (options->create || options->serve);
    /* Programs before did not begin the list. */
    if (opened->key_note && used && str_empty(needed))
        TRY(erasures_begin(opened->keys));
    if (fits || str_empty(needed) || options->any_key)
        return ERR_NONE;
    fault_note(options, OPEN_FAULT_KEY_OTHER, needed);
    return ERR_CONFLICT;
}

static Err write_key(Tx *tx, const void *in, void *out) {
    (void)out;
    const Str *fingerprint = in;
    return installation_set_fact(tx, STR(KEY_FACT), *fingerprint);
}

static Err note_key(Opened *opened) {
    Ctx ctx = { .arena = opened->arena,
                .actor = { .kind = ACTOR_SYSTEM },
                .clock = opened->app.clock };
    Str fingerprint = key_fingerprint(opened->keys, opened->arena);
    return opened->key_note ? write_run(opened->app.writer, &ctx, write_key, &fingerprint, NULL, 0)
                            : ERR_NONE;
}

static Err open_parts(const AppOptions *options, Opened *opened) {
    Findings findings = { 0 };
    fault_note(options, OPEN_FAULT_DATABASE, STR(""));
    TRY(open_database(options, opened));
    TRY(open_key(options, opened));
    TRY(pack_read_built_in(opened->arena, &findings, &opened->pack));
    opened->app.pack = &opened->pack;
    opened->app.processes = process_cache_open();
    opened->app.passwords = password_gate_open(options->config->password_workers);
    opened->app.office = office_open(options->config->soffice, options->config->soffice_seconds);
    TRY(writer_open(opened->app.db, &opened->app.writer));
    TRY(note_key(opened));
    if (!options->serve)
        return ERR_NONE;
    office_clean();
    TRY(outbox_open(&opened->app, &opened->app.outbox));
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
    office_close(app->office);
    process_cache_close(app->processes);
    key_file_close(opened->keys);
    db_close(app->db);
    arena_close(opened->arena);
    free(opened);
}
