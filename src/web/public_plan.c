/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* public_plan.c -- what of the plan, the answers and the work on it others may read. */
#include <stdlib.h>

#include "domain/choices.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "web/goal_pages.h"
#include "web/involvement_rows.h"
#include "web/public_links.h"
#include "web/public_pages.h"
#include "web/record_display.h"
#include "web/record_order.h"

/* -- The plan ---------------------------------------------------------------------------------- */

static bool named(const Str *groups, size_t count, Str group) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(groups[i], group))
            return true;
    return false;
}

/* The perspectives that these stakeholders stand for, in words, each once. */
static const Str *groups_of(Request *rq, const Whole *whole, const RecordIds *whom_ids,
                            size_t *ret_count) {
    StakeholderList all = whole_stakeholders(whole);
    size_t room = 0, count = 0;
    Str key;
    for (int pass = 0; pass < 2; pass++) {
        Str *groups = pass == 1 ? arena_new(rq->ctx->arena, Str, room) : NULL;
        for (size_t i = 0; i < whom_ids->count; i++) {
            const Stakeholder *whom = stakeholder_by_id(&all, whom_ids->items[i]);
            Str rest = whom != NULL ? whom->perspectives : STR("");
            while (str_cut(&rest, ' ', &key)) {
                room++;
                if (groups == NULL || str_empty(key))
                    continue;
                Str label = perspective_label(rq, key);
                if (!named(groups, count, label))
                    groups[count++] = label;
            }
        }
        if (groups != NULL) {
            *ret_count = count;
            return groups;
        }
    }
    return NULL;
}

const Str *public_groups_of(Request *rq, const Whole *whole, const Involvement *involvement,
                            size_t *ret_count) {
    RecordIds there = { 0 };
    for (size_t i = 0; i < involvement->stakeholders.count; i++) {
        RecordId id = involvement->stakeholders.items[i];
        if (!record_ids_have(&involvement->joined_later, id))
            *list_push(rq->ctx->arena, &there) = id;
    }
    return groups_of(rq, whole, &there, ret_count);
}

/* Perspectives of which nobody was entered in time. */
static void late_groups_of(Request *rq, const Whole *whole, const Involvement *involvement,
                           PublicRow *row) {
    size_t count;
    const Str *groups = groups_of(rq, whole, &involvement->joined_later, &count);
    Str *late = arena_new(rq->ctx->arena, Str, count);
    for (size_t i = 0; i < count; i++)
        if (!named(row->groups, row->group_count, groups[i]))
            late[row->late_count++] = groups[i];
    row->late_groups = late;
}

static Date off_on(const Whole *whole, const Involvement *involvement) {
    return involvement_called_off(involvement, whole_initiatives(whole).items->archived_on);
}

Str public_place_of(Request *rq, const Whole *whole, const Involvement *involvement) {
    bool comes = date_none(involvement->heard_on) && date_none(off_on(whole, involvement)) &&
                 date_compare(involvement->planned_on, clock_today(rq->ctx->clock)) >= 0;
    return comes && involvement->place_public ? involvement->place : STR("");
}

static Date day_of(const Involvement *involvement) {
    return date_none(involvement->heard_on) ? involvement->planned_on : involvement->heard_on;
}

