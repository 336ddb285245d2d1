/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/sign_in_pages.h"

#include "app/config.h"
#include "base/html.h"
#include "base/out.h"
#include "views/sign_in.html.h"
#include "web/browser.h"
#include "web/cookies.h"
#include "web/form_data.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/site.h"

enum { DAY_SECONDS = 24 * 3600, SECOND_MS = 1000 };

static bool shows_page(const Request *rq, Str target) {
    ptrdiff_t mark = str_index(target, '?');
    Str path = mark < 0 ? target : str_slice(target, 0, (size_t)mark);
    Str decoded;
    return path_decode(path, arena_text(rq->ctx->arena, path.len + 1), &decoded) &&
           !str_starts(decoded, STR("/api/")) && site_has_page(rq->site, decoded);
}

Str local_page(const Request *rq, Str target) {
    bool local = path_is_local(target) && target.len <= HTTP_TARGET_MAX;
    return local && shows_page(rq, target) ? target : STR("/");
}

void sign_in_cookies(Request *rq, const Session *session, Str device_cookie) {
    bool secure = site_secure(rq->site);
    HttpCookie cookie = { .name = cookie_session(secure),
                          .value = session->token,
                          .secure = secure };
    http_response_cookie(rq->response, &cookie);
    if (str_empty(device_cookie))
        return;
    HttpCookie device = { .name = cookie_device(secure),
                          .value = device_cookie,
                          .max_age_seconds = (int64_t)DEVICE_COOKIE_DAYS * DAY_SECONDS,
                          .secure = secure };
    http_response_cookie(rq->response, &device);
}

Str address_with_next(Request *rq, Str path, Str next) {
    if (str_eq(next, STR("/")))
        return path;
    CLEANUP(out_done) Out out = out_open(256);
    out_str(&out, path);
    out_str(&out, STR("?weiter="));
    html_url_part(&out, next);
    return str_copy(rq->ctx->arena, out_view(&out));
}

static Str next_of(const Request *rq) {
    return local_page(rq, request_query(rq, STR("weiter")));
}

/* Where the person goes next: to text kept for them, or to `next`. */
static Err sign_in_redirect(Request *rq, const Session *session, Str next) {
    KeptTexts kept;
    TRY(kept_text_list(rq->app, rq->ctx, rq->conn, session, &kept));
    if (kept.count == 0)
        return request_redirect(rq, next);
    return request_redirect(rq, address_with_next(rq, STR("/konto/texte"), next));
}

static Str device_of(const Request *rq) {
    return browser_name(rq->ctx->arena, http_header(rq->http, "User-Agent"));
}

/* -- Signing in and out ------------------------------------------------------------------------ */

Err sign_in_show(Request *rq) {
    Str next = next_of(rq);
    if (rq->session.id.v != 0)
        return request_redirect(rq, next);
    if (rq->form.schema == NULL)
        form_input_clear(rq, &SIGN_IN_SCHEMA);
    SignInView view = {
        .page = page_of(rq, msg(sign_in_title)),
        .form = form_of(rq, address_with_next(rq, STR("/anmelden"), next), msg(common_sign_in)),
        .forgotten_href = STR("/passwort-vergessen"),
    };
    view.form.failed_hint = msg(sign_in_failed);
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.page.lead_message = msg(sign_in_lead);
    sign_in_page(rq->html, &view);
    return ERR_NONE;
}

Err sign_in_wait_show(Request *rq, int64_t wait_ms) {
    int64_t seconds = (wait_ms + SECOND_MS - 1) / SECOND_MS;
    int64_t minutes = (seconds + 59) / 60;
    bool soon = seconds < 60;
    bool signed_in = rq->session.id.v != 0; /* asked for the password on a page of the account */
    SignInWaitView view = {
        .page = page_of(rq, msg(sign_in_wait_title)),
        .wait = soon ? msg(sign_in_wait_seconds, seconds) : msg(sign_in_wait_minutes, minutes),
        .again_href =
            signed_in ? rq->http->path : address_with_next(rq, STR("/anmelden"), next_of(rq)),
        .again = signed_in ? msg(problem_to_form) : msg(sign_in_wait_again),
        .forgotten_href = STR("/passwort-vergessen"),
    };
    rq->response->status = 429;
    http_response_header(rq->response, "Retry-After",
                         id_text(rq->ctx->arena, soon ? seconds : minutes * 60));
    sign_in_wait_page(rq->html, &view);
    return ERR_NONE;
}

Err sign_in_action(Request *rq) {
    Str device_cookie = STR("");
    if (!http_cookie(rq->http, str_from(cookie_device(site_secure(rq->site))), &device_cookie))
        device_cookie = STR("");
    SignedIn signed_in;
    int64_t wait_ms = 0;
    Err err = sign_in(rq->app, rq->ctx, rq->form.record, device_of(rq), device_cookie, &signed_in,
                      &wait_ms);
    if (err == ERR_TOO_MANY && wait_ms > 0)
        return sign_in_wait_show(rq, wait_ms);
    TRY(err);
    sign_in_cookies(rq, &signed_in.session, signed_in.device_cookie);
    return sign_in_redirect(rq, &signed_in.session, next_of(rq));
}

Err sign_out_action(Request *rq) {
    TRY(session_end(rq->app, rq->ctx, &rq->session));
    bool secure = site_secure(rq->site);
    HttpCookie gone = {
        .name = cookie_session(secure), .value = STR("0"), .max_age_seconds = -1, .secure = secure
    };
    http_response_cookie(rq->response, &gone);
    /* Forms are kept for "Back"; who comes to this device next shall not go back to them. */
    http_response_header(rq->response, "Clear-Site-Data", STR("\"cache\""));
    return request_redirect(rq, STR("/anmelden?hinweis=signed_out"));
}

/* -- Forgotten password ------------------------------------------------------------------------ */

static Err show_reset_request(Request *rq, bool sent) {
    if (rq->form.schema == NULL)
        form_input_clear(rq, &RESET_REQUEST_SCHEMA);
    ResetRequestView view = {
        .page = page_below(rq, msg(reset_request_title), STR("/anmelden"), msg(common_sign_in)),
        .by_mail = !str_empty(rq->app->config->sendmail),
        .sent = sent,
        .form = form_of(rq, STR("/passwort-vergessen"), msg(reset_request_submit)),
        .link_hours = rq->app->config->link_hours,
    };
    view.form.failed_hint = msg(reset_request_failed);
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    reset_request_page(rq->html, &view);
    return ERR_NONE;
}

Err reset_request_show(Request *rq) {
    return show_reset_request(rq, false);
}

Err reset_request_action(Request *rq) {
    /* The same answer whether the address is known or not. */
    TRY(password_reset_request(rq->app, rq->ctx, rq->form.record));
    return request_redirect(rq, STR("/passwort-vergessen/gesendet"));
}

Err reset_request_sent(Request *rq) {
    return show_reset_request(rq, true);
}
