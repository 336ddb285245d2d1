/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_result_view.h -- what came of a workshop: its cards with the records they became, and what is made of them. */
#include "views/room_view.h"

/* A record that a card became. */
typedef struct ResultLink {
    Message noun;
    Str title, href;
} ResultLink;

/* A button that makes a record: value of "make". */
typedef struct ResultMake {
    Message label;
    Str value;
} ResultMake;

typedef struct ResultMakes {
    const ResultMake *items; /* the likely one first */
    size_t count;            /* 0: may not */
    Str about;               /* read out after each label: "Karte 3" */
    bool about_said;         /* people wrote it: the heading of a group */
} ResultMakes;

static inline bool result_foreign(const Html *html, const ResultMakes *v) {
    return v->about_said && html_foreign(html, people_words(v->about));
}

typedef struct ResultCard {
    RoomCardView card;
    const ResultLink *links;
    size_t link_count;
    ResultMakes makes;
} ResultCard;

typedef struct ResultList {
    Str heading; /* of a group or a column; "" = none */
    const ResultCard *cards;
    size_t count;
    ResultMakes makes; /* of the whole group */
} ResultList;

typedef struct ResultBoard {
    Str id, title, prompt;
    const ResultList *lists;
    size_t list_count;
    int64_t unseen; /* cards that were never shown to the room */
} ResultBoard;

/* A card that was withdrawn after something was made of it. */
typedef struct ResultGone {
    int64_t number;
    const ResultLink *links;
    size_t link_count;
} ResultGone;

typedef struct ResultFile {
    Message label;
    Str href;
} ResultFile;

/* Answers of those who took part: 0 where there are fewer than five. */
typedef struct FeedbackRow {
    Message question;
    int64_t yes, partly, no;
} FeedbackRow;

typedef struct RoomResultView {
    Page page;
    PostButton make; /* its action and proofs: the form that the buttons belong to */
    bool makes;      /* there are such buttons */
    Date held_on, answer_due, data_go;
    bool due_after; /* answers come when receipts show nothing any more */
    const ResultBoard *boards;
    size_t board_count;
    const ResultGone *gone;
    size_t gone_count;
    const ResultFile *files;
    size_t file_count;
    const FeedbackRow *feedback;
    size_t feedback_count;
    Str lead_href;
} RoomResultView;

/* A card of its own page: what became of it, and what can be made of it. */
typedef struct ResultOfCard {
    PostButton make;
    const ResultLink *links;
    size_t link_count;
    ResultMakes makes;
} ResultOfCard;

/* One card, for who leads. */
typedef struct RoomLeadCardView {
    Page page;
    RoomCardView card;
    ResultOfCard result;
    FormView form; /* its translation */
    const RoomCommentLine *comments;
    size_t comment_count;
    RoomFilledCard filled; /* by others than its author, each can be taken away */
    PostButton withdraw;
    Str back_href;
} RoomLeadCardView;
