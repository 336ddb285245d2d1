/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_group.h -- groups of cards on a board, each under a heading, by who leads. Cards go into one and out of it by
 * card_act (app/card.h). */
#include "app/room.h"
#include "domain/card.h"

/* Under another heading, group->heading. REQUIRED, TOO_LONG: of the heading. GROUP_GONE: no such group on its board. */
MUST_CHECK Err card_group_call(App *app, Ctx *ctx, const Submission *submission,
                               const RoomRef *room, CardGroup group, Written *ret);
/* Its cards stay. GROUP_GONE as above. */
MUST_CHECK Err card_group_dissolve(App *app, Ctx *ctx, const Submission *submission,
                                   const RoomRef *room, CardGroup group, Written *ret);

/* For app/card.c, inside a write. REQUIRED, TOO_LONG: of the heading; TOO_MANY: the board has CARD_GROUPS_MAX. */
MUST_CHECK Err card_group_make(Tx *tx, RecordId workshop, RecordId board, Str heading,
                               CardGroupId *ret);
/* GROUP_GONE: it is not on this board (any more). */
MUST_CHECK Err card_group_there(Tx *tx, RecordId workshop, RecordId board, CardGroupId group);
