/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* board_store.h -- boards of workshops: board_list, _get, _insert, _update, _remove. */
#include "domain/board.h"
#include "store/record_store.h"

extern const RecordStore BOARD_STORE;
RECORD_STORE_FUNCTIONS(Board, board);
/* Of one workshop, in the order they were made. */
MUST_CHECK Err board_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                             BoardList *ret);
