/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* agenda_part_store.h -- parts of the agendas of workshops: agenda_part_list, _get, _insert, _update, _remove. */
#include "domain/agenda_part.h"
#include "store/record_store.h"

extern const RecordStore AGENDA_PART_STORE;
RECORD_STORE_FUNCTIONS(AgendaPart, agenda_part);
/* Of one workshop, in the order of its agenda. */
MUST_CHECK Err agenda_part_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                                   AgendaPartList *ret);
