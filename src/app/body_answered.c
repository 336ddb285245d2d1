/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/body_answered.h"

#include "app/account_forms.h"
#include "app/representation.h"
#include "domain/initiative.h"
#include "files/record_json.h"
#include "store/account_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/membership_store.h"

/* A role as the history tells it (app/membership_note.c). */
typedef struct ToldRole {
    int64_t account;
    Str role, body;
    bool deputy, confirmed;
} ToldRole;
static const Field TOLD_FIELDS[] = {
    FIELD(ToldRole, account, INTEGER, .maximum = INT64_MAX),
    FIELD(ToldRole, role, TEXT),
    FIELD(ToldRole, body, TEXT, .maximum = BODY_MAX_LENGTH),
    FIELD(ToldRole, deputy, FLAG),
    FIELD(ToldRole, confirmed, FLAG),
};
static const Schema TOLD_ROLE = SCHEMA(ToldRole, "told_role", "told_roles", TOLD_FIELDS);

/* Of the body itself, or who manages people: others learn nothing of it. */
static Err concerns(Ctx *ctx, Conn *conn, const AuthorityRef *authority, Str body, bool *ret) {
    Memberships own;
    *ret = permission_in(authority->permissions, PERMISSION_PEOPLE_MANAGE);
    TRY(membership_rows_of(ctx, conn, ctx->actor.account, &own));
    for (size_t i = 0; i < own.count; i++) {
        const Membership *role = &own.items[i];
        *ret = *ret || (role_of_body(role) && !role->waits && same_body(role->body, body));
    }
    return ERR_NONE;
}

static Err name_of(Ctx *ctx, Conn *conn, AccountId account, Str *ret) {
    Account row;
    *ret = STR("");
    if (account.v == 0)
        return ERR_NONE;
    Err err = account_get(conn, ctx->arena, account, &row);
    if (err == ERR_NONE && row.erased_at.ms == 0)
        *ret = row.name;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* Where the role is for, if it is the actor's to read. */
static Err place_key(App *app, Ctx *ctx, Conn *conn, InitiativeId id, Str *ret) {
    Initiative initiative;
    InitiativeRef reads;
    *ret = STR("");
    if (id.v == 0)
        return ERR_NONE;
    TRY(initiative_get(ctx, conn, id, &initiative));
    Err err = access_initiative(app, ctx, conn, initiative.key, PERMISSION_INITIATIVE_READ, &reads);
    if (err == ERR_NONE)
        *ret = initiative.key;
    return err == ERR_NOT_FOUND || err == ERR_FORBIDDEN ? ERR_NONE : err;
}

static Err confirmed(App *app, Ctx *ctx, Conn *conn, const Membership *role, BodyAnswer *ret) {
    if (role->waits || !role_of_body(role) || role->confirmed_by.v == 0)
        return ERR_NOT_FOUND;
    ret->kind = BODY_CONFIRMED;
    ret->role = role->role;
    ret->by_actor = role->confirmed_by.v == ctx->actor.account.v;
    ret->body = role->body;
    ret->at = role->confirmed_at;
    TRY(name_of(ctx, conn, role->account, &ret->person));
    TRY(name_of(ctx, conn, role->confirmed_by, &ret->by));
    return place_key(app, ctx, conn, role->initiative, &ret->initiative_key);
}

static Err told_end(Ctx *ctx, Conn *conn, const HistoryEntry *entry, BodyAnswer *ret) {
    ToldRole told;
    TRY(record_json_side(&TOLD_ROLE, entry->payload, "before", ctx->arena, &told));
    ret->kind = str_eq(entry->action, STR("refuse")) ? BODY_REFUSED : BODY_ENDED;
    ret->role = told.role;
    ret->body = told.body;
    ret->at = entry->at;
    ret->by_actor = entry->actor.account.v != 0 && entry->actor.account.v == ctx->actor.account.v;
    TRY(name_of(ctx, conn, (AccountId){ told.account }, &ret->person));
    return name_of(ctx, conn, entry->actor.account, &ret->by);
}

static Err ended(Ctx *ctx, Conn *conn, RecordId role, BodyAnswer *ret) {
    HistoryEntry entry;
    TRY(history_role_end(ctx, conn, role, &entry));
    return told_end(ctx, conn, &entry, ret);
}

Err role_end(Ctx *ctx, Conn *conn, ChainId chain, RecordId role, BodyAnswer *ret) {
    HistoryEntry entry;
    TRY(history_role_end(ctx, conn, role, &entry));
    *ret = (BodyAnswer){ .authority_key = STR(""), .initiative_key = STR("") };
    return entry.chain.v == chain.v ? told_end(ctx, conn, &entry, ret) : ERR_NOT_FOUND;
}

static Err answered_in(App *app, Ctx *ctx, Conn *conn, Str key, RecordId id, BodyAnswer *ret) {
    AuthorityRef authority;
    Membership role;
    bool mine;
    TRY(access_authority(app, ctx, conn, key, PERMISSION_AUTHORITY_READ, &authority));
    *ret = (BodyAnswer){ .authority_key = authority.key, .initiative_key = STR("") };
    Err err = membership_get(ctx, conn, id, &role);
    if (err == ERR_NOT_FOUND)
        err = ended(ctx, conn, id, ret);
    else if (err == ERR_NONE)
        err = confirmed(app, ctx, conn, &role, ret);
    TRY(err);
    TRY(access_authority(app, ctx, conn, key, PERMISSION_AUTHORITY_READ, &authority));
    TRY(concerns(ctx, conn, &authority, ret->body, &mine));
    return mine ? ERR_NONE : ERR_NOT_FOUND;
}

Err body_answered(App *app, Ctx *ctx, Conn *conn, RecordId role, BodyAnswer *ret) {
    AuthorityChoices mine;
    TRY(membership_authorities(conn, ctx->arena, ctx->actor.account, &mine));
    const Scope before = ctx->scope;
    Err err = ERR_NOT_FOUND;
    for (size_t i = 0; i < mine.count && err == ERR_NOT_FOUND; i++)
        err = answered_in(app, ctx, conn, mine.items[i].key, role, ret);
    ctx->scope = before;
    return err;
}
