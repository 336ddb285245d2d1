/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/representation_pages.h"

#include "app/comment.h"
#include "base/html.h"
#include "store/membership_store.h"
#include "views/representation.html.h"
#include "web/area_page.h"
#include "web/body_claim_pages.h"
#include "web/comment_pages.h"
#include "web/document_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

enum { TALKS_MAX = 50, TALK_WORDS_MAX = 160 };

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
        [REPRESENTATION_CANCELLED] = STR_INIT("neutral"),
    };
    return CLASSES[line->state];
}

static Str draft_about(Request *rq, Str body, RecordId target) {
    return str_join(rq->ctx->arena, representation_href(rq, "/entwurf", body), STR("&target="),
                    id_text(rq->ctx->arena, target.v));
}

static RepresentedItem item_of(Request *rq, const RepresentedLine *line,
                               const RepresentationView *view) {
    const Involvement *involvement = line->involvement;
    bool over = line->state >= REPRESENTATION_ANSWERED;
    RepresentedItem item = {
        .href = record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, ""),
        .title = involvement->occasion,
        .untitled = noun_named(rq, &NOUNS[NOUN_INVOLVEMENT], involvement),
        .level = key_label(rq, &LEVELS, involvement->level),
        .formal = involvement->formal,
        .legal_basis = involvement->legal_basis,
        .submitted_on = involvement->submitted_on,
        .deadline = involvement->deadline,
        .planned_on = involvement->planned_on,
        .planned_text = involvement->planned_text,
        .place = involvement->place,
        .state = key_label(rq, &REPRESENTATION_STATES, REPRESENTATION_STATES.keys[line->state]),
        .state_class = class_of(line),
        .overdue = line->overdue,
        .answer_due = involvement->answer_due,
        .answered_on = involvement->answered_on,
        .answer = involvement->answer,
    };
    if (!date_none(line->due))
        item.left = representation_left(due_of(line), (int64_t)date_days(line->due) -
                                                          date_days(clock_today(rq->ctx->clock)));
    if (view->mine && !over && !str_empty(view->draft_href))
        item.draft_href = draft_about(rq, view->body, involvement->record.id);
    return item;
}

/* Of the states from `first` to `last`. */
static RepresentedItems items_of(Request *rq, const RepresentedLines *lines,
                                 RepresentationState first, RepresentationState last,
                                 const RepresentationView *view) {
    RepresentedItem *items = arena_new(rq->ctx->arena, RepresentedItem, lines->count);
    RepresentedItems ret = { .items = items };
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].state >= first && lines->items[i].state <= last)
            items[ret.count++] = item_of(rq, &lines->items[i], view);
    return ret;
}

static void show_dates(Request *rq, const RepresentedDays *days, RepresentationView *view) {
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
            dates[i].untitled = noun_named(rq, &NOUNS[NOUN_INVOLVEMENT], involvement);
        }
    }
    view->dates = dates;
    view->date_count = days->count;
}

/* -- Comments ----------------------------------------------------------------------------------- */

static Str beginning_of(Request *rq, Str text) {
    if (text.len <= TALK_WORDS_MAX)
        return text;
    size_t end = TALK_WORDS_MAX;
    while (end > 0 && text.ptr[end] != ' ' && text.ptr[end] != '\n')
        end--;
    if (end == 0) /* one long word: not inside a character */
        for (end = TALK_WORDS_MAX; ((unsigned char)text.ptr[end] & 0xc0) == 0x80; end--) {}
    return str_join(rq->ctx->arena, str_slice(text, 0, end), STR(" …"));
}

static Err author_of(Request *rq, const Comment *comment, Str *ret) {
    CommentView view;
    *ret = comment_label(rq, comment);
    Err err = comment_view(rq->ctx, rq->conn, &rq->initiative, comment->record.id, &view);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (!str_empty(view.author_name))
        *ret = view.author_name;
    return ERR_NONE;
}

static Err talk_of(Request *rq, const RepresentedThread *thread, RepresentedTalk *ret) {
    const Comment *comment = thread->comment, *last = thread->last;
    *ret = (RepresentedTalk){ .text = beginning_of(rq, comment->text),
                              .replied = last != comment,
                              .last_text = beginning_of(rq, last->text),
                              .at = last->record.created_at,
                              .closed_on = comment->closed_on };
    TRY(comment_href(rq, comment->record.id, &ret->href));
    TRY(comment_about(rq, comment, &ret->kind, &ret->about));
    TRY(author_of(rq, comment, &ret->author));
    return ret->replied ? author_of(rq, last, &ret->last_author) : ERR_NONE;
}

