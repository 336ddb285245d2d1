/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/coverage_display.h"
#include "web/contributions_open.h"

#include "app/perspective_added.h"
#include "domain/choices.h"
#include "domain/gap.h"
#include "domain/value_pair.h"
#include "domain/whole_index.h"
#include "store/initiative_store.h"
#include "text/messages.h"
#include "views/coverage.html.h"
#include "web/involvement_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/perspective_row.h"
#include "web/record_display.h"
#include "web/record_order.h"
#include "web/removed_display.h"

CoverageCounts coverage_counts_of(const Coverage *coverage) {
    return (CoverageCounts){
        .open = (int64_t)coverage->counts[COVERAGE_OPEN],
        .planned = (int64_t)coverage->counts[COVERAGE_PLANNED],
        .heard = (int64_t)coverage->counts[COVERAGE_HEARD],
        .answered = (int64_t)coverage->counts[COVERAGE_ANSWERED],
        .omitted = (int64_t)coverage->counts[COVERAGE_OMITTED],
        .total = (int64_t)coverage->counted,
    };
}

static Message voice_message(bool self, bool represented) {
    if (self && represented)
        return msg(coverage_voice_both);
    if (self)
        return msg(coverage_voice_self);
    return represented ? msg(coverage_voice_represented) : message_of(MSG_NONE);
}

static void names_of(Request *rq, const Whole *whole, const CoverageLine *line,
                     CoverageItem *item) {
    StakeholderList all = whole_stakeholders(whole);
    CoverageName *names = arena_new(rq->ctx->arena, CoverageName, line->stakeholders.count);
    for (size_t i = 0; i < line->stakeholders.count; i++) {
        const Stakeholder *stakeholder = stakeholder_by_id(&all, line->stakeholders.items[i]);
        if (stakeholder == NULL)
            continue;
        names[item->name_count++] = (CoverageName){
            .name = stakeholder->name,
            .href = record_href(rq, NOUN_STAKEHOLDER, stakeholder->record.id, ""),
            .voice = voice_message(str_eq(stakeholder->voice, STR("self")),
                                   str_eq(stakeholder->voice, STR("represented"))),
        };
    }
    item->names = names;
}

/* "Blinde, Gehörlose" */
static Str whose_of(Request *rq, const Whole *whole, const RecordIds *whom) {
    StakeholderList all = whole_stakeholders(whole);
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < whom->count; i++) {
        const Stakeholder *stakeholder = stakeholder_by_id(&all, whom->items[i]);
        if (stakeholder == NULL)
            continue;
        out_comma(&out);
        out_str(&out, stakeholder->name);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* What is to be entered next in the involvement a reason is about; MSG_NONE: nothing. */
static Message next_step(CoverageReasonKind kind) {
    switch (kind) {
    case COVERAGE_REASON_OVERDUE: return msg(coverage_enter_heard);
    case COVERAGE_REASON_HEARD:
    case COVERAGE_REASON_ANSWER_UNSAID: return msg(coverage_enter_answer);
    case COVERAGE_REASON_ANSWER_UNSEEN: return msg(coverage_share_answer);
    case COVERAGE_REASON_ANSWER_UNRELEASED:
    case COVERAGE_REASON_ANSWERED_IN_GENERAL: return msg(coverage_release_answers);
    case COVERAGE_REASON_CONTRIBUTION_UNREAD: return msg(coverage_release_answer);
    case COVERAGE_REASON_NOBODY:
    case COVERAGE_REASON_NOT_INVOLVED:
    case COVERAGE_REASON_INFORMED:
    case COVERAGE_REASON_PLANNED:
    case COVERAGE_REASON_ANSWERED:
    case COVERAGE_REASON_JOINED_LATER:
    case COVERAGE_REASON_CONTRIBUTION_OPEN:
    case COVERAGE_REASON_CONTRIBUTION_WAITING:
    case COVERAGE_REASON_CANCELLED:
    case COVERAGE_REASON_OMITTED:
    case COVERAGE_REASON_OVERTAKEN:
    case COVERAGE_REASON_COUNT: break;
    }
    return message_of(MSG_NONE);
}

static Str step_href(Request *rq, CoverageReasonKind kind, RecordId record) {
    const char *form = "/bearbeiten" ANSWER_TODAY "#answer";
    if (kind == COVERAGE_REASON_CONTRIBUTION_UNREAD)
        return record_href(rq, NOUN_CONTRIBUTION, record, "/antwort#published");
    if (kind == COVERAGE_REASON_OVERDUE)
        form = "/bearbeiten#heard_on";
    else if (kind == COVERAGE_REASON_ANSWER_UNSEEN)
        form = "/bearbeiten#answer_shared";
    else if (kind == COVERAGE_REASON_ANSWERED_IN_GENERAL ||
             kind == COVERAGE_REASON_ANSWER_UNRELEASED)
        form = "#beitraege";
    return record_href(rq, NOUN_INVOLVEMENT, record, form);
}

static CoverageWhy why_of(Request *rq, const CoverageReason *reason) {
    CoverageWhy why = { .text = coverage_reason_message(rq->ctx->arena, reason),
                        .link = next_step(reason->kind) };
    if (why.link.id != MSG_NONE && request_may_edit(rq))
        why.href = step_href(rq, reason->kind, reason->record);
    return why;
}

CoverageWhy involvement_why(Request *rq, const Involvement *involvement,
                            const BroughtIn *brought_in) {
    CoverageState state;
    Date today = clock_today(rq->ctx->clock);
    CoverageReason reason = brought_in_reason(brought_in, involvement, today, &state);
    CoverageWhy why = why_of(rq, &reason);
    if (involvement_unconfirmed(involvement, today)) {
        why.link = msg(coverage_confirm_informed);
        if (request_may_edit(rq))
            why.href =
                record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, "/bearbeiten#note");
    }
    why.subject = record_called(rq, &NOUNS[NOUN_INVOLVEMENT], involvement);
    return why;
}

