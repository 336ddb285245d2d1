/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_guide.h -- the reference of the API for people, from the same tables as its description. */
#include "web/request.h"

Err api_guide_show(Request *rq); /* GET /hilfe/api */
