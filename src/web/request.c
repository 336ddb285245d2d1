/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/request.h"

#include "app/access_request.h"
#include "app/config.h"
#include "web/cookies.h"
#include "web/form_data.h"
#include "web/notice.h"
#include "web/site.h"

enum { LANGUAGE_COOKIE_SECONDS = 365 * 24 * 3600 };

Str request_parameter(const Request *rq, Str name) {
    Str rest = str_from(rq->route->path), piece;
    size_t n = 0;
    while (str_cut(&rest, '/', &piece)) {
        if (!str_starts(piece, STR(":")))
            continue;
        if (str_eq(str_slice(piece, 1, SIZE_MAX), name))
            return rq->parameters[n];
        n++;
    }
    return STR("");
}

Err request_record(const Request *rq, RecordId *ret) {
    int64_t id;
    *ret = rq->guest.workshop;
    if (rq->route->area == AREA_ROOM)
        return ret->v != 0 ? ERR_NONE : ERR_NOT_FOUND;
    if (!str_i64(request_parameter(rq, STR("record")), &id) || id <= 0)
        return ERR_NOT_FOUND;
    *ret = (RecordId){ id };
    return ERR_NONE;
}

Str request_address(const Request *rq) {
    const HttpRequest *http = rq->http;
    return str_empty(http->query) ? http->path
                                  : str_join(rq->ctx->arena, http->path, STR("?"), http->query);
}

Str request_query(const Request *rq, Str name) {
    FormData query;
    Finding problem;
    if (form_parse_urlencoded(rq->ctx->arena, rq->http->query, &query, &problem) != ERR_NONE)
        return STR("");
    const FormField *field = form_field(&query, name);
    if (field == NULL || field->unclean || form_field_count(&query, name) > 1)
        return STR("");
    return field->value;
}

bool request_query_repeated(const Request *rq, Str name) {
    FormData query;
    Finding problem;
    return form_parse_urlencoded(rq->ctx->arena, rq->http->query, &query, &problem) == ERR_NONE &&
           form_field_count(&query, name) > 1;
}

bool request_may(const Request *rq, Permission permission) {
    bool inside = rq->route->area == AREA_INITIATIVE || rq->route->area == AREA_ROOM;
    PermissionSet permissions = inside ? rq->initiative.permissions : rq->authority.permissions;
    return permission_in(permissions, permission);
}

bool request_may_edit(const Request *rq) {
    return request_may(rq, PERMISSION_INITIATIVE_EDIT) && !rq->initiative.archived;
}

Err request_connect(Request *rq) {
    TRY(conn_borrow(rq->app->db, &rq->conn));
    return conn_snapshot(rq->conn);
}

bool path_is_local(Str path) {
    if (!str_starts(path, STR("/")) || str_starts(path, STR("//")))
        return false;
    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.ptr[i] < 0x20 || path.ptr[i] == 0x7f || path.ptr[i] == '\\')
            return false;
    return true;
}

Err request_redirect(Request *rq, Str location) {
    if (!path_is_local(location))
        return ERR_INTERNAL;
    http_response_redirect(rq->response, 303, notice_leave(rq, location));
    return ERR_NONE;
}

void request_saved_at(Request *rq, Str page) {
    rq->submission.location = str_join(rq->ctx->arena, page, STR("?hinweis=saved"));
    rq->submission.location_unchanged = str_join(rq->ctx->arena, page, STR("?hinweis=unchanged"));
}

void request_keep_address(Request *rq) {
    http_response_header(rq->response, "Referrer-Policy", STR("no-referrer"));
    http_response_header(rq->response, "X-Robots-Tag", STR("noindex"));
}

Str request_path(const Request *rq, const char *below) {
    return str_join(rq->ctx->arena, STR("/vorhaben/"), rq->initiative.key, str_from(below));
}

bool request_in_room(const Request *rq) {
    Str path = rq->http->path;
    return str_eq(path, STR("/w")) || str_starts(path, STR("/w/"));
}

bool request_takes_part(const Request *rq) {
    return request_in_room(rq) || str_starts(rq->http->path, STR(INVITATION_LINK_PATH));
}

static Language accepted_language(const Request *rq) {
    Language otherwise;
    if (language_parse(rq->app->config->default_language, &otherwise) != ERR_NONE)
        otherwise = LANGUAGE_DE;
    return language_accept(http_header(rq->http, "Accept-Language"), otherwise,
                           request_takes_part(rq));
}

/* ?sprache=, which is remembered; else the cookie, the account, the browser. */
static Language wanted_language(Request *rq) {
    Language language;
    Str cookie;
    /* A program says it in every request, and gets no cookies. */
    if (rq->route != NULL && rq->route->guard == GUARD_BEARER)
        return accepted_language(rq);
    if (language_parse(request_query(rq, STR("sprache")), &language) == ERR_NONE) {
        HttpCookie remembered = { .name = cookie_language(),
                                  .value = language_tag(language),
                                  .max_age_seconds = LANGUAGE_COOKIE_SECONDS,
                                  .secure = site_secure(rq->site) };
        http_response_cookie(rq->response, &remembered);
        return language;
    }
    if (http_cookie(rq->http, str_from(cookie_language()), &cookie) &&
        language_parse(cookie, &language) == ERR_NONE)
        return language;
    if (language_parse(rq->session.language, &language) == ERR_NONE)
        return language;
    return accepted_language(rq);
}

void request_language(Request *rq) {
    Language language = wanted_language(rq);
    bool for_public = rq->route == NULL || rq->route->permission == PERMISSION_PUBLIC;
    /* Plain German is written for pages of the public; elsewhere it would be half German. */
    if (language >= LANGUAGE_OWN_COUNT && !request_takes_part(rq))
        language = LANGUAGE_DE_SIMPLE;
    rq->plain_wanted = language == LANGUAGE_DE_SIMPLE;
    if (rq->plain_wanted && !for_public)
        language = LANGUAGE_DE;
    rq->html->language = language;
}
