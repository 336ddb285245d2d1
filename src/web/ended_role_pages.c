/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/ended_role_pages.h"

#include "app/body_answered.h"
#include "base/html.h"
#include "text/messages.h"
#include "views/problem.html.h"
#include "web/area_page.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/problem.h"

/* -- For whose they were ------------------------------------------------------------------------- */

static bool concerns_page(const Request *rq, const EndedRole *ended) {
    if (rq->initiative.id.v == 0)
        return true;
    return ended->initiative.v == rq->initiative.id.v ||
           (ended->initiative.v == 0 && ended->authority.v == rq->authority.id.v);
}

/* "?von=" the page it stands on: of an initiative its key, which no other place has. */
static Str put_away_path(Request *rq, RecordId id) {
    CLEANUP(out_done) Out out = out_open(64);
    out_c(&out, "/konto/rollen/");
    out_i64(&out, id.v);
    out_c(&out, "/ausblenden?von=");
    html_url_part(&out, rq->initiative.id.v != 0 ? rq->initiative.key : rq->http->path);
    return str_copy(rq->ctx->arena, out_view(&out));
}

static EndedRoleNotice notice_of(Request *rq, const EndedRole *ended) {
    Str label = ended_role_label(rq->app->pack, rq->ctx->arena, rq->html->language, ended);
    bool removed = ended->way == ROLE_END_REMOVED;
    return (EndedRoleNotice){
        .title = removed ? msg(ended_role_title_removed) : msg(ended_role_title_refused),
        .words = ended_role_words(ended, label),
        .until = msg(ended_role_until, ended_role_until(ended)),
        .put_away =
            post_button_of(rq, put_away_path(rq, ended->id), msg(ended_role_put_away), label),
    };
}

Err ended_role_notices_of(Request *rq, EndedRoleNotices *ret) {
    EndedRoles all;
    TRY(ended_roles_own(rq->ctx, rq->conn, &all));
    EndedRoleNotice *items = arena_new(rq->ctx->arena, EndedRoleNotice, all.count + 1);
    *ret = (EndedRoleNotices){ .items = items };
    for (size_t i = 0; i < all.count; i++)
        if (concerns_page(rq, &all.items[i]))
            items[ret->count++] = notice_of(rq, &all.items[i]);
    return ERR_NONE;
}

static Str page_after(Request *rq) {
    static const Str PAGES[] = { STR_INIT("/"), STR_INIT("/aufgaben"), STR_INIT("/konto") };
    Str from = request_query(rq, STR("von"));
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        if (str_eq(from, PAGES[i]))
            return PAGES[i];
    if (str_empty(from) || str_find(from, STR("/")) >= 0)
        return STR("/");
    CLEANUP(out_done) Out out = out_open(64);
    out_c(&out, "/vorhaben/");
    html_url_part(&out, from);
    out_c(&out, "/vertretung");
    return str_copy(rq->ctx->arena, out_view(&out));
}

Err ended_role_put_away_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location =
        str_join(rq->ctx->arena, page_after(rq), STR("?hinweis=role_notice_hidden"));
    TRY(ended_role_dismiss(rq->app, rq->ctx, &rq->submission, id, &written));
    return request_redirect(rq, written.location);
}

/* -- For who gives roles ------------------------------------------------------------------------- */

static Str named(const Request *rq, Str name) {
    return str_empty(name) ? message_plain(rq->html->language, MSG_RECORD_DELETED_ACCOUNT) : name;
}

static EndedRoleLine line_of(Request *rq, const EndedRole *ended) {
    Str label = ended_role_label(rq->app->pack, rq->ctx->arena, rq->html->language, ended);
    Str by = named(rq, ended->ended_by_name);
    Str giver = ended->given_by_name;
    return (EndedRoleLine){
        .person = named(rq, ended->account_name),
        .words = str_empty(giver) ? msg(ended_role_line, label, ended->ended_at, by)
                                  : msg(ended_role_line_given, label, giver, ended->ended_at, by),
        .refused = ended->way != ROLE_END_REMOVED,
    };
}

Err ended_role_lines_of(Request *rq, InitiativeId initiative, EndedRoleLines *ret) {
    EndedRoles all;
    TRY(ended_roles_there(rq->ctx, rq->conn, initiative, &all));
    EndedRoleLine *items = arena_new(rq->ctx->arena, EndedRoleLine, all.count + 1);
    for (size_t i = 0; i < all.count; i++)
        items[i] = line_of(rq, &all.items[i]);
    *ret = (EndedRoleLines){ .items = items, .count = all.count, .days = ENDED_ROLE_DAYS };
    return ERR_NONE;
}

/* -- It has ended already ------------------------------------------------------------------------ */

static Message gone_words(Request *rq, const BodyAnswer *end) {
    Str role = role_text(rq, end->role, end->body), person = named(rq, end->person),
        by = named(rq, end->by);
    if (end->kind == BODY_REFUSED)
        return msg(ended_role_gone_refused, role, person, end->at, by);
    return end->by_actor ? msg(ended_role_gone_own, role, person, end->at)
                         : msg(ended_role_gone_removed, role, person, end->at, by);
}

Err ended_role_gone(Request *rq, Err err, ChainId chain, RecordId role, Str back,
                    Message back_label) {
    BodyAnswer end;
    if (err != ERR_NOT_FOUND || role_end(rq->ctx, rq->conn, chain, role, &end) != ERR_NONE)
        return err;
    ProblemView view = {
        .page = page_of(rq, end.kind == BODY_REFUSED ? msg(ended_role_gone_title_refused)
                                                     : msg(ended_role_gone_title_removed)),
        .text = gone_words(rq, &end),
        .next = msg(ended_role_gone_next),
        .back_href = back,
        .back = back_label,
    };
    view.page.subject = named(rq, end.person);
    out_reset(rq->response->out);
    rq->response->status = problem_status(ERR_CONFLICT);
    problem_page(rq->html, &view);
    return ERR_NONE;
}

Err ended_role_refused(Request *rq, Err err, ChainId chain, RecordId role) {
    BodyAnswer end;
    if (err != ERR_NOT_FOUND || role_end(rq->ctx, rq->conn, chain, role, &end) != ERR_NONE)
        return err;
    rq->decided =
        (Decided){ .opt_name = "ended", .words = gone_words(rq, &end), .by = end.by, .at = end.at };
    return ERR_CONFLICT;
}
