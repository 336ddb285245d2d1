/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* label.h -- what an account is called where no name may stand: by role and body. "Projektleitung",
 * "Vertretung (Personalrat)". In the language of who reads; in German where such labels are data of a file. */
#include "app/access.h"
#include "store/membership_store.h"
#include "text/language.h"

typedef struct Labels {
    const Pack *pack;
    Language language;
    Memberships initiative, authority;
} Labels;

MUST_CHECK Err labels_load(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                           Language language, Labels *ret);
/* Of a person; of several roles by the one that lets them do most. */
Str label_of(const Labels *labels, Arena *arena, AccountId account);
/* A label that came with an import, in another language: a role of the pack in that of the reader, the body as it
 * stands. Any other text stays. */
Str label_read(const Pack *pack, Arena *arena, Str label, Language language);
/* The same of who wrote what came with an import; "" there is said: nobody is named. */
Str label_imported(const Pack *pack, Arena *arena, Str label, Language language);
/* Also of the program, and of whoever sent something on the public page. */
Str label_of_actor(const Labels *labels, Arena *arena, Actor actor);
