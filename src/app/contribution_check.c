/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/contribution_check.h"

#include "app/answer_day.h"
#include "app/decision_day.h"
#include "base/out.h"
#include "domain/nouns.h"
#include "store/contribution_store.h"
#include "store/involvement_store.h"
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

/* "Blinde, Gehörlose" */
static Err who_takes_part(Tx *tx, const Involvement *involvement, Str *ret) {
    CLEANUP(out_done) Out names = out_open(64);
    for (size_t i = 0; i < involvement->stakeholders.count; i++) {
        RecordName name;
        Err err = record_name(tx->ctx, tx->conn, involvement->stakeholders.items[i], &name);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        out_comma(&names);
        out_str(&names, name.title);
    }
    *ret = str_copy(tx->ctx->arena, out_view(&names));
    return ERR_NONE;
}

static bool same_place(const Contribution *a, const Contribution *b) {
    return a->involvement.v == b->involvement.v && a->stakeholder.v == b->stakeholder.v;
}

/* Whoever was not asked said nothing there: a guest speaks for themselves, in words, or is taken up in the involvement.
 * What stood there before stays: whoever took part may have been taken out since. */
static Err check_takes_part(Tx *tx, InitiativeId initiative, const Contribution *now,
                            const Contribution *opt_before) {
    Involvement involvement;
    Str names;
    if (now->involvement.v == 0 || now->stakeholder.v == 0 ||
        (opt_before != NULL && same_place(now, opt_before)))
        return ERR_NONE;
    Err err = involvement_get(tx->ctx, tx->conn, initiative, now->involvement, &involvement);
    if (err == ERR_NOT_FOUND) /* writing it says what is not there */
        return ERR_NONE;
    TRY(err);
    RecordName whom;
    err = record_name(tx->ctx, tx->conn, now->stakeholder, &whom);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (record_ids_have(&involvement.stakeholders, now->stakeholder))
        return ERR_NONE;
    TRY(who_takes_part(tx, &involvement, &names));
    finding_add_about(&tx->ctx->findings, tx->ctx->arena, STR("stakeholder"),
                      FINDING_NOT_OF_INVOLVEMENT, 0, names);
    return ERR_INVALID;
}

Err contribution_check_taken_out(Tx *tx, InitiativeId initiative, const Involvement *now,
                                 const Involvement *before) {
    ContributionList all;
    RecordName whom;
    RecordId named = { 0 };
    int64_t count = 0;
    TRY(contribution_list(tx->ctx, tx->conn, initiative, &all));
    for (size_t i = 0; i < all.count; i++) {
        RecordId whose = all.items[i].stakeholder;
        bool out = all.items[i].involvement.v == now->record.id.v && whose.v != 0 &&
                   record_ids_have(&before->stakeholders, whose) &&
                   !record_ids_have(&now->stakeholders, whose);
        if (!out || (named.v != 0 && named.v != whose.v))
            continue;
        named = whose;
        count++;
    }
    if (count == 0)
        return ERR_NONE;
    TRY(record_name(tx->ctx, tx->conn, named, &whom));
    finding_add_about(&tx->ctx->findings, tx->ctx->arena, STR("stakeholders"),
                      FINDING_SAID_SOMETHING, count, whom.title);
    return ERR_INVALID;
}

Err contribution_check_around(Tx *tx, InitiativeId initiative, const Contribution *now,
                              const Contribution *opt_before) {
    TRY(check_results(tx, now, opt_before));
    TRY(check_takes_part(tx, initiative, now, opt_before));
    TRY(contribution_check_decided(tx, initiative, now, opt_before));
    return contribution_check_day(tx->ctx, tx->conn, initiative, now, opt_before);
}
