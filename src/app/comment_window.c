/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/comment_window.h"

#include "files/record_json.h"
#include "store/contribution_store.h"
#include "store/history.h"

static bool same_window(const ParticipationPlan *a, const ParticipationPlan *b) {
    return date_eq(a->comments_from, b->comments_from) &&
           date_eq(a->comments_until, b->comments_until);
}

/* Some day of the window lies in this time, both ends in it. */
static bool meets(const ParticipationPlan *plan, Date from, Date until) {
    return date_compare(plan->comments_from, until) <= 0 &&
           date_compare(from, plan->comments_until) <= 0;
}

/* A plan that is final takes no comments any more, whenever its window ends. */
static bool over(const ParticipationPlan *plan, Date today) {
    return !date_none(plan->final_on) || date_compare(plan->comments_until, today) < 0;
}

static bool typed_in_late(const ParticipationPlan *now, const ParticipationPlan *opt_before,
                          Date today) {
    if (opt_before != NULL && same_window(now, opt_before))
        return opt_before->window_missed;
    bool corrects = opt_before != NULL && participation_plan_window(opt_before) &&
                    !opt_before->window_missed &&
                    meets(now, opt_before->comments_from, opt_before->comments_until);
    return over(now, today) && !corrects;
}

static WindowSeen seen_from(const ParticipationPlan *plan, Date day, Date until) {
    const ParticipationPlan last = { .comments_from = plan->comments_until,
                                     .comments_until = plan->comments_until };
    if (meets(&last, day, until))
        return WINDOW_SEEN;
    return meets(plan, day, until) ? WINDOW_SEEN_PARTLY : WINDOW_UNSEEN;
}

/* Newest first: each time that the initiative was public ends where the one after it in the list began. What came with
 * a file may have been public where it comes from. */
Err comment_window_seen(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                        const ParticipationPlan *plan, WindowSeen *ret) {
    enum { ENTRIES_AT_ONCE = 50 };
    const RecordId self = { initiative->id.v };
    Date until = clock_today(ctx->clock);
    HistoryEntries entries;
    Instant imported;
    TRY(history_began(ctx, conn, initiative->chain, STR("import"), &imported));
    bool elsewhere =
        imported.ms != 0 && date_compare(plan->comments_from, local_time(imported).date) < 0;
    *ret = elsewhere ? WINDOW_SEEN : WINDOW_UNSEEN;
    for (int64_t before = 0; *ret != WINDOW_SEEN; before = entries.items[entries.count - 1].seq) {
        TRY(history_list(ctx, conn, initiative->chain, self, before, ENTRIES_AT_ONCE, &entries));
        if (entries.count == 0)
            return ERR_NONE;
        for (size_t i = 0; i < entries.count; i++) {
            Date day = local_time(entries.items[i].at).date;
            if (str_eq(entries.items[i].action, STR("unpublish")))
                until = day;
            else if (str_eq(entries.items[i].action, STR("publish")) &&
                     seen_from(plan, day, until) > *ret)
                *ret = seen_from(plan, day, until);
        }
    }
    return ERR_NONE;
}

static bool runs_in_public(Tx *tx, const InitiativeRef *initiative, const ParticipationPlan *plan) {
    return initiative->published && participation_plan_open(plan, clock_today(tx->ctx->clock));
}

static Err refused(Tx *tx, Str field, FindingKind kind) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, field, kind, 0);
    return ERR_INVALID;
}

/* Whoever was told a beginning had all the days since then, and none that nobody told of. Another window that is over is
 * none of these: typed in late, it was missed. */
static bool backdated(const InitiativeRef *initiative, const ParticipationPlan *now,
                      const ParticipationPlan *before, Date today) {
    if (!initiative->published || before->window_missed || !participation_plan_window(before) ||
        !participation_plan_window(now))
        return false;
    bool same = date_compare(now->comments_until, today) >= 0 ||
                meets(now, before->comments_from, before->comments_until);
    return same && date_compare(now->comments_from, today) < 0 &&
           date_compare(now->comments_from, before->comments_from) < 0;
}

/* What everybody was promised in public is not taken back as if it had never been; it may end, from today on. */
static Err let_it_run(Tx *tx, const InitiativeRef *initiative, const ParticipationPlan *now,
                      const ParticipationPlan *opt_before) {
    Date today = clock_today(tx->ctx->clock);
    if (opt_before == NULL)
        return ERR_NONE;
    bool runs = runs_in_public(tx, initiative, opt_before);
    if (runs && date_compare(now->comments_until, today) < 0)
        return refused(tx, STR("comments_until"), FINDING_WINDOW_RUNS);
    if (backdated(initiative, now, opt_before, today))
        return refused(tx, STR("comments_from"), FINDING_WINDOW_BACKDATED);
    bool later = runs && date_compare(now->comments_from, today) > 0;
    return later ? refused(tx, STR("comments_from"), FINDING_WINDOW_BEGAN) : ERR_NONE;
}

/* The last day is one of the window: what anybody may send until then is not shut out by an end on it. Older rows have it
 * otherwise, and stay as they are. */
static Err let_it_end(Tx *tx, const ParticipationPlan *now, const ParticipationPlan *opt_before) {
    bool stood = opt_before != NULL && date_eq(now->final_on, opt_before->final_on) &&
                 date_eq(now->comments_until, opt_before->comments_until);
    if (stood || !participation_plan_window(now) || date_none(now->final_on) ||
        date_compare(now->final_on, now->comments_until) > 0)
        return ERR_NONE;
    return refused(tx, STR("final_on"), FINDING_FINAL_BEFORE_END);
}

