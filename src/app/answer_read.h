/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_read.h -- whether somebody whom an answer concerns could read it, at any time since it was given: hidden again, it
 * was there. Judged by what is stored and by the history; where that was erased, or came with a file, by what is left. */
#include "app/access.h"
#include "domain/context.h"
#include "domain/contribution.h"
#include "domain/involvement.h"
#include "store/db.h"

/* Of an answer that is there today. */
MUST_CHECK Err answer_was_read(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                               const Contribution *contribution, bool *ret);
MUST_CHECK Err answer_to_all_was_read(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                      const Involvement *involvement, bool *ret);
