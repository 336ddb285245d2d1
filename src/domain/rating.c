/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/rating.h"

static bool given(int64_t rating) {
    return rating >= RATING_MIN && rating <= RATING_MAX;
}

bool stakeholder_strongly_affected(const Stakeholder *s) {
    return (given(s->affectedness) && s->affectedness >= STRONGLY_AFFECTED) ||
           (given(s->affectedness_self) && s->affectedness_self >= STRONGLY_AFFECTED);
}

bool stakeholder_weak_voice(const Stakeholder *s) {
    return stakeholder_strongly_affected(s) &&
           ((given(s->influence) && s->influence <= LITTLE_INFLUENCE) ||
            (given(s->influence_self) && s->influence_self <= LITTLE_INFLUENCE));
}

bool stakeholder_rated(const Stakeholder *s) {
    return (given(s->affectedness) || given(s->affectedness_self)) &&
           (given(s->influence) || given(s->influence_self));
}

static bool differ(int64_t a, int64_t b) {
    return given(a) && given(b) && a != b;
}

bool stakeholder_ratings_differ(const Stakeholder *s) {
    return differ(s->affectedness, s->affectedness_self) || differ(s->influence, s->influence_self);
}

RatingMap rating_map(Arena *arena, const StakeholderList *stakeholders) {
    RatingMap map = { 0 };
    for (size_t i = 0; i < stakeholders->count; i++) {
        const Stakeholder *s = &stakeholders->items[i];
        if (given(s->affectedness) && given(s->influence))
            *list_push(arena,
                       &map.cells[s->affectedness - RATING_MIN][s->influence - RATING_MIN].rated) =
                s->record.id;
        if (given(s->affectedness_self) && given(s->influence_self))
            *list_push(arena,
                       &map.cells[s->affectedness_self - RATING_MIN][s->influence_self - RATING_MIN]
                            .self) = s->record.id;
        if (!stakeholder_rated(s))
            *list_push(arena, &map.unrated) = s->record.id;
        if (stakeholder_ratings_differ(s))
            *list_push(arena, &map.differing) = s->record.id;
        if (stakeholder_weak_voice(s))
            *list_push(arena, &map.weak_voices) = s->record.id;
    }
    return map;
}
