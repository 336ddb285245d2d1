/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/representation.h"

#include <stdlib.h>

#include "app/comment.h"
#include "domain/pack.h"
#include "store/initiative_store.h"
#include "store/membership_store.h"

/* -- Who speaks for whom ------------------------------------------------------------------------ */

static RepresentedBody *body_of(Arena *arena, RepresentedBodies *bodies, Str body) {
    for (size_t i = 0; i < bodies->count; i++)
        if (same_body(bodies->items[i].body, body))
            return &bodies->items[i];
    RepresentedBody *made = list_push(arena, bodies);
    made->body = str_trim(body);
    return made;
}

bool works_on_it(PermissionSet permissions) {
    return permission_in(permissions, PERMISSION_INITIATIVE_EDIT) ||
           permission_in(permissions, PERMISSION_INITIATIVE_ARCHIVE);
}

bool role_of_body(const Membership *role) {
    return str_eq(role->role, STR(ROLE_REPRESENTATIVE)) && !str_empty(str_trim(role->body));
}

Err body_resembled(Ctx *ctx, Conn *conn, Str body, Str *ret) {
    BodyNames names;
    *ret = STR("");
    TRY(membership_bodies(ctx, conn, STR(ROLE_REPRESENTATIVE), &names));
    for (size_t i = 0; i < names.count; i++) {
        if (same_body(names.items[i], body)) {
            *ret = STR("");
            return ERR_NONE;
        }
        if (str_empty(*ret) && resembling_body(names.items[i], body))
            *ret = str_trim(names.items[i]);
    }
    return ERR_NONE;
}

Err body_has_members(Ctx *ctx, Conn *conn, Str body, bool *ret) {
    Memberships members;
    TRY(membership_members(ctx, conn, STR(ROLE_REPRESENTATIVE), &members));
    *ret = false;
    for (size_t i = 0; i < members.count && !*ret; i++) {
        const Membership *role = &members.items[i];
        *ret = role_of_body(role) && !role->waits && same_body(role->body, body);
    }
    return ERR_NONE;
}

static bool of_a_body(const Membership *role, InitiativeId initiative) {
    return (role->initiative.v == 0 || role->initiative.v == initiative.v) && role_of_body(role);
}

Err body_roles_of(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, BodyRoles *ret) {
    *ret = (BodyRoles){ .initiative = initiative->id, .permissions = initiative->permissions };
    if (ctx->actor.account.v == 0)
        return ERR_NONE;
    return membership_rows_of(ctx, conn, ctx->actor.account, &ret->roles);
}

bool body_has(const BodyRoles *roles, Str body, Instant since) {
    if (works_on_it(roles->permissions))
        return false;
    for (size_t i = 0; i < roles->roles.count; i++) {
        const Membership *role = &roles->roles.items[i];
        if (of_a_body(role, roles->initiative) && !role->waits &&
            role->confirmed_at.ms <= since.ms && same_body(role->body, body))
            return true;
    }
    return false;
}

/* Whoever is a representative somewhere is no deputy, and counts since the first of their roles does. */
static void add_member(Ctx *ctx, RepresentedBodies *bodies, const Membership *role) {
    RepresentedBody *body = body_of(ctx->arena, bodies, role->body);
    bool self = ctx->actor.account.v != 0 && role->account.v == ctx->actor.account.v;
    Instant since = role->waits ? role->created_at : role->confirmed_at;
    BodyMembers *members = role->waits ? &body->waiting : &body->members;
    body->mine = body->mine || (self && !role->waits);
    body->waits = body->waits || (self && role->waits);
    for (size_t i = 0; i < members->count; i++) {
        BodyMember *member = &members->items[i];
        if (member->account.v != role->account.v)
            continue;
        member->deputy = member->deputy && role->deputy;
        member->since = since.ms < member->since.ms ? since : member->since;
        return;
    }
    *list_push(ctx->arena, members) = (BodyMember){ .account = role->account,
                                                    .name = role->account_name,
                                                    .deputy = role->deputy,
                                                    .everywhere = role->initiative.v == 0,
                                                    .self = self,
                                                    .invited = role->invited,
                                                    .since = since,
                                                    .role = role->id };
}

bool account_works_on_it(const App *app, const Memberships *roles, AccountId account,
                         InitiativeId initiative) {
    PermissionSet all = { 0 };
    for (size_t i = 0; i < roles->count; i++) {
        const Membership *row = &roles->items[i];
        const Role *role = pack_role(app->pack, row->role);
        bool here = row->initiative.v == 0 || row->initiative.v == initiative.v;
        if (role != NULL && here && row->account.v == account.v)
            all = permission_union(all, role->permissions);
    }
    return works_on_it(all);
}

