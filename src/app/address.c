/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/address.h"

#include "app/account_note.h"
#include "app/mail.h"
#include "app/place.h"
#include "app/throttle.h"
#include "store/history.h"
#include "store/one_time_link_store.h"
#include "store/session_store.h"

enum { ADDRESS_PAUSE_MS = 600000 };

Err address_wanted(Ctx *ctx, Conn *conn, AccountId account, OneTimeLink *ret) {
    return one_time_link_address(ctx, conn, account, ret);
}

/* -- Counting ------------------------------------------------------------------------------------ */

/* Whoever reads the old address learns it, should it not have been the person. */
static Err tell_old_address(Tx *tx, App *app, const Account *before) {
    if (!mail_possible(app))
        return ERR_NONE;
    Mail mail = { .kind = STR(MAIL_EMAIL_CHANGED),
                  .to = before->email,
                  .name = before->name,
                  .language = before->language };
    return mail_queue(tx, app, &mail);
}

static Err is_taken(Tx *tx, Str email, bool *ret) {
    Account other;
    Err err = account_by_email(tx->conn, tx->ctx->arena, email, &other);
    *ret = err == ERR_NONE;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* The address is free. `mailed`: by a link that went there. */
static Err set(Tx *tx, App *app, const Account *before, Str email, bool mailed, SessionId keep) {
    Instant now = clock_now(tx->ctx->clock);
    Account after = *before;
    after.email = email;
    TRY(account_set_contact(tx, after.id, after.email, after.name, after.language));
    TRY(account_set_proven(tx, after.id, now, mailed));
    TRY(account_note(tx, after.id, STR("change"), before, &after));
    TRY(session_set_all_ended(tx, after.id, keep, now));
    TRY(one_time_link_end_all(tx, after.id, now)); /* they went to the old address */
    return tell_old_address(tx, app, before);
}

typedef struct Confirmation {
    Str secret;
    const Session *session;
} Confirmation;

static Err do_confirm(Tx *tx, App *app, const void *in, Written *ret) {
    const Confirmation *job = in;
    OneTimeLink link;
    Account before;
    bool taken;
    TRY(one_time_link_consume(tx, job->secret, LINK_ADDRESS, &link));
    TRY(account_get(tx->conn, tx->ctx->arena, link.account, &before));
    TRY(is_taken(tx, link.email, &taken));
    if (taken || before.disabled_at.ms != 0)
        return ERR_GONE;
    bool own = job->session->account.v == before.id.v;
    ret->record = (RecordId){ before.id.v };
    return set(tx, app, &before, link.email, true, own ? job->session->id : (SessionId){ 0 });
}

Err address_confirm(App *app, Ctx *ctx, const Session *session, Str secret, AccountId *ret) {
    Confirmation job = { .secret = secret, .session = session };
    Written written;
    TRY(transact(app, ctx, NULL, CHAIN_INSTALLATION, do_confirm, &job, &written));
    *ret = (AccountId){ written.record.v };
    return ERR_NONE;
}

/* -- Asking -------------------------------------------------------------------------------------- */

typedef struct AddressJob {
    const AuthorityRef *opt_authority; /* of the administrator who asks */
    AccountId account;
    Str email;
    Throttle throttle;
} AddressJob;

static AddressJob job_of(App *app, Ctx *ctx, const AuthorityRef *opt_authority, AccountId account,
                         Str email) {
    CLEANUP(out_done) Out out = out_open(32);
    out_c(&out, "address ");
    out_i64(&out, account.v);
    Str normal = email_normal(ctx->arena, email);
    Str own_count = str_copy(ctx->arena, out_view(&out));
    return (AddressJob){ .opt_authority = opt_authority,
                         .account = account,
                         .email = normal,
                         .throttle = throttle_of(app, ctx, normal, own_count) };
}

static Err load(Tx *tx, const AddressJob *job, Account *ret) {
    TRY(account_may_manage(tx->conn, tx->ctx->arena, job->opt_authority, job->account));
    TRY(account_get(tx->conn, tx->ctx->arena, job->account, ret));
    /* Who has not come is invited anew: it must look the same for those who are asked first. */
    bool not_come = job->opt_authority != NULL && str_empty(ret->password_hash);
    bool closed = ret->example || not_come;
    return closed || ret->disabled_at.ms != 0 ? ERR_FORBIDDEN : ERR_NONE;
}

/* A link is made in either case, so that the pages look the same; without a mail nobody has it. */
static Err send(Tx *tx, App *app, const Account *person, Str email) {
    Account other;
    OneTimeLink link;
    Err err = account_by_email(tx->conn, tx->ctx->arena, email, &other);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    TRY(one_time_link_create_address(tx, app, person->id, email, &link));
    bool taken = err == ERR_NONE;
    const Account *reader = taken ? &other : person;
    Mail mail = { .kind = taken ? STR(MAIL_ADDRESS_TAKEN) : STR(MAIL_ADDRESS),
                  .to = email,
                  .name = reader->name,
                  .language = reader->language };
    if (taken)
        return other.example ? ERR_NONE : mail_queue(tx, app, &mail);
    mail.link = link.address;
    mail.expires_at = link.expires_at;
    mail.link_id = link.id;
    return mail_queue(tx, app, &mail);
}

/* At most one mail per person and address in ten minutes; meanwhile the link that is there works. */
static Err do_ask(Tx *tx, App *app, const void *in, Written *ret) {
    const AddressJob *job = in;
    Account person;
    OneTimeLink open;
    bool now;
    TRY(load(tx, job, &person));
    ret->record = (RecordId){ person.id.v };
    if (str_eq(person.email, job->email))
        return ERR_NONE;
    TRY(throttle_once(tx, &job->throttle, ADDRESS_PAUSE_MS, &now));
    if (now)
        return send(tx, app, &person, job->email);
    Err err = address_wanted(tx->ctx, tx->conn, person.id, &open);
    if (err == ERR_NOT_FOUND || (err == ERR_NONE && !str_eq(open.email, job->email)))
        return ERR_TOO_MANY;
    return err;
}

Err address_ask(App *app, Ctx *ctx, AccountId account, Str email, int64_t *ret_wait_ms) {
    if (!mail_possible(app))
        return ERR_FORBIDDEN; /* the page says whom to ask */
    AddressJob job = job_of(app, ctx, NULL, account, email);
    Written written;
    *ret_wait_ms = ADDRESS_PAUSE_MS;
    return transact(app, ctx, NULL, CHAIN_INSTALLATION, do_ask, &job, &written);
}

/* -- By who administers the account --------------------------------------------------------------- */

static Err do_set(Tx *tx, App *app, const void *in, Written *ret) {
    const AddressJob *job = in;
    Account before;
    bool taken;
    TRY(load(tx, job, &before));
    ret->record = (RecordId){ before.id.v };
    if (str_eq(before.email, job->email))
        return ERR_NONE;
    TRY(is_taken(tx, job->email, &taken));
    if (!taken)
        return set(tx, app, &before, job->email, false, (SessionId){ 0 });
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("email"), FINDING_TAKEN, 0);
    return ERR_INVALID;
}

Err address_by_administrator(App *app, Ctx *ctx, const Submission *submission,
                             const AuthorityRef *authority, AccountId account,
                             const AddressForm *form, bool *ret_set, Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_PEOPLE_MANAGE))
        return ERR_FORBIDDEN;
    if (account.v == ctx->actor.account.v)
        return ERR_FORBIDDEN; /* one's own takes the password */
    AddressJob job = job_of(app, ctx, authority, account, form->email);
    *ret_set = !mail_possible(app);
    return transact(app, ctx, submission, CHAIN_INSTALLATION, *ret_set ? do_set : do_ask, &job,
                    ret);
}

Err address_by_system(App *app, Ctx *ctx, AccountId account, Str email) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    AddressJob job = job_of(app, ctx, NULL, account, email);
    Written written;
    return transact(app, ctx, NULL, CHAIN_INSTALLATION, do_set, &job, &written);
}
