/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_link_pages.h -- an answer read without an account. */
#include "web/request.h"

Err answer_link_show(Request *rq); /* GET /antwort/:token */
