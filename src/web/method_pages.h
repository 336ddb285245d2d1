/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* method_pages.h -- the catalogue of methods of participation, filtered by one's situation. */
#include "web/request.h"

Err method_list_page(Request *rq); /* GET /vorhaben/:initiative/methoden */
