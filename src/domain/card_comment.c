/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/card_comment.h"

static const Field FIELDS[] = {
    FIELD(CardCommentForm, comment, PROSE, .required = true, .maximum = CARD_COMMENT_LENGTH_MAX),
};
const Schema CARD_COMMENT_FORM = SCHEMA(CardCommentForm, "card", "cards", FIELDS);

/* The first whose card is not below this one. */
static size_t first_from(const CardComments *all, int64_t card) {
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

CardComments card_comments_of(const CardComments *all, CardId card) {
    size_t first = first_from(all, card.v), end = first_from(all, card.v + 1);
    if (first == end)
        return (CardComments){ 0 };
    return (CardComments){ .items = all->items + first, .count = end - first };
}
