/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/body_claim_pages.h"

#include "app/body_answered.h"
#include "base/html.h"
#include "text/messages.h"
#include "views/body_claim.html.h"
#include "views/problem.html.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/problem.h"
#include "web/representation_pages.h"

/* -- On the pages that show them ----------------------------------------------------------------- */

static Str answer_href(Request *rq, RecordId role, const char *below, Str from) {
    CLEANUP(out_done) Out out = out_open(64);
    out_c(&out, "/aufgaben/gremien/");
    out_i64(&out, role.v);
    out_c(&out, below);
    out_c(&out, "?von=");
    html_url_part(&out, from);
    return str_copy(rq->ctx->arena, out_view(&out));
}

static BodyClaimItem facts_of(Request *rq, const BodyClaim *claim) {
    const Membership *role = &claim->role;
    BodyClaimItem item = {
        .person = role->account_name,
        .email = claim->email,
        .body = role->body,
        .alike = claim->alike,
        .come = claim->come,
        .unproven = !claim->proven,
        .deputy = role->deputy,
        .everywhere = role->initiative.v == 0,
        .initiative = claim->initiative_name,
        .given_by = claim->given_by,
        .given_at = role->created_at,
    };
    if (!str_empty(claim->initiative_key))
        item.initiative_href = representation_address(rq, claim->initiative_key, role->body);
    return item;
}

static BodyClaimItem item_of(Request *rq, const BodyClaim *claim, Str from) {
    BodyClaimItem item = facts_of(rq, claim);
    item.confirm_href = answer_href(rq, claim->role.id, "/bestaetigen", from);
    item.refuse_href = answer_href(rq, claim->role.id, "/ablehnen", from);
    return item;
}

BodyClaimsView body_claims_shown(Request *rq, const BodyClaims *claims, const char *from) {
    Arena *arena = rq->ctx->arena;
    BodyClaimItem *items = arena_new(arena, BodyClaimItem, claims->count);
    BodyClaimItem *firsts = arena_new(arena, BodyClaimItem, claims->count);
    Message *own = arena_new(arena, Message, claims->count);
    BodyClaimsView view = { .items = items, .firsts = firsts, .own = own };
    for (size_t i = 0; i < claims->count; i++) {
        const BodyClaim *claim = &claims->items[i];
        Str body = claim->role.body;
        if (claim->own)
            own[view.own_count++] =
                claim->first ? msg(body_claim_own_first, body) : msg(body_claim_own, body);
        else if (claim->first)
            firsts[view.first_count++] = item_of(rq, claim, str_from(from));
        else
            items[view.count++] = item_of(rq, claim, str_from(from));
    }
    return view;
}

/* -- The pages that ask -------------------------------------------------------------------------- */

typedef struct Place {
    Str href;
    Message label;
} Place;

/* Where the reader came from: all tasks, the people, or the page of the body in an initiative. */
static Place place_of(Request *rq, Str authority_key, Str body) {
    Str from = request_query(rq, STR("von"));
    Arena *arena = rq->ctx->arena;
    if (str_eq(from, STR(FROM_PEOPLE)))
        return (Place){ str_join(arena, STR("/behoerde/"), authority_key, STR("/personen")),
                        msg(people_title) };
    if (str_eq(from, STR(FROM_WAITING)) || str_empty(from))
        return (Place){ STR("/aufgaben"), msg(waiting_title) };
    CLEANUP(out_done) Out key = out_open(64);
    html_url_part(&key, from);
    return (Place){ representation_address(rq, str_copy(arena, out_view(&key)), body),
                    msg(representation_title) };
}

/* One that the reader may answer. */
static Err claim_named(Request *rq, BodyClaim *ret) {
    RecordId id;
    TRY(request_record(rq, &id));
    TRY(body_claim(rq->app, rq->ctx, rq->conn, id, ret));
    return ret->may ? ERR_NONE : ERR_FORBIDDEN;
}

/* A button is all there is to this form. */
static const Schema NOTHING_ASKED = { .name = STR_INIT("nothing"), .plural = STR_INIT("nothing") };

static BodyClaimFormView form_view_of(Request *rq, const BodyClaim *claim, const char *below,
                                      Message title, Message submit) {
    Place place = place_of(rq, claim->authority_key, claim->role.body);
    Str action = answer_href(rq, claim->role.id, below, request_query(rq, STR("von")));
    BodyClaimFormView view = {
        .page = page_below(rq, title, place.href, place.label),
        .item = facts_of(rq, claim),
        .form = form_of(rq, action, submit),
    };
    view.page.subject = claim->role.account_name;
    view.form.cancel = place.href;
    view.form.schema = &NOTHING_ASKED;
    view.form.all_open = true;
    return view;
}

static Err show(Request *rq, BodyClaimFormView *view) {
    if (view->page.failed)
        view->page.opt_failed_form = &view->form;
    body_claim_form_page(rq->html, view);
    return ERR_NONE;
}

