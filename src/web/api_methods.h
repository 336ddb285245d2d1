/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_methods.h -- the catalogue of methods for programs, as the page of the same name fits it to a situation. */
#include "web/request.h"

/* What may be asked for: the fields of SITUATION_FORM. */
#define METHOD_QUERY "group days level phase perspectives"

Err api_method_list(Request *rq); /* GET /methods: all, those that fit first */
Err api_method_get(Request *rq);  /* GET /methods/:method */
