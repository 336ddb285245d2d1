/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* dispatch.c -- router_answer: who asks, may they, is the form ours, then the handler. */
#include "app/token.h"
#include "base/log.h"
#include "web/answer_pack.h"
#include "web/api_input.h"
#include "web/api_shapes.h"
#include "web/conflict.h"
#include "web/cookies.h"
#include "web/form_input.h"
#include "web/problem.h"
#include "web/router.h"
#include "web/saved_since.h"
#include "web/site.h"

enum { MOVED = 308 }; /* for good, and with the same method */

/* Bearer token of the API: "Authorization: Bearer …". */
static Err bearer_actor(Request *rq) {
    Str token = http_bearer(rq->http);
    if (str_empty(token))
        return ERR_UNAUTHENTICATED;
    return token_authenticate(rq->app, rq->ctx, rq->conn, token, &rq->submission.token);
}

static Err session_actor(Request *rq) {
    Str cookie;
    if (!http_cookie(rq->http, str_from(cookie_session(site_secure(rq->site))), &cookie))
        return ERR_NONE;
    Err err = session_find(rq->app, rq->ctx, rq->conn, cookie, &rq->session);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    rq->ctx->actor = (Actor){ .kind = ACTOR_PERSON,
                              .account = rq->session.account,
                              .chosen = rq->session.chosen_authority };
    rq->submission.session = rq->session.id;
    /* While nothing can be written (disk full) pages are still read; the database has logged why. */
    Err touched = session_touch(rq->app, rq->ctx, &rq->session);
    (void)touched;
    return ERR_NONE;
}

/* Who leads by link is nobody else there, also where somebody is signed in in the same browser. */
static Err guest_actor(Request *rq) {
    Str cookie;
    rq->by_link = true;
    if (!http_cookie(rq->http, str_from(cookie_room_lead(site_secure(rq->site))), &cookie))
        return ERR_NONE;
    Err err = room_guest_of_cookie(rq->ctx, rq->conn, cookie, &rq->guest);
    if (err == ERR_NOT_FOUND) {
        rq->guest = (RoomGuestRef){ 0 };
        return ERR_NONE;
    }
    TRY(err);
    rq->ctx->actor = (Actor){ .kind = ACTOR_GUEST, .guest = rq->guest.guest.id };
    return ERR_NONE;
}

static Err identify(Request *rq) {
    if (rq->route->guard == GUARD_BEARER)
        return bearer_actor(rq);
    return rq->route->area == AREA_ROOM ? guest_actor(rq) : session_actor(rq);
}

/* PUBLIC: the door, where a link is looked at. */
static Err permit_guest(Request *rq, Permission needed) {
    if (needed == PERMISSION_PUBLIC)
        return ERR_NONE;
    if (!permission_in(rq->guest.initiative.permissions, needed))
        return ERR_FORBIDDEN;
    rq->initiative = rq->guest.initiative;
    rq->authority = rq->initiative.authority;
    return ERR_NONE;
}

static Err permit_area(Request *rq) {
    Permission needed = rq->route->permission;
    switch (rq->route->area) {
    case AREA_INITIATIVE:
        TRY(access_initiative(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("initiative")),
                              needed, &rq->initiative));
        rq->authority = rq->initiative.authority;
        return ERR_NONE;
    case AREA_AUTHORITY:
        return access_authority(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("authority")),
                                needed, &rq->authority);
    case AREA_INSTALLATION: return access_installation(rq->app, rq->ctx, rq->conn, needed);
    case AREA_ACCOUNT: return access_account(rq->app, rq->ctx, needed);
    case AREA_ROOM: return permit_guest(rq, needed);
    }
    return ERR_INTERNAL;
}

/* Who may not do this but may read it is led back to it from the page that says so. */
static void find_way_back(Request *rq) {
    if (rq->route->area == AREA_INITIATIVE && rq->route->guard != GUARD_BEARER &&
        access_initiative(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("initiative")),
                          PERMISSION_INITIATIVE_READ, &rq->initiative) == ERR_NONE)
        rq->authority = rq->initiative.authority;
}