/* Without a day last. */
static int sooner(const void *a, const void *b) {
    const Involvement *one = *(const Involvement *const *)a,
                      *other = *(const Involvement *const *)b;
    int days = date_compare_none_last(day_of(one), day_of(other));
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

static bool has_been(const Whole *whole, const Involvement *involvement, Date today) {
    return !date_none(involvement->heard_on) || !date_none(off_on(whole, involvement)) ||
           (!date_none(involvement->planned_on) &&
            date_compare(involvement->planned_on, today) < 0);
}

static const Involvement **in_order(Request *rq, const InvolvementList *list) {
    const Involvement **sorted = arena_new(rq->ctx->arena, const Involvement *, list->count);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    if (list->count > 1)
        qsort(sorted, list->count, sizeof *sorted, sooner);
    return sorted;
}

static PublicRow row_of(Request *rq, const Whole *whole, const Involvement *involvement,
                        const BroughtIn *brought_in) {
    PublicRow row = {
        .occasion = involvement->occasion,
        .level = key_label(rq, &LEVELS, involvement->level),
        .promise = schema_message(rq, LEVELS.name, involvement->level, STR("promise")),
        .planned_on = involvement->planned_on,
        .planned_text = involvement->planned_text,
        .place = public_place_of(rq, whole, involvement),
        .heard_on = involvement->heard_on,
        .formal = formal_message(involvement),
        .legal_basis = involvement->legal_basis,
        .record = involvement->record.id.v,
    };
    row.groups = public_groups_of(rq, whole, involvement, &row.group_count);
    late_groups_of(rq, whole, involvement, &row);
    Standing standing = involvement_standing(involvement, brought_in, clock_today(rq->ctx->clock));
    row.state = standing.state;
    row.state_class = standing.state_class;
    bool off = !date_none(off_on(whole, involvement));
    if (!off && !involvement_answered(involvement))
        row.answer_due = involvement->answer_due;
    row.answer_late =
        !date_none(row.answer_due) && date_compare(row.answer_due, clock_today(rq->ctx->clock)) < 0;
    if (!off && date_none(involvement->heard_on))
        row.deadline = involvement->deadline;
    if (off) {
        row.state = msg(involvement_state_cancelled);
        row.state_class = STR("neutral");
    }
    return row;
}

static void plan_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    Date today = clock_today(rq->ctx->clock);
    InvolvementList list = whole_involvements(whole);
    BroughtIn brought_in = brought_in_of(whole);
    const Involvement **sorted = in_order(rq, &list);
    PublicRow *coming = arena_new(rq->ctx->arena, PublicRow, list.count);
    PublicRow *past = arena_new(rq->ctx->arena, PublicRow, list.count);
    for (size_t i = 0; i < list.count; i++)
        if (!has_been(whole, sorted[i], today))
            coming[view->coming_count++] = row_of(rq, whole, sorted[i], &brought_in);
    for (size_t i = list.count; i-- > 0;) /* the last one first */
        if (has_been(whole, sorted[i], today))
            past[view->past_count++] = row_of(rq, whole, sorted[i], &brought_in);
    view->coming = coming;
    view->past = past;
}

/* -- Answers ----------------------------------------------------------------------------------- */

static PublicAnswer answer_of(Request *rq, const Contribution *contribution, Date today) {
    PublicAnswer answer = { .about = contribution->subject,
                            .text = contribution->text,
                            .sent = contribution_sent(contribution),
                            .past = contribution->answer_past,
                            .kind = PUBLIC_CONTRIBUTION,
                            .record = contribution->record.id.v };
    if (!contribution_answered(contribution, today))
        return answer;
    answer.outcome = key_label(rq, &OUTCOMES, contribution->outcome);
    answer.outcome_class = outcome_class(contribution->outcome);
    answer.answer = contribution->answer;
    answer.answered_on = contribution->answered_on;
    return answer;
}

/* The newest first; what waits for its answer last. */
static int newest(Date day, int64_t record, Date other_day, int64_t other_record) {
    int days = date_compare(other_day, day);
    return days != 0 ? days : (other_record > record) - (other_record < record);
}

static int answered_last(const void *a, const void *b) {
    const PublicAnswer *one = a, *other = b;
    return newest(one->answered_on, one->record, other->answered_on, other->record);
}

static int decided_last(const void *a, const void *b) {
    const PublicDecision *one = a, *other = b;
    return newest(one->decided_on, one->record, other->decided_on, other->record);
}

/* Of an involvement its answer; of contributions those that were released, the others are counted only. */
static void answers_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    Date today = clock_today(rq->ctx->clock);
    InvolvementList list = whole_involvements(whole);
    ContributionList contributions = whole_contributions(whole);
    PublicAnswer *answers =
        arena_new(rq->ctx->arena, PublicAnswer, list.count + contributions.count);
    for (size_t i = 0; i < list.count; i++) {
        const Involvement *involvement = &list.items[i];
        bool answered = involvement_answered(involvement);
        bool withdrawn = !date_none(involvement->answer_past.withdrawn_on);
        if ((!answered && !withdrawn) || involvement_cancelled(involvement))
            continue;
        view->general_count += answered;
        answers[view->answer_count++] = (PublicAnswer){
            .about = view->shows_plan ? involvement_called_outside(rq, involvement) : STR(""),
            .answer = answered ? involvement->answer : STR(""),
            .answered_on = answered ? involvement->answered_on : (Date){ 0 },
            .past = involvement->answer_past,
            .kind = PUBLIC_ANSWER,
            .record = involvement->record.id.v,
        };
    }
    for (size_t i = 0; i < contributions.count; i++) {
        const Contribution *contribution = &contributions.items[i];
        view->answered_count += contribution_answered(contribution, today);
        view->released_count += contribution->published;
        if (contribution->published)
            answers[view->answer_count++] = answer_of(rq, contribution, today);
        view->hidden_count +=
            !contribution->published && !date_none(contribution->answer_past.hidden_on);
    }
    if (view->answer_count > 1)
        qsort(answers, view->answer_count, sizeof *answers, answered_last);
    view->contribution_count = (int64_t)contributions.count;
    view->answers = answers;
}

