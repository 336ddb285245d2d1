/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_pages.h -- public pages that explain: the seven value pairs, help. */
#include "web/request.h"

Err value_pairs_show(Request *rq); /* GET /wertepaare */
Err help_show(Request *rq);        /* GET /hilfe */
