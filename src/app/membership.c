/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* membership.c -- giving and taking roles; contract in app/account.h. */
#include "app/ended_role.h"
#include "app/invitation.h"
#include "app/membership_note.h"
#include "app/place.h"
#include "domain/pack.h"
#include "store/history.h"

Err place_may_manage(const Place *place) {
    if (permission_in(place->authority->permissions, PERMISSION_PEOPLE_MANAGE))
        return ERR_NONE;
    if (place->opt_initiative != NULL &&
        permission_in(place->opt_initiative->permissions, PERMISSION_INITIATIVE_ARCHIVE))
        return ERR_NONE;
    return ERR_FORBIDDEN;
}

Err role_check(Ctx *ctx, const Pack *pack, Str role, RolePlace place) {
    const Role *found = pack_role(pack, role);
    if (found != NULL && role_place_in(found->places, place))
        return ERR_NONE;
    finding_add(&ctx->findings, ctx->arena, STR("role"), FINDING_UNKNOWN_KEY, 0);
    return ERR_INVALID;
}

/* Its home stays: there it can be found, given a role again, or erased. */
static Err without_role(Tx *tx, AccountId account) {
    Account row;
    TRY(account_get(tx->conn, tx->ctx->arena, account, &row));
    if (row.invitation_for.v != 0)
        return invitation_drop(tx, account);
    return account_set_roleless(tx, account, clock_now(tx->ctx->clock));
}

Err home_settle(Tx *tx, AccountId account) {
    AuthorityId home;
    AuthorityChoices places;
    TRY(account_home_lock(tx, account, &home));
    TRY(membership_authorities(tx->conn, tx->ctx->arena, account, &places));
    if (places.count == 0)
        return without_role(tx, account);
    TRY(account_set_roleless(tx, account, (Instant){ 0 }));
    for (size_t i = 0; i < places.count; i++)
        if (places.items[i].id.v == home.v)
            return ERR_NONE;
    return account_set_home(tx, account,
                            places.count == 1 ? places.items[0].id : (AuthorityId){ 0 });
}

typedef struct MembershipJob {
    Place place;
    const MembershipForm *form;
    RecordId id;
    bool deputy;
} MembershipJob;

static Err do_add(Tx *tx, App *app, const void *in, Written *ret) {
    const MembershipJob *job = in;
    const MembershipForm *form = job->form;
    TRY(role_check(tx->ctx, app->pack, form->role, place_kind(&job->place)));
    bool belongs;
    AccountId account = { form->account };
    TRY(account_belongs(tx->conn, job->place.authority->id, account, &belongs));
    if (!belongs)
        return ERR_NOT_FOUND;
    GivenRole given = { form->role, form->body, form->deputy };
    return give_role(tx, app, &job->place, account, &given, &ret->record);
}

Err membership_add(App *app, Ctx *ctx, const Submission *submission, const AuthorityRef *authority,
                   const InitiativeRef *opt_initiative, const MembershipForm *form, Written *ret) {
    MembershipJob job = { .place = { authority, opt_initiative }, .form = form };
    TRY(place_may_manage(&job.place));
    return transact(app, ctx, submission, place_chain(&job.place), do_add, &job, ret);
}

Err manager_left(Tx *tx, App *app, AuthorityId authority, AccountId without, bool *ret) {
    Holders left;
    TRY(membership_holders(tx->conn, tx->ctx->arena, authority, &left));
    *ret = false;
    for (size_t i = 0; i < left.count && !*ret; i++) {
        const Role *role = pack_role(app->pack, left.items[i].role);
        *ret = role != NULL && left.items[i].has_come && left.items[i].account.v != without.v &&
               permission_in(role->permissions, PERMISSION_PEOPLE_MANAGE);
    }
    return ERR_NONE;
}

Err manager_stays(Tx *tx, App *app, AuthorityId authority, AccountId without) {
    bool left;
    TRY(chain_lock_authority(tx, authority));
    TRY(manager_left(tx, app, authority, without, &left));
    if (left)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_LAST_ADMINISTRATOR, 0);
    return ERR_INVALID;
}

static Str place_name(const Place *place) {
    return place->opt_initiative != NULL ? place->opt_initiative->name : place->authority->name;
}

static Err do_remove(Tx *tx, App *app, const void *in, Written *ret) {
    const MembershipJob *job = in;
    Membership membership;
    TRY(membership_delete(tx, job->id, &membership));
    if (membership.initiative.v != place_initiative(&job->place).v)
        return ERR_NOT_FOUND;
    if (job->place.opt_initiative == NULL)
        TRY(manager_stays(tx, app, job->place.authority->id, (AccountId){ 0 }));
    TRY(home_settle(tx, membership.account));
    TRY(ended_role_tell(tx, app, &membership, place_name(&job->place), ROLE_END_REMOVED));
    ret->record = membership.id;
    return membership_note(tx, place_chain(&job->place), &membership, STR("remove"));
}

Err membership_remove(App *app, Ctx *ctx, const Submission *submission,
                      const AuthorityRef *authority, const InitiativeRef *opt_initiative,
                      RecordId membership, Written *ret) {
    MembershipJob job = { .place = { authority, opt_initiative }, .id = membership };
    TRY(place_may_manage(&job.place));
    return transact(app, ctx, submission, place_chain(&job.place), do_remove, &job, ret);
}

static Err role_there(Tx *tx, const MembershipJob *job, Membership *ret) {
    Memberships rows;
    TRY(membership_rows(tx->ctx, tx->conn, place_initiative(&job->place), &rows));
    for (size_t i = 0; i < rows.count; i++) {
        *ret = rows.items[i];
        if (ret->id.v == job->id.v)
            return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

static Err do_deputise(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const MembershipJob *job = in;
    Membership membership;
    TRY(role_there(tx, job, &membership));
    GivenRole given = { membership.role, membership.body, job->deputy };
    TRY(deputy_check(tx->ctx, &given));
    ret->record = membership.id;
    if (membership.deputy == job->deputy)
        return ERR_NONE; /* somebody was faster: the history tells no change that was none */
    TRY(membership_set_deputy(tx, job->id, job->deputy, &membership));
    return membership_note(tx, place_chain(&job->place), &membership, STR("change"));
}

Err membership_deputise(App *app, Ctx *ctx, const Submission *submission,
                        const AuthorityRef *authority, const InitiativeRef *opt_initiative,
                        RecordId membership, bool deputy, Written *ret) {
    MembershipJob job = { .place = { authority, opt_initiative },
                          .id = membership,
                          .deputy = deputy };
    TRY(place_may_manage(&job.place));
    return transact(app, ctx, submission, place_chain(&job.place), do_deputise, &job, ret);
}
