/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/problem.h"

#include "app/contributions.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "views/control.h"
#include "views/problem.html.h"
#include "views/problem_view.h"
#include "web/api_output.h"
#include "web/conflict.h"
#include "web/contributions_open.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/sign_in_pages.h"
#include "web/site.h"

enum { REFUSAL_BLOCK = 16 * 1024 };

static const int STATUS[ERR_COUNT] = {
    [ERR_NONE] = 200,      [ERR_NOT_FOUND] = 404,       [ERR_INVALID] = 422,
    [ERR_FORBIDDEN] = 403, [ERR_UNAUTHENTICATED] = 401, [ERR_CONFLICT] = 409,
    [ERR_GONE] = 410,      [ERR_TOO_LARGE] = 413,       [ERR_TOO_MANY] = 429,
    [ERR_BUSY] = 503,      [ERR_STORAGE] = 503,         [ERR_RETRY] = 503,
    [ERR_INTERNAL] = 500,
};

int problem_status(Err err) {
    bool known = (unsigned)err < ERR_COUNT && STATUS[err] != 0;
    return known ? STATUS[err] : 500;
}

/* Also where the address was refused before it was read: what it began with says for whom. */
static bool for_program(const Request *rq) {
    Str path = rq->http->path.len > 0 ? rq->http->path : rq->http->begin;
    return str_starts(path, STR("/api/"));
}

/* Whoever may change an initiative is refused while it is archived: that is no matter of roles. */
static bool is_archived(const Request *rq, Err err) {
    return err == ERR_FORBIDDEN && rq->route != NULL && rq->http->method != HTTP_GET &&
           rq->initiative.archived && !rq->form_stale &&
           permission_in(rq->initiative.permissions, rq->route->permission);
}

/* Nobody has made an authority yet: there is nothing that this page could be of. */
static bool is_empty(const Request *rq, Err err) {
    return err == ERR_NOT_FOUND && rq->route != NULL && rq->route->area == AREA_AUTHORITY &&
           rq->route->permission == PERMISSION_PUBLIC && rq->authority.id.v == 0 &&
           str_find(str_from(rq->route->path), STR(":authority")) < 0;
}

/* A link by which nobody leads (any more), or a browser that does not. */
static bool not_led(const Request *rq, Err err) {
    bool ended = err == ERR_GONE || (err == ERR_FORBIDDEN && rq->guest.guest.id.v == 0);
    return rq->route != NULL && rq->route->area == AREA_ROOM && ended;
}

/* Refused by the seam before it was read. */
static bool address_too_long(const Request *rq, Err err) {
    return err == ERR_TOO_LARGE && rq->response->status == 414;
}

/* What is refused for a reason of its own, beside the kinds of errors; NULL: nothing is. */
static const char *own_name(const Request *rq, Err err) {
    if (address_too_long(rq, err))
        return "address_too_long";
    if (rq->method_not_allowed)
        return "method_not_allowed";
    if (rq->type_refused && err == ERR_INVALID)
        return "unsupported_type";
    if (is_empty(rq, err))
        return "empty";
    if (rq->decided.opt_name != NULL && err == ERR_CONFLICT)
        return rq->decided.opt_name;
    return is_archived(rq, err) ? "archived" : NULL;
}

static int own_status(const Request *rq, Err err) {
    if (rq->method_not_allowed)
        return 405;
    if (is_empty(rq, err)) /* the start page is there, with nothing on it */
        return str_eq(rq->http->path, STR("/")) ? 200 : 404;
    return rq->type_refused && err == ERR_INVALID ? 415 : 409;
}

/* "problem.<name>.title" and so on. */
static bool find_words(Request *rq, const char *before, const char *name, const char *part,
                       MsgId *ret) {
    Str key = str_join(rq->ctx->arena, str_from(before), str_from(name), STR("."), str_from(part));
    return msg_find(key, ret) == ERR_NONE;
}