static Str named(const Request *rq, Str name) {
    return str_empty(name) ? message_plain(rq->html->language, MSG_RECORD_DELETED_ACCOUNT) : name;
}

Message body_answered_words(const Request *rq, const BodyAnswer *answer) {
    Str person = named(rq, answer->person), by = named(rq, answer->by);
    if (answer->kind == BODY_CONFIRMED)
        return msg(body_claim_answered_confirmed, person, answer->body, answer->at, by);
    return answer->kind == BODY_REFUSED
               ? msg(body_claim_answered_refused, person, answer->body, answer->at, by)
               : msg(body_claim_answered_ended, person, answer->body, answer->at, by);
}

/* Somebody was faster: who and when, and what can still be done. ERR_NOT_FOUND where that is nothing to the reader. */
static Err show_answered(Request *rq, Err err) {
    RecordId id;
    BodyAnswer answer;
    if (err != ERR_NOT_FOUND)
        return err;
    TRY(request_record(rq, &id));
    TRY(body_answered(rq->app, rq->ctx, rq->conn, id, &answer));
    Arena *arena = rq->ctx->arena;
    Str givers = str_empty(answer.initiative_key)
                     ? STR("")
                     : str_join(arena, STR("/vorhaben/"), answer.initiative_key, STR("/team"));
    Place back = place_of(rq, answer.authority_key, answer.body);
    ProblemView view = { .page = page_of(rq, msg(body_claim_answered_title)),
                         .back_href = back.href,
                         .back = back.label };
    view.page.subject = named(rq, answer.person);
    view.text = body_answered_words(rq, &answer);
    if (answer.kind != BODY_CONFIRMED)
        view.next = msg(body_claim_answered_anew);
    else
        view.next = str_empty(givers) ? msg(body_claim_answered_end)
                                      : msg(body_claim_answered_end_team, givers);
    out_reset(rq->response->out);
    rq->response->status = problem_status(ERR_CONFLICT);
    problem_page(rq->html, &view);
    return ERR_NONE;
}

Err body_claim_confirm_show(Request *rq) {
    BodyClaim claim;
    Err err = claim_named(rq, &claim);
    if (err != ERR_NONE)
        return show_answered(rq, err);
    if (rq->form.schema == NULL)
        form_input_clear(rq, &CONFIRMATION_SCHEMA);
    BodyClaimFormView view = form_view_of(rq, &claim, "/bestaetigen", msg(body_claim_confirm_title),
                                          msg(body_claim_confirm));
    view.text = claim.first ? msg(body_claim_confirm_first, claim.role.body)
                            : msg(body_claim_confirm_text, claim.role.body);
    view.closed = !claim.come;
    if (!claim.proven)
        view.form.schema = &CONFIRMATION_SCHEMA;
    return show(rq, &view);
}

Err body_claim_refuse_show(Request *rq) {
    BodyClaim claim;
    Err err = claim_named(rq, &claim);
    if (err != ERR_NONE)
        return show_answered(rq, err);
    if (rq->form.schema == NULL)
        form_input_clear(rq, &CONFIRMATION_SCHEMA);
    BodyClaimFormView view =
        form_view_of(rq, &claim, "/ablehnen", msg(body_claim_refuse_title), msg(body_claim_refuse));
    view.item.unproven = false; /* asks for nothing */
    view.item.come = true;
    view.text = msg(body_claim_refuse_text, claim.role.account_name, claim.role.body);
    return show(rq, &view);
}

/* Back to where the reader came from; a repeat is answered as the first time. */
static Err place_after(Request *rq, RecordId id, const char *notice) {
    BodyClaim claim;
    Err err = body_claim(rq->app, rq->ctx, rq->conn, id, &claim);
    if (err != ERR_NOT_FOUND)
        TRY(err);
    Str page = err == ERR_NONE ? place_of(rq, claim.authority_key, claim.role.body).href
                               : STR("/aufgaben");
    rq->submission.location = str_join(
        rq->ctx->arena, page, str_find(page, STR("?")) >= 0 ? STR("&hinweis=") : STR("?hinweis="),
        str_from(notice));
    return ERR_NONE;
}

Err body_claim_confirm_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(place_after(rq, id, "body_confirmed"));
    Err err = body_claim_confirm(rq->app, rq->ctx, rq->conn, &rq->submission, id, rq->form.record,
                                 &written);
    return err == ERR_NONE ? request_redirect(rq, written.location) : show_answered(rq, err);
}

Err body_claim_refuse_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(place_after(rq, id, "body_refused"));
    Err err = body_claim_refuse(rq->app, rq->ctx, rq->conn, &rq->submission, id, &written);
    return err == ERR_NONE ? request_redirect(rq, written.location) : show_answered(rq, err);
}
