/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_part.h -- a card of proposals in four parts, each filled by one device: its author's, or another one's.
 *
 * The words of a part stand in the card itself, whoever filled it (docs/adr/0036-who-completes-a-card.md). That somebody else
 * than its author did is a CardFill, without any of the words. */
#include "domain/card.h"

#define CARD_PART_LIST(X)                         \
    X(WHO, "who")   /* perspectives, own words */ \
    X(HOW, "how")   /* level, own words */        \
    X(WHEN, "when") /* phase, own words */        \
    X(WHY, "why")
#define X(name, key) CARD_PART_##name,
typedef enum CardPart { CARD_PART_LIST(X) CARD_PART_COUNT } CardPart;
#undef X
extern const KeySet CARD_PARTS;

/* A part that somebody else than the author of the card filled. */
typedef struct CardFill {
    CardId card;
    CardPart part;
    ParticipantId participant; /* 0: who filled it is gone */
    Instant created_at;
    Str author;   /* "": anonymous */
    Str language; /* tag of its words */
} CardFill;
typedef LIST_OF(CardFill) CardFills;

/* CARD_PART_COUNT: a field that belongs to none of them. */
CardPart card_part_of(const Field *field);
/* Whether one of its fields says something. */
bool card_part_filled(const CardForm *form, CardPart part);
bool card_part_equal(const CardForm *a, const CardForm *b, CardPart part);
/* What `from` says there, be it nothing. */
void card_part_copy(CardForm *to, const CardForm *from, CardPart part);
void card_part_clear(CardForm *form, CardPart part);
/* The first field of a part that says something; the one in own words where none does. */
Str card_part_field(const CardForm *form, CardPart part);

/* What is open on `card`, from the first of those merged into it that says something there and is shown; NULL: none does. */
const Card *card_part_merged(const Cards *all, const Card *card, CardPart part, bool release);

/* Those of one card; `all` in the order of cards. */
CardFills card_fills_of(const CardFills *all, CardId card);
/* Of one card; NULL: nobody else than its author filled this part. */
const CardFill *card_fill_of(const CardFills *fills, CardPart part);
/* What stands there is of this device: of a card's author what nobody else filled. False: it is open, or another one's. */
bool card_part_own(const Card *card, const CardFills *fills, CardPart part, ParticipantId self);
/* What of a card is this device's alone, every other field empty. `language`: of what it filled; "": it filled nothing. */
CardForm card_own_parts(const Card *card, const CardFills *fills, ParticipantId self);
