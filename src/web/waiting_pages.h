/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting_pages.h -- what waits for the person who is signed in. */
#include "web/request.h"

Err waiting_show(Request *rq); /* GET /aufgaben */
