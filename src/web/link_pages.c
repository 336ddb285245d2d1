/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* link_pages.c -- one-time links: GET shows what they are for and a button, only POST consumes. */
#include "app/address.h"
#include "app/one_time_link.h"
#include "store/account_store.h"
#include "views/sign_in.html.h"
#include "web/browser.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/sign_in_pages.h"

static Str link_path(const Request *rq, Str secret, const char *below) {
    return str_join(rq->ctx->arena, STR(ONE_TIME_LINK_PATH), secret, str_from(below));
}

/* Used, expired, or replaced by a later one. */
static Err show_unusable(Request *rq) {
    OneTimeLink link = { .kind = LINK_KIND_COUNT };
    Err err =
        one_time_link_find(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("secret")), &link);
    bool example = err == ERR_GONE && link.kind == LINK_EXAMPLE;
    LinkView view = {
        .page = page_of(rq, msg(new_password_gone_title)),
        .text = example ? msg(example_link_gone) : msg(new_password_gone_text),
        .next_href = STR("/anmelden"),
    };
    rq->response->status = 410;
    link_page(rq->html, &view);
    return ERR_NONE;
}

static Err show_example(Request *rq, Str secret) {
    LinkView view = {
        .page = page_of(rq, msg(example_link_title)),
        .text = msg(example_link_text),
        .button =
            post_button_of(rq, link_path(rq, secret, "/beispiel"), msg(example_link_open), STR("")),
        .usable = true,
    };
    view.button.primary = true;
    link_page(rq->html, &view);
    return ERR_NONE;
}

static Err show_address(Request *rq, Str secret, const OneTimeLink *link) {
    LinkView view = {
        .page = page_of(rq, msg(email_change_link_title)),
        .text = msg(email_change_link_text, link->email),
        .button = post_button_of(rq, link_path(rq, secret, "/adresse"),
                                 msg(email_change_link_submit), STR("")),
        .usable = true,
    };
    view.button.primary = true;
    link_page(rq->html, &view);
    return ERR_NONE;
}

/* For who has an account: nothing is set here, the account answers it. */
static Err show_join(Request *rq, const Account *invitation) {
    if (rq->session.account.v == invitation->invitation_for.v)
        return request_redirect(rq, STR("/konto"));
    LinkView view = {
        .page = page_of(rq, msg(join_link_title)),
        .text = msg(join_link_text),
        .next_href = STR("/anmelden?weiter=/konto"),
    };
    link_page(rq->html, &view);
    return ERR_NONE;
}

/* Who has no authority, such as an operator, was not invited by one. */
static Message lead_of(bool invited, const Account *person) {
    if (!invited)
        return msg(new_password_reset_lead);
    return person->home.v != 0 ? msg(new_password_invited_lead) : msg(new_password_account_lead);
}

static Err show_password(Request *rq, Str secret, const OneTimeLink *link) {
    Account person;
    TRY(account_get(rq->conn, rq->ctx->arena, link->account, &person));
    bool invited = link->kind == LINK_INVITATION;
    /* A link that was shown is in the hand of whoever invited: until something is sent it looks as for
     * an address nobody has. */
    if (person.invitation_for.v != 0 &&
        (link->by_mail || rq->session.account.v == person.invitation_for.v))
        return show_join(rq, &person);
    if (rq->form.schema == NULL)
        form_input_clear(rq, &NEW_PASSWORD_SCHEMA);
    LinkPasswordView view = {
        .page =
            page_of(rq, invited ? msg(new_password_invited_title) : msg(new_password_reset_title)),
        .name = person.name,
        .email = person.email,
        .expires_at = link->expires_at,
        .has_account = invited && !link->by_mail,
        .form = form_of(rq, link_path(rq, secret, "/passwort"), msg(new_password_submit)),
    };
    view.page.lead_message = lead_of(invited, &person);
    link_password_page(rq->html, &view);
    return ERR_NONE;
}

Err link_show(Request *rq) {
    /* The address is the secret: not even our own pages are told where somebody came from. */
    http_response_header(rq->response, "Referrer-Policy", STR("no-referrer"));
    Str secret = request_parameter(rq, STR("secret"));
    OneTimeLink link;
    Err err = one_time_link_find(rq->app, rq->ctx, rq->conn, secret, &link);
    if (err == ERR_GONE)
        return show_unusable(rq);
    TRY(err);
    if (link.kind == LINK_EXAMPLE)
        return show_example(rq, secret);
    if (link.kind == LINK_ADDRESS)
        return show_address(rq, secret, &link);
    return show_password(rq, secret, &link);
}

static Err show_refused(Request *rq) {
    OneTimeLink link;
    Account invitation;
    TRY(one_time_link_find(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("secret")),
                           &link));
    TRY(account_get(rq->conn, rq->ctx->arena, link.account, &invitation));
    rq->response->status = 409;
    return show_join(rq, &invitation);
}

Err link_password_action(Request *rq) {
    SignedIn signed_in;
    Err err = sign_in_by_link(
        rq->app, rq->ctx, request_parameter(rq, STR("secret")), rq->form.record,
        browser_name(rq->ctx->arena, http_header(rq->http, "User-Agent")), &signed_in);
    if (err == ERR_GONE)
        return show_unusable(rq);
    if (err == ERR_CONFLICT)
        return show_refused(rq);
    TRY(err);
    sign_in_cookies(rq, &signed_in.session, signed_in.device_cookie);
    return request_redirect(rq, STR("/?hinweis=signed_in"));
}

/* Opened wherever the mail was read: not always where the person is signed in. */
Err link_address_action(Request *rq) {
    AccountId changed;
    Err err = address_confirm(rq->app, rq->ctx, &rq->session, request_parameter(rq, STR("secret")),
                              &changed);
    if (err == ERR_GONE)
        return show_unusable(rq);
    TRY(err);
    return request_redirect(rq, changed.v == rq->session.account.v
                                    ? STR("/konto?hinweis=email_changed")
                                    : STR("/anmelden?hinweis=email_changed"));
}

Err link_example_action(Request *rq) {
    Session session;
    Err err = sign_in_example(rq->app, rq->ctx, request_parameter(rq, STR("secret")),
                              browser_name(rq->ctx->arena, http_header(rq->http, "User-Agent")),
                              &session);
    if (err == ERR_GONE)
        return show_unusable(rq);
    TRY(err);
    sign_in_cookies(rq, &session, STR(""));
    return request_redirect(rq, STR("/beispiel"));
}
