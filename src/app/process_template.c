/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/process_template.h"

#include <stdlib.h>

#include "app/secret.h"
#include "app/slug.h"
#include "base/hex.h"
#include "base/json_writer.h"
#include "base/thread.h"
#include "files/pack_data.h"
#include "store/history.h"

static const Str NOUN = STR_INIT("process_template");
static const RecordId ITSELF = { 0 };

/* -- Read once --------------------------------------------------------------------------------- */

enum { KEPT_MAX = 256, KEPT_BYTES_MAX = 32 << 20, KEPT_ARENA_BYTES = 4096, DIGEST_BYTES = 32 };

/* What initiatives go by, not what somebody looks at once. Entries are added and never changed: what was found
 * stays valid without the lock. */
struct ProcessCache {
    pthread_mutex_t lock;
    size_t count, bytes; /* of the JSON */
    struct {
        char digest[DIGEST_BYTES];
        Arena *opt_arena; /* NULL: this program refuses it */
        Process process;
    } kept[KEPT_MAX];
};

ProcessCache *process_cache_open(void) {
    ProcessCache *cache = calloc(1, sizeof *cache);
    if (cache == NULL)
        abort();
    pthread_mutex_init(&cache->lock, NULL);
    return cache;
}

void process_cache_close(ProcessCache *opt_cache) {
    if (opt_cache == NULL)
        return;
    for (size_t i = 0; i < opt_cache->count; i++)
        arena_close(opt_cache->kept[i].opt_arena);
    pthread_mutex_destroy(&opt_cache->lock);
    free(opt_cache);
}

/* Whether it was looked at; *ret is NULL when it was refused. The caller holds the lock. */
static bool kept_find(const ProcessCache *cache, Str digest, const Process **ret) {
    for (size_t i = 0; i < cache->count; i++)
        if (str_eq(str_bytes(cache->kept[i].digest, DIGEST_BYTES), digest)) {
            *ret = cache->kept[i].opt_arena != NULL ? &cache->kept[i].process : NULL;
            return true;
        }
    return false;
}

static bool kept_look(ProcessCache *cache, Str digest, const Process **ret) {
    pthread_mutex_lock(&cache->lock);
    bool found = kept_find(cache, digest, ret);
    pthread_mutex_unlock(&cache->lock);
    return found;
}

static bool kept_room(ProcessCache *cache, size_t bytes) {
    pthread_mutex_lock(&cache->lock);
    bool room = cache->count < KEPT_MAX && cache->bytes + bytes <= KEPT_BYTES_MAX;
    pthread_mutex_unlock(&cache->lock);
    return room;
}

/* NULL: this program refuses it. Takes the arena; false when there was no room left. */
static bool kept_add(ProcessCache *cache, Str digest, size_t bytes, Arena *opt_arena,
                     const Process *opt_process, const Process **ret) {
    pthread_mutex_lock(&cache->lock);
    bool there = kept_find(cache, digest, ret); /* somebody was faster */
    bool room = !there && cache->count < KEPT_MAX;
    if (room) {
        size_t at = cache->count++;
        memcpy(cache->kept[at].digest, digest.ptr, DIGEST_BYTES);
        cache->kept[at].opt_arena = opt_arena;
        if (opt_process != NULL)
            cache->kept[at].process = *opt_process;
        cache->bytes += opt_arena != NULL ? bytes : 0;
        *ret = opt_process != NULL ? &cache->kept[at].process : NULL;
    }
    pthread_mutex_unlock(&cache->lock);
    if (!room)
        arena_close(opt_arena);
    return there || room;
}

/* A template in the store was checked when it came; a newer program may ask for more. */
static Err read_stored(App *app, Arena *arena, Str json, Process *ret) {
    Findings findings = { 0 };
    Err err = pack_read_stored_process(json, &app->pack->methods, arena, &findings, ret);
    return err == ERR_INVALID ? ERR_NOT_FOUND : err;
}

/* Outside the lock, where all authorities would wait for it; what is refused leaves nothing behind but that it was. */
static Err read_kept(App *app, Str digest, Str json, bool *ret_kept, const Process **ret) {
    Process process;
    Arena *arena = arena_open(KEPT_ARENA_BYTES);
    Err err = read_stored(app, arena, json, &process);
    if (err != ERR_NONE) {
        arena_close(arena);
        arena = NULL;
    }
    if (err == ERR_NONE || err == ERR_NOT_FOUND)
        *ret_kept = kept_add(app->processes, digest, json.len, arena,
                             err == ERR_NONE ? &process : NULL, ret);
    return err;
}