/* Which involvement or contribution a reason is about: one group may be asked several times. */
static void tell_which(Request *rq, const WholeIndex *index, RecordId id, CoverageWhy *why) {
    const WholePlace *place = whole_index_find(index, id);
    if (place == NULL || (place->noun != NOUN_INVOLVEMENT && place->noun != NOUN_CONTRIBUTION))
        return;
    why->which = record_called(rq, &NOUNS[place->noun], place->record);
    why->which_href = record_href(rq, place->noun, id, "");
    if (place->noun == NOUN_CONTRIBUTION)
        return;
    const Involvement *involvement = place->record;
    bool heard = !date_none(involvement->heard_on);
    if (str_empty(involvement->occasion)) /* it is called by both */
        return;
    why->level = key_label(rq, &LEVELS, involvement->level);
    why->day = heard ? involvement->heard_on : involvement->planned_on;
}

static void reasons_of(Request *rq, const Whole *whole, const WholeIndex *index,
                       const CoverageLine *line, CoverageItem *item) {
    CoverageWhy *reasons = arena_new(rq->ctx->arena, CoverageWhy, line->reasons.count);
    for (size_t i = 0; i < line->reasons.count; i++) {
        const CoverageReason *reason = &line->reasons.items[i];
        reasons[i] = why_of(rq, reason);
        reasons[i].whose = whose_of(rq, whole, &reason->whom);
        tell_which(rq, index, reason->record, &reasons[i]);
        if (reasons[i].href.len == 0)
            continue;
        reasons[i].href = perspective_row_in(rq, reasons[i].href, line->key);
        reasons[i].subject = reasons[i].which;
    }
    item->reasons = reasons;
    item->reason_count = line->reasons.count;
}

static void omission_of(const Whole *whole, const CoverageLine *line, CoverageItem *item) {
    if (line->state != COVERAGE_OMITTED)
        return;
    OmissionList all = whole_omissions(whole);
    for (size_t i = 0; i < all.count; i++) {
        if (!str_eq(all.items[i].perspective, line->key))
            continue;
        item->omission_reason = all.items[i].reason;
        item->omission_function = all.items[i].function;
    }
}

