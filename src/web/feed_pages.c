/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/feed_pages.h"

#include <stdlib.h>

#include "app/feed.h"
#include "app/initiative.h"
#include "app/join_in.h"
#include "app/public_changed.h"
#include "app/report.h"
#include "domain/choices.h"
#include "store/authority_store.h"
#include "store/initiative_store.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "web/area_page.h"
#include "web/post_button.h"
#include "web/public_pages.h"
#include "web/record_display.h"
#include "web/record_order.h"
#include "web/said.h"

static Str absolute(Request *rq, Str path) {
    return str_join(rq->ctx->arena, rq->app->base_url, path);
}

/* A program that follows a feed or a calendar speaks no language: it gets the authority's, or the one that the address
 * names. */
static void speak(Request *rq) {
    Language named;
    if (language_parse(request_query(rq, STR("sprache")), &named) != ERR_NONE)
        rq->html->language = rq->html->content;
}

/* "#beteiligung-12" */
static Str anchor_of(Request *rq, const char *what, RecordId id) {
    return str_join(rq->ctx->arena, STR("#"), str_from(what), STR("-"),
                    id_text(rq->ctx->arena, id.v));
}

/* What people wrote is in the language of the authority, unless somebody said it in that of the reader: "". */
static Str language_of(const Request *rq, Str words) {
    bool own =
        str_empty(words) || rq->html->language == rq->html->content || html_said(rq->html, words);
    return own ? STR("") : language_tag(rq->html->content);
}

/* Its own address, which names a language where it was asked for in one. */
static Str own_address(Request *rq) {
    Str address = absolute(rq, rq->http->path);
    return str_empty(request_query(rq, STR("sprache")))
               ? address
               : str_join(rq->ctx->arena, address, STR("?sprache="),
                          language_tag(rq->html->language));
}

static bool told(const Whole *whole, Arena *arena, DisclosurePart part) {
    return disclosure_shows(disclosure_of(arena, whole), AUDIENCE_PUBLIC, part);
}

/* Where the public page says it. */
static Str page_at(Request *rq, Str anchor) {
    return str_join(rq->ctx->arena, absolute(rq, request_path(rq, "/oeffentlich")), anchor);
}

static Date archived_on(const Whole *whole) {
    return whole_initiatives(whole).items->archived_on;
}

static bool archived(const Whole *whole) {
    return !date_none(archived_on(whole));
}

/* What the public page tells of a record: these fields of it. */
typedef struct ToldOf {
    const char *what; /* the name that the page gives it */
    NounId noun;
    const char *fields;
} ToldOf;
static const ToldOf TOLD_PLAN = { PUBLIC_INVOLVEMENT, NOUN_INVOLVEMENT,
                                  "stakeholders level occasion planned_on planned_text heard_on "
                                  "place place_public formal legal_basis"
                                  " deadline answer_due cancelled_on" };
static const ToldOf TOLD_WINDOW = { "kommentarfrist", NOUN_PARTICIPATION_PLAN,
                                    "comments_from comments_until final_on reason" };
static const ToldOf TOLD_ANSWER = { PUBLIC_ANSWER, NOUN_INVOLVEMENT,
                                    "occasion heard_on answer answered_on cancelled_on"
                                    " answer_changed_on answer_withdrawn_on answer_righted_on" };
static const ToldOf TOLD_CONTRIBUTION = {
    PUBLIC_CONTRIBUTION, NOUN_CONTRIBUTION,
    "subject text involvement outcome answer answered_on led_to published"
    " answer_changed_on answer_withdrawn_on answer_righted_on"
};
static const ToldOf TOLD_DECISION = { PUBLIC_DECISION, NOUN_DECISION,
                                      "question outcome reason function decided_on contributions" };

/* News of a record; since when it is told is looked up of what the feed shows. */
typedef struct News {
    const ToldOf *of;
    const Record *record;
    FeedItem item;
} News;
typedef LIST_OF(News) NewsList;

