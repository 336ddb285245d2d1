/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/area_page.h"

#include "app/representation.h"
#include "domain/pack.h"
#include "text/messages.h"
#include "web/post_button.h"
#include "web/record_display.h"

typedef struct Tab {
    Str href;
    Message label;
    bool open; /* to this person */
} Tab;

/* The longest tab address that the page lies under is the current one. */
static void set_navigation(Request *rq, Page *page, const Tab *tabs, size_t count) {
    PageLink *links = arena_new(rq->ctx->arena, PageLink, count);
    PageLink *current = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!tabs[i].open)
            continue;
        PageLink *link = &links[page->navigation_count++];
        *link = (PageLink){ .href = tabs[i].href, .label = tabs[i].label };
        if (!str_starts(rq->http->path, link->href))
            continue;
        if (current == NULL || current->href.len < link->href.len)
            current = link;
    }
    if (current == NULL && str_eq(rq->http->path, STR("/")))
        current = &links[0];
    if (current != NULL)
        current->current = true;
    page->navigation = links;
}

Page account_page_of(Request *rq, Message title) {
    Page page = page_of(rq, title);
    const Tab tabs[] = {
        { STR("/konto"), msg(account_tab_account), true },
        { STR("/konto/angaben"), msg(account_tab_profile), true },
        { STR("/konto/adresse"), msg(account_tab_email), true },
        { STR("/konto/passwort"), msg(account_tab_password), true },
        { STR("/konto/geraete"), msg(account_tab_sessions), true },
        { STR("/konto/token"), msg(account_tab_tokens), true },
    };
    set_navigation(rq, &page, tabs, sizeof tabs / sizeof *tabs);
    page.navigation_name = rq->session.name;
    return page;
}

Str authority_path(const Request *rq, const char *below) {
    return str_join(rq->ctx->arena, STR("/behoerde/"), rq->authority.key, str_from(below));
}

void authority_tabs(Request *rq, Page *page) {
    const Tab tabs[] = {
        { authority_path(rq, "/vorhaben"), msg(page_initiatives),
          request_may(rq, PERMISSION_AUTHORITY_READ) },
        { authority_path(rq, "/personen"), msg(people_tab),
          request_may(rq, PERMISSION_PEOPLE_MANAGE) },
        { authority_path(rq, "/prozess"), msg(process_tab),
          request_may(rq, PERMISSION_AUTHORITY_READ) },
        { authority_path(rq, "/dokumente"), msg(document_title), true },
        { authority_path(rq, "/texte"), msg(authority_text_tab),
          request_may(rq, PERMISSION_AUTHORITY_MANAGE) },
        { authority_path(rq, "/einrichtung"), msg(setup_tab),
          request_may(rq, PERMISSION_AUTHORITY_MANAGE) },
    };
    set_navigation(rq, page, tabs, sizeof tabs / sizeof *tabs);
    page->navigation_name = rq->authority.name;
    if (page->navigation_count == 1)
        page->navigation_count = 0; /* nowhere else to go */
}

/* -- Roles and languages ----------------------------------------------------------------------- */

/* The pack's label, the key itself when the pack no longer has it. */
static Str role_label(const Request *rq, Str role) {
    const Role *known = pack_role(rq->app->pack, role);
    return known != NULL ? pack_text(known->label, rq->html->language) : role;
}

Str role_text(Request *rq, Str role, Str body) {
    Str label = role_label(rq, role);
    if (str_empty(body))
        return label;
    return str_join(rq->ctx->arena, label, STR(" ("), body, STR(")"));
}

Str role_text_of(Request *rq, const Membership *membership) {
    Str role = role_text(rq, membership->role, membership->body);
    if (!membership->deputy)
        return role;
    return str_join(rq->ctx->arena, role, STR(", "),
                    html_text_of(rq->html, msg(people_role_deputy)));
}

const PostButton *deputise_button(Request *rq, const Membership *membership, Str role_href) {
    if (!role_of_body(membership))
        return NULL;
    Arena *arena = rq->ctx->arena;
    bool deputy = membership->deputy;
    PostButton *button = arena_new(arena, PostButton, 1);
    Str action = str_join(arena, role_href, deputy ? STR("/vertretung") : STR("/stellvertretung"));
    Str about = str_join(arena, membership->account_name, STR(", "),
                         role_text(rq, membership->role, membership->body));
    *button = post_button_of(rq, action, deputy ? msg(people_deputy_end) : msg(people_deputy_make),
                             about);
    return button;
}

void role_options(Request *rq, FormView *form, size_t offset, RolePlace place) {
    const RoleList *roles = &rq->app->pack->roles;
    FormOption *options = arena_new(rq->ctx->arena, FormOption, roles->count);
    size_t count = 0;
    for (size_t i = 0; i < roles->count; i++) {
        const Role *role = &roles->items[i];
        if (!role_place_in(role->places, place))
            continue;
        options[count++] = (FormOption){ .value = role->key,
                                         .text = pack_text(role->label, rq->html->language),
                                         .hint = pack_text(role->hint, rq->html->language) };
    }
    form_options(form, offset, options, count);
}

void language_options(Request *rq, FormView *form, size_t offset) {
    FormOption *options = arena_new(rq->ctx->arena, FormOption, 3);
    options[0] = (FormOption){ .value = STR("de"), .text = STR("Deutsch") };
    options[1] = (FormOption){ .value = STR("en"), .text = STR("English") };
    options[2] = (FormOption){ .value = STR("de-simple"), .text = STR("Einfache Sprache") };
    form_options(form, offset, options, 3);
}
