/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting.h -- what waits for the actor over all authorities and initiatives they have a role in: their own
 * tasks, and answers that somebody is waiting for where they may give them. Nobody sees another's tasks here. */
#include "app/access.h"
#include "store/waiting_store.h"

typedef struct WaitingWork {
    WaitingLines tasks;
    WaitingLines answers;
} WaitingWork;

/* In the order of their days, what has none last. Uses ctx->scope; leaves it at the last authority. */
MUST_CHECK Err waiting_for(App *app, Ctx *ctx, Conn *conn, WaitingWork *ret);