/* News of a record, as long as what is told of it has not changed. */
static void add(Request *rq, NewsList *news, const ToldOf *of, const Record *record,
                const FeedItem *item) {
    News *next = list_push(rq->ctx->arena, news);
    Str anchor = anchor_of(rq, of->what, record->id);
    *next = (News){ .of = of, .record = record, .item = *item };
    next->item.id = str_join(rq->ctx->arena, absolute(rq, request_path(rq, "")), anchor);
    next->item.page = page_at(rq, anchor);
}

static int saved_last(const void *a, const void *b) {
    const News *one = a, *other = b;
    if (one->record->changed_at.ms != other->record->changed_at.ms)
        return one->record->changed_at.ms < other->record->changed_at.ms ? 1 : -1;
    return str_compare(one->item.id, other->item.id);
}

/* Of what was saved last; nothing is told for longer than since it was saved, and looking up each is a question to the
 * database, which anybody may cause. */
static Err newest(Request *rq, NewsList *news, FeedItems *ret) {
    enum { FEED_ITEMS_MAX = 100 };
    if (news->count > 1)
        qsort(news->items, news->count, sizeof *news->items, saved_last);
    for (size_t i = 0; i < news->count && i < FEED_ITEMS_MAX; i++) {
        const News *one = &news->items[i];
        FeedItem *item = list_push(rq->ctx->arena, ret);
        *item = one->item;
        TRY(public_changed_at(rq->ctx, rq->conn, &rq->initiative, one->of->noun, one->of->fields,
                              one->record, &item->updated));
    }
    return ERR_NONE;
}

/* -- News ------------------------------------------------------------------------------------- */

static Str plan_line(Request *rq, const Whole *whole, const Involvement *involvement) {
    if (!date_none(involvement_called_off(involvement, archived_on(whole))))
        return html_text_of(rq->html, msg(involvement_state_cancelled));
    if (!date_none(involvement->heard_on))
        return html_text_of(rq->html, msg(public_feed_heard, involvement->heard_on));
    if (!date_none(involvement->planned_on))
        return html_text_of(rq->html, msg(public_feed_planned, involvement->planned_on));
    return involvement->planned_text;
}

static void add_plan(Request *rq, const Whole *whole, NewsList *news) {
    InvolvementList list = whole_involvements(whole);
    for (size_t i = 0; i < list.count; i++) {
        const Involvement *involvement = &list.items[i];
        Str line = plan_line(rq, whole, involvement);
        bool written = line.ptr == involvement->planned_text.ptr;
        add(rq, news, &TOLD_PLAN, &involvement->record,
            &(FeedItem){ .title = involvement_called_outside(rq, involvement),
                         .title_language = language_of(rq, involvement->occasion),
                         .summary = line,
                         .summary_language = written ? language_of(rq, line) : STR("") });
    }
}

/* When the plan can be commented on, or could be; since when it is final. */
static Err add_window_news(Request *rq, const Whole *whole, NewsList *news) {
    ParticipationPlanList plans = whole_participation_plans(whole);
    if (archived(whole) || plans.count == 0)
        return ERR_NONE;
    const ParticipationPlan *plan = plans.items;
    Message line = message_of(MSG_NONE);
    JoinInState state = join_in_window(plan, clock_today(rq->ctx->clock));
    if (!date_none(plan->final_on))
        line = msg(public_final_on, plan->final_on);
    else if (state == JOIN_IN_OPEN)
        line = msg(public_open_until, plan->comments_until);
    else if (state == JOIN_IN_BEFORE)
        line = msg(public_window, plan->comments_from, plan->comments_until);
    else if (state == JOIN_IN_AFTER)
        TRY(public_window_was(rq, plan, &line));
    if (line.id == MSG_NONE)
        return ERR_NONE;
    add(rq, news, &TOLD_WINDOW, &plan->record,
        &(FeedItem){ .title = html_text_of(rq->html, line) });
    news->items[news->count - 1].item.page = page_at(rq, STR("#" PUBLIC_SAY));
    return ERR_NONE;
}

