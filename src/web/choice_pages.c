/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* choice_pages.c -- where a person stands: which authority's lists they see and, in the example, which
 * of its people they are. */
#include "app/example.h"
#include "store/membership_store.h"
#include "views/account.html.h"
#include "web/account_pages.h"
#include "web/area_page.h"
#include "web/post_button.h"

static const Field AUTHORITY_CHOICE_FIELDS[] = {
    FIELD(AuthorityChoiceForm, authority, TEXT, .required = true, .maximum = KEY_MAX_LENGTH),
};
const Schema AUTHORITY_CHOICE_SCHEMA =
    SCHEMA(AuthorityChoiceForm, "authority_choice", "authority_choices", AUTHORITY_CHOICE_FIELDS);

static const Field EXAMPLE_PERSON_FIELDS[] = {
    FIELD(ExamplePersonForm, account, INTEGER, .required = true, .minimum = 1,
          .maximum = INT64_MAX),
};
const Schema EXAMPLE_PERSON_SCHEMA =
    SCHEMA(ExamplePersonForm, "example_person", "example_people", EXAMPLE_PERSON_FIELDS);

Err authority_choice_show(Request *rq) {
    AuthorityChoices mine;
    TRY(membership_authorities(rq->conn, rq->ctx->arena, rq->session.account, &mine));
    ChoiceLine *lines = arena_new(rq->ctx->arena, ChoiceLine, mine.count + 1);
    AuthorityId shown = { 0 };
    if (mine.count > 0)
        TRY(access_own_authority(rq->ctx, rq->conn, &shown));
    for (size_t i = 0; i < mine.count; i++) {
        const AuthorityChoice *authority = &mine.items[i];
        lines[i] = (ChoiceLine){
            .name = authority->name,
            .current = authority->id.v == shown.v,
            .choose = post_button_of(rq, STR("/behoerden"), msg(authority_choice_choose),
                                     authority->name),
        };
        lines[i].choose.field = STR("authority");
        lines[i].choose.value = authority->key;
    }
    ChoiceView view = {
        .page = page_of(rq, msg(authority_choice_title)),
        .lines = lines,
        .count = mine.count,
    };
    view.page.lead_message = msg(authority_choice_lead);
    choice_page(rq->html, &view);
    return ERR_NONE;
}

Err authority_choice_action(Request *rq) {
    const AuthorityChoiceForm *form = rq->form.record;
    TRY(session_choose_authority(rq->app, rq->ctx, &rq->session, form->authority));
    return request_redirect(rq, STR("/"));
}

/* -- People of the example --------------------------------------------------------------------- */

Err example_show(Request *rq) {
    if (!rq->session.example)
        return ERR_NOT_FOUND;
    ExamplePeople people;
    TRY(example_people(rq->ctx, rq->conn, &people));
    ChoiceLine *lines = arena_new(rq->ctx->arena, ChoiceLine, people.count + 1);
    for (size_t i = 0; i < people.count; i++) {
        const ExamplePerson *person = &people.items[i];
        lines[i] = (ChoiceLine){
            .name = person->name,
            .detail = role_text(rq, person->role, person->body),
            .current = person->account.v == rq->session.account.v,
            .choose =
                post_button_of(rq, STR("/beispiel"), msg(example_person_choose), person->name),
        };
        lines[i].choose.field = STR("account");
        lines[i].choose.value = id_text(rq->ctx->arena, person->account.v);
    }
    ChoiceView view = {
        .page = page_of(rq, msg(example_person_title)),
        .lines = lines,
        .count = people.count,
    };
    view.page.lead_message = msg(example_person_lead);
    choice_page(rq->html, &view);
    return ERR_NONE;
}

Err example_action(Request *rq) {
    const ExamplePersonForm *form = rq->form.record;
    if (!rq->session.example)
        return ERR_NOT_FOUND;
    TRY(session_switch_person(rq->app, rq->ctx, &rq->session, (AccountId){ form->account }));
    return request_redirect(rq, STR("/?hinweis=role_taken"));
}
