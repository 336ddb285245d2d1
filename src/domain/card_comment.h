/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_comment.h -- what somebody in the room says about a card that they see, where its board allows it.
 *
 * It stands and goes with its card: who does not see the card sees none of them. Whose it is stays with its device, as
 * of a card. One that is withdrawn is no more. */
#include "domain/card.h"

typedef struct CardCommentId {
    int64_t v;
} CardCommentId;

typedef struct CardComment {
    CardCommentId id;
    CardId card;
    ParticipantId participant; /* 0: who wrote it is gone */
    Instant created_at;
    Str author;   /* "": anonymous */
    Str language; /* tag of its words */
    Str words;
} CardComment;
typedef LIST_OF(CardComment) CardComments;

/* What is typed. */
typedef struct CardCommentForm {
    Str comment;
} CardCommentForm;
extern const Schema CARD_COMMENT_FORM;

enum {
    CARD_COMMENT_LENGTH_MAX = 300,
    CARD_COMMENTS_MAX = 50,       /* under one card */
    COMMENTS_PER_PARTICIPANT = 50 /* in one room */
};

/* Those of one card; `all` in the order of cards. */
CardComments card_comments_of(const CardComments *all, CardId card);
