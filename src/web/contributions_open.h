/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contributions_open.h -- the contributions that wait for an answer, and answering or removing several at once.
 *
 * The list is that of all contributions, narrowed by its address; what is ticked there is looked at once more before
 * it is answered or removed, without JavaScript. */
#include "app/contributions.h"
#include "web/request.h"

/* Below the address of an initiative: what waits of the public (`sent`), or of an involvement (0: of the plan). */
Str contributions_open_below(Arena *arena, bool sent, RecordId involvement);
/* All that wait. */
Str contributions_open_all(void);
/* "?stand=offen" is asked for. */
bool contributions_open_asked(const Request *rq);
/* GET …/beitraege?stand=offen */
Err contributions_open_list(Request *rq);

typedef struct ContributionsForm {
    Str chosen; /* "12.3 14.1": numbers and the versions that were looked at */
    Str outcome, answer;
    Date answered_on;
    Str reason;
} ContributionsForm;
/* The field of what is chosen: numbers and versions, which people read as how many there are. */
bool contributions_chosen_in(const Schema *schema, const Field *field);
Message contributions_chosen_words(Str chosen);
/* What leads to the page of such a form with the same chosen: "?nr=12&nr=14"; "" of every other form. */
Str contributions_chosen_query(Request *rq);
extern const Schema CONTRIBUTIONS_ANSWER_FORM;
extern const Schema CONTRIBUTIONS_REMOVE_FORM;

Err contributions_answer_page(Request *rq);   /* GET …/beitraege/antworten?nr=12&nr=14 */
Err contributions_answer_action(Request *rq); /* POST …/beitraege/antworten */
Err contributions_remove_page(Request *rq);   /* GET …/beitraege/entfernen?nr=12&nr=14 */
Err contributions_remove_action(Request *rq); /* POST …/beitraege/entfernen */

/* What the form says, of pages and programs. ERR_INVALID: nothing is chosen, or too much. */
MUST_CHECK Err contributions_answer_chosen(Request *rq, ContributionsDone *ret);
MUST_CHECK Err contributions_remove_chosen(Request *rq, ContributionsDone *ret);
/* Why one was left. */
Message contribution_left_words(const ContributionLeft *left);
