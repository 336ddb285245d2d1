/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/representation.h"

#include <stdlib.h>

#include "app/comment.h"
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

/* Whoever is a representative somewhere is no deputy. */
static void add_member(Ctx *ctx, RepresentedBodies *bodies, const Membership *membership) {
    RepresentedBody *body = body_of(ctx->arena, bodies, membership->body);
    for (size_t i = 0; i < body->members.count; i++) {
        BodyMember *member = &body->members.items[i];
        if (member->account.v != membership->account.v)
            continue;
        member->deputy = member->deputy && membership->deputy;
        return;
    }
    bool self = ctx->actor.account.v != 0 && membership->account.v == ctx->actor.account.v;
    body->mine = body->mine || self;
    *list_push(ctx->arena, &body->members) =
        (BodyMember){ .account = membership->account,
                      .name = membership->account_name,
                      .deputy = membership->deputy,
                      .everywhere = membership->initiative.v == 0,
                      .self = self,
                      .since = membership->created_at };
}

static Err add_members(Ctx *ctx, Conn *conn, InitiativeId initiative, RepresentedBodies *bodies) {
    Memberships rows;
    TRY(membership_rows(ctx, conn, initiative, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const Membership *row = &rows.items[i];
        if (!str_eq(row->role, STR(ROLE_REPRESENTATIVE)) || str_empty(str_trim(row->body)))
            continue;
        Account account;
        Err err = account_get(conn, ctx->arena, row->account, &account);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        bool here = account.erased_at.ms == 0 && account.disabled_at.ms == 0;
        if (here && account.invitation_for.v == 0)
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
    return str_compare(one->body, other->body);
}

Err representation_bodies(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                          RepresentedBodies *ret) {
    RepresentedBodies bodies = { 0 };
    TRY(add_members(ctx, conn, (InitiativeId){ 0 }, &bodies));
    TRY(add_members(ctx, conn, initiative->id, &bodies));
    for (size_t i = 0; i < bodies.count; i++) {
        BodyMembers *members = &bodies.items[i].members;
        qsort(members->items, members->count, sizeof *members->items, by_rank);
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

Err representation_asked(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                         const RepresentedBody *body, BodyAsked *ret) {
    Arena *arena = ctx->arena;
    BodyAsked asked = { 0 };
    int64_t *members = arena_new(arena, int64_t, body->members.count);
    for (size_t i = 0; i < body->members.count; i++)
        members[i] = body->members.items[i].account.v;
    TRY(initiative_records(ctx, conn, initiative->id, &asked.whole));
    TRY(comment_readable(ctx, conn, initiative, &asked.comments));
    asked.representation =
        representation_of(arena, app->pack, &asked.whole, body->body, clock_today(ctx->clock));
    asked.threads =
        representation_threads(arena, &asked.representation, &asked.whole, &asked.comments,
                               body->body, members, body->members.count);
    asked.drafts = drafts_of(arena, &asked.comments, body->body);
    *ret = asked;
    return ERR_NONE;
}
