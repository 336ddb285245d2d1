/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_pages.h -- taking part in a workshop: the door (/w), the room (/w/raum), one's cards.
 *
 * Who takes part has the cookie of their device and nothing else. Forms are sent as before signing in (GUARD_ORIGIN). */
#include "app/pin_gate.h"
#include "app/room.h"
#include "domain/card.h"
#include "views/form_view.h"
#include "web/request.h"
#include "web/room_scene.h"

typedef struct PinForm {
    Str pin;
} PinForm;
typedef struct DotForm {
    Str plus, minus; /* id of a card; one of them */
} DotForm;
typedef struct SignalForm {
    Str signal; /* key of ROOM_SIGNALS */
} SignalForm;
typedef struct VoiceForm {
    Str perspective;
    Str speaks; /* key of ROOM_VOICES */
} VoiceForm;
extern const Schema PIN_FORM, DOT_FORM, SIGNAL_FORM, VOICE_FORM;

/* The room of the device that asks; sets the scope alone. ERR_NOT_FOUND: none. */
MUST_CHECK Err room_by_cookie(Request *rq, RoomRef *ret);
/* The frame of a page for phones. */
Page room_phone_page(Request *rq, Message title);
/* The room of the device that asks, and its language. ERR_NOT_FOUND: it is in none. */
MUST_CHECK Err room_enter(Request *rq, RoomRef *ret);

Err room_pin_show(Request *rq);
Err room_pin_action(Request *rq);
Err room_door_show(Request *rq);
Err room_door_action(Request *rq);
Err room_show(Request *rq);
Err room_mine_show(Request *rq); /* the part of the page that is one device's */
Err room_events(Request *rq);
Err room_card_action(Request *rq);
Err room_card_show(Request *rq);
Err room_card_change_action(Request *rq);
Err room_card_withdraw_action(Request *rq);
Err room_dot_action(Request *rq);
Err room_signal_action(Request *rq);
Err room_voice_action(Request *rq);

/* The room of the device that asks; its initiative is that of the request from then on. ERR_NOT_FOUND: none. */
MUST_CHECK Err room_enter(Request *rq, RoomRef *ret);
/* Before something typed is looked up: waits its turn while somebody guesses. */
MUST_CHECK Err room_queue_up(Request *rq, PinGate *gate);
/* A form of a page with several: what was typed, if it is the one that came back, else empty. */
FormView room_form_of(Request *rq, const Schema *schema, Str action, Message submit);
/* The same, else as this record has it. */
FormView room_form_from(Request *rq, const Schema *schema, const void *record, Str action,
                        Message submit);
/* Of one's own card, where two versions of it are shown: what its form offers, and which fields it does not ask. */
MUST_CHECK Err room_card_conflict(Request *rq, FormView *form);
/* The form of a card that is not there yet, in this language unless another one is chosen. */
FormView room_card_new(Request *rq, Str language, Str action, Message submit);
/* Who sees a card of the board of this scene, and whether others complete it. */
RoomSeesView room_sees_of(const RoomScene *scene);
/* A form of a card as it was sent, in the language of the page where none was chosen. */
CardForm room_card_words_of(Request *rq);
/* Plain German is a language of pages; its cards are in German. */
Str room_card_language(Str tag);
/* Choices of a card's form: perspectives, and the columns of its board. */
MUST_CHECK Err room_card_choices(Request *rq, FormView *form, RecordId board);
