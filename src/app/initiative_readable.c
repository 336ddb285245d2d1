/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* initiative_readable.c -- which initiatives of an authority somebody gets to see in lists and search;
 * contract in app/initiative.h. */
#include "app/initiative.h"
#include "domain/pack.h"
#include "store/membership_store.h"

/* Initiatives in which a role of the actor's own lets them read, each once. */
static Err own_initiatives(App *app, Ctx *ctx, Conn *conn, MembershipRoles *ret) {
    MembershipRoles roles;
    TRY(membership_initiatives(ctx, conn, ctx->actor.account, &roles));
    MembershipRoles list = { 0 };
    for (size_t i = 0; i < roles.count; i++) {
        const Role *role = pack_role(app->pack, roles.items[i].role);
        if (role == NULL || !permission_in(role->permissions, PERMISSION_INITIATIVE_READ))
            continue;
        int64_t id = roles.items[i].initiative.v;
        if (list.count > 0 && list.items[list.count - 1].initiative.v == id)
            continue;
        *list_push(ctx->arena, &list) = roles.items[i];
    }
    *ret = list;
    return ERR_NONE;
}

static Err line_of(Ctx *ctx, Conn *conn, InitiativeId id, InitiativeLine *ret) {
    Initiative initiative;
    TRY(initiative_get(ctx, conn, id, &initiative));
    *ret = (InitiativeLine){ .id = id,
                             .key = initiative.key,
                             .name = initiative.name,
                             .summary = initiative.summary,
                             .summary_simple = initiative.summary_simple,
                             .summary_en = initiative.summary_en,
                             .phase = initiative.phase,
                             .published = initiative.published,
                             .archived_on = initiative.archived_on,
                             .changed_at = initiative.record.changed_at };
    return ERR_NONE;
}

/* Few for any one person: read one by one, in the order in which they were made. */
static Err own_lines(App *app, Ctx *ctx, Conn *conn, bool archived, InitiativeLines *ret) {
    MembershipRoles mine;
    TRY(own_initiatives(app, ctx, conn, &mine));
    InitiativeLines lines = { 0 };
    for (size_t i = 0; i < mine.count; i++) {
        InitiativeLine line;
        TRY(line_of(ctx, conn, mine.items[i].initiative, &line));
        if (date_none(line.archived_on) == archived)
            continue;
        *list_push(ctx->arena, &lines) = line;
    }
    *ret = lines;
    return ERR_NONE;
}

Err initiative_readable(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                        const InitiativeFilter *filter, InitiativeLines *ret, bool *ret_more) {
    if (filter->published_only || permission_in(authority->permissions, PERMISSION_INITIATIVE_READ))
        return initiative_lines(ctx, conn, filter, ret, ret_more);
    *ret_more = false;
    return own_lines(app, ctx, conn, filter->archived, ret);
}

Err initiative_search(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority, Str query,
                      SearchHits *ret) {
    if (permission_in(authority->permissions, PERMISSION_INITIATIVE_READ))
        return search(ctx, conn, query, (InitiativeId){ 0 }, SEARCH_HITS_MAX, ret);
    SearchHits all = { 0 };
    MembershipRoles mine;
    TRY(own_initiatives(app, ctx, conn, &mine));
    for (size_t i = 0; i < mine.count && all.count < SEARCH_HITS_MAX; i++) {
        SearchHits hits;
        int left = SEARCH_HITS_MAX - (int)all.count;
        TRY(search(ctx, conn, query, mine.items[i].initiative, left, &hits));
        for (size_t k = 0; k < hits.count; k++)
            *list_push(ctx->arena, &all) = hits.items[k];
    }
    *ret = all;
    return ERR_NONE;
}
