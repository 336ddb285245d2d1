/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/setup_check.h"

#include <dirent.h>
#include <sys/stat.h>

#include "app/config.h"
#include "app/example.h"
#include "app/key_file.h"
#include "app/mail.h"
#include "app/maintenance.h"
#include "app/purge.h"
#include "domain/pack.h"
#include "store/membership_store.h"

enum { FRESH_MS = 2 * 86400000 };

static const Str KEYS[SETUP_COUNT] = {
#define X(name, key) [SETUP_##name] = STR_INIT(key),
    SETUP_LIST(X)
#undef X
};
const KeySet SETUP_KINDS = { .name = STR_INIT("setup"), .keys = KEYS, .count = SETUP_COUNT };

static bool key_file_ok(const App *app) {
    struct stat info;
    if (stat(key_file_path(app->keys), &info) != 0)
        return false;
    return (info.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/* A backup has the name of its key beside it (app/maintenance.h); what else lies in the folder proves nothing. */
static bool is_backup(int folder, Arena *arena, const char *name) {
    struct stat info;
    const char *key = str_c(arena, str_join(arena, str_from(name), STR(BACKUP_KEY_SUFFIX)));
    return fstatat(folder, key, &info, 0) == 0 && S_ISREG(info.st_mode);
}

/* When the newest backup of the backup folder was written; 0: none. */
static Instant newest_backup(const App *app, Arena *arena) {
    Instant newest = { 0 };
    if (str_empty(app->config->backup_folder))
        return newest;
    DIR *folder = opendir(str_c(arena, app->config->backup_folder));
    if (folder == NULL)
        return newest;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct stat info;
        if (fstatat(dirfd(folder), entry->d_name, &info, 0) != 0 || !S_ISREG(info.st_mode))
            continue;
        if (!is_backup(dirfd(folder), arena, entry->d_name))
            continue;
        int64_t ms = (int64_t)info.st_mtime * 1000;
        if (ms > newest.ms)
            newest.ms = ms;
    }
    closedir(folder);
    return newest;
}

static bool fresh(const Ctx *ctx, Instant at) {
    return at.ms > 0 && clock_now(ctx->clock).ms - at.ms < FRESH_MS;
}

static Err administrators_ok(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                             bool *ret) {
    Holders holders;
    TRY(membership_holders(conn, ctx->arena, authority->id, &holders));
    AccountId first = { 0 };
    *ret = false;
    for (size_t i = 0; i < holders.count; i++) {
        const Role *role = pack_role(app->pack, holders.items[i].role);
        if (role == NULL || !holders.items[i].has_come ||
            !permission_in(role->permissions, PERMISSION_PEOPLE_MANAGE))
            continue;
        if (first.v != 0 && first.v != holders.items[i].account.v)
            *ret = true;
        first = holders.items[i].account;
    }
    return ERR_NONE;
}

static Err text_ok(Ctx *ctx, Conn *conn, Str kind, bool *ret) {
    AuthorityText text;
    Err err = authority_text(ctx, conn, kind, STR("de"), &text);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    *ret = err == ERR_NONE;
    return ERR_NONE;
}

static Err texts_check(Ctx *ctx, Conn *conn, SetupFinding *findings) {
    for (int kind = SETUP_IMPRINT; kind <= SETUP_CONTACT; kind++)
        TRY(text_ok(ctx, conn, KEYS[kind], &findings[kind].ok));
    return ERR_NONE;
}

/* Configured is not enough: what nobody gets is not in order. */
static Err mail_check(App *app, Ctx *ctx, Conn *conn, SetupFinding *found) {
    if (!mail_possible(app))
        return ERR_NONE;
    TRY(mail_health(ctx, conn, &found->mail));
    found->ok = found->mail.waiting == 0 && found->mail.failed_at.ms <= found->mail.sent_at.ms;
    found->other = !found->ok;
    return ERR_NONE;
}

/* An address that only this machine can call. */
static bool url_loopback(Str url) {
    return str_starts(url, STR("http://127.")) || str_starts(url, STR("http://localhost:")) ||
           str_eq(url, STR("http://localhost")) || str_starts(url, STR("http://[::1]"));
}

Err setup_check(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                SetupFinding ret[SETUP_COUNT]) {
    const Config *config = app->config;
    SetupFinding found[SETUP_COUNT];
    for (int i = 0; i < SETUP_COUNT; i++)
        found[i] = (SetupFinding){ .kind = (SetupKind)i };
    bool own_machine = config_loopback(config) &&
                       (str_empty(config->public_url) || url_loopback(config->public_url));
    found[SETUP_ADDRESS].ok = own_machine || !str_empty(config->public_url);
    found[SETUP_ADDRESS].other = own_machine;
    found[SETUP_TLS].ok = own_machine || str_starts(config->public_url, STR("https://"));
    found[SETUP_TLS].other = own_machine;
    TRY(mail_check(app, ctx, conn, &found[SETUP_MAIL]));
    found[SETUP_KEY_FILE].ok = key_file_ok(app);
    found[SETUP_BACKUP].at = newest_backup(app, ctx->arena);
    found[SETUP_BACKUP].ok = fresh(ctx, found[SETUP_BACKUP].at);
    found[SETUP_BACKUP].other = !found[SETUP_BACKUP].ok && !str_empty(config->backup_folder);
    TRY(purge_last(ctx, conn, &found[SETUP_DELETION].at));
    found[SETUP_DELETION].ok = fresh(ctx, found[SETUP_DELETION].at);
    TRY(administrators_ok(app, ctx, conn, authority, &found[SETUP_ADMINISTRATORS].ok));
    TRY(texts_check(ctx, conn, found));
    bool example, own;
    TRY(example_present(ctx, conn, &example));
    TRY(example_authority(ctx, authority->key, &own));
    found[SETUP_EXAMPLE].ok = !example;
    found[SETUP_EXAMPLE].other = example && !own;
    memcpy(ret, found, sizeof found);
    return ERR_NONE;
}
