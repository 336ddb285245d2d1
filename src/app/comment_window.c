/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/comment_window.h"

#include "app/comment_window_told.h"
#include "store/contribution_store.h"

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

/* A window that is new in public, and open, begins when it is told. */
static bool begins_untold(const InitiativeRef *initiative, const ParticipationPlan *now,
                          const ParticipationPlan *opt_before, Date today) {
    bool is_new = opt_before == NULL || !participation_plan_window(opt_before) ||
                  !meets(now, opt_before->comments_from, opt_before->comments_until);
    return initiative->published && participation_plan_window(now) && is_new &&
           date_compare(now->comments_from, today) < 0 &&
           date_compare(now->comments_until, today) >= 0;
}

/* What everybody was promised in public is not taken back as if it had never been; it may end, from today on. */
static Err let_it_run(Tx *tx, const InitiativeRef *initiative, const ParticipationPlan *now,
                      const ParticipationPlan *opt_before) {
    Date today = clock_today(tx->ctx->clock);
    if (begins_untold(initiative, now, opt_before, today))
        return refused(tx, STR("comments_from"), FINDING_WINDOW_UNTOLD);
    bool runs = opt_before != NULL && runs_in_public(tx, initiative, opt_before);
    if (runs && date_compare(now->comments_until, today) < 0)
        return refused(tx, STR("comments_until"), FINDING_WINDOW_RUNS);
    if (opt_before != NULL && backdated(initiative, now, opt_before, today))
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
    bool told;
    if (runs_in_public(tx, initiative, plan))
        return refused(tx, STR(""), FINDING_WINDOW_STAYS);
    TRY(comment_window_told(tx->ctx, tx->conn, initiative, plan, &told));
    return told ? refused(tx, STR(""), FINDING_PLAN_STAYS) : ERR_NONE;
}

/* What was open again was not final while it was. */
static Err let_it_end_again(Tx *tx, const InitiativeRef *initiative, const ParticipationPlan *now,
                            const ParticipationPlan *opt_before) {
    Date opened;
    if (opt_before == NULL || date_none(now->final_on) ||
        date_eq(now->final_on, opt_before->final_on))
        return ERR_NONE;
    TRY(comment_window_opened_again(tx->ctx, tx->conn, initiative, opt_before->record.id, &opened));
    bool before = !date_none(opened) && date_compare(now->final_on, opened) < 0;
    return before ? refused(tx, STR("final_on"), FINDING_FINAL_BEFORE_OPENED) : ERR_NONE;
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
    TRY(let_it_end_again(tx, initiative, now, opt_before));
    TRY(settle_missed(tx, initiative, now, opt_before));
    return let_it_be_final(tx, now, opt_before);
}
