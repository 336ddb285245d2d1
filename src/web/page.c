/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/page.h"

#include "app/address_code.h"
#include "base/hex.h"
#include "base/random.h"
#include "store/membership_store.h"
#include "text/messages.h"
#include "web/area_page.h"
#include "web/cookies.h"
#include "web/notice.h"
#include "web/noun_slug.h"
#include "web/representation_pages.h"
#include "web/site.h"

enum { FORM_COOKIE_BYTES = 32, SUBMISSION_BYTES = 16 };

/* The tabs of an initiative; what somebody may not open is not offered. */
typedef struct Tab {
    const char *below;
    Message label;
    Permission permission;
} Tab;

/* A measured value lies under the tab of the goals, an omission under that of the perspectives. */
static Str place_in_tabs(Request *rq) {
    const Noun *noun = rq->route->noun;
    if (noun == NULL || noun_list_path(noun).len == 0)
        return rq->http->path;
    return str_join(rq->ctx->arena, request_path(rq, ""), noun_list_path(noun));
}

static void initiative_navigation(Request *rq, Page *page) {
    const Tab tabs[] = {
        { "", msg(page_tab_home), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_GOAL, msg(page_tab_goals), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_STAKEHOLDER, msg(page_tab_stakeholders), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_PERSPECTIVES, msg(page_tab_coverage), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_INVOLVEMENT, msg(page_tab_involvements), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_CONTRIBUTION, msg(noun_contribution_list), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_WORKSHOP, msg(noun_workshop_list), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_DECISION, msg(noun_decision_list), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_TASK, msg(noun_task_list), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_EFFECT, msg(page_tab_effects), PERMISSION_INITIATIVE_READ },
        { "/" SLUG_AUDIT_PLAN, msg(page_tab_audits), PERMISSION_INITIATIVE_READ },
        { "/wertepaare", msg(page_tab_values), PERMISSION_INITIATIVE_READ },
        { REPRESENTATION_PATH, msg(representation_title), PERMISSION_COMMENT_WRITE },
        { "/team", msg(people_team_title), PERMISSION_INITIATIVE_READ },
        { "/verlauf", msg(page_tab_history), PERMISSION_HISTORY_READ },
    };
    size_t total = sizeof tabs / sizeof tabs[0];
    Str place = place_in_tabs(rq);
    PageLink *links = arena_new(rq->ctx->arena, PageLink, total);
    for (size_t i = 0; i < total; i++) {
        if (!request_may(rq, tabs[i].permission))
            continue;
        Str href = request_path(rq, tabs[i].below);
        bool current = i == 0 ? str_eq(place, href) : str_starts(place, href);
        links[page->navigation_count++] =
            (PageLink){ .href = href, .label = tabs[i].label, .current = current };
    }
    page->navigation = links;
    page->navigation_name = rq->initiative.name;
}

static void add_breadcrumb(Request *rq, Page *page, PageLink link) {
    PageLink *links = arena_new(rq->ctx->arena, PageLink, page->breadcrumb_count + 1);
    for (size_t i = 0; i < page->breadcrumb_count; i++)
        links[i] = page->breadcrumbs[i];
    links[page->breadcrumb_count++] = link;
    page->breadcrumbs = links;
}

static Str form_token(Request *rq) {
    if (rq->session.id.v != 0)
        return session_form_token(rq->ctx->arena, &rq->session);
    return STR("");
}

/* Somebody who works in two authorities switches in the header. A page is worth more than this link:
 * when the question cannot be answered, it is left out. */
static bool several_authorities(Request *rq) {
    bool several;
    if (rq->session.id.v == 0 || rq->conn == NULL)
        return false;
    return membership_several(rq->conn, rq->session.account, &several) == ERR_NONE && several;
}

/* A button that was refused asks for nothing: its findings belong to no field. */
static const Schema BUTTON = { .name = STR_INIT("nothing"), .plural = STR_INIT("nothing") };

/* What was typed, and what is to be said of it. */
static FormView form_typed(const Request *rq) {
    return (FormView){
        .schema = rq->form.schema,
        .raw = rq->form.raw,
        .findings = &rq->ctx->findings,
        .unread = rq->form.unread,
        .version = rq->form.version,
        .began = rq->form.began,
        .merged = rq->form.merged,
        .opened = rq->form.opened,
        .merged_with = rq->form.merged_with.said,
    };
}

/* The findings of the form that came back, for the top of the page. */
static const FormView *failed_form(Request *rq) {
    bool only_file = rq->route != NULL && rq->route->file != NULL && rq->route->form == NULL;
    if (rq->ctx->findings.count == 0 ||
        only_file) /* a page that takes a file says what is wrong with it */
        return NULL;
    FormView *form = arena_new(rq->ctx->arena, FormView, 1);
    *form = form_typed(rq);
    if (form->schema == NULL)
        form->schema = &BUTTON;
    return form;
}

/* What somebody sent may come back under an address that nobody can ask for: then the page that it belongs to. */
static Str asked_for(const Request *rq) {
    Str path = rq->http->path;
    while (path.len > 1 && !site_has_page(rq->site, path)) {
        do
            path.len--;
        while (path.len > 1 && path.ptr[path.len] != '/');
    }
    return path;
}

