/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/comment_window_told.h"

#include "files/record_json.h"
#include "store/history.h"

/* Some day of the window lies in this time, both ends in it. */
static bool meets(const ParticipationPlan *plan, Date from, Date until) {
    return date_compare(plan->comments_from, until) <= 0 &&
           date_compare(from, plan->comments_until) <= 0;
}

/* -- When the initiative was public ---------------------------------------------------------------- */

typedef struct PublicTime {
    Instant from, until;
} PublicTime;
typedef LIST_OF(PublicTime) PublicTimes;

/* Newest first: each time ends where the one after it in the list began. */
static Err public_times(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, PublicTimes *ret) {
    enum { ENTRIES_AT_ONCE = 50 };
    const RecordId self = { initiative->id.v };
    Instant until = clock_now(ctx->clock);
    HistoryEntries entries = { 0 };
    *ret = (PublicTimes){ 0 };
    for (int64_t before = 0;; before = entries.items[entries.count - 1].seq) {
        TRY(history_list(ctx, conn, initiative->chain, self, before, ENTRIES_AT_ONCE, &entries));
        if (entries.count == 0)
            return ERR_NONE;
        for (size_t i = 0; i < entries.count; i++) {
            if (str_eq(entries.items[i].action, STR("unpublish")))
                until = entries.items[i].at;
            else if (str_eq(entries.items[i].action, STR("publish")))
                *list_push(ctx->arena, ret) = (PublicTime){ entries.items[i].at, until };
        }
    }
}

static Date day_of(Instant at) {
    return local_time(at).date;
}

static WindowSeen seen_in(const ParticipationPlan *plan, const PublicTime *time) {
    const ParticipationPlan last = { .comments_from = plan->comments_until,
                                     .comments_until = plan->comments_until };
    if (meets(&last, day_of(time->from), day_of(time->until)))
        return WINDOW_SEEN;
    return meets(plan, day_of(time->from), day_of(time->until)) ? WINDOW_SEEN_PARTLY
                                                                : WINDOW_UNSEEN;
}

/* What came with a file may have been public where it comes from. */
Err comment_window_seen(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                        const ParticipationPlan *plan, WindowSeen *ret) {
    PublicTimes times;
    Instant imported;
    TRY(history_began(ctx, conn, initiative->chain, STR("import"), &imported));
    bool elsewhere = imported.ms != 0 && date_compare(plan->comments_from, day_of(imported)) < 0;
    *ret = elsewhere ? WINDOW_SEEN : WINDOW_UNSEEN;
    if (elsewhere)
        return ERR_NONE;
    TRY(public_times(ctx, conn, initiative, &times));
    for (size_t i = 0; i < times.count; i++) {
        WindowSeen seen = seen_in(plan, &times.items[i]);
        *ret = seen > *ret ? seen : *ret;
    }
    return ERR_NONE;
}

/* -- What the plan said then ----------------------------------------------------------------------- */

/* It stood as `before` from `since` until `at`. */
typedef struct PlanChange {
    ParticipationPlan before, after;
    Instant since, at;
} PlanChange;
typedef LIST_OF(PlanChange) PlanChanges;

