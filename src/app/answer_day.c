/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/answer_day.h"

#include "domain/disclosure.h"
#include "store/disclosure_store.h"
#include "store/involvement_store.h"

typedef struct Answers {
    bool before, now; /* whether there was and is one */
    bool replaced;
    Date was_on;
} Answers;

static void keep_past(AnswerPast *past, const Answers *answers, Date today) {
    if (answers->before && !answers->now)
        *past = (AnswerPast){ .was_on = answers->was_on, .withdrawn_on = today };
    else if (answers->replaced)
        past->changed_on = today;
}

static Err answers_public(Tx *tx, const InitiativeRef *initiative, bool *ret) {
    DisclosureList all;
    *ret = false;
    if (!initiative->published)
        return ERR_NONE;
    TRY(disclosure_list(tx->ctx, tx->conn, initiative->id, &all));
    *ret = disclosure_shows(all.count > 0 ? all.items : NULL, AUDIENCE_PUBLIC,
                            DISCLOSURE_PART_ANSWERS);
    return ERR_NONE;
}

/* Whoever sent it, or wrote a card it was made of, has an address of their own. */
static Err could_be_read(Tx *tx, const InitiativeRef *initiative, const Contribution *before,
                         bool *ret) {
    Involvement said_at;
    *ret = contribution_sent(before) || contribution_told(before, clock_today(tx->ctx->clock));
    if (*ret || !before->published)
        return ERR_NONE;
    TRY(answers_public(tx, initiative, ret));
    if (*ret || before->involvement.v == 0)
        return ERR_NONE;
    Err err = involvement_get(tx->ctx, tx->conn, initiative->id, before->involvement, &said_at);
    *ret = err == ERR_NONE && said_at.answer_shared;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* Nobody types a day anew that stands there already: left alone it says nothing about what is written now. */
Err answer_day_settle(Tx *tx, const InitiativeRef *initiative, Contribution *now,
                      const Contribution *before) {
    Ctx *ctx = tx->ctx;
    Date today = clock_today(ctx->clock);
    bool read;
    if (contribution_day_left(now, before))
        now->answered_on = contribution_day_given(now, before, today);
    TRY(could_be_read(tx, initiative, before, &read));
    const Answers answers = { .before = contribution_answered(before, today),
                              .now = contribution_answered(now, today),
                              .replaced = contribution_replaced(now, before),
                              .was_on = before->answered_on };
    if (read)
        keep_past(&now->answer_past, &answers, today);
    if (!contribution_told_otherwise(now, before, today))
        return ERR_NONE;
    finding_add(&ctx->findings, ctx->arena, STR("told_on"), FINDING_TOLD_OTHERWISE, 0);
    return ERR_INVALID;
}

Err answer_day_settle_all(Tx *tx, const InitiativeRef *initiative, Involvement *now,
                          const Involvement *before) {
    Date today = clock_today(tx->ctx->clock);
    bool read = before->answer_shared;
    if (involvement_day_left(now, before))
        now->answered_on = today;
    if (!read)
        TRY(answers_public(tx, initiative, &read));
    const Answers answers = { .before = involvement_answered(before),
                              .now = involvement_answered(now),
                              .replaced = involvement_replaced(now, before),
                              .was_on = before->answered_on };
    if (read)
        keep_past(&now->answer_past, &answers, today);
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
    finding_add(&ctx->findings, ctx->arena, STR("answered_on"), FINDING_ANSWER_BEFORE_HEARING, 0);
    return ERR_INVALID;
}