Err comment_window_let_go(Tx *tx, const InitiativeRef *initiative, const ParticipationPlan *plan) {
    bool runs = runs_in_public(tx, initiative, plan);
    return runs ? refused(tx, STR(""), FINDING_WINDOW_STAYS) : ERR_NONE;
}

/* Whoever makes a plan final on which nobody could comment says why, in public. Older rows and files say nothing, and stay
 * as they are. */
static Err let_it_be_final(Tx *tx, const ParticipationPlan *now,
                           const ParticipationPlan *opt_before) {
    bool stood = opt_before != NULL && participation_plan_never_open(opt_before) &&
                 date_eq(now->final_on, opt_before->final_on) && str_empty(opt_before->reason);
    if (stood || !participation_plan_never_open(now) || !str_empty(now->reason))
        return ERR_NONE;
    return refused(tx, STR("reason"), FINDING_FINAL_UNEXPLAINED);
}

static Err settle_missed(Tx *tx, const InitiativeRef *initiative, ParticipationPlan *now,
                         const ParticipationPlan *opt_before) {
    WindowSeen seen;
    int64_t sent = 0;
    Date today = clock_today(tx->ctx->clock);
    if (participation_plan_window(now))
        TRY(contribution_sent_within(tx->ctx, tx->conn, initiative->id, now->comments_from,
                                     now->comments_until, &sent));
    if (sent > 0) { /* somebody did comment */
        now->window_missed = false;
        return ERR_NONE;
    }
    bool decided = opt_before != NULL && date_eq(now->final_on, opt_before->final_on) &&
                   same_window(now, opt_before);
    now->window_missed = participation_plan_window(now) && typed_in_late(now, opt_before, today);
    if (decided || !participation_plan_window(now) || !over(now, today))
        return ERR_NONE;
    TRY(comment_window_seen(tx->ctx, tx->conn, initiative, now, &seen));
    now->window_missed = now->window_missed || seen == WINDOW_UNSEEN;
    return ERR_NONE;
}

Err comment_window_settle(Tx *tx, const InitiativeRef *initiative, ParticipationPlan *now,
                          const ParticipationPlan *opt_before) {
    TRY(let_it_run(tx, initiative, now, opt_before));
    TRY(let_it_end(tx, now, opt_before));
    TRY(settle_missed(tx, initiative, now, opt_before));
    return let_it_be_final(tx, now, opt_before);
}

/* Since when everybody reads it without a break. An earlier time in which it was public is not asked for: who reads the
 * page now need not have read it then. */
static Err public_since(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Instant *ret) {
    HistoryEntry published;
    Err err = history_last(ctx, conn, initiative->chain, (RecordId){ initiative->id.v },
                           STR("publish"), &published);
    if (err == ERR_NOT_FOUND)
        return ERR_NOT_FOUND;
    TRY(err);
    *ret = published.at;
    return initiative->published ? ERR_NONE : ERR_NOT_FOUND;
}

/* ERR_NOT_FOUND: it made the plan, or is not told any more. */
static Err sides(Arena *arena, const HistoryEntry *entry, ParticipationPlan *before,
                 ParticipationPlan *after) {
    const Schema *schema = &PARTICIPATION_PLAN_SCHEMA;
    TRY(record_json_side(schema, entry->payload, "before", arena, before));
    return record_json_side(schema, entry->payload, "after", arena, after);
}

/* Some day of the one is in the other, which has both its ends. */
static bool of_window(const ParticipationPlan *plan, const ParticipationPlan *window) {
    return participation_plan_window(plan) &&
           meets(plan, window->comments_from, window->comments_until);
}

Err comment_window_moved(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                         const ParticipationPlan *plan, Date *ret) {
    enum { CHANGES_MAX = 20 }; /* older ones are told by nobody any more */
    HistoryEntries entries;
    Instant since;
    *ret = (Date){ 0 };
    Err err = public_since(ctx, conn, initiative, &since);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    TRY(history_list(ctx, conn, initiative->chain, plan->record.id, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count && entries.items[i].at.ms >= since.ms; i++) {
        ParticipationPlan before, after;
        err = sides(ctx->arena, &entries.items[i], &before, &after);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        if (!of_window(&before, plan) || !of_window(&after, plan)) /* a window of its own began */
            return ERR_NONE;
        if (!participation_plan_open(&before, local_time(entries.items[i].at).date) ||
            date_eq(before.comments_until, after.comments_until) ||
            date_eq(before.comments_until, plan->comments_until))
            continue;
        *ret = before.comments_until;
        return ERR_NONE;
    }
    return ERR_NONE;
}

Err comment_window_reopened(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            const ParticipationPlan *plan, Date *ret) {
    enum { CHANGES_MAX = 20 };
    HistoryEntries entries;
    Instant since;
    *ret = (Date){ 0 };
    if (!date_none(plan->final_on))
        return ERR_NONE;
    Err err = public_since(ctx, conn, initiative, &since);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    TRY(history_list(ctx, conn, initiative->chain, plan->record.id, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count && entries.items[i].at.ms >= since.ms; i++) {
        ParticipationPlan before, after;
        err = sides(ctx->arena, &entries.items[i], &before, &after);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        if (date_none(before.final_on) || !date_none(after.final_on))
            continue;
        *ret = local_time(entries.items[i].at).date;
        return ERR_NONE;
    }
    return ERR_NONE;
}
