/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* effect_pages.h -- expected effects by stakeholder, and on society as a whole. */
#include "web/request.h"

Err effect_list_page(Request *rq); /* GET /vorhaben/:initiative/wirkungen */
