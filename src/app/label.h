/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* label.h -- what an account is called where no name may stand: by role and body, in German, because
 * such labels are data of the file. "Projektleitung", "Vertretung (Personalrat)". */
#include "app/access.h"
#include "store/membership_store.h"

typedef struct Labels {
    const Pack *pack;
    Memberships initiative, authority;
} Labels;

MUST_CHECK Err labels_load(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                           Labels *ret);
/* Of a person or, with account 0, of the program. */
Str label_of(const Labels *labels, Arena *arena, AccountId account);
