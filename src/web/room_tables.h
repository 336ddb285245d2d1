/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_tables.h -- tables of a room on its pages: which cards an audience may have, where cards are from, the piece of
 * the tables, one's own seat, and what is done with them (room_table_pages.c). */
#include "web/request.h"
#include "web/room_scene.h"

typedef struct TableChoiceForm {
    Str table; /* its number */
} TableChoiceForm;
typedef struct TableRoleForm {
    Str role; /* key of TABLE_ROLES */
} TableRoleForm;
typedef struct PlenaryForm {
    int64_t table; /* its number; FIELD_NONE */
} PlenaryForm;
extern const Schema TABLE_CHOICE_FORM, TABLE_ROLE_FORM, PLENARY_FORM;

/* Whether a card stands for itself before this audience, and is from a table of which it may have cards: asked before
 * what is hidden or waits. While the room works at tables nobody but who leads has a card of another one. */
bool room_tables_show(const RoomScene *scene, RoomAudience audience, const Card *card);
/* Where it is from, and what was merged into it; its dots with it. */
void room_tables_origin(Request *rq, const RoomScene *scene, RoomAudience audience,
                        const Card *card, RoomCardView *view);
/* "Tisch 2", "Tisch 2: Küche". */
Str room_table_title(Request *rq, const RoomTable *table);
/* "durchgezählt; Tische: 4": how a part is prepared to be split up. */
Message room_split_words(Request *rq, const SplitForm *split);
/* Whether the board that is on is worked on at tables, or was and is shown by table. */
bool room_tables_on(const RoomScene *scene);
/* Each table sees its own cards as they were written. */
bool room_tables_apart(const RoomScene *scene, RoomAudience audience);
RoomTableView room_tables_of(Request *rq, const RoomScene *scene, RoomAudience audience);
RoomSeatView room_seat_of(Request *rq, const RoomScene *scene, ParticipantId self);
MUST_CHECK Err room_tables_lead_of(Request *rq, const RoomScene *scene, RoomTablesLeadView *ret);

Err room_table_choose_action(Request *rq); /* POST /w/raum/tisch */
Err room_table_role_action(Request *rq);   /* POST /w/raum/tisch/aufgabe[/zurueck] */
Err room_split_action(Request *rq);        /* POST …/leitung/tische */
Err room_table_show(Request *rq);          /* GET …/leitung/tische/:table */
Err room_table_action(Request *rq);        /* POST …/leitung/tische/:table */
Err room_plenary_action(Request *rq);      /* POST …/leitung/plenum/:act */
Err room_undo_action(Request *rq);         /* POST …/leitung/zuruecknehmen */
