/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_matrix_pages.h -- the seven value pairs against the goals and effects of an initiative. */
#include "web/request.h"

Err value_matrix_page(Request *rq); /* GET /vorhaben/:initiative/wertepaare */
