/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/waiting.h"

#include <stdlib.h>

#include "domain/pack.h"
#include "store/membership_store.h"

static bool role_has(const App *app, Str key, Permission permission) {
    const Role *role = pack_role(app->pack, key);
    return role != NULL && permission_in(role->permissions, permission);
}

/* In the whole authority, or by a role in this initiative. */
static bool may(const App *app, const AuthorityRef *authority, const MembershipRoles *roles,
                InitiativeId initiative, Permission permission) {
    if (permission_in(authority->permissions, permission))
        return true;
    for (size_t i = 0; i < roles->count; i++)
        if (roles->items[i].initiative.v == initiative.v &&
            role_has(app, roles->items[i].role, permission))
            return true;
    return false;
}

/* A task stays with a person who has left; they no longer see it. */
static Err add_tasks(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                     const MembershipRoles *roles, WaitingWork *all) {
    WaitingLines lines;
    TRY(waiting_tasks(ctx, conn, ctx->actor.account, &lines));
    for (size_t i = 0; i < lines.count; i++)
        if (may(app, authority, roles, lines.items[i].initiative, PERMISSION_INITIATIVE_READ))
            *list_push(ctx->arena, &all->tasks) = lines.items[i];
    return ERR_NONE;
}

static Err add_answers_of(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingWork *all) {
    WaitingLines lines;
    TRY(waiting_answers(ctx, conn, initiative, &lines));
    for (size_t i = 0; i < lines.count; i++)
        *list_push(ctx->arena, &all->answers) = lines.items[i];
    return ERR_NONE;
}

static Err add_answers(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                       const MembershipRoles *roles, WaitingWork *all) {
    if (permission_in(authority->permissions, PERMISSION_INITIATIVE_EDIT))
        return add_answers_of(ctx, conn, (InitiativeId){ 0 }, all);
    int64_t asked = 0;
    for (size_t i = 0; i < roles->count; i++) {
        InitiativeId initiative = roles->items[i].initiative;
        if (initiative.v == asked ||
            !role_has(app, roles->items[i].role, PERMISSION_INITIATIVE_EDIT))
            continue;
        asked = initiative.v; /* several roles in one stand together */
        TRY(add_answers_of(ctx, conn, initiative, all));
    }
    return ERR_NONE;
}

static int by_day(const void *a, const void *b) {
    const WaitingLine *one = a, *other = b;
    bool dated = !date_none(one->due), other_dated = !date_none(other->due);
    if (dated != other_dated)
        return dated ? -1 : 1;
    int days = dated ? date_compare(one->due, other->due) : 0;
    if (days != 0)
        return days;
    return (one->record.v > other->record.v) - (one->record.v < other->record.v);
}

static void sort(WaitingLines *lines) {
    if (lines->count > 1)
        qsort(lines->items, lines->count, sizeof *lines->items, by_day);
}

Err waiting_for(App *app, Ctx *ctx, Conn *conn, WaitingWork *ret) {
    WaitingWork all = { 0 };
    AuthorityChoices mine;
    TRY(membership_authorities(conn, ctx->arena, ctx->actor.account, &mine));
    for (size_t i = 0; i < mine.count; i++) {
        AuthorityRef authority;
        MembershipRoles roles;
        TRY(access_authority(app, ctx, conn, mine.items[i].key, PERMISSION_AUTHORITY_READ,
                             &authority));
        TRY(membership_initiatives(ctx, conn, ctx->actor.account, &roles));
        TRY(add_tasks(app, ctx, conn, &authority, &roles, &all));
        TRY(add_answers(app, ctx, conn, &authority, &roles, &all));
    }
    sort(&all.tasks);
    sort(&all.answers);
    *ret = all;
    return ERR_NONE;
}
