/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/decision_day.h"

#include "store/contribution_store.h"
#include "store/decision_store.h"

static Err found(Tx *tx, Str field, FindingKind kind) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, field, kind, 0);
    return ERR_INVALID;
}

static bool answers_too_early(Date decided, Date received) {
    return !date_none(decided) && !date_none(received) && date_compare(decided, received) < 0;
}

static Err check_receipts(Tx *tx, InitiativeId initiative, const Decision *now,
                          const Decision *opt_before) {
    bool moved = opt_before == NULL || !date_eq(now->decided_on, opt_before->decided_on);
    for (size_t i = 0; i < now->contributions.count; i++) {
        RecordId id = now->contributions.items[i];
        Contribution answered;
        if (!moved && record_ids_have(&opt_before->contributions, id))
            continue;
        Err err = contribution_get(tx->ctx, tx->conn, initiative, id, &answered);
        if (err == ERR_NOT_FOUND) /* writing it says what is not there */
            continue;
        TRY(err);
        if (answers_too_early(now->decided_on, answered.received_on))
            return found(tx, STR("decided_on"), FINDING_DECIDED_BEFORE_RECEIPT);
    }
    return ERR_NONE;
}

Err decision_check_day(Tx *tx, InitiativeId initiative, const Decision *now,
                       const Decision *opt_before) {
    bool said = opt_before == NULL || !str_eq(now->function, opt_before->function) ||
                !date_eq(now->decided_on, opt_before->decided_on);
    if (said && !str_empty(now->function) && date_none(now->decided_on))
        return found(tx, STR("decided_on"), FINDING_DECIDED_WITHOUT_DAY);
    return check_receipts(tx, initiative, now, opt_before);
}

/* What it is said to have led to now. */
static Err check_led_to(Tx *tx, InitiativeId initiative, const Contribution *now,
                        const Contribution *opt_before) {
    for (size_t i = 0; i < now->led_to.count; i++) {
        RecordId id = now->led_to.items[i];
        Decision decision;
        if (opt_before != NULL && date_eq(now->received_on, opt_before->received_on) &&
            record_ids_have(&opt_before->led_to, id))
            continue;
        Err err = decision_get(tx->ctx, tx->conn, initiative, id, &decision);
        if (err == ERR_NOT_FOUND) /* something else, or writing it says what is not there */
            continue;
        TRY(err);
        if (answers_too_early(decision.decided_on, now->received_on))
            return found(tx, STR("led_to"), FINDING_LED_TO_EARLIER);
    }
    return ERR_NONE;
}

Err contribution_check_decided(Tx *tx, InitiativeId initiative, const Contribution *now,
                               const Contribution *opt_before) {
    DecisionList decisions;
    TRY(check_led_to(tx, initiative, now, opt_before));
    if (opt_before == NULL || date_eq(now->received_on, opt_before->received_on))
        return ERR_NONE;
    TRY(decision_list(tx->ctx, tx->conn, initiative, &decisions));
    for (size_t i = 0; i < decisions.count; i++)
        if (record_ids_have(&decisions.items[i].contributions, now->record.id) &&
            answers_too_early(decisions.items[i].decided_on, now->received_on))
            return found(tx, STR("received_on"), FINDING_DECIDED_BEFORE_RECEIPT);
    return ERR_NONE;
}
