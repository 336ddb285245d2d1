/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_pages.h -- what people brought in; answering it. */
#include "domain/nouns.h"
#include "views/contribution_view.h"
#include "web/request.h"

/* The fields with which one is answered; posted over what is stored of the rest. */
extern const Schema CONTRIBUTION_ANSWER_FORM;
/* In a form that has `put_right`: not asked where no answer is stored, for only of that the wording can be put right. */
const bool *contribution_put_right_aside(Request *rq, const Schema *schema,
                                         const Contribution *stored);
/* An answer in rq->form is given today, unless another day is said. */
void contribution_answer_settle(Request *rq);

ContributionItem contribution_item_of(Request *rq, const Contribution *contribution,
                                      const StakeholderList *stakeholders);
Err contribution_list_page(Request *rq);
Err contribution_show(Request *rq);
/* The words of one, without the names that stood in them. */
extern const Schema CONTRIBUTION_BLACKEN_FORM;
/* GET, POST /vorhaben/:initiative/beitraege/:record/schwaerzen: of what the public sent */
Err contribution_blacken_page(Request *rq);
Err contribution_blacken_action(Request *rq);
/* GET, POST /vorhaben/:initiative/beitraege/:record/antwort */
Err contribution_answer_page(Request *rq);
Err contribution_answer_action(Request *rq);
/* What the page says after a change, whose form lies over what is stored: under which day the answer counts as
 * given, where that day was left. */
const char *contribution_saved_notice(Request *rq);