/* What people wrote here stands in the language of their authority. */
static Err permit(Request *rq) {
    Err err = permit_area(rq);
    if (err == ERR_FORBIDDEN)
        find_way_back(rq);
    TRY(err);
    Language content;
    if (language_parse(rq->authority.language, &content) == ERR_NONE)
        rq->html->content = content;
    return ERR_NONE;
}

static bool holds_secrets(const Schema *form) {
    for (size_t i = 0; form != NULL && i < form->count; i++)
        if (form->fields[i].type == FIELD_SECRET)
            return true;
    return false;
}

/* The session ended while somebody typed: keep the text for the same person (app/session.h). */
static Err keep_text(Request *rq, const FormData *data, const HiddenFields *hidden) {
    Str cookie;
    if (!http_cookie(rq->http, str_from(cookie_session(site_secure(rq->site))), &cookie))
        return ERR_UNAUTHENTICATED;
    /* A button is pressed again sooner than found again; passwords are kept nowhere. */
    if (rq->route->form == NULL || holds_secrets(rq->route->form))
        return ERR_UNAUTHENTICATED;
    KeptText text = {
        .form = rq->submission.form,
        .location = request_address(rq),
        .body =
            form_urlencoded(rq->ctx->arena, data), /* however it was sent; a file is chosen anew */
    };
    Err err = kept_text_store(rq->app, rq->ctx, cookie, hidden->form_token, &text);
    if (err == ERR_NONE)
        rq->text_kept = true;
    return ERR_UNAUTHENTICATED;
}

static bool not_cross_site(const Request *rq) {
    Str site = http_header(rq->http, "Sec-Fetch-Site");
    return str_empty(site) || str_eq(site, STR("same-origin")) || str_eq(site, STR("none"));
}

/* A form without a session (sign-in): the browser says where it comes from, and the token in the
 * form is the one in the cookie that came with the page. */
static bool same_origin(const Request *rq, const HiddenFields *hidden) {
    Str cookie;
    if (!not_cross_site(rq) ||
        !http_cookie(rq->http, str_from(cookie_form(site_secure(rq->site))), &cookie))
        return false;
    return session_form_token_verifies_cookie(cookie, hidden->form_token);
}

static Err guard_form(Request *rq, const FormData *data, const HiddenFields *hidden) {
    bool ours =
        rq->session.id.v != 0 && session_form_token_verifies(&rq->session, hidden->form_token);
    if (ours)
        return ERR_NONE;
    if (rq->route->guard == GUARD_ORIGIN && same_origin(rq, hidden))
        return ERR_NONE;
    if (rq->route->guard == GUARD_FORM && rq->session.id.v == 0)
        return keep_text(rq, data, hidden);
    log_event(LOG_WARNING, "form_token_wrong");
    /* Most often a page left open while its person signed in anew, or a browser that lost its cookies. */
    rq->form_stale = not_cross_site(rq);
    return ERR_FORBIDDEN;
}

/* Nothing is done with a form that is not ours, or whose person may not send it any more; what was typed stands on
 * the page, to be copied, or sent again from there if it is theirs to send. */
static Err refuse_form(Request *rq, const FormData *data, const HiddenFields *hidden, Err err) {
    if (rq->route->form != NULL) {
        Err read = form_input_read(rq, data, hidden);
        if (read != ERR_NONE)
            rq->ctx->findings = (Findings){ 0 };
    }
    if (!rq->form_stale)
        return err;
    Err permitted = permit(rq);
    if (permitted == ERR_NONE)
        return err;
    rq->form_stale = false;
    rq->form_of_other = permitted == ERR_FORBIDDEN;
    return permitted;
}

static Err show_again(Request *rq) {
    if (rq->route->again == NULL)
        return ERR_INVALID;
    rq->response->status = problem_status(ERR_INVALID);
    if (rq->form.merged)
        TRY(saved_since_opened(rq));
    return rq->route->again(rq);
}

