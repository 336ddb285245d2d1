/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/representation_pages.h"

#include "app/comment.h"
#include "base/html.h"
#include "store/membership_store.h"
#include "views/representation.html.h"
#include "web/area_page.h"
#include "web/body_claim_pages.h"
#include "web/document_pages.h"
#include "web/ended_role_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/representation_talks.h"

static Str address_of(Arena *arena, Str initiative, const char *below, Str body) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, initiative);
    out_c(&out, REPRESENTATION_PATH);
    out_c(&out, below);
    out_c(&out, "?gremium=");
    html_url_part(&out, body);
    return str_copy(arena, out_view(&out));
}

Str representation_href(Request *rq, const char *below, Str body) {
    return address_of(rq->ctx->arena, request_path(rq, ""), below, body);
}

Str representation_here(Request *rq, Str body) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, rq->http->path);
    out_c(&out, "?gremium=");
    html_url_part(&out, body);
    return str_copy(rq->ctx->arena, out_view(&out));
}

Str representation_address(Request *rq, Str initiative_key, Str body) {
    Arena *arena = rq->ctx->arena;
    return address_of(arena, str_join(arena, STR("/vorhaben/"), initiative_key), "", body);
}

Err representation_body(Request *rq, const RepresentedBodies *bodies, RepresentedBody *ret) {
    Str wanted = request_query(rq, STR("gremium"));
    *ret = (RepresentedBody){ .body = STR("") };
    for (size_t i = 0; i < bodies->count; i++) {
        if (!str_empty(wanted) && !same_body(bodies->items[i].body, wanted))
            continue;
        *ret = bodies->items[i];
        return ERR_NONE;
    }
    return str_empty(wanted) ? ERR_NONE : ERR_NOT_FOUND;
}

Message representation_left(RepresentationDue kind, int64_t days) {
    if (days == 0)
        return msg(representation_left_today);
    if (days > 0)
        return msg(representation_left_ahead, days);
    switch (kind) {
    case REPRESENTATION_DUE_SAY: return msg(representation_passed_say, -days);
    case REPRESENTATION_DUE_ANSWER: return msg(representation_passed_answer, -days);
    case REPRESENTATION_DUE_MEETING:
    case REPRESENTATION_DUE_COMMENTS:
    case REPRESENTATION_DUE_COUNT: break;
    }
    return msg(representation_passed_meeting, -days);
}

/* -- Involvements ------------------------------------------------------------------------------- */

static RepresentationDue due_of(const RepresentedLine *line) {
    if (line->state == REPRESENTATION_WAITING)
        return REPRESENTATION_DUE_ANSWER;
    return line->deadline ? REPRESENTATION_DUE_SAY : REPRESENTATION_DUE_MEETING;
}

static Str class_of(const RepresentedLine *line) {
    static const Str CLASSES[] = {
        [REPRESENTATION_ASKED] = STR_INIT("warning"),
        [REPRESENTATION_PLANNED] = STR_INIT("planned"),
        [REPRESENTATION_WAITING] = STR_INIT("heard"),
        [REPRESENTATION_ANSWERED] = STR_INIT("answered"),
        [REPRESENTATION_INFORMED] = STR_INIT("neutral"),
        [REPRESENTATION_UNCONFIRMED] = STR_INIT("neutral"),
        [REPRESENTATION_CANCELLED] = STR_INIT("neutral"),
    };
    return CLASSES[line->state];
}

static Str draft_about(Request *rq, Str body, RecordId target) {
    return str_join(rq->ctx->arena, representation_href(rq, "/entwurf", body), STR("&target="),
                    id_text(rq->ctx->arena, target.v));
}

static RepresentedItem item_of(Request *rq, const WholeIndex *index, const RepresentedLine *line,
                               const RepresentationView *view) {
    const Involvement *involvement = line->involvement;
    bool over = line->state >= REPRESENTATION_ANSWERED;
    RepresentedItem item = {
        .href = record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, ""),
        .title = involvement->occasion,
        .untitled = representation_untitled(rq, index, involvement),
        .level = key_label(rq, &LEVELS, involvement->level),
        .formal = involvement->formal,
        .legal_basis = involvement->legal_basis,
        .submitted_on = involvement->submitted_on,
        .deadline = involvement->deadline,
        .planned_on = involvement->planned_on,
        .heard_on = involvement->heard_on,
        .planned_text = involvement->planned_text,
        .place = involvement->place,
        .state = key_label(rq, &REPRESENTATION_STATES, REPRESENTATION_STATES.keys[line->state]),
        .state_class = view->archived && !over ? STR("neutral") : class_of(line),
        .overdue = line->overdue && !view->archived,
        .answer_due = involvement->answer_due,
        .answered_on = involvement->answered_on,
        .answer = over || involvement_answered(involvement) ? involvement->answer : STR(""),
    };
    if (!date_none(line->due) && !view->archived)
        item.left = representation_left(due_of(line), (int64_t)date_days(line->due) -
                                                          date_days(clock_today(rq->ctx->clock)));
    if (view->mine && !over && !str_empty(view->draft_href))
        item.draft_href = draft_about(rq, view->body, involvement->record.id);
    return item;
}