/* A kind somebody forgot reads as internal error. */
static Message words_named(Request *rq, const char *name, bool for_program, const char *part) {
    MsgId id;
    if (for_program && find_words(rq, "api.problem.", name, part, &id))
        return message_of(id);
    if (find_words(rq, "problem.", name, part, &id))
        return message_of(id);
    return find_words(rq, "problem.", "internal", part, &id) ? message_of(id)
                                                             : message_of(MSG_NONE);
}

Message problem_words(Request *rq, Err err, bool for_program, const char *part) {
    return words_named(rq, err_name(err), for_program, part);
}

static Message words(Request *rq, Err err, const char *part) {
    if (address_too_long(rq, err))
        return words_named(rq, "address_too_long", false, part);
    if (rq->method_not_allowed)
        return words_named(rq, "method_not_allowed", false, part);
    if (rq->session.example && !request_takes_part(rq) && (rq->form_stale || rq->form_of_other))
        return words_named(rq, rq->form_stale ? "stale_role" : "form_of_other_role", false, part);
    if (rq->form_stale && err == ERR_FORBIDDEN)
        return words_named(rq, rq->route->guard == GUARD_ORIGIN ? "no_cookie" : "stale_form", false,
                           part);
    if (rq->form_of_other)
        return words_named(rq, "form_of_other", false, part);
    if (is_archived(rq, err))
        return words_named(rq, "archived", false, part);
    if (is_empty(rq, err))
        return words_named(rq, "empty", false, part);
    if (not_led(rq, err))
        return words_named(rq, "not_led", false, part);
    return problem_words(rq, err, false, part);
}

static void json_message(JsonWriter *json, const char *name, Language language, Message message) {
    CLEANUP(out_done) Out out = out_open(256);
    message_text(&out, language, message);
    json_key(json, str_from(name));
    json_str(json, out_view(&out));
}

static void json_findings(Request *rq, JsonWriter *json) {
    json_key(json, STR("findings"));
    json_array_begin(json);
    for (size_t i = 0; i < rq->ctx->findings.count; i++) {
        const Finding *finding = &rq->ctx->findings.items[i];
        json_object_begin(json);
        api_str(json, "field", finding->field);
        api_str(json, "kind", finding_key(finding->kind));
        api_i64(json, "limit", finding->limit);
        json_message(json, "message", rq->html->language,
                     rq->opt_said != NULL ? rq->opt_said[i] : finding_message_json(finding));
        if (finding->row > 0) {
            api_i64(json, "row", finding->row);
            api_id(json, "column", finding->column);
            api_str(json, "value", finding->subject);
        }
        json_object_end(json);
    }
    json_array_end(json);
}

/* What is no record of an initiative has no head of one. */
static void json_stored(const Request *rq, JsonWriter *json, const Conflict *conflict) {
    json_object_begin(json);
    api_i64(json, "version", conflict->version);
    for (size_t i = 0; i < conflict->schema->count; i++)
        if (api_field_readable(rq, &conflict->schema->fields[i]))
            field_write_json(&conflict->schema->fields[i], conflict->current, json);
    json_object_end(json);
}

/* What is stored now; null when it was deleted meanwhile. */
static void json_current(Request *rq, JsonWriter *json) {
    const Conflict *conflict = &rq->ctx->conflict;
    json_key(json, STR("current"));
    if (conflict->current == NULL)
        json_none(json);
    else if (noun_by_name(conflict->schema->name) == NULL)
        json_stored(rq, json, conflict);
    else
        api_record(rq, json, conflict->schema, conflict->current);
}

/* By whom and when. */
static void json_decided(const Request *rq, JsonWriter *json) {
    api_str(json, "by", rq->decided.by);
    api_instant(json, "at", rq->decided.at);
}

