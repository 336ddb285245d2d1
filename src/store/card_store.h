/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_store.h -- cards, their groups and their dots. */
#include "domain/card.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* Sets id, number (the next of the workshop; room_step has locked it), version and times. */
MUST_CHECK Err card_insert(Tx *tx, RecordId workshop, Card *card);
/* What can be changed, where the version is still card->version: ERR_CONFLICT otherwise. Raises card->version. */
MUST_CHECK Err card_update(Tx *tx, RecordId workshop, Card *card);
/* Released, parked, group, translation: not its words, so its version stays. */
MUST_CHECK Err card_sort(Tx *tx, RecordId workshop, const Card *card);
/* What others than its author fill: its words, released, translation. They are not its author's, so its version stays. */
MUST_CHECK Err card_complete(Tx *tx, RecordId workshop, const Card *card);
/* Every word goes, the number stays; its dots and comments go too, and who filled parts of it (unless room_undo_keep has
 * its words). */
MUST_CHECK Err card_erase(Tx *tx, RecordId workshop, CardId card);
/* ERR_NOT_FOUND: none of this workshop. */
MUST_CHECK Err card_get(Ctx *ctx, Conn *conn, RecordId workshop, CardId card, Card *ret);
/* In the order of their numbers, without those that were withdrawn; with all of their dots. */
MUST_CHECK Err card_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, Cards *ret);
/* Keys of perspectives that cards of all boards name, as they stand there: several in one text. */
typedef LIST_OF(Str) CardKeys;
MUST_CHECK Err card_keys_list(Ctx *ctx, Conn *conn, RecordId workshop, CardKeys *ret);
/* Those of one device in a room, withdrawn ones too. */
MUST_CHECK Err card_list_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                            Cards *ret);
/* How many a board has, and how many of them this device wrote. */
MUST_CHECK Err card_count(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board,
                          ParticipantId from, int64_t *ret_all, int64_t *ret_own);

MUST_CHECK Err card_group_insert(Tx *tx, RecordId workshop, CardGroup *group);
MUST_CHECK Err card_group_rename(Tx *tx, RecordId workshop, const CardGroup *group);
/* Its cards stay, in no group. */
MUST_CHECK Err card_group_remove(Tx *tx, RecordId workshop, CardGroupId group);
MUST_CHECK Err card_group_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board,
                               CardGroups *ret);

/* Sets how many dots a device has on a card; 0: none. */
MUST_CHECK Err dot_put(Tx *tx, RecordId workshop, CardId card, ParticipantId from, int64_t count);
/* On one card, and on all of its board. */
MUST_CHECK Err dot_count(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, CardId card,
                         ParticipantId from, int64_t *ret_card, int64_t *ret_board);
