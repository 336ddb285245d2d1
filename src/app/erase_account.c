/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* erase_account.c -- a person goes: what the account is, what it wrote about people into histories. */
#include <stdlib.h>

#include "app/account_note.h"
#include "app/comment.h"
#include "app/erase.h"
#include "app/erase_parts.h"
#include "app/invitation.h"
#include "app/place.h"
#include "app/representation.h"
#include "store/access_request_store.h"
#include "store/comment_store.h"
#include "store/ended_role_store.h"
#include "store/history.h"
#include "store/kept_text_store.h"
#include "store/one_time_link_store.h"
#include "store/session_store.h"
#include "store/token_store.h"

enum { PAYLOADS_PER_WRITE = 200, DRAFTS_AT_ONCE = 200 };

typedef struct ErasePerson {
    App *app;
    const AuthorityRef *opt_authority;
    AccountId account;
    const PurgeAccountDue *opt_due;
    Str rule;
} ErasePerson;

/* In the order of their ids, as whoever locks more than one chain must. */
static int by_id(const void *a, const void *b) {
    const AuthorityChoice *left = a, *right = b;
    return (left->id.v > right->id.v) - (left->id.v < right->id.v);
}

/* Every authority keeps somebody who can give roles. From now on the account counts no more: it is disabled, until
 * its erasure is noted and carried out or could not be noted. */
static Err may_go(Tx *tx, const ErasePerson *job, bool *ret_disabled) {
    Account account;
    TRY(account_get(tx->conn, tx->ctx->arena, job->account, &account));
    if (account.erased_at.ms != 0)
        return ERR_GONE;
    *ret_disabled = false;
    if (tx->ctx->actor.kind == ACTOR_SYSTEM)
        return ERR_NONE;
    AuthorityChoices places;
    TRY(membership_authorities(tx->conn, tx->ctx->arena, job->account, &places));
    if (places.count > 1)
        qsort(places.items, places.count, sizeof *places.items, by_id);
    for (size_t i = 0; i < places.count; i++)
        TRY(manager_stays(tx, job->app, places.items[i].id, job->account));
    *ret_disabled = account.disabled_at.ms == 0;
    if (!*ret_disabled)
        return ERR_NONE;
    TRY(account_note(tx, job->account, STR("disable"), NULL, NULL));
    TRY(account_set_disabled(tx, job->account, clock_now(tx->ctx->clock)));
    return account_set_erase_asked(tx, job->account, clock_now(tx->ctx->clock));
}

/* Looks whether it may be done, before it is noted where nothing is taken back. */
static Err write_look(Tx *tx, const void *in, void *out) {
    const ErasePerson *job = in;
    TRY(chain_lock(tx, CHAIN_INSTALLATION)); /* before those of authorities, as everywhere */
    bool own = tx->ctx->actor.account.v != 0 && tx->ctx->actor.account.v == job->account.v;
    if (!own)
        TRY(account_may_manage(tx->conn, tx->ctx->arena, job->opt_authority, job->account));
    bool due = true;
    if (job->opt_due != NULL)
        TRY(purge_account_is_due(tx->conn, job->opt_due, job->account, &due));
    if (!due)
        return ERR_GONE;
    return may_go(tx, job, out);
}

/* It could not be noted: as if it had not been asked for. */
static Err write_stay(Tx *tx, const void *in, void *out) {
    (void)out;
    const ErasePerson *job = in;
    TRY(account_note(tx, job->account, STR("enable"), NULL, NULL));
    return account_set_disabled(tx, job->account, (Instant){ 0 });
}

static Err do_person(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const ErasePerson *job = in;
    RecordId record = { job->account.v };
    TRY(account_note(tx, job->account, STR("erase"), NULL, NULL));
    TRY(history_erase(tx, CHAIN_INSTALLATION, record, job->rule));
    TRY(kept_rows_trim(tx, job->account, 0));
    TRY(one_time_link_delete_account(tx, job->account));
    TRY(token_delete_account(tx, job->account));
    TRY(session_delete_account(tx, job->account));
    TRY(membership_delete_account(tx, job->account));
    TRY(ended_role_delete_account(tx, job->account));
    TRY(access_organiser_drop(tx, job->account));
    TRY(installation_role_clear(tx, job->account));
    TRY(invitation_drop_all(tx, job->account));
    ret->record = record;
    return account_erase_row(tx, job->account, clock_now(tx->ctx->clock));
}

typedef struct EraseWords {
    OwnedChain chain;
    AccountId account;
    Str rule;
} EraseWords;

static Err write_words(Tx *tx, const void *in, void *out) {
    const EraseWords *job = in;
    return history_erase_account(tx, job->chain, job->account, job->rule, PAYLOADS_PER_WRITE, out);
}

/* What the account wrote about people into histories, wherever; a slice per write. */
static Err erase_words(App *app, Ctx *ctx, AccountId account, Str rule) {
    OwnedChains chains;
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        TRY(history_chains_of(conn, ctx->arena, account, &chains));
    }
    for (size_t i = 0; i < chains.count; i++) {
        EraseWords job = { .chain = chains.items[i], .account = account, .rule = rule };
        for (bool more = true; more;)
            TRY(write_run(app->writer, ctx, write_words, &job, &more, sizeof more));
    }
    return ERR_NONE;
}

