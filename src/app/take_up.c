/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/take_up.h"

#include "app/record.h"
#include "store/omission_store.h"

typedef struct TakeUp {
    const InitiativeRef *initiative;
    const Stakeholder *stakeholder;
    RecordId omission;
    Str reason;
} TakeUp;

static Err do_take_up(Tx *tx, App *app, const void *in, Written *ret) {
    const TakeUp *job = in;
    Omission omission;
    TRY(record_create_within(tx, app, job->initiative, &NOUNS[NOUN_STAKEHOLDER], job->stakeholder,
                             &ret->record));
    Err err = omission_get(tx->ctx, tx->conn, job->initiative->id, job->omission, &omission);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (!str_has_word(job->stakeholder->perspectives, omission.perspective))
        return ERR_NONE;
    return record_remove_within(tx, app, job->initiative, &NOUNS[NOUN_OMISSION], job->omission,
                                job->reason);
}

Err stakeholder_take_up(App *app, Ctx *ctx, const Submission *submission,
                        const InitiativeRef *initiative, const Stakeholder *stakeholder,
                        RecordId omission, Str reason, Written *ret) {
    TRY(record_may_write(initiative, &NOUNS[NOUN_STAKEHOLDER]));
    const TakeUp job = { initiative, stakeholder, omission, reason };
    return transact(app, ctx, submission, initiative->chain, do_take_up, &job, ret);
}

Err omission_of_perspectives(Ctx *ctx, Conn *conn, InitiativeId initiative, Str keys,
                             const Omission **ret) {
    OmissionList all;
    *ret = NULL;
    TRY(omission_list(ctx, conn, initiative, &all));
    for (size_t i = 0; i < all.count && *ret == NULL; i++)
        if (str_has_word(keys, all.items[i].perspective))
            *ret = all.items + i;
    return ERR_NONE;
}
