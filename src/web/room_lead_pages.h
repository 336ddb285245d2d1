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
    Str nr;    /* cards, each with the version that was read: "12_3" */
    Str act;   /* key of CardActKind */
    Str group; /* id; "": a new one */
    Str text;  /* its heading */
} RoomCardsForm;
typedef struct RoomGroupForm {
    Str act;  /* "call" or "dissolve" */
    Str text; /* what it is called from now on */
} RoomGroupForm;
typedef struct RoomTranslationForm {
    Str translation;
} RoomTranslationForm;
extern const Schema ROOM_ACT_FORM, ROOM_CARDS_FORM, ROOM_GROUP_FORM, ROOM_TRANSLATION_FORM;

/* "…/workshops/12/leitung" + below; for who leads by link "/w/leitung" + below. */
Str room_lead_path(Request *rq, RecordId workshop, const char *below);

/* What the form of `act`, by the name in the address, asks for; the end of the room ends its streams. */
MUST_CHECK Err room_act_asked(Request *rq, RecordId workshop, const Submission *submission,
                              Written *ret);
/* A card that who leads records on the board of the address. */
MUST_CHECK Err room_card_recorded(Request *rq, RecordId workshop, const Submission *submission,
                                  Written *ret);

Err room_lead_show(Request *rq);
Err room_lead_events(Request *rq);
Err room_open_action(Request *rq);
Err room_trial_begin_action(Request *rq);
Err room_trial_end_action(Request *rq);
Err room_act_action(Request *rq);     /* POST …/leitung/tun/:act */
Err room_cards_action(Request *rq);   /* POST …/leitung/karten */
Err room_record_action(Request *rq);  /* POST …/leitung/pinnwaende/:board */
Err room_group_action(Request *rq);   /* POST …/leitung/gruppen/:group */
Err room_lead_card_show(Request *rq); /* GET …/leitung/karten/:card */
Err room_translate_action(Request *rq);
Err room_lead_withdraw_action(Request *rq);
Err room_wall_show(Request *rq);
Err room_wall_events(Request *rq);
