/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_audience.h -- an initiative as the public, the staff or the representatives see it, for programs. */
#include "web/request.h"

/* GET …/initiatives/:initiative/audiences/:audience */
Err api_audience_view(Request *rq);
