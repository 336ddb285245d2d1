/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* authority_index.h -- an address that names no authority, read by somebody who has none, where there are
 * several: nobody's texts stand for all of them. */
#include "text/message.h"
#include "web/request.h"

/* Shows, headed by the installation alone, the authorities with links to `below` ("" or "/impressum") of
 * each. *ret_shown false: nothing was written, and the page is the one authority's that rq->authority is. */
MUST_CHECK Err authority_index(Request *rq, Message title, Message lead, const char *below,
                               bool *ret_shown);
