/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* receipt_view.h -- what becomes of a participant's cards, told to who has the code; and the end of a workshop. */
#include "domain/answer_past.h"
#include "views/form_view.h"
#include "views/page_view.h"

/* Of room_view.h, which has this one's views in its own. */
typedef struct RoomCardView RoomCardView;

/* What one card became, as far as its writer may be told. */
typedef struct ReceiptLine {
    Message noun;    /* "Beteiligung" */
    Str title;       /* "" = not told */
    Message outcome; /* "übernommen"; MSG_NONE: open */
    Str outcome_class;
    Date answered_on;
    Str answer; /* "" = not told here */
    bool open;
    Date due; /* of an open one; none: nobody said */
    AnswerPast past;
    Date cancelled_on;
} ReceiptLine;

typedef struct ReceiptCard {
    int64_t number;
    bool withdrawn;
    Str completed; /* "Wie, Wann": parts of another one's card, whose words alone are told; "" = the device's own */
    const RoomCardView *card; /* its words; what others filled of one's own is marked as theirs */
    const ReceiptLine *lines;
    size_t line_count; /* 0: open */
} ReceiptCard;

typedef struct ReceiptView {
    Page page;
    FormView form;
    bool found;
    Str workshop, contact;
    Date held_on, due; /* of answers; none: nobody said */
    bool overdue;
    bool forgotten; /* nobody knows any more whose cards they were */
    Date data_go;
    const ReceiptCard *cards;
    size_t count;
} ReceiptView;

/* Shown in the room: while it is open only the code. */
typedef struct RoomClosingView {
    Str code;    /* "ACDE FGHJ KLMN"; "" = none */
    bool closed; /* then all of it */
    Str contact;
    Date due, data_go;
    bool given; /* feedback */
    FormView feedback;
} RoomClosingView;