/* The records behind a line: its omission, also one that no longer counts, and its intersection. */
static void records_of_line(Request *rq, const Whole *whole, const CoverageLine *line,
                            CoverageItem *item) {
    OmissionList all = whole_omissions(whole);
    for (size_t i = 0; i < all.count && item->omission_href.len == 0; i++)
        if (str_eq(all.items[i].perspective, line->key))
            item->omission_href = record_href(rq, NOUN_OMISSION, all.items[i].record.id, "");
    if (line->intersection.v != 0)
        item->intersection_href = record_href(rq, NOUN_INTERSECTION, line->intersection, "");
}

/* The form of a new involvement of these. */
static Str plan_href(Request *rq, const RecordIds *stakeholders) {
    const Field ids = { .type = FIELD_REFERENCES };
    CLEANUP(out_done) Out out = out_open(64);
    html_url_part(&out, field_text(&ids, stakeholders, rq->ctx->arena));
    return str_join(rq->ctx->arena, request_path(rq, "/" SLUG_INVOLVEMENT "/neu?stakeholders="),
                    out_view(&out));
}

/* The form of somebody new who stands for it. */
static Str take_up_href(Request *rq, Str encoded) {
    return str_join(rq->ctx->arena, request_path(rq, "/" SLUG_STAKEHOLDER "/neu?perspectives="),
                    encoded);
}

/* Each leads back to the line when it is saved; an omission by itself. */
static void links_of(Request *rq, const CoverageLine *line, CoverageItem *item) {
    if (!request_may_edit(rq))
        return;
    if (line->state == COVERAGE_ANSWERED)
        return;
    CLEANUP(out_done) Out key = out_open(64);
    html_url_part(&key, line->key);
    Str encoded = str_copy(rq->ctx->arena, out_view(&key));
    bool somebody = line->stakeholders.count > 0;
    item->add_label = somebody ? msg(coverage_plan) : msg(coverage_add);
    if (!somebody && line->state == COVERAGE_OMITTED)
        item->add_label = msg(coverage_add_after_all);
    if (line->state == COVERAGE_PLANNED || line->state == COVERAGE_HEARD)
        item->add_label = msg(coverage_plan_another);
    Str add = somebody ? plan_href(rq, &line->stakeholders) : take_up_href(rq, encoded);
    item->add_href = perspective_row_in(rq, add, line->key);
    if (line->state == COVERAGE_OPEN)
        item->omit_href = str_join(
            rq->ctx->arena, request_path(rq, "/" SLUG_OMISSION "/neu?perspective="), encoded);
}

/* Nobody was heard, and the initiative is archived: what was planned is called off, or its day has gone by. */
static bool called_off(const Whole *whole, const CoverageLine *line) {
    return line->state == COVERAGE_PLANNED &&
           !date_none(whole_initiatives(whole).items->archived_on);
}

/* `opt_index`: NULL for the public, which is told how the line stands and no more. */
static CoverageItem display_line(Request *rq, const Whole *whole, const WholeIndex *opt_index,
                                 const CoverageLine *line) {
    CoverageItem item = {
        .label = perspective_label(rq, line->key),
        .anchor = line->key,
        .state =
            schema_message(rq, COVERAGE_STATES.name, COVERAGE_STATES.keys[line->state], STR("")),
        .state_class = COVERAGE_STATES.keys[line->state],
        .unheard =
            line->counted && (line->state == COVERAGE_OPEN || line->state == COVERAGE_PLANNED),
        .voice = voice_message(line->self, line->represented),
        .joined_later = line->joined_later,
    };
    if (!line->counted) {
        item.state = msg(coverage_state_offered);
        item.state_class = STR("offered");
    }
    if (opt_index == NULL && called_off(whole, line)) {
        item.state = msg(coverage_state_called_off);
        item.state_class = STR("neutral");
    }
    omission_of(whole, line, &item);
    item.omitted_named = line->state == COVERAGE_OMITTED && line->stakeholders.count > 0;
    if (opt_index == NULL)
        return item;
    if (line->opt_perspective != NULL)
        item.hint = pack_text(line->opt_perspective->hint, rq->html->language);
    names_of(rq, whole, line, &item);
    reasons_of(rq, whole, opt_index, line, &item);
    records_of_line(rq, whole, line, &item);
    links_of(rq, line, &item);
    return item;
}