/* What was before the answer, below what is `shown` and in the language of the `words` in it. */
static Str with_past(Request *rq, Str shown, Str words, const AnswerPast *past, bool answered) {
    const Language page = rq->html->language;
    CLEANUP(out_done) Out out = out_open(256);
    if (!str_empty(language_of(rq, words)))
        rq->html->language = rq->html->content;
    out_str(&out, shown);
    if (!date_none(past->withdrawn_on)) {
        out_c(&out, out.len > 0 ? "\n" : "");
        out_str(&out, html_text_of(rq->html, answered ? msg(receipt_answer_withdrawn_before,
                                                            past->was_on, past->withdrawn_on)
                                                      : msg(receipt_answer_withdrawn, past->was_on,
                                                            past->withdrawn_on)));
    }
    if (answered && !date_none(past->changed_on)) {
        out_c(&out, "\n");
        out_str(&out, html_text_of(rq->html, msg(receipt_answer_changed_on, past->changed_on)));
    }
    if (answered && !date_none(past->righted_on)) {
        out_c(&out, "\n");
        out_str(&out, html_text_of(rq->html, msg(receipt_answer_righted_on, past->righted_on)));
    }
    if (answered && !date_none(past->said_changed_on)) {
        out_c(&out, "\n");
        out_str(&out, html_text_of(rq->html, msg(receipt_answer_said_on, past->said_changed_on)));
    }
    rq->html->language = page;
    return str_copy(rq->ctx->arena, out_view(&out));
}

static void add_answers(Request *rq, const Whole *whole, bool plan, NewsList *news) {
    InvolvementList list = whole_involvements(whole);
    Str answer = html_text_of(rq->html, msg(public_answer));
    for (size_t i = 0; i < list.count; i++) {
        const Involvement *involvement = &list.items[i];
        const AnswerPast *past = &involvement->answer_past;
        bool answered = involvement_answered(involvement);
        if ((!answered && date_none(past->withdrawn_on)) || involvement_cancelled(involvement))
            continue;
        Str words = answered ? involvement->answer : STR("");
        Str title = plan ? str_join(rq->ctx->arena, answer, STR(": "),
                                    involvement_called_outside(rq, involvement))
                         : answer;
        add(rq, news, &TOLD_ANSWER, &involvement->record,
            &(FeedItem){ .title = title,
                         .title_language = plan ? language_of(rq, involvement->occasion) : STR(""),
                         .summary = with_past(rq, words, words, past, answered),
                         .summary_language = language_of(rq, words) });
    }
    ContributionList contributions = whole_contributions(whole);
    for (size_t i = 0; i < contributions.count; i++) {
        const Contribution *contribution = &contributions.items[i];
        if (!contribution->published)
            continue;
        bool answered = contribution_answered(contribution, clock_today(rq->ctx->clock));
        Str words = answered ? contribution->answer : contribution->text;
        Str shown = answered ? str_join(rq->ctx->arena, answer, STR(": "), words) : words;
        add(rq, news, &TOLD_CONTRIBUTION, &contribution->record,
            &(FeedItem){ .title = contribution->subject,
                         .title_language = language_of(rq, contribution->subject),
                         .summary =
                             with_past(rq, shown, words, &contribution->answer_past, answered),
                         .summary_language = language_of(rq, words) });
    }
}

static void add_decisions(Request *rq, const Whole *whole, NewsList *news) {
    DecisionList list = whole_decisions(whole);
    for (size_t i = 0; i < list.count; i++) {
        const Decision *decision = &list.items[i];
        if (date_none(decision->decided_on))
            continue;
        add(rq, news, &TOLD_DECISION, &decision->record,
            &(FeedItem){ .title = decision->question,
                         .title_language = language_of(rq, decision->question),
                         .summary = decision->outcome,
                         .summary_language = language_of(rq, decision->outcome) });
    }
}

