/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment.h -- comments beside the records of an initiative.
 *
 * The author is the actor. A draft is read by its author only (OTHERS_DRAFTS_READ excepted); one of a body is
 * read, changed, published and discarded by all who represented that body here when it was begun (body_has of
 * representation.h), and by nobody else whatever they may.
 *
 * Of a draft of one's own the history tells that it was there, not what it said. Of a body's it tells nothing, neither
 * that it was there nor when nor by whom: what is published of it is a new comment by who published it, and what is
 * discarded is gone. Answered, it keeps its place and number; then it begins in the history where it is published.
 *
 * A reply is a comment on the same record; the first of a thread says whether it is closed. A body's thread is closed by
 * who works on the initiative only when one of them has the last word in it; what other bodies say is no answer. Removing a comment is
 * how somebody takes back what is personal: it leaves no text in the history either. Its place stays, with who
 * removed it, and why if it was not the author. Of an erased account the text stays, without a name. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/nouns.h"
#include "store/comment_store.h"

typedef struct CommentView {
    Comment comment;
    Str author_name;  /* "" with author_gone, or when it came with an import (author_label) */
    bool author_gone; /* "gelöschtes Konto" */
    Str closer_name;  /* who closed the thread; "" = it is open, or nobody knows */
    bool mine, may_delete;
    bool may_reply; /* in the thread that it begins, also where it was removed itself */
    bool may_close; /* the same */
    bool may_edit;  /* a draft of one's own, or of a body one represents */
    bool
        settled; /* one's own, in a thread that is closed: it stays as it is until that is open again */
    bool removed; /* its place only: comment.removed_by and record.changed_at say who and when */
    bool holds;   /* it begins a thread, also removed where a reply stands there */
} CommentView;
typedef LIST_OF(CommentView) CommentViews;

/* A draft of a body: the history holds nothing of it, neither that it was there, nor when, nor whose it was. */
bool comment_of_body_alone(const Comment *comment);
/* On one record, or with 0 in the whole initiative; oldest first; what the actor may read. */
MUST_CHECK Err comment_views(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                             RecordId target, CommentViews *ret);
/* A page of them: what the actor may not read counts but does not show, so it may hold fewer than the limit.
 * `*ret_last` is behind which the next page begins, 0 = nothing follows. */
MUST_CHECK Err comment_views_page(const App *app, Ctx *ctx, Conn *conn,
                                  const InitiativeRef *initiative, const RecordPage *page,
                                  CommentViews *ret, RecordId *ret_last);
/* All of the initiative that the actor may read, without names, also what was removed; oldest first. */
MUST_CHECK Err comment_readable(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                CommentList *ret);
/* One of them. ERR_NOT_FOUND: none, removed, or somebody else's draft. */
MUST_CHECK Err comment_view(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            RecordId id, CommentView *ret);
/* What begins a thread, also removed as long as a reply stands there. ERR_NOT_FOUND: it begins none. */
MUST_CHECK Err comment_thread_view(const App *app, Ctx *ctx, Conn *conn,
                                   const InitiativeRef *initiative, RecordId id, CommentView *ret);
/* COMMENT_WRITE. form->target, text, draft, reply_to and body count. Findings NO_SUCH_RECORD, THREAD_CLOSED,
 * NOT_YOUR_BODY. */
MUST_CHECK Err comment_create(App *app, Ctx *ctx, const Submission *submission,
                              const InitiativeRef *initiative, const Comment *form, Written *ret);
/* One's own, or a draft of a body one represents, by form->record.id and version: text and draft. Finding SETTLED where
 * target, reply_to or body are said (not 0, "") and are not as they were begun, or a finished one is to be a draft
 * again. A body's draft that is finished goes, ret->record is the comment made of it. What stands, or comes to stand, in
 * a thread that is closed: finding THREAD_CLOSED. */
MUST_CHECK Err comment_change(App *app, Ctx *ctx, const Submission *submission,
                              const InitiativeRef *initiative, const Comment *form, Written *ret);
/* One's own, or any with INITIATIVE_ARCHIVE, then with a reason (finding REQUIRED); `version` as it was seen,
 * otherwise ERR_CONFLICT. The reason of an author is not kept. One's own in a thread that is closed: finding
 * THREAD_CLOSED; who moderates removes there what others said. */
MUST_CHECK Err comment_delete(App *app, Ctx *ctx, const Submission *submission,
                              const InitiativeRef *initiative, RecordId id, int64_t version,
                              Str reason, Written *ret);
/* Closes a thread by its first comment, be it removed as long as a reply stands there, or opens it again: its author,
 * who speaks for the same body, or INITIATIVE_EDIT. `seen` is what they had before them; closing is as comment_all_seen
 * of comment_thread.h where that is not all. BODY_WAITS: who works on the initiative has not answered the body's last word.
 * ERR_NOT_FOUND: a reply or a draft. */
MUST_CHECK Err comment_close(App *app, Ctx *ctx, const Submission *submission,
                             const InitiativeRef *initiative, RecordId id, bool closes,
                             CommentSeen seen, Written *ret);