static Err read_row(App *app, Ctx *ctx, Conn *conn, Str version, bool keep, const Process **ret) {
    ProcessTemplate row;
    Str json;
    TRY(process_template_row(ctx, conn, version, &row));
    if (kept_look(app->processes, row.digest, ret))
        return *ret != NULL ? ERR_NONE : ERR_NOT_FOUND;
    TRY(process_template_body(ctx, conn, version, &json));
    bool kept = false;
    if (keep && row.digest.len == DIGEST_BYTES && kept_room(app->processes, json.len))
        TRY(read_kept(app, row.digest, json, &kept, ret));
    if (kept)
        return ERR_NONE;
    Process *process = arena_new(ctx->arena, Process, 1);
    TRY(read_stored(app, ctx->arena, json, process));
    *ret = process;
    return ERR_NONE;
}

/* -- Which one --------------------------------------------------------------------------------- */

/* Its own first: what a later program brings under the same version takes no place that is taken. */
static Err find(App *app, Ctx *ctx, Conn *conn, Str version, bool keep, const Process **ret) {
    if (str_empty(version))
        return ERR_NOT_FOUND;
    Err err = read_row(app, ctx, conn, version, keep, ret);
    if (err != ERR_NOT_FOUND)
        return err;
    *ret = pack_process(app->pack, version);
    return *ret != NULL ? ERR_NONE : ERR_NOT_FOUND;
}

Err process_template_find(App *app, Ctx *ctx, Conn *conn, Str version, const Process **ret) {
    return find(app, ctx, conn, version, false, ret);
}

Err process_template_chosen(App *app, Ctx *ctx, Conn *conn, const Process **ret) {
    Str version;
    TRY(process_choice(ctx, conn, &version));
    Err err = find(app, ctx, conn, version, true, ret);
    if (err != ERR_NOT_FOUND)
        return err;
    *ret = pack_newest_process(app->pack);
    return *ret != NULL ? find(app, ctx, conn, (*ret)->version, true, ret) : ERR_NONE;
}

Err process_template_of(App *app, Ctx *ctx, Conn *conn, const Initiative *initiative,
                        const Process **ret) {
    static const Process WITHOUT_TASKS = { .version = STR_INIT("") };
    Err err = find(app, ctx, conn, initiative->process_version, true, ret);
    if (err == ERR_NOT_FOUND)
        err = process_template_chosen(app, ctx, conn, ret);
    if (err == ERR_NONE && *ret == NULL)
        *ret = &WITHOUT_TASKS;
    return err;
}

static int64_t uses_of(const ProcessUses *uses, Str version) {
    for (size_t i = 0; i < uses->count; i++)
        if (str_eq(uses->items[i].version, version))
            return uses->items[i].initiatives;
    return 0;
}

/* Of versions that no line has. */
static int64_t uses_of_none(const ProcessUses *uses, const ProcessVersions *versions) {
    int64_t initiatives = 0;
    for (size_t i = 0; i < uses->count; i++) {
        bool listed = false;
        for (size_t k = 0; k < versions->count && !listed; k++)
            listed = str_eq(versions->items[k].version, uses->items[i].version);
        initiatives += listed ? 0 : uses->items[i].initiatives;
    }
    return initiatives;
}

static bool has_row(const ProcessTemplates *rows, Str version) {
    for (size_t i = 0; i < rows->count; i++)
        if (str_eq(rows->items[i].version, version))
            return true;
    return false;
}

Err process_versions(App *app, Ctx *ctx, Conn *conn, ProcessVersions *ret) {
    const ProcessList *built_in = &app->pack->processes;
    const Process *chosen;
    Str choice;
    ProcessTemplates rows;
    ProcessUses uses;
    ProcessVersions versions = { 0 };
    TRY(process_template_chosen(app, ctx, conn, &chosen));
    TRY(process_choice(ctx, conn, &choice));
    TRY(process_template_rows(ctx, conn, &rows));
    TRY(process_uses(ctx, conn, &uses));
    for (size_t i = 0; i < built_in->count; i++)
        if (!has_row(&rows, built_in->items[i].version))
            *list_push(ctx->arena, &versions) =
                (ProcessVersion){ .version = built_in->items[i].version, .built_in = true };
    for (size_t i = 0; i < rows.count; i++)
        *list_push(ctx->arena, &versions) = (ProcessVersion){ .version = rows.items[i].version,
                                                              .added_at = rows.items[i].added_at };
    for (size_t i = 0; i < versions.count; i++) {
        ProcessVersion *line = &versions.items[i];
        line->chosen = chosen != NULL && str_eq(chosen->version, line->version);
        line->named = str_eq(choice, line->version);
        line->initiatives = uses_of(&uses, line->version);
        if (line->chosen) /* process_template_of: from before there were templates, or from elsewhere */
            line->initiatives += uses_of_none(&uses, &versions);
    }
    *ret = versions;
    return ERR_NONE;
}

