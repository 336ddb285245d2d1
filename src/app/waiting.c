/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/waiting.h"

#include <stdlib.h>

#include "app/completeness.h"
#include "app/representation.h"
#include "app/waiting_talks.h"
#include "domain/pack.h"
#include "store/membership_store.h"

static bool role_has(const App *app, Str key, Permission permission) {
    const Role *role = pack_role(app->pack, key);
    return role != NULL && permission_in(role->permissions, permission);
}

/* In the whole authority, and by the roles in this initiative. */
static PermissionSet permissions_in(const App *app, const AuthorityRef *authority,
                                    const MembershipRoles *roles, InitiativeId initiative) {
    PermissionSet all = authority->permissions;
    for (size_t i = 0; i < roles->count; i++) {
        const Role *role = pack_role(app->pack, roles->items[i].role);
        if (role != NULL && roles->items[i].initiative.v == initiative.v)
            all = permission_union(all, role->permissions);
    }
    return all;
}

static bool may(const App *app, const AuthorityRef *authority, const MembershipRoles *roles,
                InitiativeId initiative, Permission permission) {
    return permission_in(permissions_in(app, authority, roles, initiative), permission);
}

typedef struct KnownGuide {
    InitiativeId initiative;
    Guide guide;
} KnownGuide;
typedef LIST_OF(KnownGuide) KnownGuides;

static Err guide_in(App *app, Ctx *ctx, Conn *conn, InitiativeId initiative, KnownGuides *known,
                    const Guide **ret) {
    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].initiative.v == initiative.v) {
            *ret = &known->items[i].guide;
            return ERR_NONE;
        }
    KnownGuide found = { .initiative = initiative };
    TRY(initiative_guide(app, ctx, conn, initiative, &found.guide));
    *list_push(ctx->arena, known) = found;
    *ret = &known->items[known->count - 1].guide;
    return ERR_NONE;
}

/* What the initiative itself shows to be done waits for nobody. */
static Err still_waits(App *app, Ctx *ctx, Conn *conn, const WaitingLine *line, KnownGuides *known,
                       bool *ret) {
    const Guide *guide;
    TRY(guide_in(app, ctx, conn, line->initiative, known, &guide));
    const GuideTask *task = guide_task_of(guide, line->record);
    *ret = task == NULL || task->state == TASK_STATE_OPEN || task->state == TASK_STATE_DOING;
    return ERR_NONE;
}

/* A task stays with a person who has left; they no longer see it. Who only reads now does, and what they cannot do. */
static Err add_tasks(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                     const MembershipRoles *roles, WaitingWork *all) {
    WaitingLines lines;
    TRY(waiting_tasks(ctx, conn, ctx->actor.account, &lines));
    KnownGuides known = { 0 };
    for (size_t i = 0; i < lines.count; i++) {
        bool waits = false;
        if (!may(app, authority, roles, lines.items[i].initiative, PERMISSION_INITIATIVE_READ))
            continue;
        TRY(still_waits(app, ctx, conn, &lines.items[i], &known, &waits));
        if (!waits)
            continue;
        WaitingLine *line = list_push(ctx->arena, &all->tasks);
        *line = lines.items[i];
        line->only_read = !may(app, authority, roles, line->initiative, PERMISSION_INITIATIVE_EDIT);
    }
    return ERR_NONE;
}

static Err add_answers_of(App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                          WaitingWork *all) {
    WaitingLines lines;
    TRY(waiting_answers(ctx, conn, initiative, &lines));
    for (size_t i = 0; i < lines.count; i++)
        *list_push(ctx->arena, &all->answers) = lines.items[i];
    TRY(waiting_contributions(ctx, conn, initiative, &lines));
    for (size_t i = 0; i < lines.count; i++)
        *list_push(ctx->arena, &all->answers) = lines.items[i];
    TRY(waiting_deadlines(ctx, conn, initiative, &lines));
    for (size_t i = 0; i < lines.count; i++)
        *list_push(ctx->arena, &all->deadlines) = lines.items[i];
    return waiting_questions_of(app, ctx, conn, initiative, &all->questions);
}

