/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/initiative_pages.h"

#include "app/initiative.h"
#include "domain/choices.h"
#include "store/disclosure_store.h"
#include "store/initiative_store.h"
#include "store/membership_store.h"
#include "store/participation_plan_store.h"
#include "store/translation_store.h"
#include "views/initiative.html.h"
#include "views/record.html.h"
#include "web/area_page.h"
#include "web/authority_index.h"
#include "web/ended_role_pages.h"
#include "web/form_input.h"
#include "web/invitation_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/said.h"

enum { LIST_PAGE_MAX = 50, OWN_ROLES_MAX = 100 };

static const Field NEW_FIELDS[] = {
    FIELD(Initiative, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Initiative, problem, PROSE, .required = true),
};
const Schema INITIATIVE_NEW_FORM = SCHEMA(Initiative, "initiative", "initiatives", NEW_FIELDS);

static const Field FORM_FIELDS[] = {
    FIELD(Initiative, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Initiative, summary, TEXT),
    FIELD(Initiative, summary_simple, TEXT),
    FIELD(Initiative, summary_en, TEXT),
    FIELD(Initiative, problem, PROSE, .required = true),
    FIELD(Initiative, problem_for_whom, PROSE),
    FIELD(Initiative, if_nothing_done, PROSE),
    FIELD(Initiative, ways_without_ai, PROSE),
    FIELD(Initiative, phase, KEY, .keys = &PHASES),
    FIELD(Initiative, contact, PROSE),
    FIELD(Initiative, participation_contact, PROSE),
    FIELD(Initiative, participation_contact_simple, PROSE),
    FIELD(Initiative, participation_contact_en, PROSE),
};
const Schema INITIATIVE_FORM = SCHEMA(Initiative, "initiative", "initiatives", FORM_FIELDS);

static InitiativeItem list_item(Request *rq, const InitiativeLine *line) {
    int phase = key_set_index(&PHASES, line->phase);
    return (InitiativeItem){
        .href = str_join(rq->ctx->arena, STR("/vorhaben/"), line->key),
        .name = line->name,
        .summary = line->summary,
        .phase = schema_message(rq, PHASES.name, PHASES.keys[phase < 0 ? 0 : phase], STR("")),
        .changed_at = line->changed_at,
        .published = line->published,
        .archived = line->archived_on.year != 0,
    };
}

/* For everybody: names and summaries in the language of the page, as the page of the initiative has them. Only what is
 * about the initiatives themselves is read. */
static Err say_items(Request *rq, const InitiativeLines *lines, InitiativeItem *items) {
    if (rq->html->language == rq->html->content)
        return ERR_NONE;
    Arena *arena = rq->ctx->arena;
    TranslationList all = { 0 };
    for (size_t i = 0; i < lines->count; i++) {
        InitiativeId id = lines->items[i].id;
        TranslationList some;
        TRY(translation_list_of(rq->ctx, rq->conn, id, (RecordId){ id.v }, &some));
        for (size_t k = 0; k < some.count; k++)
            *list_push(arena, &all) = some.items[k];
    }
    Translations translations = said_here(rq, &all);
    for (size_t i = 0; i < lines->count; i++) {
        const InitiativeLine *line = &lines->items[i];
        Initiative named; /* its name is all that is said of it here */
        schema_clear(&INITIATIVE_SCHEMA, &named);
        named.record.id.v = line->id.v;
        named.name = line->name;
        translations_say(arena, &translations, NOUN_INITIATIVE, &named);
        TranslatedWords summary =
            public_words(rq, line->summary, line->summary_simple, line->summary_en);
        items[i].name = named.name;
        items[i].summary = summary.text;
        items[i].summary_translated = summary.translated;
    }
    return ERR_NONE;
}