/* Of the states from `first` to `last`. */
static RepresentedItems items_of(Request *rq, const WholeIndex *index,
                                 const RepresentedLines *lines, RepresentationState first,
                                 RepresentationState last, const RepresentationView *view) {
    RepresentedItem *items = arena_new(rq->ctx->arena, RepresentedItem, lines->count);
    RepresentedItems ret = { .items = items };
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].state >= first && lines->items[i].state <= last)
            items[ret.count++] = item_of(rq, index, &lines->items[i], view);
    return ret;
}

/* Of what is archived no day is waited for. */
static void show_dates(Request *rq, const WholeIndex *index, const RepresentedDays *days,
                       RepresentationView *view) {
    if (view->archived)
        return;
    RepresentedDate *dates = arena_new(rq->ctx->arena, RepresentedDate, days->count);
    for (size_t i = 0; i < days->count; i++) {
        const RepresentedDay *day = &days->items[i];
        const Involvement *involvement = day->opt_involvement;
        dates[i] = (RepresentedDate){
            .day = day->day,
            .what = key_label(rq, &REPRESENTATION_DUES, REPRESENTATION_DUES.keys[day->kind]),
            .left = representation_left(day->kind, day->days),
            .overdue = day->days < 0,
        };
        if (involvement == NULL) {
            dates[i].href = request_path(rq, "/" SLUG_PARTICIPATION_PLAN);
            dates[i].untitled = msg(noun_participation_plan_one);
        } else {
            dates[i].href = record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, "");
            dates[i].title = involvement->occasion;
            dates[i].untitled = representation_untitled(rq, index, involvement);
        }
    }
    view->dates = dates;
    view->date_count = days->count;
}

/* -- The page ----------------------------------------------------------------------------------- */

static const BodyPerson *people_of(Request *rq, const BodyMembers *members) {
    BodyPerson *people = arena_new(rq->ctx->arena, BodyPerson, members->count);
    for (size_t i = 0; i < members->count; i++)
        people[i] = (BodyPerson){ .name = members->items[i].name,
                                  .deputy = members->items[i].deputy,
                                  .everywhere = members->items[i].everywhere,
                                  .self = members->items[i].self,
                                  .invited = members->items[i].invited,
                                  .since = members->items[i].since };
    return people;
}

/* Since when the reader is of it, if others were before. */
static Instant earlier_than(const BodyMembers *members) {
    Instant own = { 0 };
    bool before = false;
    for (size_t i = 0; i < members->count; i++)
        own = members->items[i].self ? members->items[i].since : own;
    for (size_t i = 0; i < members->count; i++)
        before = before || members->items[i].since.ms < own.ms;
    return before ? own : (Instant){ 0 };
}

static void show_people(Request *rq, const RepresentedBody *body, RepresentationView *view) {
    view->people = people_of(rq, &body->members);
    view->person_count = body->members.count;
    view->waiting = people_of(rq, &body->waiting);
    view->waiting_count = body->waiting.count;
    view->earlier = earlier_than(&body->members);
}

/* Who is to speak for this body here, and the reader's own roles that wait. */
static Err show_claims(Request *rq, Str body, RepresentationView *view) {
    BodyClaims all, here = { 0 };
    TRY(body_claims(rq->app, rq->ctx, rq->conn, &rq->authority, &all));
    for (size_t i = 0; i < all.count; i++) {
        const Membership *role = &all.items[i].role;
        bool counts = role->initiative.v == 0 || role->initiative.v == rq->initiative.id.v;
        if (counts && same_body(role->body, body))
            *list_push(rq->ctx->arena, &here) = all.items[i];
    }
    view->claims = body_claims_shown(rq, &here, str_c(rq->ctx->arena, rq->initiative.key));
    return ERR_NONE;
}

static void show_bodies(Request *rq, const RepresentedBodies *bodies, RepresentationView *view) {
    PageLink *links = arena_new(rq->ctx->arena, PageLink, bodies->count);
    for (size_t i = 0; i < bodies->count; i++)
        links[i] = (PageLink){ .href = representation_href(rq, "", bodies->items[i].body),
                               .text = bodies->items[i].body,
                               .current = same_body(bodies->items[i].body, view->body) };
    view->bodies = links;
    view->body_count = bodies->count;
}