static Err fill_feed(Request *rq, const Whole *whole, Audience audience) {
    (void)audience;
    NewsList news = { 0 };
    FeedItems items = { 0 };
    Arena *arena = rq->ctx->arena;
    const Whole said = said_whole(rq, whole);
    const Initiative *initiative = whole_initiatives(&said).items;
    TranslatedWords summary =
        public_words(rq, initiative->summary, initiative->summary_simple, initiative->summary_en);
    bool plan = told(whole, arena, DISCLOSURE_PART_PLAN);
    if (plan) {
        add_plan(rq, &said, &news);
        TRY(add_window_news(rq, &said, &news));
    }
    if (told(whole, arena, DISCLOSURE_PART_ANSWERS))
        add_answers(rq, &said, plan, &news);
    if (told(whole, arena, DISCLOSURE_PART_DECISIONS))
        add_decisions(rq, &said, &news);
    TRY(newest(rq, &news, &items));
    const FeedHead head = {
        .title = initiative->name,
        .title_language = language_of(rq, initiative->name),
        .subtitle = summary.text,
        .subtitle_language = summary.translated ? STR("") : language_of(rq, summary.text),
        .author = rq->authority.name,
        .language = language_tag(rq->html->language),
        .address = own_address(rq),
        .page = absolute(rq, request_path(rq, "/oeffentlich")),
        .changed = initiative->record.changed_at,
    };
    return feed_write(rq->response->out, &head, &items);
}

Err initiative_feed(Request *rq) {
    speak(rq);
    rq->response->content_type = STR("application/atom+xml; charset=utf-8");
    return public_kept(rq, PUBLIC_FEED, fill_feed, AUDIENCE_PUBLIC);
}

Err authority_feed(Request *rq) {
    const InitiativeFilter filter = { .published_only = true, .limit = INITIATIVE_LINES_MAX };
    InitiativeLines lines;
    FeedItems items = { 0 };
    bool more;
    speak(rq);
    TRY(initiative_readable(rq->app, rq->ctx, rq->conn, &rq->authority, &filter, &lines, &more));
    for (size_t i = 0; i < lines.count; i++) {
        const InitiativeLine *line = &lines.items[i];
        Str page = absolute(
            rq, str_join(rq->ctx->arena, STR("/vorhaben/"), line->key, STR("/oeffentlich")));
        FeedItem *item = list_push(rq->ctx->arena, &items);
        *item = (FeedItem){ .id = page,
                            .title = line->name,
                            .title_language = language_of(rq, line->name),
                            .summary = line->summary,
                            .summary_language = language_of(rq, line->summary),
                            .page = page,
                            .updated = line->changed_at };
    }
    Authority authority;
    TRY(authority_get(rq->conn, rq->ctx->arena, rq->authority.id, &authority));
    const FeedHead head = {
        .title = html_text_of(rq->html, msg(initiative_public_list_of, rq->authority.name)),
        .author = rq->authority.name,
        .language = language_tag(rq->html->language),
        .address = own_address(rq),
        .page = absolute(rq, authority_path(rq, "")),
        .changed = authority.created_at,
    };
    rq->response->content_type = STR("application/atom+xml; charset=utf-8");
    return feed_write(rq->response->out, &head, &items);
}

/* -- Dates ------------------------------------------------------------------------------------ */

/* How far those concerned have a say: by what law, or else by what the plan promises. */
static void say_right(Request *rq, const Involvement *involvement, Out *out) {
    Message formal = formal_message(involvement);
    if (formal.id == MSG_NONE) {
        out_str(out, html_text_of(rq->html, key_label(rq, &LEVELS, involvement->level)));
        out_c(out, ": ");
        Message promise = schema_message(rq, LEVELS.name, involvement->level, STR("promise"));
        out_str(out, html_text_of(rq->html, promise));
        return;
    }
    out_str(out, html_text_of(rq->html, formal));
    out_c(out, " ");
    out_str(out, involvement->legal_basis);
    out_c(out, "\n");
    out_str(out, html_text_of(rq->html, msg(public_formal_right)));
}

