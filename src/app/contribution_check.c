/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/contribution_check.h"

#include "app/decision_day.h"
#include "app/record.h"
#include "store/record_store.h"

/* What can come of a contribution is one of RESULT_NOUNS; what stood there before, and in files, may be more. */
static Err check_results(Tx *tx, const Contribution *now, const Contribution *opt_before) {
    for (size_t i = 0; i < now->led_to.count; i++) {
        RecordName name;
        if (opt_before != NULL && record_ids_have(&opt_before->led_to, now->led_to.items[i]))
            continue;
        Err err = record_name(tx->ctx, tx->conn, now->led_to.items[i], &name);
        if (err == ERR_NOT_FOUND) /* writing it says what is not there */
            continue;
        TRY(err);
        if (noun_is_result(noun_by_name(name.noun)))
            continue;
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("led_to"), FINDING_NO_SUCH_RECORD, 0);
        return ERR_INVALID;
    }
    return ERR_NONE;
}

Err contribution_check_around(Tx *tx, InitiativeId initiative, const Contribution *now,
                              const Contribution *opt_before) {
    TRY(check_results(tx, now, opt_before));
    if (opt_before != NULL &&
        contribution_told_otherwise(now, opt_before, clock_today(tx->ctx->clock))) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("told_on"), FINDING_TOLD_OTHERWISE, 0);
        return ERR_INVALID;
    }
    TRY(contribution_check_decided(tx, initiative, now, opt_before));
    return contribution_check_day(tx->ctx, tx->conn, initiative, now, opt_before);
}