/* The pages of the authority are not open to who has a role in the initiative alone; the files are. */
static void show_documents(Request *rq, RepresentationView *view) {
    const DocumentList *documents = &rq->app->pack->documents;
    BodyDocument *items = arena_new(rq->ctx->arena, BodyDocument, documents->count);
    for (size_t i = 0; i < documents->count; i++) {
        const Document *document = &documents->items[i];
        items[i] = (BodyDocument){
            .title = document_words(rq, document->title),
            .lead = document_words(rq, document->lead),
            .file_href = str_join(rq->ctx->arena, request_path(rq, REPRESENTATION_PATH "/"),
                                  document->key, STR("/dokument.odt")),
        };
        if (permission_in(rq->authority.permissions, PERMISSION_AUTHORITY_READ))
            items[i].href =
                str_join(rq->ctx->arena, authority_path(rq, "/dokumente/"), document->key);
    }
    view->documents = items;
    view->document_count = documents->count;
}

/* A representative of whom nobody has said of which body. */
static Err is_nameless(Request *rq, bool *ret) {
    Memberships roles;
    TRY(membership_rows_of(rq->ctx, rq->conn, rq->session.account, &roles));
    *ret = false;
    for (size_t i = 0; i < roles.count; i++) {
        const Membership *role = &roles.items[i];
        bool here = role->initiative.v == 0 || role->initiative.v == rq->initiative.id.v;
        *ret = *ret || (here && str_eq(role->role, STR(ROLE_REPRESENTATIVE)) &&
                        str_empty(str_trim(role->body)));
    }
    return ERR_NONE;
}

static Err show_body(Request *rq, const RepresentedBody *body, RepresentationView *view) {
    BodySources sources;
    TRY(representation_sources(rq->ctx, rq->conn, &rq->initiative, &sources));
    BodyAsked asked = representation_asked(rq->app, rq->ctx, &sources, body);
    const RepresentedLines *lines = &asked.representation.lines;
    WholeIndex index = whole_index(rq->ctx->arena, &sources.whole);
    view->mine = body->mine;
    view->unknown = asked.representation.stakeholders.count == 0;
    view->asked = items_of(rq, &index, lines, REPRESENTATION_ASKED, REPRESENTATION_ASKED, view);
    view->planned =
        items_of(rq, &index, lines, REPRESENTATION_PLANNED, REPRESENTATION_PLANNED, view);
    view->outcome =
        items_of(rq, &index, lines, REPRESENTATION_WAITING, REPRESENTATION_CANCELLED, view);
    show_dates(rq, &index, &asked.representation.days, view);
    view->waits = body->waits;
    show_people(rq, body, view);
    TRY(show_claims(rq, body->body, view));
    return representation_talks(rq, &index, &asked, body, view);
}

Err representation_show(Request *rq) {
    RepresentedBodies bodies;
    RepresentedBody body;
    TRY(representation_bodies(rq->app, rq->ctx, rq->conn, &rq->initiative, &bodies));
    TRY(representation_body(rq, &bodies, &body));
    RepresentationView view = {
        .page = page_of(rq, msg(representation_title)),
        .body = body.body,
        .archived = rq->initiative.archived,
        .calendar_href = request_path(rq, "/beteiligungen.ics"),
        .plan_href = request_path(rq, "/" SLUG_INVOLVEMENT),
        .team_href = request_path(rq, "/team"),
    };
    view.page.lead_message = msg(representation_lead);
    view.page.subject = body.body;
    if (request_may(rq, PERMISSION_COMMENT_WRITE) && !rq->initiative.archived) {
        view.draft_href = representation_href(rq, "/entwurf", body.body);
        view.say_href = request_path(rq, "#kommentare");
    }
    if (request_may_edit(rq))
        view.stakeholder_href = request_path(rq, "/" SLUG_STAKEHOLDER "/neu");
    if (request_may_edit(rq) && request_may(rq, PERMISSION_PEOPLE_MANAGE))
        view.people_href = authority_path(rq, "/personen");
    TRY(is_nameless(rq, &view.nameless));
    TRY(ended_role_notices_of(rq, &view.ended));
    show_bodies(rq, &bodies, &view);
    show_documents(rq, &view);
    if (!str_empty(body.body))
        TRY(show_body(rq, &body, &view));
    representation_page(rq->html, &view);
    return ERR_NONE;
}