static Err add_answers(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                       const MembershipRoles *roles, WaitingWork *all) {
    if (permission_in(authority->permissions, PERMISSION_INITIATIVE_EDIT))
        return add_answers_of(app, ctx, conn, (InitiativeId){ 0 }, all);
    int64_t asked = 0;
    for (size_t i = 0; i < roles->count; i++) {
        InitiativeId initiative = roles->items[i].initiative;
        if (initiative.v == asked ||
            !role_has(app, roles->items[i].role, PERMISSION_INITIATIVE_EDIT))
            continue;
        asked = initiative.v; /* several roles in one stand together */
        TRY(add_answers_of(app, ctx, conn, initiative, all));
    }
    return ERR_NONE;
}

/* -- Bodies ------------------------------------------------------------------------------------- */

/* Whether a stakeholder of the initiative is the body itself. */
typedef struct Itself {
    InitiativeId initiative;
    bool there;
} Itself;

/* Who the actor is, to ask of each initiative whether they are of a body there. */
typedef struct Bodies {
    const App *app;
    const AuthorityRef *authority;
    const MembershipRoles *roles;
    Memberships own;
} Bodies;

static bool is_of(const Bodies *bodies, InitiativeId initiative, Str body) {
    BodyRoles roles = { .initiative = initiative, .roles = bodies->own };
    roles.permissions = permissions_in(bodies->app, bodies->authority, bodies->roles, initiative);
    return body_has(&roles, body, ANY_TIME);
}

typedef struct Looking {
    const App *app;
    Ctx *ctx;
    Conn *conn;
    Str body;
    const Bodies *bodies;
    RecordId last; /* the involvement found last: it stands once, whoever of it is the body */
    LIST_OF(Itself) itself; /* of the initiatives that were asked already */
    Err err;
} Looking;

static bool is_itself(void *self, Str name, Str perspectives) {
    const Looking *looking = self;
    return stands_for_body(looking->app->pack, looking->body, name, perspectives, false);
}

/* Where a stakeholder is the body itself, nobody else stands for it. */
static Err itself_there(Looking *looking, InitiativeId initiative, bool *ret) {
    for (size_t i = 0; i < looking->itself.count; i++)
        if (looking->itself.items[i].initiative.v == initiative.v) {
            *ret = looking->itself.items[i].there;
            return ERR_NONE;
        }
    TRY(waiting_stakeholder(looking->ctx, looking->conn, initiative, is_itself, looking, ret));
    *list_push(looking->ctx->arena, &looking->itself) =
        (Itself){ .initiative = initiative, .there = *ret };
    return ERR_NONE;
}

/* What is over does not count towards the lines there may be. */
static bool lies_ahead(const Ctx *ctx, const Involvement *involvement, RepresentedLine *ret) {
    *ret = represented_line(involvement, (ContributionCount){ 0 }, clock_today(ctx->clock));
    return ret->state == REPRESENTATION_ASKED || ret->state == REPRESENTATION_PLANNED;
}

static bool of_body(void *self, const WaitingPlan *plan) {
    Looking *looking = self;
    const Pack *pack = looking->app->pack;
    if (plan->line.record.v == looking->last.v ||
        !is_of(looking->bodies, plan->line.initiative, looking->body))
        return false;
    bool found = stands_for_body(pack, looking->body, plan->stakeholder, plan->perspectives, false);
    if (!found &&
        stands_for_body(pack, looking->body, plan->stakeholder, plan->perspectives, true)) {
        bool itself = false;
        Err err = itself_there(looking, plan->line.initiative, &itself);
        looking->err = looking->err != ERR_NONE ? looking->err : err;
        found = err == ERR_NONE && !itself;
    }
    if (found)
        looking->last = plan->line.record;
    return found && lies_ahead(looking->ctx, &plan->involvement, &(RepresentedLine){ 0 });
}