static CoverageItem *coverage_items(Request *rq, const Whole *whole, const Coverage *coverage,
                                    bool for_public, size_t *ret_count) {
    CoverageItem *items = arena_new(rq->ctx->arena, CoverageItem, coverage->lines.count);
    WholeIndex index = { 0 };
    size_t count = 0;
    if (!for_public)
        index = whole_index(rq->ctx->arena, whole);
    for (size_t i = 0; i < coverage->lines.count; i++) {
        const CoverageLine *line = &coverage->lines.items[i];
        if (for_public && !line->counted)
            continue;
        items[count] = display_line(rq, whole, for_public ? NULL : &index, line);
        bool first = i == 0 || coverage->lines.items[i - 1].group != line->group;
        if (first && !for_public)
            items[count].group = schema_message(rq, PERSPECTIVE_GROUPS.name,
                                                PERSPECTIVE_GROUPS.keys[line->group], STR(""));
        count++;
    }
    *ret_count = count;
    return items;
}

void coverage_display(Request *rq, const Whole *whole, const Coverage *coverage, bool for_public,
                      const CoverageItem **ret, size_t *ret_count) {
    *ret = coverage_items(rq, whole, coverage, for_public, ret_count);
}

/* Of all lines, as the team sees them: nobody becomes "answered" by that what they said went. */
static Err say_removed(Request *rq, const Coverage *coverage, CoverageItem *items) {
    RemovedContributions removed;
    TRY(contributions_removed(rq->ctx, rq->conn, &rq->initiative, &removed));
    for (size_t i = 0; i < coverage->lines.count; i++)
        items[i].removed = removed_display_of(rq, &removed, &coverage->lines.items[i]);
    return ERR_NONE;
}

typedef LIST_OF(Message) Messages;

/* Only of those that were changed since: of the rest the history says nothing new. */
static Err tell_added(Request *rq, const Whole *whole, const CoverageLine *line,
                      const Involvement *involvement, const RecordIds *whom, Messages *messages) {
    StakeholderList all = whole_stakeholders(whole);
    for (size_t i = 0; i < whom->count; i++) {
        Date day;
        const Stakeholder *stakeholder = stakeholder_by_id(&all, whom->items[i]);
        if (stakeholder == NULL || date_compare(local_time(stakeholder->record.changed_at).date,
                                                involvement->heard_on) <= 0)
            continue;
        TRY(perspective_added_after(rq->ctx, rq->conn, &rq->initiative, stakeholder->record.id,
                                    line->key, involvement->heard_on, &day));
        if (!date_none(day))
            *list_push(rq->ctx->arena, messages) =
                msg(coverage_added_after, stakeholder->name, day,
                    record_called(rq, &NOUNS[NOUN_INVOLVEMENT], involvement));
    }
    return ERR_NONE;
}

/* Nobody was heard for a perspective that nobody thought of at the time: what was added since says so. */
static Err say_added(Request *rq, const Whole *whole, const Coverage *coverage,
                     CoverageItem *items) {
    WholeIndex index = whole_index(rq->ctx->arena, whole);
    for (size_t i = 0; i < coverage->lines.count; i++) {
        const CoverageLine *line = &coverage->lines.items[i];
        Messages messages = { 0 };
        for (size_t k = 0; k < line->reasons.count; k++) {
            const CoverageReason *reason = &line->reasons.items[k];
            const WholePlace *place = whole_index_find(&index, reason->record);
            if (place == NULL || place->noun != NOUN_INVOLVEMENT ||
                date_none(((const Involvement *)place->record)->heard_on))
                continue;
            TRY(tell_added(rq, whole, line, place->record, &reason->whom, &messages));
        }
        items[i].added = messages.items;
        items[i].added_count = messages.count;
    }
    return ERR_NONE;
}