/* What was kept has been written: nobody needs to send it a second time. */
static void forget_kept_text(Request *rq, const HiddenFields *hidden) {
    if (hidden->kept_text.v == 0 || rq->session.id.v == 0)
        return;
    Err err = kept_text_discard(rq->app, rq->ctx, &rq->session, hidden->kept_text);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        log_event(LOG_WARNING, "kept_text_stays");
}

static Err answer_form(Request *rq) {
    FormData data;
    HiddenFields hidden;
    TRY(form_input_parse(rq, &data, &hidden));
    rq->submission.id = hidden.submission_id;
    if (!holds_secrets(rq->route->form)) /* of a password nothing is kept but its own hash */
        rq->submission.content = hidden.content;
    rq->form.version = hidden.version;
    Err guarded = guard_form(rq, &data, &hidden);
    if (guarded != ERR_NONE)
        return refuse_form(rq, &data, &hidden, guarded);
    Err permitted = permit(rq);
    if (permitted != ERR_NONE)
        return refuse_form(rq, &data, &hidden, permitted);
    if (rq->route->form != NULL) {
        Err err = form_input_read(rq, &data, &hidden);
        if (err == ERR_INVALID)
            return show_again(rq);
        TRY(err);
    }
    if (hidden.unusable) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_WRONG_TYPE, 0);
        return show_again(rq);
    }
    if (rq->route->file != NULL && form_file_read(rq, &data) != ERR_NONE)
        return show_again(rq);
    Err err = rq->route->handler(rq);
    if (err == ERR_NONE)
        forget_kept_text(rq, &hidden);
    if (err == ERR_CONFLICT && conflict_acts(rq))
        return conflict_show_anew(rq);
    return err == ERR_INVALID ? show_again(rq) : err;
}

/* Same use cases as behind a form. */
static Err answer_program(Request *rq) {
    TRY(permit(rq));
    TRY(api_input_read(rq));
    return rq->route->handler(rq);
}

static Err begin(Request *rq) {
    TRY(request_connect(rq));
    return identify(rq);
}

static Err answer(Request *rq) {
    Err begun = begin(rq);
    request_language(rq); /* also for the words of a refusal */
    TRY(begun);
    if (rq->route->guard == GUARD_BEARER && rq->route->method != HTTP_GET)
        return answer_program(rq);
    if (rq->route->method != HTTP_GET)
        return answer_form(rq);
    TRY(permit(rq));
    return rq->route->handler(rq);
}

/* The database failed before the form was looked at: what was typed stands on the page all the same, to be
 * sent again with the token and the submission it came with. */
static void return_typed(Request *rq) {
    FormData data;
    HiddenFields hidden;
    bool form = rq->route->guard == GUARD_FORM || rq->route->guard == GUARD_ORIGIN;
    if (!form || rq->route->form == NULL || rq->form.raw != NULL ||
        form_input_parse(rq, &data, &hidden) != ERR_NONE)
        return;
    rq->submission.id = hidden.submission_id;
    rq->token_returned = hidden.form_token;
    Err err = form_input_read(rq, &data, &hidden);
    if (err != ERR_NONE)
        rq->ctx->findings = (Findings){ 0 };
}

/* Neither the snapshot (it would keep the log of the database from beginning anew) nor the connection nor the
 * worker is kept from others while a write waits for its COMMIT. */
static void step_aside(void *self) {
    Request *rq = self;
    conn_return(rq->conn);
    rq->conn = NULL;
    http_wait_begin(rq->http);
}

/* Without a connection what still reads gets ERR_BUSY; the write stands, and a repeat gets its answer. */
static void step_back(void *self) {
    Request *rq = self;
    http_wait_end(rq->http);
    Err err = request_connect(rq);
    if (err != ERR_NONE)
        log_event(LOG_WARNING, "no_connection_after_write");
}

/* At an address that is none: who asks still sees their name and language. A page is worth more than these. */
static void recognise(Request *rq) {
    Str cookie;
    if (!http_cookie(rq->http, str_from(cookie_session(site_secure(rq->site))), &cookie) ||
        request_connect(rq) != ERR_NONE)
        return;
    if (session_actor(rq) != ERR_NONE)
        rq->session = (Session){ 0 };
}

