/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/account_pages.h"

#include "app/address.h"
#include "app/mail.h"
#include "app/token.h"
#include "store/membership_store.h"
#include "views/account.html.h"
#include "web/area_page.h"
#include "web/ended_role_pages.h"
#include "web/form_input.h"
#include "web/invitation_pages.h"
#include "web/post_button.h"
#include "web/sign_in_pages.h"

enum { TOKEN_DAYS_AT_FIRST = 90 };

static Err own_account(Request *rq, Account *ret) {
    return account_get(rq->conn, rq->ctx->arena, rq->session.account, ret);
}

/* In the example one visitor follows another as the same person: nobody shall find it changed, or keep a
 * key to it. The pages are there, their forms are not. */
static Err closed_of(Request *rq, Message *ret) {
    Account account;
    TRY(own_account(rq, &account));
    *ret = account.example ? msg(account_example_closed) : message_of(MSG_NONE);
    return ERR_NONE;
}

/* ERR_FORBIDDEN of a use case, on the page that says why. */
static Err show_refused(Request *rq, Err (*show)(Request *)) {
    Message closed;
    TRY(closed_of(rq, &closed));
    if (closed.id == MSG_NONE && (show != email_show || mail_possible(rq->app)))
        return ERR_FORBIDDEN;
    rq->response->status = 403;
    rq->form = (FormInput){ 0 };
    return show(rq);
}

Err account_show(Request *rq) {
    Account account;
    TRY(own_account(rq, &account));
    AuthorityChoices mine;
    TRY(membership_authorities(rq->conn, rq->ctx->arena, account.id, &mine));
    PageLink *links = arena_new(rq->ctx->arena, PageLink, mine.count + 1);
    for (size_t i = 0; i < mine.count; i++)
        links[i].text = mine.items[i].name;
    AccountView view = {
        .page = account_page_of(rq, msg(account_title)),
        .name = account.name,
        .email = account.email,
        .created_at = account.created_at,
        .password_changed_at = account.password_changed_at,
        .authorities = links,
        .authority_count = mine.count,
    };
    TRY(invitation_notices_of(rq, &view.invitations));
    TRY(ended_role_notices_of(rq, &view.ended));
    RoleKeys roles;
    TRY(installation_roles(rq->conn, rq->ctx->arena, account.id, &roles));
    if (roles.count > 0)
        view.installation_href = STR("/installation/behoerden");
    account_page(rq->html, &view);
    return ERR_NONE;
}

/* -- Name and language; address; password --------------------------------------------------------- */

Err profile_show(Request *rq) {
    if (rq->form.schema == NULL) {
        Account account;
        TRY(own_account(rq, &account));
        ProfileForm form = { account.name, account.email, account.language };
        form_input_from(rq, &PROFILE_FORM, &form, 0);
    }
    AccountFormView view = {
        .page = account_page_of(rq, msg(profile_title)),
        .form = form_of(rq, STR("/konto/angaben"), msg(common_save)),
    };
    view.form.all_open = true;
    TRY(closed_of(rq, &view.closed));
    language_options(rq, &view.form, offsetof(ProfileForm, language));
    account_form_page(rq->html, &view);
    return ERR_NONE;
}

Err profile_action(Request *rq) {
    Written written;
    request_saved_at(rq, STR("/konto"));
    Err err = account_change_profile(rq->app, rq->ctx, &rq->submission, rq->form.record, &written);
    if (err == ERR_FORBIDDEN)
        return show_refused(rq, profile_show);
    TRY(err);
    return request_redirect(rq, written.location);
}