static Err add_members(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                       RepresentedBodies *bodies) {
    Memberships rows, here;
    TRY(membership_rows(ctx, conn, (InitiativeId){ 0 }, &rows));
    TRY(membership_rows(ctx, conn, initiative->id, &here));
    for (size_t i = 0; i < here.count; i++)
        *list_push(ctx->arena, &rows) = here.items[i];
    for (size_t i = 0; i < rows.count; i++) {
        const Membership *row = &rows.items[i];
        if (!row->closed && of_a_body(row, initiative->id) &&
            !account_works_on_it(app, &rows, row->account, initiative->id))
            add_member(ctx, bodies, row);
    }
    return ERR_NONE;
}

static int by_rank(const void *a, const void *b) {
    const BodyMember *one = a, *other = b;
    if (one->deputy != other->deputy)
        return one->deputy ? 1 : -1;
    int names = str_compare(one->name, other->name);
    return names != 0 ? names
                      : (one->account.v > other->account.v) - (one->account.v < other->account.v);
}

static int own_first(const void *a, const void *b) {
    const RepresentedBody *one = a, *other = b;
    if (one->mine != other->mine)
        return one->mine ? -1 : 1;
    if (one->waits != other->waits)
        return one->waits ? -1 : 1;
    return str_compare(one->body, other->body);
}

Err representation_bodies(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                          RepresentedBodies *ret) {
    RepresentedBodies bodies = { 0 };
    TRY(add_members(app, ctx, conn, initiative, &bodies));
    for (size_t i = 0; i < bodies.count; i++) {
        BodyMembers *members = &bodies.items[i].members;
        if (members->count > 1)
            qsort(members->items, members->count, sizeof *members->items, by_rank);
        bodies.items[i].waits = bodies.items[i].waits && !bodies.items[i].mine;
    }
    if (bodies.count > 1)
        qsort(bodies.items, bodies.count, sizeof *bodies.items, own_first);
    *ret = bodies;
    return ERR_NONE;
}

/* -- What they are asked ------------------------------------------------------------------------ */

static CommentList drafts_of(Arena *arena, const CommentList *comments, Str body) {
    CommentList drafts = { 0 };
    for (size_t i = comments->count; i-- > 0;)
        if (comments->items[i].draft && !str_empty(comments->items[i].body) &&
            comments->items[i].removed_by == FIELD_NONE && same_body(comments->items[i].body, body))
            *list_push(arena, &drafts) = comments->items[i];
    return drafts;
}

static bool of_members(const BodyMembers *members, int64_t account) {
    for (size_t i = 0; i < members->count; i++)
        if (members->items[i].account.v == account)
            return true;
    return false;
}

/* The place and the reason are all that is left of it. */
static CommentList removed_of(Arena *arena, const CommentList *comments,
                              const RepresentedBody *body) {
    CommentList removed = { 0 };
    for (size_t i = comments->count; i-- > 0;) {
        const Comment *comment = &comments->items[i];
        bool theirs = str_empty(comment->body) ? of_members(&body->members, comment->author)
                                               : same_body(comment->body, body->body);
        if (theirs && !comment->draft && comment->removed_by != FIELD_NONE &&
            comment->removed_by != comment->author &&
            !of_members(&body->members, comment->removed_by))
            *list_push(arena, &removed) = *comment;
    }
    return removed;
}

Err representation_sources(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                           BodySources *ret) {
    TRY(initiative_records(ctx, conn, initiative->id, &ret->whole));
    return comment_readable(ctx, conn, initiative, &ret->comments);
}

BodyAsked representation_asked(const App *app, Ctx *ctx, const BodySources *sources,
                               const RepresentedBody *body) {
    Arena *arena = ctx->arena;
    BodyAsked asked = { 0 };
    int64_t *members = arena_new(arena, int64_t, body->members.count);
    for (size_t i = 0; i < body->members.count; i++)
        members[i] = body->members.items[i].account.v;
    asked.representation =
        representation_of(arena, app->pack, &sources->whole, body->body, clock_today(ctx->clock));
    asked.threads =
        representation_threads(arena, &asked.representation, &sources->whole, &sources->comments,
                               body->body, members, body->members.count);
    asked.drafts = drafts_of(arena, &sources->comments, body->body);
    asked.removed = removed_of(arena, &sources->comments, body);
    return asked;
}
