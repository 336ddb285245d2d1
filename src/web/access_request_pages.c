/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/access_request_pages.h"

#include "app/access_request.h"
#include "domain/access_need.h"
#include "store/access_request_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/access_request.html.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

enum { NEED_MAX = 40 };

static const Field SEEN_FIELDS[] = {
    FIELD(AccessSeenForm, need, TEXT, .required = true, .maximum = NEED_MAX),
};
const Schema ACCESS_SEEN_FORM =
    SCHEMA(AccessSeenForm, "access_request", "access_requests", SEEN_FIELDS);

static const Field ORGANISER_FIELDS[] = {
    FIELD(AccessOrganiserForm, account, INTEGER, .required = true, .minimum = 1,
          .maximum = INT64_MAX),
};
const Schema ACCESS_ORGANISER_FORM =
    SCHEMA(AccessOrganiserForm, "access_request", "access_requests", ORGANISER_FIELDS);

Err access_place_of(Request *rq, AccessPlace *ret, Workshop *ret_workshop) {
    *ret = (AccessPlace){ .initiative = &rq->initiative };
    TRY(request_record(rq, &ret->workshop));
    return workshop_get(rq->ctx, rq->conn, rq->initiative.id, ret->workshop, ret_workshop);
}

static Str needs_path(Request *rq, RecordId workshop, int64_t request, const char *below) {
    return str_join(rq->ctx->arena, record_href(rq, NOUN_WORKSHOP, workshop, "/bedarf/"),
                    id_text(rq->ctx->arena, request), str_from(below));
}

static Page page_for(Request *rq, Message title, const Workshop *workshop) {
    Page page = page_below(rq, title, record_href(rq, NOUN_WORKSHOP, workshop->record.id, ""),
                           noun_message(rq, &NOUNS[NOUN_WORKSHOP], "one"));
    page.lead = workshop->name;
    page.subject = workshop->name;
    return page;
}

/* -- What is needed ---------------------------------------------------------------------------- */

static Str words_of(const AccessRequest *request, Str need) {
    if (str_eq(need, STR(ACCESS_OTHER)))
        return request->words;
    bool language = str_eq(need, ACCESS_NEEDS.keys[ACCESS_NEED_LANGUAGE]);
    return language ? request->language : STR("");
}

static bool asks(const AccessRequest *request, Str need) {
    if (str_eq(need, STR(ACCESS_OTHER)))
        return !str_empty(request->words);
    return str_has_word(request->needs, need);
}

static PostButton mark_of(Request *rq, RecordId workshop, const AccessRequest *request, Str need,
                          int64_t number) {
    bool done = str_has_word(request->done, need);
    Str about = html_text_of(rq->html, msg(access_request_number, number));
    PostButton mark = post_button_of(
        rq, needs_path(rq, workshop, request->id.v, done ? "/offen" : "/erledigt"),
        done ? msg(access_request_open_again) : msg(access_request_mark_done), about);
    mark.field = STR("need");
    mark.value = need;
    return mark;
}

/* Nothing for a need that nobody has. */
static void add_kind(Request *rq, const AccessRequests *all, const Workshop *workshop, Str need,
                     AccessKind kind, AccessKind *kinds, AccessRequestsView *view) {
    AccessAsked *asked = arena_new(rq->ctx->arena, AccessAsked, all->count);
    for (size_t i = 0; i < all->count; i++) {
        const AccessRequest *request = &all->items[i];
        int64_t number = (int64_t)i + 1;
        if (!asks(request, need))
            continue;
        bool done = str_has_word(request->done, need);
        asked[kind.count++] = (AccessAsked){
            .number = number,
            .done = done,
            .words = words_of(request, need),
            .mark = mark_of(rq, workshop->record.id, request, need, number),
        };
        kind.open += !done;
    }
    kind.asked = asked;
    if (kind.count > 0)
        kinds[view->kind_count++] = kind;
}

static void fill_kinds(Request *rq, const AccessRequests *all, const Workshop *workshop,
                       AccessRequestsView *view) {
    AccessKind *kinds = arena_new(rq->ctx->arena, AccessKind, ACCESS_NEED_COUNT + 1);
    for (int i = 0; i < ACCESS_NEED_COUNT; i++) {
        Str key = ACCESS_NEEDS.keys[i];
        const AccessKind kind = {
            .label = key_label(rq, &ACCESS_NEEDS, key),
            .todo = schema_message(rq, ACCESS_NEEDS.name, key, STR("todo")),
            .due = access_need_due((AccessNeed)i, workshop->held_on),
        };
        add_kind(rq, all, workshop, key, kind, kinds, view);
    }
    add_kind(rq, all, workshop, STR(ACCESS_OTHER),
             (AccessKind){ .label = msg(access_request_other) }, kinds, view);
    view->kinds = kinds;
}

static void fill_contacts(Request *rq, const AccessRequests *all, RecordId workshop,
                          AccessRequestsView *view) {
    AccessContact *contacts = arena_new(rq->ctx->arena, AccessContact, all->count);
    for (size_t i = 0; i < all->count; i++) {
        const AccessRequest *request = &all->items[i];
        int64_t number = (int64_t)i + 1;
        contacts[i] = (AccessContact){
            .number = number,
            .sent_on = request->sent_on,
            .contact = request->contact,
            .forget = post_button_of(rq, needs_path(rq, workshop, request->id.v, "/loeschen"),
                                     msg(access_request_forget),
                                     html_text_of(rq->html, msg(access_request_number, number))),
        };
    }
    view->contacts = contacts;
    view->contact_count = all->count;
}

