/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* paper_cards.h -- numbered cards of a board to print. */
#include "web/request.h"

/* "?pinnwand=12&von=41": of this board (the first one), from this number on (1). */
Err paper_cards_show(Request *rq);
