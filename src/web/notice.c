/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/notice.h"

#include "text/messages.h"
#include "web/cookies.h"
#include "web/site.h"

enum { NOTICE_SECONDS = 60, NOTICE_KEY_MAX = 40, NOTICES_MAX = 4 };

/* Notices that say how many: "contributions_answered.5". Others have no number: their slots may be texts. */
static const MsgId COUNTED[] = { MSG_NOTICE_CONTRIBUTIONS_ANSWERED,
                                 MSG_NOTICE_CONTRIBUTIONS_REMOVED,
                                 MSG_NOTICE_IMPORTED_WITHOUT_DRAFTS };

static Message notice_named(Arena *arena, Str key) {
    MsgId id;
    Str name;
    int64_t count = 0;
    if (key.len > NOTICE_KEY_MAX || !str_cut(&key, '.', &name) ||
        msg_find(str_join(arena, STR("notice."), name), &id) != ERR_NONE)
        return message_of(MSG_NONE);
    Message message = message_of(id);
    for (size_t i = 0; i < sizeof COUNTED / sizeof *COUNTED; i++)
        if (id == COUNTED[i])
            message.slots[0].count = str_i64(key, &count) ? count : 0;
    return message;
}

/* Parts what waits into what waits for a page ("": nothing) and for others, without those of a second page. */
static Str part(Request *rq, Str path, Str without, Str *ret_others) {
    Str rest, entry, own = STR("");
    *ret_others = STR("");
    if (!http_cookie(rq->http, str_from(cookie_notice(site_secure(rq->site))), &rest))
        return own;
    for (int i = 0; i < NOTICES_MAX && str_cut(&rest, '|', &entry); i++) {
        Str place = entry, key;
        if (!str_cut(&place, '@', &key) || place.len == 0)
            continue;
        if (str_eq(place, path))
            own = own.len > 0 ? own : key;
        else if (!str_eq(place, without))
            *ret_others = str_join(rq->ctx->arena, *ret_others,
                                   ret_others->len > 0 ? STR("|") : STR(""), entry);
    }
    return own;
}

static void keep(Request *rq, Str notices) {
    bool secure = site_secure(rq->site), none = notices.len == 0;
    http_response_cookie(rq->response, &(HttpCookie){ .name = cookie_notice(secure),
                                                      .value = none ? STR("0") : notices,
                                                      .max_age_seconds = none ? -1 : NOTICE_SECONDS,
                                                      .secure = secure });
}

static Str path_of(Str location) {
    size_t end = 0;
    while (end < location.len && location.ptr[end] != '?' && location.ptr[end] != '#')
        end++;
    return str_slice(location, 0, end);
}

/* "…?hinweis=KEY#anchor" without it; *ret_key "": it says nothing. */
static Str without_key(Request *rq, Str location, Str *ret_key) {
    const Str mark = STR("?hinweis=");
    ptrdiff_t at = str_find(location, mark);
    if (at < 0)
        at = str_find(location, STR("&hinweis=")); /* as the last of several */
    *ret_key = STR("");
    if (at < 0)
        return location;
    Str key = str_slice(location, (size_t)at + mark.len, SIZE_MAX), anchor = STR("");
    ptrdiff_t end = str_index(key, '#');
    if (end >= 0) {
        anchor = str_slice(key, (size_t)end, SIZE_MAX);
        key = str_slice(key, 0, (size_t)end);
    }
    *ret_key = key;
    return str_join(rq->ctx->arena, str_slice(location, 0, (size_t)at), anchor);
}

Str notice_leave(Request *rq, Str location) {
    Str key, others;
    location = without_key(rq, location, &key);
    Str path = path_of(location);
    Str begun = rq->http->method == HTTP_GET ? rq->http->path : STR("");
    Str waits = part(rq, begun, path, &others);
    if (key.len == 0)
        key = waits;
    if (key.len == 0)
        return location;
    keep(rq, str_join(rq->ctx->arena, key, STR("@"), path, others.len > 0 ? STR("|") : STR(""),
                      others));
    return location;
}

Message notice_take(Request *rq) {
    bool open = rq->route == NULL || rq->http->method != HTTP_GET || rq->response->status != 200 ||
                (rq->session.id.v == 0 && rq->route->area == AREA_INITIATIVE);
    Str others, key = open ? STR("") : part(rq, rq->http->path, STR(""), &others);
    if (key.len == 0)
        return message_of(MSG_NONE);
    keep(rq, others);
    return notice_named(rq->ctx->arena, key);
}
