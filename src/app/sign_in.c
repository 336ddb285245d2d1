/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/sign_in.h"

#include "app/account_note.h"
#include "app/address.h"
#include "app/device.h"
#include "app/mail.h"
#include "app/password.h"
#include "app/password_rules.h"
#include "app/place.h"
#include "app/throttle.h"
#include "store/authority_store.h"
#include "store/history.h"
#include "store/one_time_link_store.h"
#include "store/session_store.h"

enum { RESET_PAUSE_MS = 600000 };

static Err wrong(Ctx *ctx, Str field, FindingKind kind) {
    finding_add(&ctx->findings, ctx->arena, field, kind, 0);
    return ERR_INVALID;
}

/* An unknown address is an account without password and id, which costs as much time. */
static Err account_of(App *app, Ctx *ctx, Str email, Account *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    Err err = account_by_email(conn, ctx->arena, email, ret);
    if (err == ERR_NOT_FOUND)
        *ret = (Account){ 0 };
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static Err account_by_id(App *app, Ctx *ctx, AccountId id, Account *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return account_get(conn, ctx->arena, id, ret);
}

/* -- A new password ---------------------------------------------------------------------------- */

typedef struct PasswordJob {
    AccountId account;
    Str hash;
    Str secret; /* of the link that is consumed; "" = none */
    LinkKind kind;
    SessionId keep; /* 0: all sessions end */
} PasswordJob;

static Err do_password(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const PasswordJob *job = in;
    Instant now = clock_now(tx->ctx->clock);
    if (!str_empty(job->secret)) {
        OneTimeLink link;
        TRY(one_time_link_consume(tx, job->secret, job->kind, &link));
        if (link.account.v != job->account.v)
            return ERR_NOT_FOUND;
        /* it reached the person at their address, or in some other way */
        TRY(account_set_proven(tx, job->account, now, link.by_mail));
    }
    TRY(account_set_password(tx, job->account, job->hash, now));
    TRY(session_set_all_ended(tx, job->account, job->keep, now));
    TRY(one_time_link_end_all(tx, job->account, now));
    ret->record = (RecordId){ job->account.v };
    return account_note(tx, job->account, STR("password"), NULL, NULL);
}

/* Their names, and those of their authorities. */
static Err known_words(App *app, Ctx *ctx, AccountId id, PasswordWords *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Account account;
    AuthorityChoices places;
    TRY(conn_borrow(app->db, &conn));
    TRY(account_get(conn, ctx->arena, id, &account));
    TRY(membership_authorities(conn, ctx->arena, id, &places));
    password_words_add(ctx->arena, ret, account.name);
    password_words_add(ctx->arena, ret, account.email);
    for (size_t i = 0; i < places.count; i++)
        password_words_add(ctx->arena, ret, places.items[i].name);
    return ERR_NONE;
}

static Err set_password(App *app, Ctx *ctx, PasswordJob *job, Str password, Str again) {
    PasswordWords words = { 0 };
    FindingKind easy;
    if (!str_eq(password, again))
        return wrong(ctx, STR("password_again"), FINDING_NOT_EQUAL);
    TRY(known_words(app, ctx, job->account, &words));
    if (password_too_easy(ctx->arena, password, &words, &easy))
        return wrong(ctx, STR("password"), easy);
    TRY(password_hash(app->passwords, ctx->arena, password, &job->hash));
    Written written;
    return transact(app, ctx, NULL, CHAIN_INSTALLATION, do_password, job, &written);
}

/* Stronger parameters came with an update: hashed again while the password is at hand. */
static Err write_hash(Tx *tx, const void *in, void *out) {
    (void)out;
    const Account *account = in;
    return account_set_password(tx, account->id, account->password_hash,
                                account->password_changed_at);
}

static Err renew_hash(App *app, Ctx *ctx, Account *account, Str password) {
    if (!password_outdated(account->password_hash))
        return ERR_NONE;
    TRY(password_hash(app->passwords, ctx->arena, password, &account->password_hash));
    return write_run(app->writer, ctx, write_hash, account, NULL, 0);
}

/* Counted before it is checked (throttle.h), but only when it will be checked. */
static Err attempt(App *app, Ctx *ctx, const Throttle *throttle, Str hash, Str password,
                   bool *ret_right, int64_t *ret_wait_ms) {
    if (password_gate_full(app->passwords))
        return ERR_BUSY;
    TRY(throttle_attempt(app, ctx, throttle, ret_wait_ms));
    return password_verify(app->passwords, hash, password, ret_right);
}

/* -- By password ------------------------------------------------------------------------------- */

static Err welcome(App *app, Ctx *ctx, const Account *account, Str device, SignedIn *ret) {
    SignedIn result;
    TRY(session_start(app, ctx, account->id, device, false, &result.session));
    result.device_cookie = device_cookie_make(app, ctx, account);
    *ret = result;
    return ERR_NONE;
}

Err sign_in(App *app, Ctx *ctx, const SignInForm *form, Str device, Str device_cookie,
            SignedIn *ret, int64_t *ret_wait_ms) {
    Str email = email_normal(ctx->arena, form->email);
    Account account;
    TRY(account_of(app, ctx, email, &account));
    Str known = account.id.v != 0 ? device_known(app, ctx, &account, device_cookie) : STR("");
    Throttle throttle = throttle_of(app, ctx, email, known);
    bool right;
    TRY(attempt(app, ctx, &throttle, account.password_hash, form->password, &right, ret_wait_ms));
    if (!right || account.disabled_at.ms != 0)
        return wrong(ctx, STR("password"), FINDING_WRONG_SECRET);
    TRY(throttle_succeeded(app, ctx, &throttle));
    TRY(renew_hash(app, ctx, &account, form->password));
    return welcome(app, ctx, &account, device, ret);
}

/* -- One's own password and address, proven by the present password ----------------------------- */

static Err prove_password(App *app, Ctx *ctx, const Session *session, Str password, Account *ret,
                          int64_t *ret_wait_ms) {
    if (session->id.v == 0 || session->example)
        return ERR_FORBIDDEN;
    Account account;
    TRY(account_by_id(app, ctx, session->account, &account));
    if (account.example)
        return ERR_FORBIDDEN;
    /* A count of its own: whoever sits at an open session shall not slow down signing in. */
    Throttle throttle = throttle_of(app, ctx, account.email, STR("session"));
    bool right;
    TRY(attempt(app, ctx, &throttle, account.password_hash, password, &right, ret_wait_ms));
    if (!right)
        return wrong(ctx, STR("password_now"), FINDING_WRONG_PASSWORD_NOW);
    TRY(throttle_succeeded(app, ctx, &throttle));
    *ret = account;
    return ERR_NONE;
}

Err password_change(App *app, Ctx *ctx, const Session *session, const PasswordChangeForm *form,
                    int64_t *ret_wait_ms) {
    Account account;
    TRY(prove_password(app, ctx, session, form->password_now, &account, ret_wait_ms));
    PasswordJob job = { .account = account.id, .secret = STR(""), .keep = session->id };
    return set_password(app, ctx, &job, form->password, form->password_again);
}

Err email_change(App *app, Ctx *ctx, const Session *session, const EmailChangeForm *form,
                 int64_t *ret_wait_ms) {
    Account account;
    if (!mail_possible(app))
        return ERR_FORBIDDEN; /* before a password is looked at: the page says whom to ask */
    TRY(prove_password(app, ctx, session, form->password_now, &account, ret_wait_ms));
    return address_ask(app, ctx, account.id, form->email, ret_wait_ms);
}

/* -- By link ----------------------------------------------------------------------------------- */

static Err find_link(App *app, Ctx *ctx, Str secret, OneTimeLink *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return one_time_link_find(app, ctx, conn, secret, ret);
}

Err sign_in_by_link(App *app, Ctx *ctx, Str secret, const NewPasswordForm *form, Str device,
                    SignedIn *ret) {
    OneTimeLink link;
    Account account;
    TRY(find_link(app, ctx, secret, &link));
    if (link.kind != LINK_INVITATION && link.kind != LINK_RESET)
        return ERR_NOT_FOUND;
    TRY(account_by_id(app, ctx, link.account, &account));
    if (account.disabled_at.ms != 0)
        return ERR_GONE;
    if (account.invitation_for.v != 0)
        return ERR_CONFLICT;
    PasswordJob job = { .account = account.id, .secret = secret, .kind = link.kind };
    TRY(set_password(app, ctx, &job, form->password, form->password_again));
    TRY(account_by_id(app, ctx, link.account, &account)); /* the cookie depends on the change */
    return welcome(app, ctx, &account, device, ret);
}

static Err write_example(Tx *tx, const void *in, void *out) {
    const Str *secret = in;
    AccountId *first = out;
    OneTimeLink link;
    TRY(one_time_link_consume(tx, *secret, LINK_EXAMPLE, &link));
    Accounts people;
    TRY(account_example_rows(tx->conn, tx->ctx->arena, &people));
    if (people.count == 0)
        return ERR_NOT_FOUND;
    *first = people.items[0].id;
    return ERR_NONE;
}

Err sign_in_example(App *app, Ctx *ctx, Str secret, Str device, Session *ret) {
    AccountId first;
    TRY(write_run(app->writer, ctx, write_example, &secret, &first, sizeof first));
    return session_start(app, ctx, first, device, true, ret);
}

/* -- Forgotten --------------------------------------------------------------------------------- */

typedef struct ResetRequest {
    Throttle throttle;
    Str email;
} ResetRequest;

/* One COMMIT whether the address is known or not: how long it takes tells nothing. */
static Err do_reset(Tx *tx, App *app, const void *in, Written *ret) {
    const ResetRequest *request = in;
    Account account;
    bool now;
    TRY(throttle_once(tx, &request->throttle, RESET_PAUSE_MS, &now));
    Err err = account_by_email(tx->conn, tx->ctx->arena, request->email, &account);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (!now || account.disabled_at.ms != 0 || account.example)
        return ERR_NONE;
    ret->record = (RecordId){ account.id.v };
    Invited invited = { 0 };
    Authority home = { .name = STR("") };
    if (account.home.v != 0)
        TRY(authority_get(tx->conn, tx->ctx->arena, account.home, &home));
    return link_or_mail(tx, app, true, &account, home.name, &invited);
}

Err password_reset_request(App *app, Ctx *ctx, const ResetRequestForm *form) {
    if (!mail_possible(app))
        return ERR_NONE; /* the page says whom to ask */
    Str email = email_normal(ctx->arena, form->email);
    ResetRequest request = { .throttle = throttle_of(app, ctx, email, STR("reset")),
                             .email = email };
    Written written;
    return transact(app, ctx, NULL, CHAIN_INSTALLATION, do_reset, &request, &written);
}
