/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* post_button.h -- a button of a page that posts something, with the proofs a form needs. */
#include "views/post_button_view.h"
#include "web/request.h"

/* Posting to `action`; `about` names what it is about, "" = the page. */
PostButton post_button_of(Request *rq, Str action, Message label, Str about);
/* Decimal digits of an id, for addresses. */
Str id_text(Arena *arena, int64_t id);
