/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment_thread.h -- what the replies to a comment say of it. */
#include "app/app.h"
#include "app/representation.h"
#include "domain/comment.h"
#include "store/db.h"

/* True of a thread that no body began; of a body's where who works on the initiative has said something after the last
 * word of a body. */
MUST_CHECK Err comment_body_answered(const App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                                     const Comment *first, bool *ret);
/* Whether who said it speaks for one of these bodies, too: no need to say so each time. */
MUST_CHECK Err comment_by_member(const App *app, Ctx *ctx, Conn *conn, const BodyRoles *bodies,
                                 const Comment *comment, bool *ret);
/* The first word of somebody else than the actor in the thread that came after the comment `seen`. ERR_NOT_FOUND: none. */
MUST_CHECK Err comment_said_since(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId first,
                                  RecordId seen, Comment *ret);
/* It begins a thread. Removed, it stays as the place where that is answered, as long as a word of somebody
 * stands there. */
MUST_CHECK Err comment_holds_thread(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                    const Comment *comment, bool *ret);
