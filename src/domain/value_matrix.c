/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/value_matrix.h"

#include "domain/choices.h"

ValueMatrix value_matrix(Arena *arena, const GoalList *goals, const EffectList *effects) {
    ValueMatrix matrix = { .without_evidence = (1U << VALUE_PAIR_COUNT) - 1 };
    for (size_t i = 0; i < goals->count; i++) {
        uint32_t bits = value_pair_bits(goals->items[i].value_pairs);
        for (size_t p = 0; p < VALUE_PAIR_COUNT; p++)
            if (bits >> p & 1U)
                *list_push(arena, &matrix.rows[p].goals) = goals->items[i].record.id;
        matrix.without_evidence &= ~bits;
    }
    for (size_t i = 0; i < effects->count; i++) {
        const Effect *effect = &effects->items[i];
        uint32_t bits = value_pair_bits(effect->value_pairs);
        bool risk = str_eq(effect->kind, EFFECT_KINDS.keys[EFFECT_KIND_RISK]);
        for (size_t p = 0; p < VALUE_PAIR_COUNT; p++)
            if (bits >> p & 1U)
                *list_push(arena, risk ? &matrix.rows[p].risks : &matrix.rows[p].chances) =
                    effect->record.id;
        matrix.without_evidence &= ~bits;
    }
    return matrix;
}
