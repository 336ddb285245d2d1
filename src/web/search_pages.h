/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* search_pages.h -- finding records by words, in everything the person may read. */
#include "web/request.h"

Err search_page(Request *rq); /* GET /behoerde/:authority/suche?q= */