/* The page where a gap is closed: the record itself, the line of the list, or the noun's list. */
static Str gap_href(Request *rq, const Gap *gap) {
    static const CoverageReasonKind STEPS[GAP_COUNT] = {
        [GAP_INVOLVEMENT_OVERDUE] = COVERAGE_REASON_OVERDUE,
        [GAP_DEADLINE_PASSED] = COVERAGE_REASON_OVERDUE,
        [GAP_ANSWER_UNSEEN] = COVERAGE_REASON_ANSWER_UNSEEN,
        [GAP_ANSWERS_UNRELEASED] = COVERAGE_REASON_ANSWERED_IN_GENERAL,
    };
    const Noun *noun = &NOUNS[gap->noun];
    if (gap->kind == GAP_STAKEHOLDER_NOT_INVOLVED && request_may_edit(rq))
        return plan_href(rq, &(RecordIds){ .items = (RecordId[]){ gap->record }, .count = 1 });
    if (gap->kind == GAP_SENT_UNANSWERED || gap->kind == GAP_CONTRIBUTIONS_UNANSWERED)
        return str_join(rq->ctx->arena, request_path(rq, ""),
                        contributions_open_below(rq->ctx->arena, gap->kind == GAP_SENT_UNANSWERED,
                                                 gap->record));
    if (gap->kind == GAP_ANSWERS_UNRELEASED && gap->record.v == 0)
        return request_path(rq, LIST_CONTRIBUTION);
    if (gap->kind == GAP_ACCESS_LATE)
        return record_href(rq, NOUN_INVOLVEMENT, gap->record, "#checkliste");
    if (gap->kind == GAP_VALUE_PAIR)
        return request_path(rq, "/wertepaare");
    if (STEPS[gap->kind] != COVERAGE_REASON_NOBODY && request_may_edit(rq))
        return step_href(rq, STEPS[gap->kind], gap->record);
    if (gap->key.len > 0)
        return str_join(rq->ctx->arena, request_path(rq, "/perspektiven#"), gap->key);
    if (gap->noun == NOUN_INITIATIVE || gap->noun == NOUN_USE_CONTEXT) {
        bool context = gap->noun == NOUN_USE_CONTEXT;
        if (!request_may_edit(rq))
            return request_path(rq, context ? "/" SLUG_USE_CONTEXT : "");
        return request_path(rq, context ? "/" SLUG_USE_CONTEXT "/bearbeiten" : "/bearbeiten");
    }
    if (gap->record.v == 0)
        return str_join(rq->ctx->arena, request_path(rq, ""), noun_list_path(noun));
    return record_href(rq, gap->noun, gap->record, "");
}

void gaps_display(Request *rq, const GapList *gaps, const GapLine **ret, size_t *ret_count) {
    GapLine *lines = arena_new(rq->ctx->arena, GapLine, gaps->count);
    for (size_t i = 0; i < gaps->count; i++) {
        const Gap *gap = &gaps->items[i];
        lines[i] = (GapLine){
            .text = gap_message(rq->ctx->arena, gap),
            .subject = gap_subject_text(rq->ctx->arena, rq->app->pack, gap, rq->html->language),
            .href = gap_href(rq, gap),
        };
    }
    *ret = lines;
    *ret_count = gaps->count;
}

/* Whoever comes back to a row reads there what was done. */
static void say_in_row(CoverageView *view, Str key) {
    for (size_t i = 0; i < view->count; i++)
        if (key.len > 0 && str_eq(view->lines[i].anchor, key))
            view->notice_row = &view->lines[i];
    if (view->notice_row == NULL)
        return;
    view->notice = view->page.notice;
    view->page.notice = message_of(MSG_NONE);
}

Err coverage_list_page(Request *rq) {
    Whole whole;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    Coverage coverage =
        coverage_of(rq->ctx->arena, rq->app->pack, clock_today(rq->ctx->clock), &whole);
    CoverageView view = { .page = page_of(rq, msg(coverage_question)),
                          .counts = coverage_counts_of(&coverage) };
    if (request_may_edit(rq))
        view.intersection_href = request_path(rq, "/" SLUG_INTERSECTION "/neu");
    CoverageItem *lines = coverage_items(rq, &whole, &coverage, false, &view.count);
    TRY(say_removed(rq, &coverage, lines));
    TRY(say_added(rq, &whole, &coverage, lines));
    view.lines = lines;
    say_in_row(&view, perspective_row(rq));
    coverage_page(rq->html, &view);
    return ERR_NONE;
}