static void list_links(Request *rq, const InitiativeFilter *filter, InitiativeListView *view) {
    if (filter->published_only)
        return;
    view->waiting_href = STR("/aufgaben");
    if (permission_in(rq->authority.permissions, PERMISSION_INITIATIVE_CREATE))
        view->create_href = authority_path(rq, "/vorhaben/neu");
    if (permission_in(rq->authority.permissions, PERMISSION_IMPORT))
        view->import_href = authority_path(rq, "/vorhaben/importieren");
    if (!permission_in(rq->authority.permissions, PERMISSION_AUTHORITY_READ)) {
        /* a role in single initiatives opens no list of the authority but what is open to its staff */
        if (!filter->published_only && !str_empty(rq->authority.key))
            view->public_href = authority_path(rq, "");
        return;
    }
    view->search_action = authority_path(rq, "/suche");
    view->other_href = authority_path(rq, filter->archived ? "/vorhaben" : "/vorhaben?archiv=ja");
}

/* For somebody who looks for an authority that is not the one of the start page. */
static Err show_others(Request *rq, InitiativeListView *view) {
    Authorities all;
    TRY(authority_list_publishing(rq->conn, rq->ctx->arena, &all));
    PageLink *links = arena_new(rq->ctx->arena, PageLink, all.count);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].id.v != rq->authority.id.v)
            links[view->other_count++] = (PageLink){
                .href = str_join(rq->ctx->arena, STR("/behoerde/"), all.items[i].key),
                .text = all.items[i].name,
            };
    view->others = links;
    return ERR_NONE;
}

static Str after_href(Request *rq, const InitiativeFilter *filter, InitiativeId last) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, rq->http->path);
    out_c(&out, filter->archived ? "?archiv=ja&nach=" : "?nach=");
    out_i64(&out, last.v);
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* Somebody is signed in and has no role in the authority that the start page is of. */
static bool nowhere(const Request *rq) {
    return rq->session.id.v != 0 && str_eq(rq->http->path, STR("/")) &&
           !permission_in(rq->authority.permissions, PERMISSION_AUTHORITY_READ);
}

/* Where the reader has a role of their own: of an authority with many initiatives that is what they come for. */
static Err show_own(Request *rq, InitiativeListView *view) {
    OwnRoles roles;
    TRY(membership_own(rq->conn, rq->ctx->arena, rq->session.account, OWN_ROLES_MAX, &roles));
    OwnInitiative *own = arena_new(rq->ctx->arena, OwnInitiative, roles.count);
    for (size_t i = 0; i < roles.count; i++) {
        const OwnRole *role = &roles.items[i];
        Str text = role_text_of(rq, &role->membership);
        if (i > 0 && roles.items[i - 1].initiative.v == role->initiative.v) {
            OwnInitiative *line = &own[view->own_count - 1];
            line->roles = str_join(rq->ctx->arena, line->roles, STR("; "), text);
            continue;
        }
        own[view->own_count++] = (OwnInitiative){
            .href = str_join(rq->ctx->arena, STR("/vorhaben/"), role->initiative_key),
            .name = role->initiative_name,
            .roles = text,
        };
    }
    view->own = own;
    return ERR_NONE;
}