/* What was typed must not be lost because the session ended meanwhile or the database is in trouble. */
static bool body_wanted(Request *rq, Err err) {
    Str cookie;
    if (err == ERR_NONE || rq->route->form == NULL || rq->route->guard != GUARD_FORM)
        return err == ERR_NONE;
    if (err == ERR_BUSY || err == ERR_STORAGE)
        return true;
    return err == ERR_UNAUTHENTICATED &&
           http_cookie(rq->http, str_from(cookie_session(site_secure(rq->site))), &cookie) &&
           kept_text_possible(rq->app, rq->ctx, rq->conn, cookie);
}

static Err admit(Request *rq) {
    Err begun = begin(rq);
    request_language(rq);
    TRY(begun);
    if (rq->route->guard == GUARD_FORM && rq->session.id.v == 0)
        return ERR_UNAUTHENTICATED;
    return permit(rq);
}

bool router_admit(const Router *router, Site *site, const HttpRequest *http,
                  HttpResponse *response) {
    App *app = site_app(site);
    Ctx ctx = { .arena = http->arena, .clock = app->clock };
    Html html = { .out = response->out, .arena = http->arena };
    Request rq = {
        .app = app, .site = site, .ctx = &ctx, .http = http, .response = response, .html = &html
    };
    ctx.waiting = (Waiting){ .opt_begin = step_aside, .opt_end = step_back, .self = &rq };
    bool other;
    rq.route = router_find(router, http->method, http->path, rq.parameters, &other);
    if (rq.route == NULL)
        return true; /* a small one, of unknown length */
    rq.submission.form = str_from(rq.route->path);
    Err err = admit(&rq);
    bool wanted = body_wanted(&rq, err);
    rq.form_unread = !wanted && rq.route->form != NULL && rq.route->guard == GUARD_FORM;
    if (!wanted)
        problem_answer(&rq, err);
    if (rq.conn != NULL)
        conn_return(rq.conn);
    return wanted;
}

/* The address with a slash behind it: "/impressum/" leads to "/impressum". Letters of our own addresses only. */
static bool leads_on(const Router *router, Request *rq) {
    Str path = rq->http->path;
    if (rq->http->method != HTTP_GET || path.len < 2 || !str_ends(path, STR("/")))
        return false;
    Str page = str_slice(path, 0, path.len - 1);
    for (size_t i = 0; i < page.len; i++)
        if (strchr("abcdefghijklmnopqrstuvwxyz0123456789-_./", page.ptr[i]) == NULL)
            return false;
    if (!path_is_local(page) || !router_has_page(router, page))
        return false;
    Str query = rq->http->query;
    http_response_redirect(
        rq->response, MOVED,
        str_join(rq->ctx->arena, page, str_empty(query) ? STR("") : STR("?"), query));
    return true;
}

void router_answer(const Router *router, Site *site, const HttpRequest *http,
                   HttpResponse *response) {
    App *app = site_app(site);
    Ctx ctx = { .arena = http->arena, .clock = app->clock };
    Html html = { .out = response->out, .arena = http->arena };
    Request rq = {
        .app = app, .site = site, .ctx = &ctx, .http = http, .response = response, .html = &html
    };
    ctx.waiting = (Waiting){ .opt_begin = step_aside, .opt_end = step_back, .self = &rq };
    bool other;
    rq.route = router_find(router, http->method, http->path, rq.parameters, &other);
    Err err = ERR_NOT_FOUND;
    if (rq.route != NULL) {
        rq.submission.form = str_from(rq.route->path);
        err = answer(&rq);
        if (err == ERR_BUSY || err == ERR_STORAGE)
            return_typed(&rq);
    } else if (leads_on(router, &rq)) {
        err = ERR_NONE;
    } else {
        recognise(&rq);
        request_language(&rq);
        rq.method_not_allowed = other;
        if (other)
            http_response_header(response, "Allow", router_methods(router, &rq));
    }
    if (err != ERR_NONE)
        problem_answer(&rq, err);
    if (rq.conn != NULL)
        conn_return(rq.conn);
    if (request_in_room(&rq))
        answer_pack(http, response);
}