static Err add_body(const Bodies *bodies, App *app, Ctx *ctx, Conn *conn, const Membership *role,
                    WaitingWork *all) {
    WaitingPlans plans;
    Str body = str_trim(role->body);
    Looking looking = { .app = app, .ctx = ctx, .conn = conn, .body = body, .bodies = bodies };
    TRY(waiting_plans(ctx, conn, role->initiative, of_body, &looking, &plans));
    TRY(looking.err);
    for (size_t i = 0; i < plans.count; i++) {
        RepresentedLine line;
        if (!lies_ahead(ctx, &plans.items[i].involvement, &line))
            continue;
        WaitingBody *found = list_push(ctx->arena, &all->bodies);
        *found = (WaitingBody){ .line = plans.items[i].line,
                                .body = body,
                                .state = line.state,
                                .deadline = line.deadline };
        found->line.due = line.due;
        found->line.state = REPRESENTATION_STATES.keys[line.state];
    }
    return ERR_NONE;
}

/* Who is of a body by a role in the whole authority has it in each initiative already; else each initiative is asked
 * once, whatever roles there are in it. */
static bool asked_already(const Memberships *roles, size_t at) {
    const Membership *role = &roles->items[at];
    for (size_t i = 0; i < roles->count; i++) {
        const Membership *other = &roles->items[i];
        bool same = i < at && other->initiative.v == role->initiative.v;
        bool wider = other->initiative.v == 0 && role->initiative.v != 0;
        if ((same || wider) && role_of_body(other) && !other->waits &&
            same_body(other->body, role->body))
            return true;
    }
    return false;
}

/* Which initiatives have a thread that nobody has closed is cheap to ask; who waits for whom there is derived. */
static Err add_talks(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                     const MembershipRoles *here, WaitingWork *all) {
    WaitingLines lines;
    TRY(waiting_discussed(ctx, conn, &lines));
    for (size_t i = 0; i < lines.count; i++)
        if (may(app, authority, here, lines.items[i].initiative, PERMISSION_INITIATIVE_READ))
            TRY(waiting_talks_of(app, ctx, conn, &lines.items[i], &all->talks));
    return ERR_NONE;
}

static Err add_bodies(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                      const MembershipRoles *here, WaitingWork *all) {
    Bodies bodies = { .app = app, .authority = authority, .roles = here };
    TRY(membership_rows_of(ctx, conn, ctx->actor.account, &bodies.own));
    for (size_t i = 0; i < bodies.own.count; i++) {
        const Membership *role = &bodies.own.items[i];
        if (!role_of_body(role) || !is_of(&bodies, role->initiative, role->body))
            continue;
        all->represents = true;
        if (!role->waits && !asked_already(&bodies.own, i))
            TRY(add_body(&bodies, app, ctx, conn, role, all));
    }
    if (all->represents)
        TRY(add_talks(app, ctx, conn, authority, here, all));
    BodyClaims claims;
    TRY(body_claims(app, ctx, conn, authority, &claims));
    for (size_t i = 0; i < claims.count; i++)
        *list_push(ctx->arena, &all->claims) = claims.items[i];
    return ERR_NONE;
}

static int by_day(const void *a, const void *b) {
    const WaitingLine *one = a, *other = b;
    int days = date_compare_none_last(one->due, other->due);
    if (days != 0)
        return days;
    return (one->record.v > other->record.v) - (one->record.v < other->record.v);
}

/* What the bodies are asked stands before what is planned. */
static int asked_first(const void *a, const void *b) {
    const WaitingBody *one = a, *other = b;
    if (one->state != other->state)
        return one->state < other->state ? -1 : 1;
    return by_day(&one->line, &other->line);
}

/* Who has waited longest first. */
static int by_word(const void *a, const void *b) {
    const WaitingTalk *one = a, *other = b;
    return (one->last.v > other->last.v) - (one->last.v < other->last.v);
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
        TRY(add_bodies(app, ctx, conn, &authority, &roles, &all));
    }
    sort(&all.tasks);
    sort(&all.answers);
    sort(&all.deadlines);
    if (all.bodies.count > 1)
        qsort(all.bodies.items, all.bodies.count, sizeof *all.bodies.items, asked_first);
    if (all.questions.count > 1)
        qsort(all.questions.items, all.questions.count, sizeof *all.questions.items, by_word);
    *ret = all;
    return ERR_NONE;
}