static Err show_list(Request *rq, InitiativeFilter filter, Page page) {
    int64_t after = 0;
    Str wanted = request_query(rq, STR("nach"));
    if (wanted.len > 0 && !str_i64(wanted, &after))
        return ERR_NOT_FOUND;
    filter.after = (InitiativeId){ after };
    filter.limit = LIST_PAGE_MAX;
    InitiativeLines lines = { 0 };
    bool more = false;
    TRY(initiative_readable(rq->app, rq->ctx, rq->conn, &rq->authority, &filter, &lines, &more));
    InitiativeItem *items = arena_new(rq->ctx->arena, InitiativeItem, lines.count);
    for (size_t i = 0; i < lines.count; i++)
        items[i] = list_item(rq, &lines.items[i]);
    if (filter.published_only)
        TRY(say_items(rq, &lines, items));
    InitiativeListView view = { .page = page,
                                .lines = items,
                                .count = lines.count,
                                .total = (int64_t)lines.count,
                                .archived = filter.archived };
    if (more || after != 0)
        TRY(initiative_count(rq->ctx, rq->conn, filter.archived, filter.published_only,
                             &view.total));
    list_links(rq, &filter, &view);
    if (!filter.published_only)
        TRY(invitation_notices_of(rq, &view.invitations));
    view.without_role = nowhere(rq) && lines.count == 0;
    if (view.without_role && view.invitations.count == 0 &&
        access_installation(rq->app, rq->ctx, rq->conn, PERMISSION_INSTALLATION_MANAGE) == ERR_NONE)
        return request_redirect(rq, STR("/installation/behoerden"));
    if (view.without_role)
        view.page.authority = view.page.place = STR(""); /* it is not theirs */
    if (filter.published_only)
        TRY(show_others(rq, &view));
    if (rq->session.id.v != 0 && after == 0 && str_eq(rq->http->path, STR("/")))
        TRY(show_own(rq, &view));
    if (str_eq(rq->http->path, STR("/")))
        TRY(ended_role_notices_of(rq, &view.ended));
    if (after != 0)
        view.newest_href = rq->http->path;
    if (more)
        view.older_href = after_href(rq, &filter, lines.items[lines.count - 1].id);
    initiative_list_page_view(rq->html, &view);
    return ERR_NONE;
}

/* Members see their initiatives; everybody else what is public. */
Err start_page(Request *rq) {
    InitiativeFilter filter = { .published_only = rq->session.id.v == 0 };
    bool shown = false;
    if (filter.published_only)
        TRY(authority_index(rq, msg(authority_index_title), msg(authority_index_initiatives), "",
                            &shown));
    if (shown)
        return ERR_NONE;
    Page page =
        page_of(rq, filter.published_only ? msg(initiative_public_list) : msg(page_initiatives));
    page.lead_message =
        filter.published_only ? msg(initiative_public_list_text) : msg(initiative_list_text);
    return show_list(rq, filter, page);
}

Err authority_public_page(Request *rq) {
    InitiativeFilter filter = { .published_only = true };
    Page page = page_of(rq, msg(initiative_public_list_of, rq->authority.name));
    page.lead_message = msg(initiative_public_list_text);
    return show_list(rq, filter, page);
}

Err initiative_list_page(Request *rq) {
    InitiativeFilter filter = { .archived = str_eq(request_query(rq, STR("archiv")), STR("ja")) };
    return show_list(
        rq, filter,
        page_of(rq, filter.archived ? msg(initiative_archive_title) : msg(page_initiatives)));
}