static void problem_json(Request *rq, Err err) {
    out_reset(rq->response->out);
    rq->response->etag = STR("");
    const char *own = own_name(rq, err);
    const char *name = own != NULL ? own : err_name(err);
    JsonWriter json = json_open(rq->response->out, JSON_COMPACT);
    json_object_begin(&json);
    json_key(&json, STR("type"));
    json_str(&json, str_join(rq->ctx->arena, STR("/hilfe/api#"), str_from(name)));
    json_message(&json, "title", rq->html->language, words_named(rq, name, true, "title"));
    json_key(&json, STR("status"));
    json_i64(&json, rq->response->status);
    bool decided = own != NULL && own == rq->decided.opt_name;
    json_message(&json, "detail", rq->html->language,
                 decided ? rq->decided.words : words_named(rq, name, true, "text"));
    json_findings(rq, &json);
    if (decided)
        json_decided(rq, &json);
    if (err == ERR_CONFLICT && rq->ctx->conflict.schema != NULL)
        json_current(rq, &json);
    json_object_end(&json);
    if (json_finish(&json) != ERR_NONE)
        log_event(LOG_ERROR, "problem_unwritten");
    rq->response->content_type = STR("application/problem+json");
}

/* Whoever is not signed in reads no names of what was chosen, and a number says nothing. */
static Str chosen_words(Request *rq, const Schema *schema, const Field *field, Str mine) {
    bool reference = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
    if (reference && rq->initiative.id.v == 0)
        return html_text_of(rq->html, msg(problem_choice_later));
    return text_in_words(rq, schema, field, mine);
}

size_t problem_typed_fields(Request *rq, const ProblemField **ret) {
    const Schema *schema = rq->form.schema;
    if (schema == NULL || rq->form.raw == NULL)
        return 0;
    ProblemField *fields = arena_new(rq->ctx->arena, ProblemField, schema->count);
    size_t count = 0;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        const RawValue *raw = &rq->form.raw[i];
        Str mine = field->type == FIELD_DECIMAL ? number_shown(rq->html, raw) : raw->text;
        if (field->type == FIELD_SECRET || mine.len == 0)
            continue;
        fields[count++] = (ProblemField){ .name = field->name,
                                          .label = field_label(rq, schema, field),
                                          .mine = mine,
                                          .words = chosen_words(rq, schema, field, mine),
                                          .choice = field_is_choice(field) };
    }
    *ret = fields;
    return count;
}

Str problem_initiative(const Request *rq) {
    bool reads = rq->route != NULL && rq->route->area == AREA_INITIATIVE &&
                 rq->initiative.id.v != 0 && request_may(rq, PERMISSION_INITIATIVE_READ);
    return reads ? request_path(rq, "") : STR("");
}

/* Where a person wanted to go, with what they had chosen. What was posted to where nothing is shown leads to the start
 * page. */
static Str page_after_sign_in(Request *rq) {
    const HttpRequest *http = rq->http;
    if (http->method == HTTP_GET)
        return request_address(rq);
    for (const Route *route = ROUTES; rq->route != NULL && route->path != NULL; route++)
        if (route->method == HTTP_GET && strcmp(route->path, rq->route->path) == 0)
            return str_join(rq->ctx->arena, http->path, contributions_chosen_query(rq));
    return STR("/");
}

/* A page that may be open after signing in. Of every address that shows nothing, so that the answer does
 * not tell whether there is something. */
static bool may_open_later(const Request *rq, Err err) {
    return err == ERR_NOT_FOUND && !rq->method_not_allowed && !is_empty(rq, err) &&
           rq->http->method == HTTP_GET && rq->session.id.v == 0;
}

/* How much would have been taken, and back to where it can be sent. */
static void explain_limit(Request *rq, ProblemView *view) {
    enum { KILOBYTE = 1024, MEGABYTE = 1024 * KILOBYTE };
    int64_t limit = (int64_t)site_body_limit(rq->site, rq->http->method, rq->http->path);
    if (rq->http->method == HTTP_GET)
        return;
    view->limit = limit >= MEGABYTE ? msg(problem_limit_megabytes, limit / MEGABYTE)
                                    : msg(problem_limit_kilobytes, limit / KILOBYTE);
    view->back_hint = msg(problem_too_large_back); /* it was not read, so it cannot be shown here */
    if (site_has_page(rq->site, rq->http->path))
        view->form_href = rq->http->path;
}

