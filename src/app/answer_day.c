/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/answer_day.h"

#include "app/answer_read.h"
#include "store/involvement_store.h"

typedef struct Answers {
    bool before, now; /* whether there was and is one */
    bool replaced;
    bool righted; /* the same in other words */
    bool hidden;  /* there, and public no more */
    Date was_on;
} Answers;

/* Who read the answer that was there does not find it there, or not so. */
static bool is_other(const Answers *answers) {
    return answers->before &&
           (!answers->now || answers->replaced || answers->righted || answers->hidden);
}

static void keep_past(AnswerPast *past, const Answers *answers, Date today) {
    if (answers->before && !answers->now) {
        *past = (AnswerPast){ .was_on = answers->was_on, .withdrawn_on = today };
    } else if (answers->replaced) {
        past->changed_on = today;
        past->righted_on = (Date){ 0 }; /* the one before */
    } else if (answers->righted) {
        past->righted_on = today;
    }
    if (answers->hidden && answers->now)
        past->hidden_on = today;
}

/* Who only puts its words right need not say its day. */
static void keep_day(bool put_right, Date *day, Date before, Date today) {
    if (put_right && date_none(*day))
        *day = date_none(before) ? today : before;
}

/* What was answered, taken back or changed had been received by then. The days of that stand, so it is this one that is
 * wrong; where it was left alone it is asked of nobody. */
static bool received_late(const Contribution *now, const Contribution *before) {
    const AnswerPast *past = &before->answer_past;
    const Date days[] = { past->was_on, past->withdrawn_on, past->changed_on };
    bool late = false;
    if (date_eq(now->received_on, before->received_on) || date_none(now->received_on))
        return false;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        late = late || (!date_none(days[i]) && date_compare(now->received_on, days[i]) > 0);
    return late;
}

static Err refuse(Ctx *ctx, Str field, FindingKind kind) {
    finding_add(&ctx->findings, ctx->arena, field, kind, 0);
    return ERR_INVALID;
}

/* Nobody types a day anew that stands there already: left alone it says nothing about what is written now. */
Err answer_day_settle(Tx *tx, const InitiativeRef *initiative, Contribution *now,
                      const Contribution *before) {
    Ctx *ctx = tx->ctx;
    Date today = clock_today(ctx->clock);
    bool read = false;
    keep_day(now->put_right && !str_empty(now->answer), &now->answered_on, before->answered_on,
             today);
    if (contribution_day_left(now, before))
        now->answered_on = contribution_day_given(now, before, today);
    const Answers answers = { .before = contribution_answered(before, today),
                              .now = contribution_answered(now, today),
                              .replaced = contribution_replaced(now, before),
                              .righted = contribution_righted(now, before),
                              .hidden = before->published && !now->published,
                              .was_on = before->answered_on };
    if (is_other(&answers))
        TRY(answer_was_read(ctx, tx->conn, initiative, before, &read));
    if (read)
        keep_past(&now->answer_past, &answers, today);
    if (now->published)
        now->answer_past.hidden_on = (Date){ 0 };
    if (received_late(now, before))
        return refuse(ctx, STR("received_on"), FINDING_ANSWER_BEFORE_RECEIPT);
    return contribution_told_otherwise(now, before, today)
               ? refuse(ctx, STR("told_on"), FINDING_TOLD_OTHERWISE)
               : ERR_NONE;
}

Err answer_day_settle_all(Tx *tx, const InitiativeRef *initiative, Involvement *now,
                          const Involvement *before) {
    Date today = clock_today(tx->ctx->clock);
    bool read = false;
    keep_day(now->put_right && !str_empty(now->answer), &now->answered_on, before->answered_on,
             today);
    if (involvement_day_left(now, before))
        now->answered_on = today;
    const Answers answers = { .before = involvement_answered(before),
                              .now = involvement_answered(now),
                              .replaced = involvement_replaced(now, before),
                              .righted = involvement_righted(now, before),
                              .was_on = before->answered_on };
    if (is_other(&answers))
        TRY(answer_to_all_was_read(tx->ctx, tx->conn, initiative, before, &read));
    if (read)
        keep_past(&now->answer_past, &answers, today);
    now->joined_later = involvement_joined_later(tx->ctx->arena, now, before, today);
    return ERR_NONE;
}

/* Nobody is answered before they were heard. Older rows and files may have it otherwise. */
Err contribution_check_day(Ctx *ctx, Conn *conn, InitiativeId initiative, const Contribution *now,
                           const Contribution *opt_before) {
    Involvement heard;
    bool said = opt_before == NULL || !date_eq(now->answered_on, opt_before->answered_on);
    if (!said || date_none(now->answered_on) || now->involvement.v == 0)
        return ERR_NONE;
    Err err = involvement_get(ctx, conn, initiative, now->involvement, &heard);
    if (err == ERR_NOT_FOUND) /* writing it says what is not there */
        return ERR_NONE;
    TRY(err);
    if (date_none(heard.heard_on) || contribution_sent(now) ||
        date_compare(now->answered_on, heard.heard_on) >= 0)
        return ERR_NONE;
    return refuse(ctx, STR("answered_on"), FINDING_ANSWER_BEFORE_HEARING);
}
