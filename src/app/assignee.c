/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/assignee.h"

#include "domain/pack.h"
#include "store/account_store.h"
#include "store/membership_store.h"

static bool may_work(const App *app, const Membership *row) {
    const Role *role = pack_role(app->pack, row->role);
    return !row->waits && role != NULL &&
           permission_in(role->permissions, PERMISSION_INITIATIVE_EDIT);
}

static bool has_assignee(const Assignees *people, AccountId account) {
    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].account.v == account.v)
            return true;
    return false;
}

Err assignee_list(const App *app, Ctx *ctx, Conn *conn, InitiativeId initiative, Assignees *ret) {
    Assignees people = { 0 };
    const InitiativeId places[] = { initiative, { 0 } };
    for (size_t p = 0; p < 2; p++) {
        Memberships rows;
        TRY(membership_rows(ctx, conn, places[p], &rows));
        for (size_t i = 0; i < rows.count; i++) {
            const Membership *row = &rows.items[i];
            if (may_work(app, row) && !row->closed && !has_assignee(&people, row->account))
                *list_push(ctx->arena, &people) = (Assignee){ row->account, row->account_name };
        }
    }
    *ret = people;
    return ERR_NONE;
}

static Err refused(Tx *tx, FindingKind kind) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("assignee"), kind, 0);
    return ERR_INVALID;
}

/* Nobody signs in for it any more. */
static bool account_closed(const Account *account) {
    return account->disabled_at.ms != 0 || account->erased_at.ms != 0;
}

Err assignee_check(Tx *tx, const App *app, InitiativeId initiative, const Task *task,
                   const Task *opt_before) {
    if (task->assignee == FIELD_NONE ||
        (opt_before != NULL && opt_before->assignee == task->assignee))
        return ERR_NONE;
    Memberships roles;
    Account account;
    Err err = account_get(tx->conn, tx->ctx->arena, (AccountId){ task->assignee }, &account);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    if (err == ERR_NOT_FOUND || account_closed(&account))
        return refused(tx, FINDING_NO_SUCH_PERSON);
    TRY(membership_rows_of(tx->ctx, tx->conn, (AccountId){ task->assignee }, &roles));
    FindingKind kind = FINDING_NO_SUCH_PERSON;
    for (size_t i = 0; i < roles.count; i++) {
        const Membership *row = &roles.items[i];
        if (row->initiative.v != 0 && row->initiative.v != initiative.v)
            continue;
        if (may_work(app, row))
            return ERR_NONE;
        kind = FINDING_MAY_NOT_WORK_ON_IT;
    }
    return refused(tx, kind);
}