/* Newest first; what made the plan, and what is not told any more, is none. */
static Err plan_changes(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId plan,
                        PlanChanges *ret) {
    enum { CHANGES_MAX = 50 }; /* older ones are told by nobody any more */
    const Schema *schema = &PARTICIPATION_PLAN_SCHEMA;
    HistoryEntries entries;
    *ret = (PlanChanges){ 0 };
    TRY(history_list(ctx, conn, initiative->chain, plan, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count; i++) {
        const HistoryEntry *entry = &entries.items[i];
        PlanChange change = { .at = entry->at };
        Err err = record_json_side(schema, entry->payload, "before", ctx->arena, &change.before);
        if (err == ERR_NONE)
            err = record_json_side(schema, entry->payload, "after", ctx->arena, &change.after);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        if (i + 1 < entries.count)
            change.since = entries.items[i + 1].at;
        *list_push(ctx->arena, ret) = change;
    }
    return ERR_NONE;
}

/* Whether everybody could read it, at some time between both; on some day of its window, if `running`. */
static bool told(const PublicTimes *times, const ParticipationPlan *plan, Instant since, Instant at,
                 bool running) {
    for (size_t i = 0; i < times->count; i++) {
        const PublicTime *time = &times->items[i];
        Instant from = time->from.ms > since.ms ? time->from : since;
        Instant until = time->until.ms < at.ms ? time->until : at;
        if (from.ms <= until.ms && (!running || meets(plan, day_of(from), day_of(until))))
            return true;
    }
    return false;
}

/* Some day of the one is in the other, which has both its ends. */
static bool of_window(const ParticipationPlan *plan, const ParticipationPlan *window) {
    return participation_plan_window(plan) &&
           meets(plan, window->comments_from, window->comments_until);
}

static Date moved_from(const PlanChanges *changes, const PublicTimes *times,
                       const ParticipationPlan *plan) {
    for (size_t i = 0; i < changes->count && participation_plan_window(plan); i++) {
        const PlanChange *change = &changes->items[i];
        const ParticipationPlan *before = &change->before;
        if (!of_window(before, plan) || !of_window(&change->after, plan))
            break; /* a window of its own began */
        if (date_none(before->final_on) && told(times, before, change->since, change->at, true) &&
            !date_eq(before->comments_until, change->after.comments_until) &&
            !date_eq(before->comments_until, plan->comments_until))
            return before->comments_until;
    }
    return (Date){ 0 };
}

static Date reopened_on(const PlanChanges *changes, const PublicTimes *times,
                        const ParticipationPlan *plan) {
    for (size_t i = 0; i < changes->count && date_none(plan->final_on); i++) {
        const PlanChange *change = &changes->items[i];
        if (!date_none(change->before.final_on) && date_none(change->after.final_on) &&
            told(times, &change->before, change->since, change->at, false))
            return day_of(change->at);
    }
    return (Date){ 0 };
}

static Date withdrawn_on(const PlanChanges *changes, const PublicTimes *times,
                         const ParticipationPlan *plan) {
    for (size_t i = 0; i < changes->count && !participation_plan_window(plan); i++) {
        const PlanChange *change = &changes->items[i];
        if (participation_plan_window(&change->before) &&
            !participation_plan_window(&change->after) && date_none(change->before.final_on) &&
            date_compare(change->before.comments_until, day_of(change->at)) >= 0 &&
            told(times, &change->before, change->since, change->at, false))
            return day_of(change->at);
    }
    return (Date){ 0 };
}

Err comment_window_past(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                        const ParticipationPlan *plan, WindowPast *ret) {
    PlanChanges changes;
    PublicTimes times;
    *ret = (WindowPast){ 0 };
    if (plan->record.version < 2) /* nobody changed it */
        return ERR_NONE;
    TRY(plan_changes(ctx, conn, initiative, plan->record.id, &changes));
    TRY(public_times(ctx, conn, initiative, &times));
    *ret = (WindowPast){ .moved_from = moved_from(&changes, &times, plan),
                         .reopened_on = reopened_on(&changes, &times, plan),
                         .withdrawn_on = withdrawn_on(&changes, &times, plan) };
    return ERR_NONE;
}

Err comment_window_told(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                        const ParticipationPlan *plan, bool *ret) {
    PublicTimes times;
    bool says = participation_plan_window(plan) || !date_none(plan->final_on);
    TRY(public_times(ctx, conn, initiative, &times));
    *ret = says && told(&times, plan, plan->record.changed_at, clock_now(ctx->clock), false);
    return ERR_NONE;
}

Err comment_window_opened_again(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                RecordId plan, Date *ret) {
    PlanChanges changes;
    TRY(plan_changes(ctx, conn, initiative, plan, &changes));
    *ret = (Date){ 0 };
    for (size_t i = 0; i < changes.count && date_none(*ret); i++)
        if (!date_none(changes.items[i].before.final_on) &&
            date_none(changes.items[i].after.final_on))
            *ret = day_of(changes.items[i].at);
    return ERR_NONE;
}