Err access_requests_show(Request *rq) {
    AccessPlace place;
    Workshop workshop;
    AccessRequests all;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(access_request_list(rq->app, rq->ctx, rq->conn, place.workshop, &all));
    AccessRequestsView view = { .page = page_for(rq, msg(access_request_title), &workshop),
                                .goes = access_request_delete_day(&workshop) };
    fill_kinds(rq, &all, &workshop, &view);
    fill_contacts(rq, &all, place.workshop, &view);
    access_requests_page(rq->html, &view);
    return ERR_NONE;
}

static Err request_number(const Request *rq, RecordId *ret) {
    return str_i64(request_parameter(rq, STR("request")), &ret->v) && ret->v > 0 ? ERR_NONE
                                                                                 : ERR_NOT_FOUND;
}

static Err see_to(Request *rq, bool done) {
    const AccessSeenForm *form = rq->form.record;
    AccessPlace place;
    Workshop workshop;
    RecordId request;
    Written written;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(request_number(rq, &request));
    rq->submission.location = record_href(rq, NOUN_WORKSHOP, place.workshop, "/bedarf");
    TRY(access_request_see_to(rq->app, rq->ctx, &rq->submission, &place, request, form->need, done,
                              &written));
    return request_redirect(rq, written.location);
}

Err access_request_seen_action(Request *rq) {
    return see_to(rq, true);
}

Err access_request_open_action(Request *rq) {
    return see_to(rq, false);
}

Err access_request_forget_action(Request *rq) {
    AccessPlace place;
    Workshop workshop;
    RecordId request;
    Written written;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(request_number(rq, &request));
    rq->submission.location =
        record_href(rq, NOUN_WORKSHOP, place.workshop, "/bedarf?hinweis=saved");
    TRY(access_request_forget(rq->app, rq->ctx, &rq->submission, &place, request, &written));
    return request_redirect(rq, written.location);
}

/* -- Who organises ------------------------------------------------------------------------------ */

static Str organisers_path(Request *rq, RecordId workshop, const char *below) {
    return str_join(rq->ctx->arena, record_href(rq, NOUN_WORKSHOP, workshop, "/zustaendige"),
                    str_from(below));
}

static Err offer_candidates(Request *rq, const Accounts *organisers, FormView *form) {
    Accounts candidates;
    TRY(access_candidates(rq->ctx, rq->conn, rq->initiative.id, &candidates));
    FormOption *options = arena_new(rq->ctx->arena, FormOption, candidates.count);
    size_t count = 0;
    for (size_t i = 0; i < candidates.count; i++) {
        bool named = false;
        for (size_t n = 0; n < organisers->count; n++)
            named = named || organisers->items[n].id.v == candidates.items[i].id.v;
        if (!named)
            options[count++] =
                (FormOption){ .value = id_text(rq->ctx->arena, candidates.items[i].id.v),
                              .text = candidates.items[i].name };
    }
    form_options(form, offsetof(AccessOrganiserForm, account), options, count);
    return ERR_NONE;
}

static void fill_organisers(Request *rq, RecordId workshop, const Accounts *organisers,
                            AccessOrganisersView *view) {
    AccessOrganiser *lines = arena_new(rq->ctx->arena, AccessOrganiser, organisers->count);
    for (size_t i = 0; i < organisers->count; i++) {
        const Account *account = &organisers->items[i];
        Str action = str_join(rq->ctx->arena, organisers_path(rq, workshop, "/"),
                              id_text(rq->ctx->arena, account->id.v), STR("/entfernen"));
        lines[i] = (AccessOrganiser){
            .name = account->name,
            .removable = view->may,
            .remove =
                post_button_of(rq, action, msg(access_request_organiser_remove), account->name),
        };
    }
    view->organisers = lines;
    view->count = organisers->count;
}

Err access_organisers_show(Request *rq) {
    AccessPlace place;
    Workshop workshop;
    Accounts organisers;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(access_organiser_list(rq->ctx, rq->conn, place.workshop, &organisers));
    AccessOrganisersView view = { .page = page_for(rq, msg(access_request_organisers), &workshop) };
    TRY(access_may_name(rq->ctx, rq->conn, place.workshop, &view.may));
    view.may = view.may && request_may_edit(rq);
    fill_organisers(rq, place.workshop, &organisers, &view);
    if (rq->form.schema == NULL)
        form_input_clear(rq, &ACCESS_ORGANISER_FORM);
    view.form =
        form_of(rq, organisers_path(rq, place.workshop, ""), msg(access_request_organiser_add));
    TRY(offer_candidates(rq, &organisers, &view.form));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    access_organisers_page(rq->html, &view);
    return ERR_NONE;
}

Err access_organiser_action(Request *rq) {
    const AccessOrganiserForm *form = rq->form.record;
    AccessPlace place;
    Workshop workshop;
    Written written;
    TRY(access_place_of(rq, &place, &workshop));
    rq->submission.location = organisers_path(rq, place.workshop, "?hinweis=saved");
    TRY(access_organiser_name(rq->app, rq->ctx, &rq->submission, &place,
                              (AccountId){ form->account }, &written));
    return request_redirect(rq, written.location);
}

Err access_account_of(const Request *rq, AccountId *ret) {
    return str_i64(request_parameter(rq, STR("account")), &ret->v) ? ERR_NONE : ERR_NOT_FOUND;
}

Err access_organiser_remove_action(Request *rq) {
    AccessPlace place;
    Workshop workshop;
    Written written;
    AccountId account;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(access_account_of(rq, &account));
    rq->submission.location = organisers_path(rq, place.workshop, "?hinweis=saved");
    TRY(access_organiser_unname(rq->app, rq->ctx, &rq->submission, &place, account, &written));
    return request_redirect(rq, written.location);
}
