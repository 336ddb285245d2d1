/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_result.h -- a task or decision that is begun on the answering page of a contribution.
 *
 * "?beitrag=12" on the form of the new record: it starts with what was brought in, and when it is saved it leads
 * back to the answer, where it is chosen already as what the contribution led to ("?led_to=31", and "31,32" when
 * several are made one after the other). */
#include "domain/nouns.h"
#include "web/request.h"

/* The address of the form for a new record of this noun, below a contribution. */
Str contribution_result_new(Request *rq, NounId noun, RecordId contribution);
/* GET of a new record: rq->form as the contribution fills it. False: the address names none of this
 * initiative. */
MUST_CHECK Err contribution_result_begin(Request *rq, bool *ret_begun);
/* POST: names were taken out of the contribution, or it was removed, after the form took its words over: MSG_NONE =
 * no; otherwise rq->form holds the words of now, to be shown with this message instead of being saved. */
MUST_CHECK Err contribution_result_look(Request *rq, Message *ret_anew);
/* Where the form of a new record is posted: with the contribution, if the address names one. */
Str contribution_result_action(Request *rq);
/* Where the saved record leads to, as location of a submission; "" = the address names no
 * contribution that there is. */
Str contribution_result_home(Request *rq);
/* The answer with what the address names as newly made among what it led to. */
void contribution_result_chosen(Request *rq, Contribution *contribution);
