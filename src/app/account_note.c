/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/account_note.h"

#include "app/change.h"
#include "store/history.h"

static ProfileForm profile_of(const Account *account) {
    return (ProfileForm){ .name = account->name,
                          .email = account->email,
                          .language = account->language };
}

Err account_note(Tx *tx, AccountId account, Str action, const Account *before,
                 const Account *after) {
    ProfileForm was = { 0 }, is = { 0 };
    if (before != NULL)
        was = profile_of(before);
    if (after != NULL)
        is = profile_of(after);
    Str payload;
    TRY(change_payload(tx->ctx->arena, &PROFILE_SCHEMA, before != NULL ? &was : NULL,
                       after != NULL ? &is : NULL, STR(""), &payload));
    return history_append(tx, CHAIN_INSTALLATION, STR("account"), (RecordId){ account.v }, action,
                          payload);
}
