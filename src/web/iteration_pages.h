/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* iteration_pages.h -- the iterations of an initiative, and one with its tasks. */
#include "web/request.h"

Err iteration_list_page(Request *rq); /* GET …/vorhaben/:initiative/iterationen */
Err iteration_show(Request *rq);      /* GET …/iterationen/:record */