/* The pack's files have no name by version: the one that reads so is it. */
static Err built_in_file(Ctx *ctx, const Pack *pack, Str version, Str *ret) {
    size_t count;
    const PackFile *files = pack_files(&count);
    for (size_t i = 0; i < count; i++) {
        Process process;
        Findings findings = { 0 };
        if (!str_starts(files[i].name, STR("process/process")) ||
            pack_read_process(files[i].name, files[i].bytes, &pack->methods, ctx->arena, &findings,
                              &process) != ERR_NONE ||
            !str_eq(process.version, version))
            continue;
        *ret = files[i].bytes;
        return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

Err process_template_file(Ctx *ctx, Conn *conn, const Pack *pack, Str version, Str *ret) {
    Err err = process_template_body(ctx, conn, version, ret);
    return err == ERR_NOT_FOUND ? built_in_file(ctx, pack, version, ret) : err;
}

/* -- Adding and choosing ----------------------------------------------------------------------- */

typedef struct Edit {
    const AuthorityRef *authority;
    Str version;
    Str json;  /* "" = choosing */
    Str place; /* of findings */
} Edit;

static void side(JsonWriter *json, Str key, Str member, Str value) {
    json_key(json, key);
    json_object_begin(json);
    json_key(json, member);
    json_str(json, value);
    json_object_end(json);
}

static Err note(Tx *tx, const Edit *edit, Str action, Str member, Str before, Str after) {
    CLEANUP(out_done) Out out = out_open(256);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    if (str_empty(before)) {
        json_key(&json, STR("before"));
        json_none(&json);
    } else {
        side(&json, STR("before"), member, before);
    }
    if (str_empty(after)) {
        json_key(&json, STR("after"));
        json_none(&json);
    } else {
        side(&json, STR("after"), member, after);
    }
    json_key(&json, STR("reason"));
    json_str(&json, STR(""));
    json_object_end(&json);
    TRY(json_finish(&json));
    return history_append(tx, edit->authority->chain, NOUN, ITSELF, action, out_view(&out));
}

static Err refused(Ctx *ctx, Str place, FindingKind kind, int64_t limit) {
    finding_add(&ctx->findings, ctx->arena, place, kind, limit);
    return ERR_INVALID;
}

/* As the history names a template: version and digest. */
static Str told_of(Arena *arena, Str version, Str digest) {
    return str_join(arena, version, STR(" "), hex_encode(arena, digest.ptr, digest.len));
}

static Err insert(Tx *tx, const Edit *edit) {
    ProcessTemplates rows;
    Str digest = secret_hash(tx->ctx->arena, edit->json);
    TRY(process_template_rows(tx->ctx, tx->conn, &rows));
    if (rows.count >= PROCESS_TEMPLATES_MAX)
        return refused(tx->ctx, edit->place, FINDING_TOO_MANY, PROCESS_TEMPLATES_MAX);
    Err err = process_template_insert(tx, edit->version, digest, edit->json);
    if (err == ERR_CONFLICT)
        return refused(tx->ctx, edit->place, FINDING_TAKEN, 0);
    TRY(err);
    return note(tx, edit, STR("create"), STR("version"), STR(""),
                told_of(tx->ctx->arena, edit->version, digest));
}

static Err do_add(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Edit *edit = in;
    ret->record = (RecordId){ edit->authority->id.v };
    return insert(tx, edit);
}

/* Addresses hang on it. */
static bool version_is_well(Arena *arena, Str version) {
    return str_eq(version, slug_make(arena, version, version.len));
}

Err process_template_add(App *app, Ctx *ctx, const Submission *submission,
                         const AuthorityRef *authority, Str file, Str json, Str *ret_version,
                         Written *ret) {
    Process process;
    if (!permission_in(authority->permissions, PERMISSION_AUTHORITY_MANAGE))
        return ERR_FORBIDDEN;
    TRY(pack_read_process(file, json, &app->pack->methods, ctx->arena, &ctx->findings, &process));
    Str place = str_join(ctx->arena, file, STR("/version"));
    if (!version_is_well(ctx->arena, process.version))
        return refused(ctx, place, FINDING_KEY_LETTERS, 0);
    if (pack_process(app->pack, process.version) != NULL)
        return refused(ctx, place, FINDING_TAKEN, 0);
    Edit edit = {
        .authority = authority, .version = process.version, .json = json, .place = place
    };
    *ret_version = process.version;
    return transact(app, ctx, submission, authority->chain, do_add, &edit, ret);
}

/* -- Removing ---------------------------------------------------------------------------------- */

static Err do_remove(Tx *tx, App *app, const void *in, Written *ret) {
    const Edit *edit = in;
    ProcessVersions versions;
    ProcessTemplate row;
    ret->record = (RecordId){ edit->authority->id.v };
    TRY(process_template_row(tx->ctx, tx->conn, edit->version, &row));
    TRY(process_versions(app, tx->ctx, tx->conn, &versions));
    for (size_t i = 0; i < versions.count; i++)
        if (str_eq(versions.items[i].version, edit->version) &&
            !process_version_removable(&versions.items[i]))
            return refused(tx->ctx, STR(""), FINDING_TEMPLATE_IN_USE, 0);
    TRY(process_template_remove_row(tx, edit->version));
    return note(tx, edit, STR("delete"), STR("version"),
                told_of(tx->ctx->arena, edit->version, row.digest), STR(""));
}

bool process_version_removable(const ProcessVersion *version) {
    return !version->built_in && !version->chosen && !version->named && version->initiatives == 0;
}

Err process_template_remove(App *app, Ctx *ctx, const Submission *submission,
                            const AuthorityRef *authority, Str version, Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_AUTHORITY_MANAGE))
        return ERR_FORBIDDEN;
    Edit edit = { .authority = authority, .version = version };
    return transact(app, ctx, submission, authority->chain, do_remove, &edit, ret);
}