/* -- Goals, decisions, effects, tasks ---------------------------------------------------------- */

static void goals_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    GoalList list = whole_goals(whole);
    MeasurementList all = whole_measurements(whole), by_day = { .count = all.count };
    by_day.items = arena_new(rq->ctx->arena, Measurement, all.count);
    for (size_t i = 0; i < all.count; i++)
        by_day.items[i] = all.items[i];
    goal_sort_by_day(&by_day);
    GoalCard *cards = arena_new(rq->ctx->arena, GoalCard, list.count);
    for (size_t i = 0; i < list.count; i++)
        cards[i] = goal_card_outside(rq, &list.items[i], &by_day);
    view->goals = cards;
    view->goal_count = list.count;
}

static void decisions_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    DecisionList list = whole_decisions(whole);
    PublicDecision *lines = arena_new(rq->ctx->arena, PublicDecision, list.count);
    for (size_t i = 0; i < list.count; i++) {
        const Decision *decision = &list.items[i];
        if (date_none(decision->decided_on))
            continue; /* still a question */
        lines[view->decision_count++] = (PublicDecision){
            .question = decision->question,
            .outcome = decision->outcome,
            .reason = decision->reason,
            .function = decision->function,
            .decided_on = decision->decided_on,
            .record = decision->record.id.v,
        };
    }
    if (view->decision_count > 1)
        qsort(lines, view->decision_count, sizeof *lines, decided_last);
    view->decisions = lines;
}

static Str concerned_by(Request *rq, const Whole *whole, const Effect *effect) {
    if (effect->stakeholder.v == 0)
        return html_text_of(rq->html, msg(effect_society));
    RecordId whom = effect->stakeholder;
    size_t count;
    const Str *groups = groups_of(rq, whole, &(RecordIds){ .items = &whom, .count = 1 }, &count);
    CLEANUP(out_done) Out names = out_open(64);
    for (size_t i = 0; i < count; i++) {
        out_comma(&names);
        out_str(&names, groups[i]);
    }
    return str_copy(rq->ctx->arena, out_view(&names));
}

static void effects_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    EffectList list = whole_effects(whole);
    PublicLine *lines = arena_new(rq->ctx->arena, PublicLine, list.count);
    for (size_t i = 0; i < list.count; i++)
        lines[i] = (PublicLine){ .text = list.items[i].statement,
                                 .kind = key_label(rq, &EFFECT_KINDS, list.items[i].kind),
                                 .whom = concerned_by(rq, whole, &list.items[i]),
                                 .anchor = PUBLIC_EFFECT,
                                 .record = list.items[i].record.id.v };
    view->effects = lines;
    view->effect_count = list.count;
}

static void tasks_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    TaskList list = whole_tasks(whole);
    PublicLine *lines = arena_new(rq->ctx->arena, PublicLine, list.count);
    for (size_t i = 0; i < list.count; i++) {
        const Task *task = &list.items[i];
        lines[i] = (PublicLine){
            .text = task->name,
            .kind = key_label(rq, &TASK_STATES, TASK_STATES.keys[task_state(task)]),
            .anchor = PUBLIC_TASK,
            .record = task->record.id.v,
        };
    }
    view->tasks = lines;
    view->task_count = list.count;
}

void public_parts_of(Request *rq, const Whole *whole, Audience audience,
                     InitiativePublicView *view) {
    typedef void (*Fill)(Request *, const Whole *, InitiativePublicView *);
    static const Fill FILLS[DISCLOSURE_PART_COUNT] = {
        [DISCLOSURE_PART_GOALS] = goals_of,     [DISCLOSURE_PART_PLAN] = plan_of,
        [DISCLOSURE_PART_ANSWERS] = answers_of, [DISCLOSURE_PART_DECISIONS] = decisions_of,
        [DISCLOSURE_PART_EFFECTS] = effects_of, [DISCLOSURE_PART_TASKS] = tasks_of,
    };
    const Disclosure *disclosure = disclosure_of(rq->ctx->arena, whole);
    for (int part = 0; part < DISCLOSURE_PART_COUNT; part++)
        if (FILLS[part] != NULL && disclosure_shows(disclosure, audience, (DisclosurePart)part))
            FILLS[part](rq, whole, view);
    const PublicSight sight = public_sight(rq, whole, audience, STR(""));
    public_link(&sight, view);
}
