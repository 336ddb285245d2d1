/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* perspective_row.h -- forms that are opened from a row of "An alle gedacht?" lead back to it.
 *
 * "?zeile=older_people" on the form says which row; it stays in the address through findings, a conflict and a session
 * that ended. Only a key that the reference list knows is one, so that nothing in it leads anywhere else. */
#include "app/take_up.h"
#include "text/message.h"
#include "web/request.h"

/* The key of the row that the address names; "" = none. */
Str perspective_row(const Request *rq);
/* An address that names the row; the address as it is for "". */
Str perspective_row_in(const Request *rq, Str address, Str key);
/* "…/perspektiven?zeile=KEY&hinweis=created#KEY": where this row is in sight; without a notice for "". */
Str perspective_row_page(const Request *rq, Str key, Str notice);

/* -- Taking somebody in whose perspective was left out -- */

/* Above the form: the omission ends with saving, and what it said. MSG_NONE: the row is none that is left out. */
MUST_CHECK Err perspective_row_warning(Request *rq, Str key, Message *ret);
typedef struct TakenUp {
    RecordId omission;  /* that ends; 0: none */
    Str reason;         /* why, for the history */
    const char *notice; /* what is told after saving */
} TakenUp;
/* Of the new stakeholder in the form: from its row the omission ends, from elsewhere it is told that it stands. */
MUST_CHECK Err perspective_row_takes_up(Request *rq, Str key, TakenUp *ret);
