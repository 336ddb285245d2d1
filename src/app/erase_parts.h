/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* erase_parts.h -- between erase.c, erase_account.c and erase_again.c only. */
#include "app/access.h"
#include "app/app.h"

/* A line of the list beside the key. */
MUST_CHECK Err erasure_note_row(App *app, Ctx *ctx, Str noun, int64_t id, Str rule);
/* What is on the list already. ACTOR_SYSTEM. */
MUST_CHECK Err account_erase_again(App *app, Ctx *ctx, AccountId account);
MUST_CHECK Err initiative_erase_again(App *app, Ctx *ctx, const InitiativeRef *initiative);
