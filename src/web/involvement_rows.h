/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_rows.h -- an involvement as every view of the participation plan shows it. */
#include "domain/nouns.h"
#include "views/involvement_view.h"
#include "web/request.h"

/* Sets state, its class and what is to be entered next. */
void involvement_state(Request *rq, const Involvement *involvement,
                       const ContributionList *contributions, InvolvementRow *row);
InvolvementRow involvement_row_of(Request *rq, const Involvement *involvement,
                                  const StakeholderList *stakeholders,
                                  const ContributionList *contributions);
/* By the planned day, those of one day in the order they were made. */
void involvements_by_day(InvolvementList *list);
