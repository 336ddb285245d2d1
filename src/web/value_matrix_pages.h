/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_matrix_pages.h -- the seven value pairs against the goals and effects of an initiative. */
#include "domain/nouns.h"
#include "domain/value_matrix.h"
#include "web/request.h"

Err value_matrix_page(Request *rq); /* GET /vorhaben/:initiative/wertepaare */
/* What it is made from; what the initiative shows to be done is evidence too. */
MUST_CHECK Err value_matrix_read(Request *rq, Whole *ret_whole, ValueMatrix *ret);