Page page_of(Request *rq, Message title) {
    Page page = {
        .title = title,
        .authority = rq->authority.name,
        .authority_key = rq->authority.key,
        .person = rq->session.name,
        .form_token = form_token(rq),
        .path = rq->http->method == HTTP_GET ? rq->http->path : asked_for(rq),
        .address = str_join(rq->ctx->arena, rq->app->base_url, rq->http->path),
        .today = clock_today(rq->ctx->clock),
        .offers_plain = rq->route == NULL || rq->route->permission == PERMISSION_PUBLIC,
        .takes_part = request_takes_part(rq),
        .example = rq->session.example && site_example(rq->site),
        .authority_choice = several_authorities(rq),
        .failed = rq->ctx->findings.count > 0,
        .opt_failed_form = failed_form(rq),
        .notice = notice_take(rq),
    };
    if (rq->route == NULL)
        return page;
    if (rq->route->area == AREA_AUTHORITY) {
        page.place = rq->authority.name;
        if (request_may(rq, PERMISSION_AUTHORITY_READ))
            authority_tabs(rq, &page);
    }
    if (rq->route->area != AREA_INITIATIVE || rq->initiative.id.v == 0)
        return page;
    if (!permission_in(rq->initiative.permissions, PERMISSION_INITIATIVE_READ))
        return page;
    page.place = rq->initiative.name;
    add_breadcrumb(rq, &page, (PageLink){ .href = STR("/"), .label = msg(page_initiatives) });
    if (!str_eq(rq->http->path, request_path(rq, "")))
        add_breadcrumb(rq, &page,
                       (PageLink){ .href = request_path(rq, ""), .text = rq->initiative.name });
    initiative_navigation(rq, &page);
    return page;
}

Page page_below(Request *rq, Message title, Str parent_href, Message parent) {
    Page page = page_of(rq, title);
    add_breadcrumb(rq, &page, (PageLink){ .href = parent_href, .label = parent });
    return page;
}

/* Before sign-in the form token is tied to a cookie that comes with the page. */
static Str anonymous_token(Request *rq) {
    Arena *arena = rq->ctx->arena;
    bool secure = site_secure(rq->site);
    Str cookie, token = STR("");
    if (http_cookie(rq->http, str_from(cookie_form(secure)), &cookie))
        token = session_form_token_of_cookie(arena, cookie);
    if (!str_empty(token))
        return token;
    if (!str_empty(rq->token_begun))
        return rq->token_begun; /* of another form of this page */
    unsigned char bytes[FORM_COOKIE_BYTES];
    random_bytes(bytes, sizeof bytes);
    HttpCookie fresh = { .name = cookie_form(secure),
                         .value = base64url_encode(arena, bytes, sizeof bytes),
                         .secure = secure };
    http_response_cookie(rq->response, &fresh);
    return rq->token_begun = session_form_token_of_cookie(arena, fresh.value);
}

static Str token_for_form(Request *rq) {
    if (rq->session.id.v != 0)
        return form_token(rq);
    return str_empty(rq->token_returned) ? anonymous_token(rq) : rq->token_returned;
}

/* A page that is a form: "Back" brings it as it was left, with the version that was read. Loaded anew, a browser would
 * fill what was typed for one version into the form of the next, and a colleague's words were gone. It is sent to an
 * address that differs: a browser forgets the page at an address that it has posted to (RFC 9111 4.4). */
static Str kept_for_back(Request *rq, Str action) {
    Str rest = action, path;
    if (!str_cut(&rest, '?', &path) || !str_eq(path, rq->http->path))
        return action;
    rq->response->kept_for_back = true;
    if (str_ends(action, STR(FORM_SENT))) /* sent before, and shown again: that page is no "Back" */
        return action;
    return str_join(rq->ctx->arena, action, path.len == action.len ? STR("?") : STR("&"),
                    STR(FORM_SENT));
}

FormView form_of(Request *rq, Str action, Message submit) {
    unsigned char bytes[SUBMISSION_BYTES];
    random_bytes(bytes, sizeof bytes);
    Str fresh = base64url_encode(rq->ctx->arena, bytes, sizeof bytes);
    FormView form = form_typed(rq);
    form.action = kept_for_back(rq, action);
    form.submit = submit;
    form.form_token = token_for_form(rq);
    form.submission_id = rq->submission.id.len > 0 ? rq->submission.id : fresh;
    return form;
}

void form_options(FormView *form, size_t offset, const FormOption *items, size_t count) {
    if (form->option_list_count == FORM_OPTION_LISTS_MAX)
        return;
    form->options[form->option_list_count++] =
        (FormOptions){ .offset = offset, .items = items, .count = count };
}

AddressView address_view_of(Request *rq, Str address) {
    Str title = html_text_of(rq->html, msg(public_code_image));
    return (AddressView){ .address = address,
                          .code = address_code(rq->ctx->arena, address, title) };
}

AddressView public_address_of(Request *rq, const char *below) {
    if (!rq->initiative.published)
        return (AddressView){ 0 };
    return address_view_of(
        rq, public_address(rq->app, rq->ctx->arena, rq->initiative.key, str_from(below)));
}