/* -- With an initiative ------------------------------------------------------------------------ */

static Err refused_about(Ctx *ctx, FindingKind kind, Str version) {
    finding_add_about(&ctx->findings, ctx->arena, STR("/process/version"), kind, 0, version);
    return ERR_INVALID;
}

Err process_template_arrive(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                            Str version, Str json, bool *ret_new) {
    Str here;
    Err err = process_template_file(ctx, conn, app->pack, version, &here);
    *ret_new = err == ERR_NOT_FOUND;
    if (err == ERR_NONE && !pack_process_same(here, json))
        return refused_about(ctx, FINDING_TEMPLATE_OTHER, version);
    if (!*ret_new)
        return err;
    if (!version_is_well(ctx->arena, version))
        return refused(ctx, STR("/process/version"), FINDING_KEY_LETTERS, 0);
    return permission_in(authority->permissions, PERMISSION_AUTHORITY_MANAGE)
               ? ERR_NONE
               : refused_about(ctx, FINDING_TEMPLATE_MISSING, version);
}

Err process_template_settle(Tx *tx, App *app, const AuthorityRef *authority, Str version,
                            Str json) {
    bool new;
    TRY(process_template_arrive(app, tx->ctx, tx->conn, authority, version, json, &new));
    Edit edit = {
        .authority = authority, .version = version, .json = json, .place = STR("/process")
    };
    return new ? insert(tx, &edit) : ERR_NONE;
}

static Err do_choose(Tx *tx, App *app, const void *in, Written *ret) {
    const Edit *edit = in;
    const Process *wanted, *before;
    Str choice;
    TRY(process_template_find(app, tx->ctx, tx->conn, edit->version, &wanted));
    TRY(process_template_chosen(app, tx->ctx, tx->conn, &before));
    ret->record = (RecordId){ edit->authority->id.v };
    TRY(process_choice(tx->ctx, tx->conn, &choice));
    /* What was chosen and is refused by this program is left for another choice, also for the one that stands in. */
    Str now = str_empty(choice) && before != NULL ? before->version : choice;
    if (str_eq(now, wanted->version))
        return ERR_NONE;
    TRY(process_choice_set(tx, edit->version));
    return note(tx, edit, STR("change"), STR("chosen"), before != NULL ? before->version : STR(""),
                edit->version);
}

Err process_template_choose(App *app, Ctx *ctx, const Submission *submission,
                            const AuthorityRef *authority, Str version, Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_AUTHORITY_MANAGE))
        return ERR_FORBIDDEN;
    Edit edit = { .authority = authority, .version = version };
    return transact(app, ctx, submission, authority->chain, do_choose, &edit, ret);
}
