/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decision_pages.h -- the decisions of an initiative; one of them alone is record_show. */
#include "web/request.h"

Err decision_list_page(Request *rq); /* GET …/vorhaben/:initiative/entscheidungen */
