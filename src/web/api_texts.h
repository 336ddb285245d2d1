/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_texts.h -- what an authority says on every public page (imprint, privacy, accessibility, contact) for programs. */
#include "web/request.h"

Err api_text_list(
    Request *rq); /* GET  /api/v1/authorities/:authority/texts: also what is not written yet */
Err api_text_get(Request *rq);    /* GET  …/texts/:kind/:language */
Err api_text_change(Request *rq); /* POST …/texts/:kind/:language: body "" takes it away */
