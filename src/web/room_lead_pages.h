/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_lead_pages.h -- leading a workshop (…/workshops/:record/leitung), and what the wall shows of it (…/wand). */
#include "web/request.h"

typedef struct RoomActForm {
    RecordId object; /* an agenda part or a board */
    int64_t minutes;
} RoomActForm;
typedef struct RoomCardsForm {
    RecordIds nr; /* cards */
    Str act;      /* key of CardActKind */
    Str group;    /* id; "": a new one */
    Str text;     /* its heading */
} RoomCardsForm;
extern const Schema ROOM_ACT_FORM, ROOM_CARDS_FORM;

Err room_lead_show(Request *rq);
Err room_lead_events(Request *rq);
Err room_open_action(Request *rq);
Err room_act_action(Request *rq);    /* POST …/leitung/tun/:act */
Err room_cards_action(Request *rq);  /* POST …/leitung/karten */
Err room_record_action(Request *rq); /* POST …/leitung/pinnwaende/:board */
Err room_wall_show(Request *rq);
Err room_wall_events(Request *rq);
