/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/authority_pages.h"

#include "app/authority.h"
#include "app/config.h"
#include "domain/initiative.h"
#include "views/authority.html.h"
#include "web/area_page.h"
#include "web/form_input.h"
#include "web/people_pages.h"

static const Field NEW_AUTHORITY_FIELDS[] = {
    FIELD(NewAuthorityForm, name, TEXT, .required = true, .title = true,
          .maximum = NAME_MAX_LENGTH),
    FIELD(NewAuthorityForm, administrator, TEXT, .required = true, .personal = true,
          .maximum = NAME_MAX_LENGTH),
    FIELD(NewAuthorityForm, email, EMAIL, .required = true, .personal = true,
          .maximum = EMAIL_MAX_LENGTH),
    FIELD(NewAuthorityForm, key, TEXT, .maximum = AUTHORITY_KEY_MAX),
    FIELD(NewAuthorityForm, language, KEY, .required = true, .keys = &LANGUAGE_KEYS),
};
const Schema NEW_AUTHORITY_SCHEMA =
    SCHEMA(NewAuthorityForm, "authority_new", "authorities_new", NEW_AUTHORITY_FIELDS);

Err authority_list_show(Request *rq) {
    Authorities all;
    TRY(authority_list(rq->conn, rq->ctx->arena, &all));
    if (rq->form.schema == NULL) {
        NewAuthorityForm fresh = { .language = rq->app->config->default_language };
        form_input_from(rq, &NEW_AUTHORITY_SCHEMA, &fresh, 0);
    }
    AuthorityLine *lines = arena_new(rq->ctx->arena, AuthorityLine, all.count + 1);
    for (size_t i = 0; i < all.count; i++)
        lines[i] = (AuthorityLine){ all.items[i].key, all.items[i].name, all.items[i].created_at };
    AuthorityListView view = {
        .page = page_of(rq, msg(authority_title)),
        .lines = lines,
        .count = all.count,
        .form = form_of(rq, STR("/installation/behoerden"), msg(authority_new_submit)),
    };
    view.page.lead_message = msg(authority_lead);
    view.form.all_open = true;
    language_options(rq, &view.form, offsetof(NewAuthorityForm, language));
    authority_list_page(rq->html, &view);
    return ERR_NONE;
}

Err authority_create_action(Request *rq) {
    const NewAuthorityForm *form = rq->form.record;
    AuthorityForm authority = { .name = form->name, .key = form->key, .language = form->language };
    ProfileForm administrator = { .name = form->administrator,
                                  .email = form->email,
                                  .language = form->language };
    Invited invited;
    Str next = STR("/installation/behoerden");
    rq->submission.location = next;
    TRY(authority_create(rq->app, rq->ctx, &rq->submission, &authority, &administrator, &invited));
    return invited_show(rq, &invited, page_of(rq, msg(authority_new_title)), STR(""), next);
}
