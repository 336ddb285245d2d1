/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* receipt_pages.h -- /w/antwort: what became of one's cards, by the code of a receipt; what is said at the end of a
 * workshop (/w/raum/rueckmeldung). */
#include "app/room.h"
#include "views/receipt_view.h"
#include "web/request.h"
#include "web/room_scene.h"

typedef struct ReceiptForm {
    Str code;
} ReceiptForm;
extern const Schema RECEIPT_FORM;

Err receipt_show(Request *rq);    /* GET /w/antwort */
Err receipt_english(Request *rq); /* GET /w/answer: leads there */
Err receipt_action(Request *rq);  /* POST: shows it; the code stands in no address */
Err feedback_action(Request *rq);

/* The room of the device that asks (room_pages.c): its code and, once the room is closed, how it goes on. */
MUST_CHECK Err receipt_closing_of(Request *rq, const RoomRef *room, const RoomScene *scene,
                                  RoomClosingView *ret);