static Err pending_of(Request *rq, Message *ret) {
    OneTimeLink link;
    Err err = address_wanted(rq->ctx, rq->conn, rq->session.account, &link);
    *ret = err == ERR_NONE ? msg(email_change_pending, link.email, link.expires_at)
                           : message_of(MSG_NONE);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

Err email_show(Request *rq) {
    Account account;
    TRY(own_account(rq, &account));
    bool by_mail = mail_possible(rq->app);
    if (rq->form.schema == NULL)
        form_input_clear(rq, &EMAIL_CHANGE_SCHEMA);
    AccountFormView view = {
        .page = account_page_of(rq, msg(email_change_title)),
        .text = by_mail ? msg(email_change_text, account.email) : message_of(MSG_NONE),
        .form = form_of(rq, STR("/konto/adresse"), msg(email_change_submit)),
    };
    TRY(closed_of(rq, &view.closed));
    if (view.closed.id == MSG_NONE && !by_mail)
        view.closed = msg(email_change_no_mail);
    if (view.closed.id == MSG_NONE)
        TRY(pending_of(rq, &view.pending));
    account_form_page(rq->html, &view);
    return ERR_NONE;
}

Err email_action(Request *rq) {
    int64_t wait_ms = 0;
    Err err = email_change(rq->app, rq->ctx, &rq->session, rq->form.record, &wait_ms);
    if (err == ERR_TOO_MANY && wait_ms > 0)
        return sign_in_wait_show(rq, wait_ms);
    if (err == ERR_FORBIDDEN)
        return show_refused(rq, email_show);
    TRY(err);
    return request_redirect(rq, STR("/konto/adresse?hinweis=email_asked"));
}

Err password_show(Request *rq) {
    if (rq->form.schema == NULL)
        form_input_clear(rq, &PASSWORD_CHANGE_SCHEMA);
    AccountFormView view = {
        .page = account_page_of(rq, msg(password_change_title)),
        .text = msg(password_change_text),
        .form = form_of(rq, STR("/konto/passwort"), msg(password_change_submit)),
    };
    TRY(closed_of(rq, &view.closed));
    account_form_page(rq->html, &view);
    return ERR_NONE;
}

Err password_action(Request *rq) {
    int64_t wait_ms = 0;
    Err err = password_change(rq->app, rq->ctx, &rq->session, rq->form.record, &wait_ms);
    if (err == ERR_TOO_MANY && wait_ms > 0)
        return sign_in_wait_show(rq, wait_ms);
    if (err == ERR_FORBIDDEN)
        return show_refused(rq, password_show);
    TRY(err);
    return request_redirect(rq, STR("/konto?hinweis=password_changed"));
}

/* -- Devices ----------------------------------------------------------------------------------- */

/* Several from one browser are told apart by when they began. */
static Str session_named(Request *rq, const Session *session) {
    Str device = session->device.len > 0 ? session->device
                                         : html_text_of(rq->html, msg(session_unknown_device));
    return str_join(rq->ctx->arena, device, STR(", "),
                    html_text_of(rq->html, msg(session_started, session->started_at)));
}

Err session_list_show(Request *rq) {
    Arena *arena = rq->ctx->arena;
    Sessions sessions;
    TRY(session_list(rq->app, rq->ctx, rq->conn, &rq->session, &sessions));
    SessionLine *lines = arena_new(arena, SessionLine, sessions.count + 1);
    for (size_t i = 0; i < sessions.count; i++) {
        const Session *session = &sessions.items[i];
        Str action = str_join(arena, STR("/konto/geraete/"), id_text(arena, session->id.v),
                              STR("/abmelden"));
        lines[i] = (SessionLine){
            .device = session->device,
            .started_at = session->started_at,
            .seen_at = session->seen_at,
            .ends_at = session->ends_at,
            .current = session->current,
            .end = post_button_of(rq, action, msg(session_end), session_named(rq, session)),
        };
    }
    SessionListView view = {
        .page = account_page_of(rq, msg(session_title)),
        .lines = lines,
        .count = sessions.count,
        .end_others = post_button_of(rq, STR("/konto/geraete/andere-abmelden"),
                                     msg(session_end_others), STR("")),
    };
    view.page.lead_message = msg(session_lead);
    session_list_page(rq->html, &view);
    return ERR_NONE;
}

Err session_end_action(Request *rq) {
    RecordId id;
    TRY(request_record(rq, &id));
    TRY(session_end_other(rq->app, rq->ctx, &rq->session, (SessionId){ id.v }));
    return request_redirect(rq, STR("/konto/geraete?hinweis=sessions_ended"));
}

Err session_end_others_action(Request *rq) {
    TRY(session_end_other(rq->app, rq->ctx, &rq->session, (SessionId){ 0 }));
    return request_redirect(rq, STR("/konto/geraete?hinweis=sessions_ended"));
}

/* -- Tokens of the API ------------------------------------------------------------------------- */

static Err show_tokens(Request *rq, Str secret) {
    Arena *arena = rq->ctx->arena;
    if (rq->form.schema == NULL) {
        TokenForm fresh = { .label = STR(""), .days = TOKEN_DAYS_AT_FIRST };
        form_input_from(rq, &TOKEN_SCHEMA, &fresh, 0);
    }
    ApiTokens tokens;
    TRY(token_list(rq->app, rq->ctx, rq->conn, rq->session.account, &tokens));
    TokenLine *lines = arena_new(arena, TokenLine, tokens.count + 1);
    for (size_t i = 0; i < tokens.count; i++) {
        const ApiToken *token = &tokens.items[i];
        Str action =
            str_join(arena, STR("/konto/token/"), id_text(arena, token->id.v), STR("/widerrufen"));
        lines[i] = (TokenLine){
            .label = token->label,
            .created_at = token->created_at,
            .expires_at = token->expires_at,
            .used_on = token->last_used_on,
            .revoke = post_button_of(rq, action, msg(token_revoke), token->label),
        };
    }
    TokenListView view = {
        .page = account_page_of(rq, msg(token_title)),
        .lines = lines,
        .count = tokens.count,
        .form = form_of(rq, STR("/konto/token"), msg(token_create)),
        .secret = secret,
    };
    TRY(closed_of(rq, &view.closed));
    view.page.lead_message = msg(token_lead);
    token_list_page(rq->html, &view);
    return ERR_NONE;
}

Err token_list_show(Request *rq) {
    return show_tokens(rq, STR(""));
}

/* No redirect: the secret is shown in this answer and nowhere else. */
Err token_create_action(Request *rq) {
    NewToken token;
    Err err = token_create(rq->app, rq->ctx, rq->session.account, rq->form.record, &token);
    if (err == ERR_FORBIDDEN)
        return show_refused(rq, token_list_show);
    TRY(err);
    rq->form = (FormInput){ 0 };
    rq->submission.id = STR("");
    return show_tokens(rq, token.secret);
}

Err token_revoke_action(Request *rq) {
    RecordId id;
    TRY(request_record(rq, &id));
    TRY(token_revoke(rq->app, rq->ctx, rq->session.account, (TokenId){ id.v }));
    return request_redirect(rq, STR("/konto/token?hinweis=token_revoked"));
}
