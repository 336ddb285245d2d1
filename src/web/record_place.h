/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_place.h -- of which record the pages of a noun are, and where they are. The noun comes from the route. */
#include "web/request.h"

Str record_list_path(const Request *rq);
/* "/bearbeiten" → "/vorhaben/KEY/ziele/3/bearbeiten" */
Str record_path_below(const Request *rq, const char *below);
/* The initiative's own pages name no record: it is the initiative. Nor do those of what it has once: ERR_NOT_FOUND
 * while there is none. */
MUST_CHECK Err record_asked(Request *rq, RecordId *ret);
MUST_CHECK Err record_load(Request *rq, void **ret);
/* Of a noun that an initiative has once. NULL: not yet. */
MUST_CHECK Err single_load(Request *rq, const void **ret);
/* The row of "An alle gedacht?" whose form this is; "" = it was opened elsewhere. */
Str record_perspective_row(const Request *rq);
