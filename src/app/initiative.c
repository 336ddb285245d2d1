/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/initiative.h"

#include "app/change.h"
#include "app/membership_note.h"
#include "app/process_template.h"
#include "app/slug.h"
#include "base/out.h"
#include "store/history.h"
#include "store/membership_store.h"

/* More of one name than this are refused. */
enum { SAME_NAME_MAX = 1000 };

const Role *role_with(const Pack *pack, RolePlace place, Permission permission) {
    for (size_t i = 0; i < pack->roles.count; i++) {
        const Role *role = &pack->roles.items[i];
        if (role_place_in(role->places, place) && permission_in(role->permissions, permission))
            return role;
    }
    return NULL;
}

Err initiative_free_key(Tx *tx, Str name, Str *ret) {
    Arena *arena = tx->ctx->arena;
    Str base = slug_make(arena, name, INITIATIVE_KEY_MAX - 5);
    if (str_empty(base))
        base = STR("vorhaben");
    CLEANUP(out_done) Out key = out_open(INITIATIVE_KEY_MAX);
    for (int64_t i = 1; i <= SAME_NAME_MAX; i++) {
        out_reset(&key);
        out_str(&key, base);
        if (i > 1) {
            out_char(&key, '-');
            out_i64(&key, i);
        }
        bool taken;
        TRY(initiative_key_taken(tx->conn, out_view(&key), &taken));
        if (taken)
            continue;
        *ret = str_copy(arena, out_view(&key));
        return ERR_NONE;
    }
    finding_add(&tx->ctx->findings, arena, STR("name"), FINDING_TAKEN, 0);
    return ERR_INVALID;
}

static Str fill_key(Arena *arena, Str location, Str key) {
    ptrdiff_t at = str_find(location, STR("{key}"));
    if (at < 0)
        return location;
    return str_join(arena, str_slice(location, 0, (size_t)at), key,
                    str_slice(location, (size_t)at + 5, SIZE_MAX));
}

/* -- Making ------------------------------------------------------------------------------------ */

typedef struct Creation {
    const AuthorityRef *authority;
    const Initiative *form;
    Str location;
} Creation;

static Err make_lead(Tx *tx, App *app, const InitiativeRef *initiative) {
    if (tx->ctx->actor.account.v == 0)
        return ERR_NONE; /* made from the command line */
    const Role *role = role_with(app->pack, ROLE_PLACE_INITIATIVE, PERMISSION_INITIATIVE_ARCHIVE);
    if (role == NULL)
        return ERR_INTERNAL;
    Membership membership = { .account = tx->ctx->actor.account,
                              .initiative = initiative->id,
                              .role = role->key,
                              .body = STR("") };
    TRY(membership_insert(tx, &membership, ROLE_COUNTS_AT_ONCE));
    return membership_note(tx, initiative->chain, &membership, STR("create"));
}

static Err do_create(Tx *tx, App *app, const void *in, Written *ret) {
    const Creation *creation = in;
    Initiative row = *creation->form;
    TRY(initiative_free_key(tx, row.name, &row.key));
    const Process *process;
    TRY(process_template_chosen(app, tx->ctx, tx->conn, &process));
    row.published = false;
    row.archived_on = (Date){ 0 };
    row.process_version = process != NULL ? process->version : STR("");
    InitiativeRef made = { .authority = *creation->authority };
    TRY(initiative_insert(tx, &row, &made.chain));
    ret->record = row.record.id;
    made.id = (InitiativeId){ row.record.id.v };
    TRY(change_note(tx, &made, &INITIATIVE_SCHEMA, row.record.id, STR("create"), NULL, &row,
                    STR("")));
    ret->location = str_copy(tx->ctx->arena, fill_key(tx->ctx->arena, creation->location, row.key));
    return make_lead(tx, app, &made);
}

Err initiative_create(App *app, Ctx *ctx, const Submission *submission,
                      const AuthorityRef *authority, const Initiative *form, Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_INITIATIVE_CREATE))
        return ERR_FORBIDDEN;
    Creation creation = { .authority = authority,
                          .form = form,
                          .location = submission != NULL ? submission->location : STR("{key}") };
    return transact(app, ctx, submission, authority->chain, do_create, &creation, ret);
}

/* -- Changing ---------------------------------------------------------------------------------- */

typedef struct Edit {
    const InitiativeRef *initiative;
    const Initiative *form;
    bool published;
    Date archived_on;
    Str process_version;
    int64_t version;
    Str reason;
} Edit;

static Err save(Tx *tx, const Edit *edit, const Initiative *before, Initiative *after, Str action,
                Written *ret) {
    ret->record = before->record.id;
    ret->unchanged = change_is_none(tx->ctx->arena, &INITIATIVE_SCHEMA, before, after);
    if (ret->unchanged)
        return ERR_NONE;
    TRY(initiative_update(tx, after));
    return change_note(tx, edit->initiative, &INITIATIVE_SCHEMA, before->record.id, action, before,
                       after, edit->reason);
}

