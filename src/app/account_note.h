/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account_note.h -- the history of accounts, in the chain of the installation. Its payloads hold name
 * and address and are erased with the person. */
#include "app/account_forms.h"
#include "store/account_store.h"

/* Either side may be NULL. The installation's chain is locked. */
MUST_CHECK Err account_note(Tx *tx, AccountId account, Str action, const Account *before,
                            const Account *after);
