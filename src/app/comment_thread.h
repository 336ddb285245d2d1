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
/* Nobody closes what they have not read. ERR_CONFLICT with the first word of somebody else than the actor that came after
 * what they saw (comment_later), or that is not what it was then; finding NO_SUCH_RECORD at "last" where that is not of
 * this thread. */
MUST_CHECK Err comment_all_seen(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *first,
                                const CommentSeen *seen);
/* The comment that began the thread in which this one stands; itself where it begins one. */
MUST_CHECK Err comment_first(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *said,
                             Comment *ret);
/* What was said in a thread that was closed since is what it was closed over: not even who said it changes that. A draft
 * is not said yet. */
MUST_CHECK Err comment_settled(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *said,
                               bool *ret);
/* It begins a thread. Removed, it stays as the place where that is answered, as long as a word of somebody
 * stands there. */
MUST_CHECK Err comment_holds_thread(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                    const Comment *comment, bool *ret);
/* Something stands beside the same record that answers it, be it a draft or the place of what was removed. */
MUST_CHECK Err comment_has_reply(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                 const Comment *comment, bool *ret);
