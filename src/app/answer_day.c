/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/answer_day.h"

#include "store/involvement_store.h"

/* Nobody types a day anew that stands there already: left alone it says nothing about what is written now. */
Err answer_day_settle(Ctx *ctx, Contribution *now, const Contribution *before) {
    Date today = clock_today(ctx->clock);
    if (contribution_day_left(now, before))
        now->answered_on = contribution_day_given(now, before, today);
    if (!contribution_told_otherwise(now, before, today))
        return ERR_NONE;
    finding_add(&ctx->findings, ctx->arena, STR("told_on"), FINDING_TOLD_OTHERWISE, 0);
    return ERR_INVALID;
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
