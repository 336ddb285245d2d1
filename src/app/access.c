/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/access.h"

#include "domain/pack.h"
#include "store/account_store.h"
#include "store/authority_store.h"
#include "store/initiative_store.h"
#include "store/invitation_store.h"
#include "store/membership_store.h"

static const PermissionSet NOBODY = { 1U << PERMISSION_PUBLIC };
static const PermissionSet SOMEBODY = { 1U << PERMISSION_PUBLIC | 1U << PERMISSION_SIGNED_IN };

static PermissionSet everything(void) {
    PermissionSet all = { 0 };
    for (int i = PERMISSION_UNSET + 1; i < PERMISSION_COUNT; i++)
        all = permission_with(all, (Permission)i);
    return all;
}

static PermissionSet of_roles(const Pack *pack, PermissionSet set, const RoleKeys *roles) {
    for (size_t i = 0; i < roles->count; i++) {
        const Role *role = pack_role(pack, roles->items[i]);
        /* A role the pack no longer has gives nothing. */
        if (role != NULL)
            set = permission_union(set, role->permissions);
    }
    return set;
}

static bool somebody(const Ctx *ctx) {
    return (ctx->actor.kind == ACTOR_PERSON || ctx->actor.kind == ACTOR_TOKEN) &&
           ctx->actor.account.v != 0;
}

/* What the actor may do. */
typedef struct Permitted {
    PermissionSet authority;  /* in an authority */
    PermissionSet initiative; /* in one initiative of it */
} Permitted;

static PermissionSet with_role(const App *app, PermissionSet set, Str key) {
    return of_roles(app->pack, set, &(RoleKeys){ .items = &key, .count = 1 });
}

static Err permissions_in(App *app, Ctx *ctx, Conn *conn, AuthorityId authority,
                          InitiativeId initiative, Permitted *ret) {
    if (ctx->actor.kind == ACTOR_SYSTEM) {
        *ret = (Permitted){ everything(), everything() };
        return ERR_NONE;
    }
    *ret = (Permitted){ NOBODY, NOBODY };
    if (!somebody(ctx))
        return ERR_NONE;
    MembershipRoles roles;
    TRY(membership_counted(conn, ctx->arena, authority, initiative, ctx->actor.account, &roles));
    *ret = (Permitted){ SOMEBODY, SOMEBODY };
    for (size_t i = 0; i < roles.count; i++) {
        const MembershipRole *role = &roles.items[i];
        if (role->initiative.v == 0)
            ret->authority = with_role(app, ret->authority, role->role);
        ret->initiative = with_role(app, ret->initiative, role->role);
    }
    bool belongs = roles.count > 0;
    if (belongs)
        ret->initiative = permission_with(ret->initiative, PERMISSION_AUTHORITY_READ);
    else
        TRY(membership_belongs(conn, authority, ctx->actor.account, &belongs));
    /* Who has a role in one initiative only sees the authority's lists, with what is theirs. */
    if (belongs)
        ret->authority = permission_with(ret->authority, PERMISSION_AUTHORITY_READ);
    return ERR_NONE;
}

static AuthorityRef authority_ref(const Authority *authority, PermissionSet permissions) {
    return (AuthorityRef){ .id = authority->id,
                           .key = authority->key,
                           .name = authority->name,
                           .language = authority->language,
                           .chain = authority->chain,
                           .permissions = permissions };
}

static InitiativeRef initiative_ref(Arena *arena, const InitiativeFound *found, PermissionSet here,
                                    PermissionSet there) {
    return (InitiativeRef){
        .id = found->id,
        .key = found->key,
        .name = found->name,
        .chain = found->chain,
        .published = found->published,
        .archived = found->archived,
        .state = str_join(arena, found->head, found->authority_head),
        .authority = { .id = found->authority,
                       .key = found->authority_key,
                       .name = found->authority_name,
                       .language = found->authority_language,
                       .chain = found->authority_chain,
                       .permissions = there },
        .permissions = here,
    };
}

Err access_initiative(App *app, Ctx *ctx, Conn *conn, Str key, Permission needed,
                      InitiativeRef *ret) {
    if (needed == PERMISSION_UNSET)
        return ERR_INTERNAL;
    bool nobody = !somebody(ctx) && ctx->actor.kind != ACTOR_SYSTEM;
    /* Before any look-up: the answer must not tell whether there is such an initiative. */
    if (nobody && needed != PERMISSION_PUBLIC)
        return ERR_UNAUTHENTICATED;
    InitiativeFound found;
    TRY(initiative_find(conn, ctx->arena, key, &found));
    Permitted may;
    TRY(permissions_in(app, ctx, conn, found.authority, found.id, &may));
    bool member = permission_in(may.initiative, PERMISSION_INITIATIVE_READ);
    if (!member && !(found.published && needed == PERMISSION_PUBLIC))
        return ERR_NOT_FOUND;
    if (!permission_in(may.initiative, needed))
        return ERR_FORBIDDEN;
    ctx->scope = scope_make(found.authority);
    *ret = initiative_ref(ctx->arena, &found, may.initiative, may.authority);
    return ERR_NONE;
}

Err access_own_authority(Ctx *ctx, Conn *conn, AuthorityId *ret) {
    AuthorityChoices mine;
    Account person;
    TRY(membership_authorities(conn, ctx->arena, ctx->actor.account, &mine));
    if (mine.count == 0)
        return ERR_NOT_FOUND;
    TRY(account_get(conn, ctx->arena, ctx->actor.account, &person));
    AuthorityId best = mine.items[0].id;
    for (size_t i = 0; i < mine.count; i++)
        if (mine.items[i].id.v == person.home.v)
            best = person.home;
    for (size_t i = 0; i < mine.count; i++)
        if (mine.items[i].id.v == ctx->actor.chosen.v)
            best = ctx->actor.chosen;
    *ret = best;
    return ERR_NONE;
}