/* What the public page says of it: how far those concerned have a say, and who they are. */
static Str brief_of(Request *rq, const Whole *whole, const Involvement *involvement) {
    CLEANUP(out_done) Out out = out_open(128);
    size_t count;
    const Str *groups = public_groups_of(rq, whole, involvement, &count);
    say_right(rq, involvement, &out);
    if (date_none(involvement->heard_on) && !str_empty(involvement->planned_text)) {
        out_c(&out, "\n");
        out_str(&out, involvement->planned_text);
    }
    for (size_t i = 0; i < count; i++) {
        out_c(&out, "\n- ");
        out_str(&out, groups[i]);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static Err send(Request *rq, Str name, const CalendarItems *items) {
    const CalendarHead head = { .name = name,
                                .language = language_tag(rq->html->language),
                                .base_url = rq->app->base_url };
    return calendar_write(rq->ctx->arena, rq->response->out, &head, items);
}

/* How to have a say, as long as everybody may. */
static void add_window(Request *rq, const Whole *whole, const InitiativeRef *named,
                       CalendarItems *items) {
    const Initiative *initiative = whole_initiatives(whole).items;
    size_t before = items->count;
    calendar_window(rq->ctx->arena, items, named, whole, rq->html->language,
                    page_at(rq, STR("#" PUBLIC_SAY)));
    if (items->count == before)
        return;
    TranslatedWords say = public_words(rq, initiative->participation_contact,
                                       initiative->participation_contact_simple,
                                       initiative->participation_contact_en);
    CalendarItem *item = &items->items[before];
    item->description = say.text;
    item->description_language = say.translated ? STR("") : language_of(rq, say.text);
}

static Err fill_calendar(Request *rq, const Whole *whole, Audience audience) {
    (void)audience;
    CalendarItems items = { 0 };
    const Whole said = said_whole(rq, whole);
    InitiativeRef named = rq->initiative;
    named.name = whole_initiatives(&said).items->name;
    if (!told(whole, rq->ctx->arena, DISCLOSURE_PART_PLAN))
        return send(rq, named.name, &items);
    InvolvementList list = whole_involvements(&said);
    for (size_t i = 0; i < list.count; i++) {
        const Involvement *involvement = &list.items[i];
        Date day =
            date_none(involvement->heard_on) ? involvement->planned_on : involvement->heard_on;
        if (date_none(day))
            continue;
        CalendarItem *item =
            calendar_day(rq->ctx->arena, &items, &named, PUBLIC_INVOLVEMENT, &involvement->record,
                         day, involvement_called_outside(rq, involvement));
        item->title_language = language_of(rq, involvement->occasion);
        item->page = page_at(rq, anchor_of(rq, PUBLIC_INVOLVEMENT, involvement->record.id));
        item->description = brief_of(rq, &said, involvement);
        item->place = public_place_of(rq, &said, involvement);
        item->place_language = language_of(rq, item->place);
        calendar_call_off(item, involvement, &said);
    }
    add_window(rq, &said, &named, &items);
    return send(rq, named.name, &items);
}

Err initiative_calendar(Request *rq) {
    speak(rq);
    rq->response->content_type = STR("text/calendar; charset=utf-8");
    return public_kept(rq, PUBLIC_CALENDAR, fill_calendar, AUDIENCE_PUBLIC);
}

Err member_calendar(Request *rq) {
    rq->response->content_type = STR(REPORT_ICS REPORT_UTF8);
    return report_dates(rq->app, rq->ctx, rq->conn, &rq->initiative, rq->html->language,
                        rq->response->out);
}
