/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment_store.h -- comments beside records: comment_list, _get, _insert, _update, _remove. */
#include "domain/comment.h"
#include "store/record_store.h"

extern const RecordStore COMMENT_STORE;
RECORD_STORE_FUNCTIONS(Comment, comment);
/* What stands in the thread that `first` began, without it; oldest first. */
MUST_CHECK Err comment_replies(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId first,
                               CommentList *ret);
/* A page of the comments of the initiative, or (page->of) of those on one record, oldest first. */
MUST_CHECK Err comment_list_page(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                 const RecordPage *page, CommentList *ret);