static void problem_html(Request *rq, Err err) {
    out_reset(rq->response->out);
    bool stranger = err == ERR_UNAUTHENTICATED; /* of whom nothing is known but what they read */
    if (stranger && rq->plain_wanted)
        rq->html->language = LANGUAGE_DE_SIMPLE;
    ProblemView view = {
        .page = page_of(rq, words(rq, err, "title")),
        .text = words(rq, err, "text"),
        .next = words(rq, err, "next"),
        .sign_in = stranger || may_open_later(rq, err),
        .sign_in_href = address_with_next(rq, STR("/anmelden"), page_after_sign_in(rq)),
    };
    view.page.offers_plain = view.page.offers_plain || stranger;
    if (address_too_long(rq, err))
        view.next = msg(problem_address_too_long_next, CONTRIBUTIONS_TOGETHER_MAX);
    else if (err == ERR_TOO_LARGE)
        explain_limit(rq, &view);
    if (rq->form_unread)
        view.back_hint = stranger ? msg(problem_text_unread) : msg(problem_too_large_back);
    if (not_led(rq, err))
        view.next = msg(problem_not_led_next, STR("/w"), STR("/anmelden"));
    if (may_open_later(rq, err))
        view.next = msg(problem_not_found_sign_in);
    if (rq->text_kept)
        view.text = msg(problem_text_kept);
    view.initiative_href = problem_initiative(rq);
    view.field_count = problem_typed_fields(rq, &view.fields);
    if (err == ERR_CONFLICT)
        conflict_look(rq, &view);
    if (err == ERR_UNAUTHENTICATED && view.field_count > 0 && !rq->text_kept)
        view.next = msg(problem_text_not_kept);
    bool again = err == ERR_BUSY || err == ERR_STORAGE || rq->form_stale;
    if (again && view.field_count > 0) {
        if (!rq->form_stale)
            view.text = words(rq, err, "typed");
        view.form = form_of(rq, request_address(rq), msg(problem_send_again));
        view.resendable = true;
    }
    problem_page(rq->html, &view);
}

void problem_answer(Request *rq, Err err) {
    rq->response->status = own_name(rq, err) != NULL ? own_status(rq, err) : problem_status(err);
    if (err == ERR_INTERNAL)
        log_line(LOG_ERROR, "request_failed",
                 log_c("route", rq->route != NULL ? rq->route->path : ""));
    if (err == ERR_BUSY || err == ERR_STORAGE || err == ERR_TOO_MANY)
        http_response_header(rq->response, "Retry-After", STR("5"));
    if (err == ERR_UNAUTHENTICATED && for_program(rq))
        http_response_header(rq->response, "WWW-Authenticate", STR("Bearer"));
    if (for_program(rq))
        problem_json(rq, err);
    else if (err == ERR_CONFLICT && conflict_comparable(rq))
        conflict_answer(rq);
    else
        problem_html(rq, err);
}

static Err refused(int status) {
    if (status == 503)
        return ERR_BUSY;
    bool large = status == 413 || status == 414 || status == 431;
    return large ? ERR_TOO_LARGE : ERR_INVALID;
}

/* Nothing of the request was looked at: no route, no person; the seam has set the status. */
void problem_refusal(Site *site, const HttpRequest *http, HttpResponse *response) {
    CLEANUP(arena_closep) Arena *arena = arena_open(REFUSAL_BLOCK);
    App *app = site_app(site);
    HttpRequest request = *http;
    Ctx ctx = { .arena = arena, .clock = app->clock };
    Html html = { .out = response->out, .arena = arena, .language = LANGUAGE_DE };
    Request rq = {
        .app = app, .site = site, .ctx = &ctx, .http = &request, .response = response, .html = &html
    };
    request.arena = arena;
    request.query =
        STR(""); /* a language asked for there is remembered in an arena that is not there */
    request_language(&rq);
    if (for_program(&rq)) {
        problem_json(&rq, refused(response->status));
        return;
    }
    response->content_type = STR("text/html; charset=utf-8");
    problem_html(&rq, refused(response->status));
}
