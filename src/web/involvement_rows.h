/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_rows.h -- an involvement as every view of the participation plan shows it. */
#include "domain/coverage.h"
#include "views/involvement_view.h"
#include "web/request.h"

/* Where it stands, in words and as a class. */
typedef struct Standing {
    Message state;
    Str state_class;
} Standing;
Standing involvement_standing(const Involvement *involvement, const BroughtIn *brought_in,
                              Date today);
/* Sets state, its class and what is to be entered next. */
void involvement_state(Request *rq, const Involvement *involvement, const BroughtIn *brought_in,
                       InvolvementRow *row);
InvolvementRow involvement_row_of(Request *rq, const Involvement *involvement,
                                  const StakeholderList *stakeholders, const BroughtIn *brought_in);
/* Whether it was changed after the plan was final; `opt_plan` NULL: there is none. */
Date involvement_changed_after(const Involvement *involvement, const ParticipationPlan *opt_plan);
/* Whether it was made after the plan was final: then it is new, not changed. */
bool involvement_added_after(const Involvement *involvement, const ParticipationPlan *opt_plan);
/* To think of at the form of an involvement: the plan is final. For other nouns, and before, *ret stays. */
MUST_CHECK Err involvement_final_warning(Request *rq, Message *ret);
