/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_pages.h -- the participation plan of an initiative. */
#include "web/request.h"

Err involvement_list_page(Request *rq); /* GET /vorhaben/:initiative/beteiligung */
Err involvement_show(Request *rq);      /* GET …/beteiligung/:record */
