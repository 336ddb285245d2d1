/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* saved_since.h -- who saved a record while somebody had its form open. */
#include "web/request.h"

/* Whoever made the versions after `from`, up to `to`, as far as the reader may see it in the history; when it was
 * saved last, everybody may know who may edit. `head`: what is stored now. */
MUST_CHECK Err saved_since(Request *rq, const Noun *noun, const Record *head, int64_t from,
                           int64_t to, SavedSince *ret);
/* Of the form that came back and holds what others saved: into rq->form.merged_with. */
MUST_CHECK Err saved_since_opened(Request *rq);
