/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/card_part.h"

#define X(name, key) STR_INIT(key),
static const Str PART_KEYS[] = { CARD_PART_LIST(X) };
#undef X
const KeySet CARD_PARTS = { STR_INIT("card_part"), PART_KEYS, CARD_PART_COUNT };

/* In the order in which they are asked; the last one of each part is in people's own words. */
#define PLACE(member, part_) \
    { offsetof(CardForm, member), STR_INIT(#member), CARD_PART_##part_ }
static const struct {
    size_t offset;
    Str name;
    CardPart part;
} PLACES[] = {
    PLACE(perspectives, WHO), PLACE(who, WHO),     PLACE(level, HOW), PLACE(how, HOW),
    PLACE(phase, WHEN),       PLACE(timing, WHEN), PLACE(why, WHY),
};
enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

CardPart card_part_of(const Field *field) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (PLACES[i].offset == field->offset)
            return PLACES[i].part;
    return CARD_PART_COUNT;
}

static Str *text_at(CardForm *form, size_t place) {
    return (Str *)((char *)form + PLACES[place].offset);
}

static Str text_of(const CardForm *form, size_t place) {
    return *(const Str *)((const char *)form + PLACES[place].offset);
}

bool card_part_filled(const CardForm *form, CardPart part) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (PLACES[i].part == part && !str_empty(text_of(form, i)))
            return true;
    return false;
}

bool card_part_equal(const CardForm *a, const CardForm *b, CardPart part) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (PLACES[i].part == part && !str_eq(text_of(a, i), text_of(b, i)))
            return false;
    return true;
}

void card_part_copy(CardForm *to, const CardForm *from, CardPart part) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (PLACES[i].part == part)
            *text_at(to, i) = text_of(from, i);
}

void card_part_clear(CardForm *form, CardPart part) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (PLACES[i].part == part)
            *text_at(form, i) = STR("");
}

Str card_part_field(const CardForm *form, CardPart part) {
    Str name = STR("");
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (PLACES[i].part != part)
            continue;
        name = PLACES[i].name;
        if (!str_empty(text_of(form, i)))
            break;
    }
    return name;
}

/* The first whose card is not below this one. */
static size_t first_from(const CardFills *all, int64_t card) {
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].card.v < card)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

CardFills card_fills_of(const CardFills *all, CardId card) {
    size_t first = first_from(all, card.v), end = first_from(all, card.v + 1);
    if (first == end)
        return (CardFills){ 0 };
    return (CardFills){ .items = all->items + first, .count = end - first };
}

const CardFill *card_fill_of(const CardFills *fills, CardPart part) {
    for (size_t i = 0; i < fills->count; i++)
        if (fills->items[i].part == part)
            return &fills->items[i];
    return NULL;
}

const Card *card_part_merged(const Cards *all, const Card *card, CardPart part, bool release) {
    for (size_t i = 0; i < all->count && !card_part_filled(&card->form, part); i++) {
        const Card *merged = &all->items[i];
        if (merged->merged_into.v == card->id.v && merged->withdrawn_at.ms == 0 &&
            card_shown(merged, release) && card_part_filled(&merged->form, part))
            return merged;
    }
    return NULL;
}

bool card_part_own(const Card *card, const CardFills *fills, CardPart part, ParticipantId self) {
    const CardFill *fill = card_fill_of(fills, part);
    ParticipantId whose = fill != NULL ? fill->participant : card->participant;
    return self.v != 0 && whose.v == self.v && card_part_filled(&card->form, part);
}

CardForm card_own_parts(const Card *card, const CardFills *fills, ParticipantId self) {
    CardForm own;
    schema_clear(&CARD_FORM, &own);
    own.language = STR("");
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        const CardFill *opt_fill = card_fill_of(fills, part);
        if (!card_part_own(card, fills, part, self))
            continue;
        card_part_copy(&own, &card->form, part);
        own.language = opt_fill != NULL ? opt_fill->language : card->form.language;
    }
    return own;
}