typedef struct EraseDraft {
    const PurgeRecord *draft;
    AccountId account;
    Str rule;
} EraseDraft;

/* It may have been published or dropped meanwhile. What a body keeps to itself is in no history. */
static Err write_draft(Tx *tx, const void *in, void *out) {
    const EraseDraft *job = in;
    (void)out;
    Comment now;
    Err err = comment_get(tx->ctx, tx->conn, job->draft->initiative, job->draft->record, &now);
    if (err == ERR_NOT_FOUND || (err == ERR_NONE && !now.draft))
        return ERR_NONE;
    TRY(err);
    if (!comment_of_body_alone(&now))
        return now.author == job->account.v ? comment_purge(tx, job->draft, job->rule) : ERR_NONE;
    bool read;
    TRY(body_has_members(tx->ctx, tx->conn, now.body, &read));
    return read ? ERR_NONE : comment_remove(tx, job->draft->initiative, job->draft->record);
}

static Err drafts_of(App *app, Ctx *ctx, AccountId account, RecordId after, PurgeRecords *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return purge_drafts(conn, ctx->arena, account, after, DRAFTS_AT_ONCE, ret);
}

/* Whoever erases an account need not be able to read what it kept to itself. */
static Err scope_of_draft(App *app, Ctx *ctx, const PurgeRecord *draft) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    InitiativeRef initiative;
    TRY(conn_borrow(app->db, &conn));
    return access_proven(ctx, conn, draft->initiative, &initiative);
}

static Err erase_some_drafts(App *app, Ctx *ctx, const ErasePerson *person, RecordId *after) {
    PurgeRecords drafts;
    TRY(drafts_of(app, ctx, person->account, *after, &drafts));
    for (size_t i = 0; i < drafts.count; i++) {
        EraseDraft job = { .draft = &drafts.items[i],
                           .account = person->account,
                           .rule = person->rule };
        TRY(scope_of_draft(app, ctx, job.draft));
        TRY(write_run(app->writer, ctx, write_draft, &job, NULL, 0));
        *after = job.draft->record;
    }
    if (drafts.count < DRAFTS_AT_ONCE)
        *after = (RecordId){ 0 };
    return ERR_NONE;
}

/* What the person kept to themselves nobody else could read, or ever take away; nor what a body keeps to itself that
 * has no member any more. */
static Err erase_drafts(App *app, Ctx *ctx, const ErasePerson *person) {
    Scope before = ctx->scope;
    RecordId after = { 0 };
    Err err;
    do {
        err = erase_some_drafts(app, ctx, person, &after);
    } while (err == ERR_NONE && after.v != 0);
    ctx->scope = before;
    return err;
}

/* The words first: until the row says so itself nobody is erased, and what was interrupted is repeated whole.
 * Then once more for what was written meanwhile, and what nobody but them has seen. */
static Err erase_person(App *app, Ctx *ctx, const ErasePerson *job) {
    Written written;
    TRY(erase_words(app, ctx, job->account, job->rule));
    TRY(erase_drafts(app, ctx, job));
    TRY(transact(app, ctx, NULL, CHAIN_INSTALLATION, do_person, job, &written));
    TRY(erase_drafts(app, ctx, job));
    return erase_words(app, ctx, job->account, job->rule);
}

static Err look_note_erase(App *app, Ctx *ctx, const ErasePerson *job) {
    bool disabled;
    TRY(write_run(app->writer, ctx, write_look, job, &disabled, sizeof disabled));
    Err err = erasure_note_row(app, ctx, STR("account"), job->account.v, job->rule);
    if (err != ERR_NONE && disabled)
        TRY(write_run(app->writer, ctx, write_stay, job, NULL, 0));
    TRY(err);
    return erase_person(app, ctx, job);
}

Err account_erase(App *app, Ctx *ctx, const AuthorityRef *opt_authority, AccountId account,
                  Str rule) {
    bool own = ctx->actor.account.v != 0 && ctx->actor.account.v == account.v;
    bool manager = opt_authority != NULL &&
                   permission_in(opt_authority->permissions, PERMISSION_PEOPLE_MANAGE);
    if (!own && !manager && ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    ErasePerson job = {
        .app = app, .opt_authority = opt_authority, .account = account, .rule = rule
    };
    return look_note_erase(app, ctx, &job);
}

Err account_erase_due(App *app, Ctx *ctx, AccountId account, const PurgeAccountDue *due, Str rule) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    ErasePerson job = { .app = app, .account = account, .opt_due = due, .rule = rule };
    return look_note_erase(app, ctx, &job);
}

Err account_erase_again(App *app, Ctx *ctx, AccountId account) {
    ErasePerson job = { .app = app, .account = account, .rule = STR(ERASE_RULE_RESTORED) };
    return erase_person(app, ctx, &job);
}
