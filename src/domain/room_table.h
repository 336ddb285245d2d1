/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_table.h -- tables of a live workshop (Tisch): the room splits up to work on a board, each table sees its own
 * cards; then tables present one after another, and all come together on one board that keeps where a card is from.
 *
 * Tables belong to the room and last until it is gone; how a board is worked on belongs to the board (RoomSplit), so that
 * a part with another board finds all together again. Not the same as a group of cards under a heading
 * (CardGroup). */
#include "domain/room.h"
#include "domain/schema.h"
#include "domain/split_form.h"

/* OFF: all together. WORK: each table for itself. PLENARY: together again, one table presents or all are shown. */
#define SPLIT_STATE_LIST(X) X(OFF, "off") X(WORK, "work") X(PLENARY, "plenary")
/* What one device of a table is. */
#define TABLE_ROLE_LIST(X) X(SPEAKER, "speaker") X(DEVICE, "device")

#define X(name, key) SPLIT_##name,
typedef enum SplitState { SPLIT_STATE_LIST(X) SPLIT_STATE_COUNT } SplitState;
#undef X
#define X(name, key) TABLE_ROLE_##name,
typedef enum TableRole { TABLE_ROLE_LIST(X) TABLE_ROLE_COUNT } TableRole;
#undef X
extern const KeySet SPLIT_STATES, TABLE_ROLES;

enum { TABLE_NAME_MAX = 60, TABLE_LINK_MAX = 300 };

typedef struct RoomTable {
    RoomTableId id;
    int64_t number;
    Str name, prompt, link;
    Str perspective;
    ParticipantId device, speaker; /* 0: none */
    Str speaker_name;              /* as its device chose it at the door; "": anonymous */
    int64_t people, cards;         /* devices at it; cards of all boards */
} RoomTable;
typedef LIST_OF(RoomTable) RoomTables;

typedef struct RoomSplit {
    RecordId board;
    SplitState state;
    TableAssign assign;
    RoomTableId shown; /* presents; 0: none */
} RoomSplit;

/* What who leads types. */
typedef struct TableForm {
    Str name, prompt, link;
} TableForm;
extern const Schema TABLE_FORM;

SplitState split_state_of(Str key);

/* Whether somebody at the table `viewer` (0: at none, as the wall) may have a card that was written at the table `card`
 * (0: at none). Who leads sees all and does not ask. */
bool split_shows(const RoomSplit *split, RoomTableId viewer, RoomTableId card);
const RoomTable *table_by_id(const RoomTables *tables, RoomTableId id);
const RoomTable *table_by_number(const RoomTables *tables, int64_t number);
/* The one with the fewest people, of these the first; NULL: there is none. */
const RoomTable *table_emptiest(const RoomTables *tables);