/* The person's own, else the first that was made. */
static Err default_authority(Ctx *ctx, Conn *conn, Authority *ret) {
    if (somebody(ctx)) {
        AuthorityId own;
        Err err = access_own_authority(ctx, conn, &own);
        if (err == ERR_NONE)
            return authority_get(conn, ctx->arena, own, ret);
        if (err != ERR_NOT_FOUND)
            return err;
    }
    Authorities all;
    TRY(authority_list(conn, ctx->arena, &all));
    if (all.count == 0)
        return ERR_NOT_FOUND;
    *ret = all.items[0];
    for (size_t i = 1; i < all.count; i++)
        if (all.items[i].id.v < ret->id.v)
            *ret = all.items[i];
    return ERR_NONE;
}

Err access_authority(App *app, Ctx *ctx, Conn *conn, Str key, Permission needed,
                     AuthorityRef *ret) {
    if (needed == PERMISSION_UNSET)
        return ERR_INTERNAL;
    bool nobody = !somebody(ctx) && ctx->actor.kind != ACTOR_SYSTEM;
    if (nobody && needed != PERMISSION_PUBLIC)
        return ERR_UNAUTHENTICATED;
    Authority authority;
    if (str_empty(key))
        TRY(default_authority(ctx, conn, &authority));
    else
        TRY(authority_find(conn, ctx->arena, key, &authority));
    Permitted may;
    TRY(permissions_in(app, ctx, conn, authority.id, (InitiativeId){ 0 }, &may));
    PermissionSet here = may.authority;
    if (needed != PERMISSION_PUBLIC && !permission_in(here, PERMISSION_AUTHORITY_READ))
        return ERR_NOT_FOUND;
    if (!permission_in(here, needed))
        return ERR_FORBIDDEN;
    ctx->scope = scope_make(authority.id);
    *ret = authority_ref(&authority, here);
    return ERR_NONE;
}

Err access_installation(App *app, Ctx *ctx, Conn *conn, Permission needed) {
    if (needed == PERMISSION_UNSET)
        return ERR_INTERNAL;
    if (ctx->actor.kind == ACTOR_SYSTEM)
        return ERR_NONE;
    PermissionSet here = NOBODY;
    if (somebody(ctx)) {
        RoleKeys roles;
        TRY(installation_roles(conn, ctx->arena, ctx->actor.account, &roles));
        here = of_roles(app->pack, SOMEBODY, &roles);
    }
    if (permission_in(here, needed))
        return ERR_NONE;
    return somebody(ctx) ? ERR_FORBIDDEN : ERR_UNAUTHENTICATED;
}

Err access_account(App *app, Ctx *ctx, Permission needed) {
    (void)app;
    if (needed == PERMISSION_PUBLIC)
        return ERR_NONE;
    if (!somebody(ctx))
        return ERR_UNAUTHENTICATED;
    return needed == PERMISSION_SIGNED_IN ? ERR_NONE : ERR_FORBIDDEN;
}

Err access_system(App *app, Ctx *ctx, Conn *conn, Str authority_key, AuthorityRef *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    return access_authority(app, ctx, conn, authority_key, PERMISSION_AUTHORITY_READ, ret);
}

void access_new_authority(Ctx *ctx, const Authority *made, AuthorityRef *ret) {
    ctx->scope = scope_make(made->id);
    *ret = authority_ref(made, everything());
}

Err access_initiative_by_id(App *app, Ctx *ctx, Conn *conn, InitiativeId id, InitiativeRef *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    Str key;
    TRY(initiative_key_of(conn, ctx->arena, id, &key));
    return access_initiative(app, ctx, conn, key, PERMISSION_INITIATIVE_READ, ret);
}

Err access_invited(Ctx *ctx, Conn *conn, AccountId invitation, AuthorityRef *ret) {
    InvitationRows mine;
    Authority authority;
    if (!somebody(ctx))
        return ERR_UNAUTHENTICATED;
    TRY(invitation_rows(conn, ctx->arena, ctx->actor.account, clock_now(ctx->clock), &mine));
    for (size_t i = 0; i < mine.count; i++) {
        if (mine.items[i].id.v != invitation.v)
            continue;
        TRY(authority_get(conn, ctx->arena, mine.items[i].authority, &authority));
        ctx->scope = scope_make(authority.id);
        *ret = authority_ref(&authority, SOMEBODY);
        return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

Err access_proven(Ctx *ctx, Conn *conn, InitiativeId id, InitiativeRef *ret) {
    Str key;
    InitiativeFound found;
    TRY(initiative_key_of(conn, ctx->arena, id, &key));
    TRY(initiative_find(conn, ctx->arena, key, &found));
    ctx->scope = scope_make(found.authority);
    *ret = initiative_ref(ctx->arena, &found, NOBODY, NOBODY);
    return ERR_NONE;
}

Err access_guest(Ctx *ctx, Conn *conn, InitiativeId id, InitiativeRef *ret) {
    TRY(access_proven(ctx, conn, id, ret));
    ret->permissions = permission_with(ret->permissions, PERMISSION_ROOM_LEAD);
    return ERR_NONE;
}

Err access_job(Ctx *ctx, AuthorityId authority) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    ctx->scope = scope_make(authority);
    return ERR_NONE;
}
