/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* history_display.h -- history entries as people read them. */
#include "store/history.h"
#include "views/record_view.h"
#include "web/request.h"

/* Entries of the initiative's chain, newest first; record 0 = all, before_seq 0 = from the newest. */
MUST_CHECK Err history_display(Request *rq, RecordId record, int64_t before_seq, int limit,
                               const DisplayEntry **ret, size_t *ret_count);
/* When the initiative came in from a file, and where its history tells so; 0: it was made here. */
MUST_CHECK Err history_import(Request *rq, Instant *ret_at, Str *ret_href);
/* Name of an account; "" for accounts that are gone and for the system. */
MUST_CHECK Err history_author(Request *rq, AccountId account, Str *ret);
/* Who it was: the name of the account, or "per Link: …". */
MUST_CHECK Err history_actor(Request *rq, const HistoryEntry *entry, Str *ret);
/* GET /vorhaben/:initiative/verlauf */
Err history_list_page(Request *rq);
