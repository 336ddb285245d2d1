/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_result.h -- records made of cards: by one click where the card says everything, otherwise in the form of the
 * record, which begins with what the card says ("?karten=12,13&wird=goal&von=5") and keeps its origin. */
#include "app/card_result.h"
#include "views/room_result_view.h"
#include "web/request.h"
#include "web/room_scene.h"

/* Value of a button: "goal-karte-12-DIGEST", "goal-gruppe-3-DIGEST"; `read`: card_pick_digest of what stands beside it. */
Str room_result_value(Arena *arena, CardBecomes becomes, const char *of, int64_t id, Str read);
/* Whether a card is among those that a group's button makes something of: those that everybody sees. */
bool room_result_in_group(const Board *board, const Card *card, int64_t group);
/* What can be made of a card or a group, the likely one first; none unless the person may. */
ResultMakes room_result_makes(Request *rq, bool proposal, const char *of, int64_t id, Str about,
                              Str read);
/* What this card became. */
MUST_CHECK Err room_result_links(Request *rq, const CardResults *results, CardId card,
                                 const ResultLink **ret, size_t *ret_count);
/* For who leads: which cards are gone that something had been made of. */
MUST_CHECK Err room_result_gone(Request *rq, RecordId workshop, RoomGoneView *ret);
/* The form that the buttons belong to; `from`: where it leads back, "leitung" or "". */
PostButton room_result_form(Request *rq, RecordId workshop, const char *from);
MUST_CHECK Err room_result_of_card(Request *rq, RecordId workshop, const Card *card,
                                   ResultOfCard *ret);

typedef struct ResultForm {
    Str make, from;
} ResultForm;
extern const Schema RESULT_FORM;
Err room_result_action(Request *rq); /* POST …/workshops/:record/ergebnisse */

/* -- For the form of a new record (record_pages.c) -- */

/* GET: rq->form as the cards fill it. False: the address names none of this initiative. */
MUST_CHECK Err room_result_begin(Request *rq, bool *ret_begun);
/* "?karten=…" of the address, for where the form is sent; "" = it names none. */
Str room_result_query(const Request *rq);
/* POST: makes the record with its origin. False: the address names no cards. */
MUST_CHECK Err room_result_create(Request *rq, Written *ret, bool *ret_made);
