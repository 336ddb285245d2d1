/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_place.h"

#include "domain/choices.h"
#include "store/agenda_part_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/workshop_store.h"

/* Whether the part that is on shows it; while nothing is on, false. */
static Err part_shows(Tx *tx, const RoomRef *room, const Board *board, bool *ret_on, bool *ret) {
    Room now;
    AgendaPart part = { 0 };
    TRY(room_get(tx->ctx, tx->conn, room->workshop, &now));
    *ret_on = now.part.v != 0;
    if (*ret_on)
        TRY(agenda_part_get(tx->ctx, tx->conn, room->initiative.id, now.part, &part));
    *ret = *ret_on && part.board.v == board->record.id.v;
    return ERR_NONE;
}

/* Of the part that is on, or, while nobody leads, one that is open today. */
static Err board_is_on(Tx *tx, const RoomRef *room, const Board *board, bool *ret) {
    bool led;
    TRY(part_shows(tx, room, board, &led, ret));
    if (!led)
        *ret = board_open_on(board, clock_today(tx->ctx->clock));
    return ERR_NONE;
}

/* Who does not have the card's own table may have that of one which was merged into it. */
static Err from_here(Tx *tx, const RoomRef *room, const Card *card, bool *ret) {
    RoomSplit split;
    RoomTableId table;
    Cards cards;
    RecordId workshop = room->workshop;
    TRY(room_split_get(tx->ctx, tx->conn, workshop, card->board, &split));
    TRY(participant_table(tx->ctx, tx->conn, workshop, room->participant.id, &table));
    *ret = split_shows(&split, table, card->table);
    if (*ret || split.state == SPLIT_WORK)
        return ERR_NONE;
    TRY(card_list(tx->ctx, tx->conn, workshop, card->board, &cards));
    for (size_t i = 0; i < cards.count; i++)
        *ret = *ret || (cards.items[i].merged_into.v == card->id.v &&
                        split_shows(&split, table, cards.items[i].table));
    return ERR_NONE;
}

Err card_place(Tx *tx, const RoomRef *room, const Card *card, CardPlace *ret) {
    bool on, here;
    TRY(room_board_of(tx->ctx, tx->conn, &room->initiative, room->workshop, card->board,
                      &ret->board, &ret->open));
    TRY(from_here(tx, room, card, &here));
    TRY(board_is_on(tx, room, &ret->board, &on));
    ret->seen = on && here && card_shown(card, ret->board.release) &&
                (ret->open.revealed || !ret->board.hidden) && card->merged_into.v == 0;
    return ERR_NONE;
}

/* A board for some days takes nothing before and after them, unless its part is on. */
Err board_takes_words(Tx *tx, const RoomRef *room, const Board *board, const RoomBoard *open) {
    bool led, shown;
    if (room->participant.id.v == 0)
        return ERR_NONE;
    if (open->writing_closed)
        return room_refuse(tx, FINDING_BOARD_CLOSED, 0);
    if (date_none(board->open_from) || board_open_on(board, clock_today(tx->ctx->clock)))
        return ERR_NONE;
    TRY(part_shows(tx, room, board, &led, &shown));
    return shown ? ERR_NONE : room_refuse(tx, FINDING_BOARD_CLOSED, 0);
}

Err name_with_words(Tx *tx, const RoomRef *room, Str *ret) {
    Workshop workshop;
    TRY(workshop_get(tx->ctx, tx->conn, room->initiative.id, room->workshop, &workshop));
    const Participant *from = &room->participant;
    bool named = from->simulated || str_eq(workshop.naming, NAMINGS.keys[NAMING_CHOSEN]);
    *ret = named ? from->name : STR("");
    return ERR_NONE;
}
