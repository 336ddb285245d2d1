/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_kept.h -- what stays of a workshop once people rely on it: where their cards hang, who sees them, and what they were told
 * when they came in. Inside a write, for record.h. */
#include "domain/board.h"
#include "domain/workshop.h"
#include "store/writer.h"

/* Cards hang on it: BOARD_FORM_KEPT at "form", BOARD_HEADING_KEPT at "columns" (subject: the heading), BOARD_CARDS_WAIT at "release":
 * cards that who leads has not released would be seen at once. */
MUST_CHECK Err board_check_kept(Tx *tx, const Board *now, const Board *before);
/* People are in: DELETED_LATER at "delete_on", PROMISE_WEAKER at "level". */
MUST_CHECK Err workshop_check_kept(Tx *tx, const Workshop *now, const Workshop *before);
