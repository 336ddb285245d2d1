/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment_store.h -- comments beside records: comment_list, _get, _insert, _update, _remove. */
#include "domain/comment.h"
#include "store/record_store.h"

extern const RecordStore COMMENT_STORE;
RECORD_STORE_FUNCTIONS(Comment, comment);
/* Somebody else has said something in the thread that `first` began; of a body, somebody who does not speak for it. */
MUST_CHECK Err comment_answered(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *first,
                                bool *ret);
/* A page of the comments of the initiative, or (page->of) of those on one record, oldest first. */
MUST_CHECK Err comment_list_page(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                 const RecordPage *page, CommentList *ret);
