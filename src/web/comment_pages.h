/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment_pages.h -- comments beside a record: as people read them in threads, answering, closing
 * and removing. */
#include "domain/comment.h"
#include "views/record_view.h"
#include "web/request.h"

/* Threads of one record, each with its replies, oldest first; drafts only to their author or with
 * the permission. Of a removed one its place, with who removed it. */
MUST_CHECK Err comments_display(Request *rq, RecordId target, const DisplayComment **ret,
                                size_t *ret_count);
/* Where a comment stands, or its place: "…/ziele/12#kommentar-15". "" when it is gone. */
MUST_CHECK Err comment_href(Request *rq, RecordId id, Str *ret);
/* The page on which it stands, with `below` behind it; its target counts. */
MUST_CHECK Err comment_place(Request *rq, const Comment *comment, const char *below, Str *ret);
/* Who wrote one that came with an import, in the language of the reader. */
Str comment_label(Request *rq, const Comment *comment);
/* What it is about: the noun, and the title of the record, "" when it has none. */
MUST_CHECK Err comment_about(Request *rq, const Comment *comment, Message *ret_noun,
                             Str *ret_title);
Err comment_remove_form(Request *rq); /* GET  …/kommentare/:record/entfernen */
Err comment_remove_action(Request *rq);
Err comment_reply_form(Request *rq); /* GET  …/kommentare/:record/antworten */
Err comment_reply_action(Request *rq);
Err comment_close_action(Request *rq); /* POST …/kommentare/:record/abschliessen */
Err comment_open_action(Request *rq);  /* POST …/kommentare/:record/oeffnen */