static Err talks_of(Request *rq, const RepresentedThreads *threads, RepresentationThread state,
                    bool own, RepresentedTalks *ret) {
    RepresentedTalk *items = arena_new(rq->ctx->arena, RepresentedTalk, TALKS_MAX);
    *ret = (RepresentedTalks){ .items = items };
    for (size_t i = 0; i < threads->count; i++) {
        const RepresentedThread *thread = &threads->items[i];
        bool either = state != REPRESENTATION_THREAD_ASKED;
        if (thread->state != state || (!either && thread->own != own))
            continue;
        if (ret->count == TALKS_MAX)
            ret->more++;
        else
            TRY(talk_of(rq, thread, &items[ret->count++]));
    }
    return ERR_NONE;
}

static Err show_talks(Request *rq, const RepresentedThreads *threads, RepresentationView *view) {
    TRY(talks_of(rq, threads, REPRESENTATION_THREAD_ASKED, false, &view->asked_talks));
    TRY(talks_of(rq, threads, REPRESENTATION_THREAD_ASKED, true, &view->answered));
    TRY(talks_of(rq, threads, REPRESENTATION_THREAD_OPEN, true, &view->open));
    return talks_of(rq, threads, REPRESENTATION_THREAD_CLOSED, true, &view->closed);
}

Str body_readers(Request *rq, const RepresentedBody *body, Instant begun) {
    Str names = STR("");
    for (size_t i = 0; i < body->members.count; i++) {
        const BodyMember *member = &body->members.items[i];
        if (member->since.ms > begun.ms)
            continue;
        names = str_empty(names) ? member->name
                                 : str_join(rq->ctx->arena, names, STR(", "), member->name);
    }
    return names;
}

static Err show_drafts(Request *rq, const RepresentedBody *body, const CommentList *drafts,
                       RepresentationView *view) {
    size_t shown = drafts->count < TALKS_MAX ? drafts->count : TALKS_MAX;
    BodyDraft *items = arena_new(rq->ctx->arena, BodyDraft, shown);
    for (size_t i = 0; i < shown; i++) {
        const Comment *draft = &drafts->items[i];
        items[i] = (BodyDraft){
            .text = draft->text,
            .short_text = beginning_of(rq, draft->text),
            .changed_at = draft->record.changed_at,
            .readers = body_readers(rq, body, draft->record.created_at),
            .edit_href = record_href(rq, NOUN_COMMENT, draft->record.id, "/bearbeiten"),
            .publish_href = record_href(rq, NOUN_COMMENT, draft->record.id, "/veroeffentlichen"),
            .discard_href = record_href(rq, NOUN_COMMENT, draft->record.id, "/entfernen"),
        };
        TRY(comment_about(rq, draft, &items[i].kind, &items[i].about));
        TRY(comment_href(rq, draft->record.id, &items[i].about_href));
    }
    view->drafts = items;
    view->draft_count = shown;
    view->draft_more = drafts->count - shown;
    return ERR_NONE;
}

/* -- The page ----------------------------------------------------------------------------------- */

static const BodyPerson *people_of(Request *rq, const BodyMembers *members) {
    BodyPerson *people = arena_new(rq->ctx->arena, BodyPerson, members->count);
    for (size_t i = 0; i < members->count; i++)
        people[i] = (BodyPerson){ .name = members->items[i].name,
                                  .deputy = members->items[i].deputy,
                                  .everywhere = members->items[i].everywhere,
                                  .self = members->items[i].self,
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
    view->claims = body_claims_shown(rq, &here);
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
    view->mine = body->mine;
    view->unknown = asked.representation.stakeholders.count == 0;
    view->asked = items_of(rq, lines, REPRESENTATION_ASKED, REPRESENTATION_ASKED, view);
    view->planned = items_of(rq, lines, REPRESENTATION_PLANNED, REPRESENTATION_PLANNED, view);
    view->outcome = items_of(rq, lines, REPRESENTATION_WAITING, REPRESENTATION_CANCELLED, view);
    show_dates(rq, &asked.representation.days, view);
    view->waits = body->waits;
    show_people(rq, body, view);
    TRY(show_claims(rq, body->body, view));
    TRY(show_drafts(rq, body, &asked.drafts, view));
    return show_talks(rq, &asked.threads, view);
}

Err representation_show(Request *rq) {
    RepresentedBodies bodies;
    RepresentedBody body;
    TRY(representation_bodies(rq->app, rq->ctx, rq->conn, &rq->initiative, &bodies));
    TRY(representation_body(rq, &bodies, &body));
    RepresentationView view = {
        .page = page_of(rq, msg(representation_title)),
        .body = body.body,
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
    TRY(is_nameless(rq, &view.nameless));
    show_bodies(rq, &bodies, &view);
    show_documents(rq, &view);
    if (!str_empty(body.body))
        TRY(show_body(rq, &body, &view));
    representation_page(rq->html, &view);
    return ERR_NONE;
}