static Err do_change(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Edit *edit = in;
    Initiative before;
    TRY(initiative_get(tx->ctx, tx->conn, edit->initiative->id, &before));
    Initiative after = *edit->form;
    after.record.id = before.record.id;
    after.key = before.key;
    after.published = before.published;
    after.archived_on = before.archived_on;
    after.process_version = before.process_version;
    return save(tx, edit, &before, &after, STR("change"), ret);
}

Err initiative_change(App *app, Ctx *ctx, const Submission *submission,
                      const InitiativeRef *initiative, const Initiative *form, Written *ret) {
    if (!permission_in(initiative->permissions, PERMISSION_INITIATIVE_EDIT) || initiative->archived)
        return ERR_FORBIDDEN;
    Edit edit = { .initiative = initiative, .form = form };
    return transact(app, ctx, submission, initiative->chain, do_change, &edit, ret);
}

static Err unchanged(Ctx *ctx, const Edit *edit, const Initiative *now) {
    if (edit->version == VERSION_ANY || edit->version == now->record.version)
        return ERR_NONE;
    Initiative *current = arena_new(ctx->arena, Initiative, 1);
    *current = *now;
    ctx->conflict = (Conflict){ .schema = &INITIATIVE_SCHEMA,
                                .current = current,
                                .version = now->record.version };
    return ERR_CONFLICT;
}

static Err do_publish(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Edit *edit = in;
    Initiative before;
    TRY(initiative_get(tx->ctx, tx->conn, edit->initiative->id, &before));
    TRY(unchanged(tx->ctx, edit, &before));
    ret->record = before.record.id;
    if (before.published == edit->published)
        return ERR_NONE;
    Initiative after = before;
    after.published = edit->published;
    return save(tx, edit, &before, &after, edit->published ? STR("publish") : STR("unpublish"),
                ret);
}

static bool may_archive(const InitiativeRef *initiative) {
    return permission_in(initiative->permissions, PERMISSION_INITIATIVE_ARCHIVE);
}

Err initiative_publish(App *app, Ctx *ctx, const Submission *submission,
                       const InitiativeRef *initiative, bool published, int64_t version, Str reason,
                       Written *ret) {
    if (!may_archive(initiative))
        return ERR_FORBIDDEN;
    Edit edit = {
        .initiative = initiative, .published = published, .version = version, .reason = reason
    };
    return transact(app, ctx, submission, initiative->chain, do_publish, &edit, ret);
}

static Err do_archive(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Edit *edit = in;
    Initiative before;
    TRY(initiative_get(tx->ctx, tx->conn, edit->initiative->id, &before));
    TRY(unchanged(tx->ctx, edit, &before));
    ret->record = before.record.id;
    if (date_none(before.archived_on) == date_none(edit->archived_on))
        return ERR_NONE;
    Initiative after = before;
    after.archived_on = edit->archived_on;
    Str action = date_none(edit->archived_on) ? STR("unarchive") : STR("archive");
    return save(tx, edit, &before, &after, action, ret);
}

Err initiative_archive(App *app, Ctx *ctx, const Submission *submission,
                       const InitiativeRef *initiative, int64_t version, Str reason, Written *ret) {
    if (!may_archive(initiative))
        return ERR_FORBIDDEN;
    Edit edit = { .initiative = initiative,
                  .version = version,
                  .reason = reason,
                  .archived_on = clock_today(ctx->clock) };
    return transact(app, ctx, submission, initiative->chain, do_archive, &edit, ret);
}

Err initiative_unarchive(App *app, Ctx *ctx, const Submission *submission,
                         const InitiativeRef *initiative, int64_t version, Str reason,
                         Written *ret) {
    if (!may_archive(initiative))
        return ERR_FORBIDDEN;
    Edit edit = { .initiative = initiative, .version = version, .reason = reason };
    return transact(app, ctx, submission, initiative->chain, do_archive, &edit, ret);
}

static Err do_move(Tx *tx, App *app, const void *in, Written *ret) {
    const Edit *edit = in;
    const Process *wanted;
    Initiative before;
    /* Who removes a template holds it: none goes between the look and the move. */
    TRY(chain_lock_authority(tx, edit->initiative->authority.id));
    TRY(initiative_get(tx->ctx, tx->conn, edit->initiative->id, &before));
    TRY(unchanged(tx->ctx, edit, &before));
    Err err = process_template_find(app, tx->ctx, tx->conn, edit->process_version, &wanted);
    if (err == ERR_NOT_FOUND) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("process_version"), FINDING_UNKNOWN_KEY,
                    0);
        return ERR_INVALID;
    }
    TRY(err);
    Initiative after = before;
    after.process_version = wanted->version;
    return save(tx, edit, &before, &after, STR("change"), ret);
}

Err initiative_move(App *app, Ctx *ctx, const Submission *submission,
                    const InitiativeRef *initiative, Str process_version, int64_t version,
                    Str reason, Written *ret) {
    if (!may_archive(initiative) || initiative->archived)
        return ERR_FORBIDDEN;
    Edit edit = { .initiative = initiative,
                  .process_version = process_version,
                  .version = version,
                  .reason = reason };
    return transact(app, ctx, submission, initiative->chain, do_move, &edit, ret);
}
