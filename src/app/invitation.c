/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/invitation.h"

#include "app/account_note.h"
#include "app/membership_note.h"
#include "app/place.h"
#include "store/history.h"
#include "store/one_time_link_store.h"

/* -- Inside a write ---------------------------------------------------------------------------- */

Err invitation_account(Tx *tx, const Account *person, const InvitationForm *form, Account *ret,
                       bool *ret_existed) {
    Account account = { .email = email_normal(tx->ctx->arena, form->email),
                        .name = form->name,
                        .language = form->language,
                        .invitation_for = person->id };
    Err err = invitation_by_email(tx->ctx, tx->conn, account.email, ret);
    *ret_existed = err == ERR_NONE;
    if (err != ERR_NOT_FOUND)
        return err;
    TRY(account_insert(tx, &account));
    /* Without name and address: they go with the row, and the history need not be erased. */
    TRY(account_note(tx, account.id, STR("create"), NULL, NULL));
    *ret = account;
    return ERR_NONE;
}

Err invitation_drop(Tx *tx, AccountId invitation) {
    TRY(one_time_link_delete_account(tx, invitation));
    TRY(membership_delete_account(tx, invitation));
    return account_erase_row(tx, invitation, clock_now(tx->ctx->clock));
}

Err invitation_drop_all(Tx *tx, AccountId person) {
    Accounts all;
    TRY(invitation_ids(tx->conn, tx->ctx->arena, person, &all));
    for (size_t i = 0; i < all.count; i++)
        TRY(invitation_drop(tx, all.items[i].id));
    return ERR_NONE;
}

/* -- What awaits somebody ------------------------------------------------------------------------ */

Err invitation_offers(Ctx *ctx, Conn *conn, InvitationOffers *ret) {
    Account person;
    InvitationRows rows;
    InvitationOffers list = { 0 };
    Scope before = ctx->scope;
    TRY(invitation_rows(conn, ctx->arena, ctx->actor.account, clock_now(ctx->clock), &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const InvitationRow *row = &rows.items[i];
        AuthorityRef authority;
        Memberships roles;
        TRY(account_get(conn, ctx->arena, ctx->actor.account, &person));
        if (person.example || person.email_proven_at.ms == 0)
            break; /* the next visitor shall find them as they were; the address may be another's */
        TRY(access_invited(ctx, conn, row->id, &authority));
        Err err = membership_rows_of(ctx, conn, row->id, &roles);
        ctx->scope = before;
        TRY(err);
        *list_push(ctx->arena, &list) = (InvitationOffer){ .id = row->id,
                                                           .authority = row->authority_name,
                                                           .roles = roles,
                                                           .expires_at = row->expires_at };
    }
    *ret = list;
    return ERR_NONE;
}

/* -- Answering ----------------------------------------------------------------------------------- */

typedef struct Answer {
    AccountId invitation;
    bool accepted;
    AuthorityRef *authority;
} Answer;

static Err chain_of_role(Tx *tx, const AuthorityRef *authority, const Membership *role,
                         ChainId *ret) {
    *ret = authority->chain;
    if (role->initiative.v == 0)
        return ERR_NONE;
    return chain_of(tx->ctx, tx->conn, role->initiative, ret);
}

static Err answer_role(Tx *tx, const Answer *answer, const Membership *role) {
    ChainId chain;
    TRY(chain_of_role(tx, answer->authority, role, &chain));
    TRY(chain_lock(tx, chain));
    if (!answer->accepted)
        return membership_note(tx, chain, role, STR("decline"));
    Membership own = *role;
    bool exists;
    own.account = tx->ctx->actor.account;
    TRY(membership_exists(tx->ctx, tx->conn, &own, &exists));
    if (exists)
        return ERR_NONE; /* goes with the invitation */
    TRY(membership_set_account(tx, role->id, own.account));
    return membership_note(tx, chain, &own, STR("accept"));
}

static Err do_answer(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Answer *answer = in;
    Account person;
    Memberships roles;
    TRY(account_get(tx->conn, tx->ctx->arena, tx->ctx->actor.account, &person));
    if (person.example)
        return ERR_FORBIDDEN;
    if (person.email_proven_at.ms == 0)
        return ERR_NOT_FOUND; /* as the list of offers has it */
    TRY(access_invited(tx->ctx, tx->conn, answer->invitation, answer->authority));
    TRY(membership_rows_of(tx->ctx, tx->conn, answer->invitation, &roles));
    for (size_t i = 0; i < roles.count; i++)
        TRY(answer_role(tx, answer, &roles.items[i]));
    TRY(invitation_drop(tx, answer->invitation));
    ret->record = (RecordId){ answer->invitation.v };
    return answer->accepted ? home_settle(tx, person.id) : ERR_NONE;
}

Err invitation_answer(App *app, Ctx *ctx, const Submission *submission, AccountId invitation,
                      bool accepted, Str *ret_authority) {
    if (ctx->actor.account.v == 0)
        return ERR_UNAUTHENTICATED;
    AuthorityRef authority = { 0 };
    Answer answer = { .invitation = invitation, .accepted = accepted, .authority = &authority };
    Written written;
    Scope before = ctx->scope;
    Err err = transact(app, ctx, submission, CHAIN_INSTALLATION, do_answer, &answer, &written);
    ctx->scope = before;
    if (err == ERR_NONE)
        *ret_authority = authority.key;
    return err;
}