Err initiative_new_page(Request *rq) {
    if (rq->form.schema == NULL)
        form_input_clear(rq, &INITIATIVE_NEW_FORM);
    RecordFormView view = {
        .page = page_below(rq, msg(noun_initiative_new), authority_path(rq, "/vorhaben"),
                           msg(page_initiatives)),
        .intro = msg(noun_initiative_intro),
        .form = form_of(rq, rq->http->path, msg(common_create)),
    };
    view.form.cancel = authority_path(rq, "/vorhaben");
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

Err initiative_create_action(Request *rq) {
    Written written;
    rq->submission.location = STR("/vorhaben/{key}?hinweis=created");
    TRY(initiative_create(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->form.record,
                          &written));
    return request_redirect(rq, written.location);
}

/* The public page outlives the archive; it says so itself. */
static Message archive_text(Request *rq) {
    if (!rq->initiative.published)
        return msg(initiative_archive_text);
    return msg(initiative_archive_text_public, request_path(rq, "/veroeffentlichen"));
}

/* The plan takes comments, now or later: that is a way to have a say. */
static Err takes_comments(Request *rq, bool *ret) {
    ParticipationPlanList plans;
    Date today = clock_today(rq->ctx->clock);
    TRY(participation_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    const ParticipationPlan *opt_plan = plans.count > 0 ? plans.items : NULL;
    *ret = opt_plan != NULL && !date_none(opt_plan->comments_from) &&
           !date_none(opt_plan->comments_until) && date_none(opt_plan->final_on) &&
           date_compare(opt_plan->comments_until, today) >= 0;
    return ERR_NONE;
}

/* The page for everybody would invite to nothing; MSG_NONE: it does. */
static Message publish_warning(Request *rq, const Initiative *initiative, bool window) {
    Str edit = request_path(rq, "/bearbeiten");
    bool say = window || !str_empty(initiative->participation_contact);
    bool contact = !str_empty(initiative->contact);
    if (!say && !contact)
        return msg(initiative_publish_without_both, edit);
    if (!say)
        return msg(initiative_publish_without_say, edit);
    return contact ? message_of(MSG_NONE) : msg(initiative_publish_without_contact, edit);
}

/* What everybody will see, as it was decided; nobody who publishes learns it afterwards. */
static Err show_parts(Request *rq, RecordFormView *view) {
    DisclosureList all;
    TRY(disclosure_list(rq->ctx, rq->conn, rq->initiative.id, &all));
    const Disclosure *opt_disclosure = all.count > 0 ? all.items : NULL;
    Message *points = arena_new(rq->ctx->arena, Message, DISCLOSURE_PART_COUNT);
    for (int part = 0; part < DISCLOSURE_PART_COUNT; part++)
        if (disclosure_shows(opt_disclosure, AUDIENCE_PUBLIC, (DisclosurePart)part))
            points[view->point_count++] =
                key_label(rq, &DISCLOSURE_PARTS, DISCLOSURE_PARTS.keys[part]);
    Str openness = request_path(rq, "/" SLUG_DISCLOSURE);
    view->points = points;
    view->points_intro = view->point_count > 0 ? msg(initiative_publish_parts, openness)
                                               : msg(initiative_publish_no_parts, openness);
    view->after_points =
        msg(initiative_publish_preview, request_path(rq, "/ansicht/oeffentlichkeit"));
    return ERR_NONE;
}

/* Publishing and archiving: a page that says what it means, and a button. The form holds the version that
 * was looked at; the button turns what was so then. */
Err initiative_switch_page(Request *rq) {
    bool archive = str_ends(rq->http->path, STR("/archivieren"));
    bool on = archive ? rq->initiative.archived : rq->initiative.published;
    Initiative row;
    bool window;
    TRY(initiative_get(rq->ctx, rq->conn, rq->initiative.id, &row));
    TRY(takes_comments(rq, &window));
    if (rq->form.schema == NULL) {
        form_input_clear(rq, &REMOVE_FORM);
        rq->form.version = row.record.version;
    }
    Message title = archive ? (on ? msg(initiative_unarchive) : msg(initiative_archive))
                            : (on ? msg(initiative_unpublish) : msg(initiative_publish));
    Message intro = archive ? (on ? msg(initiative_unarchive_text) : archive_text(rq))
                            : (on ? msg(initiative_unpublish_text) : msg(initiative_publish_text));
    RecordFormView view = {
        .page = page_of(rq, title),
        .intro = intro,
        .warning = archive || on ? message_of(MSG_NONE) : publish_warning(rq, &row, window),
        .form = form_of(rq, rq->http->path, title),
    };
    if (!archive && !on)
        TRY(show_parts(rq, &view));
    view.form.cancel = request_path(rq, "");
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

Err initiative_publish_action(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    rq->submission.location =
        request_path(rq, rq->initiative.published ? "?hinweis=unpublished" : "?hinweis=published");
    TRY(initiative_publish(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                           !rq->initiative.published, rq->form.version, form->reason, &written));
    return request_redirect(rq, written.location);
}

Err initiative_archive_action(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    rq->submission.location =
        request_path(rq, rq->initiative.archived ? "?hinweis=reopened" : "?hinweis=archived");
    if (rq->initiative.archived)
        TRY(initiative_unarchive(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                                 rq->form.version, form->reason, &written));
    else
        TRY(initiative_archive(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->form.version,
                               form->reason, &written));
    return request_redirect(rq, written.location);
}
