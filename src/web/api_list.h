/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_list.h -- which part of a list a program asks for, and where the next part is.
 *
 *   ?limit=50     so many at most: 1 to API_LIST_MAX, API_LIST_DEFAULT without it
 *   ?after=17     those behind this number (lists of the newest first: ?before=17)
 *
 * A program need not make these addresses itself: "next" of an answer is the following one, with all that
 * the first one asked for. */
#include "web/request.h"

enum { API_LIST_DEFAULT = 100, API_LIST_MAX = 200 };

typedef struct ApiList {
    const char *cursor; /* name of the parameter: "after" or "before" */
    int64_t from;       /* its value; 0 = from the start */
    int limit;
} ApiList;

/* ERR_INVALID with findings at "limit" or the cursor. */
MUST_CHECK Err api_list_read(Request *rq, const char *cursor, ApiList *ret);
/* A parameter that is a positive number; 0 when absent. ERR_INVALID with NOT_POSITIVE or
 * REPEATED. */
MUST_CHECK Err api_query_number(Request *rq, const char *name, int64_t *ret);
/* Address of the part behind `last`; "" when last is 0. */
Str api_list_next(Request *rq, const ApiList *list, int64_t last);
