/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ended_role.h -- whose role somebody else has ended reads it, and by mail where mail goes out: which role, when, and
 * whom to ask. Whoever gives roles there reads by whom. Both for ENDED_ROLE_DAYS; whose role it was may put the notice
 * away before. Who of a body refused them they do not read: the body is who answers. */
#include "app/app.h"
#include "app/transaction.h"
#include "store/ended_role_store.h"
#include "store/membership_store.h"
#include "text/language.h"
#include "text/message.h"

enum { ENDED_ROLE_DAYS = 30 };

/* Inside a write: the actor has ended the role. Nothing where it was their own. `place`: name of the authority or
 * initiative. */
MUST_CHECK Err ended_role_tell(Tx *tx, App *app, const Membership *role, Str place, RoleEndWay way);
/* Inside a write: the same role is given again, and what was told of it goes. */
MUST_CHECK Err ended_role_forget(Tx *tx, const Membership *given);

/* Of the actor, wherever; the newest first. */
MUST_CHECK Err ended_roles_own(Ctx *ctx, Conn *conn, EndedRoles *ret);
/* In an initiative of the scope's authority, or (0) in the whole authority. Who calls it looks that the actor gives
 * roles there. */
MUST_CHECK Err ended_roles_there(Ctx *ctx, Conn *conn, InitiativeId initiative, EndedRoles *ret);
/* One of the actor's own. ERR_NOT_FOUND: none of theirs. */
MUST_CHECK Err ended_role_dismiss(App *app, Ctx *ctx, const Submission *submission, RecordId id,
                                  Written *ret);

/* "Vertretung (Personalrat)". */
Str ended_role_label(const Pack *pack, Arena *arena, Language language, const EndedRole *ended);
/* The sentence for whose it was; `label` as above. */
Message ended_role_words(const EndedRole *ended, Str label);
/* The last day on which it is told. */
Date ended_role_until(const EndedRole *ended);
