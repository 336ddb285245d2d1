/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_pages.h -- the stakeholders of an initiative: table and map. */
#include "web/request.h"

Err stakeholder_list_page(Request *rq); /* GET /vorhaben/:initiative/stakeholder */
Err stakeholder_show(Request *rq);      /* GET …/stakeholder/:record */
