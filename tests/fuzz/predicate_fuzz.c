/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A predicate and, behind a NUL, a value: reading ends with a place or a predicate that says the opposite where its opposite is asked. */
#include <stdint.h>
#include <stdlib.h>

#include "audit/predicate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

static Truth opposite(Truth truth) {
    return truth == TRUTH_UNKNOWN ? truth : truth == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

static void check_value(const Predicate *predicate, Str value) {
    static const Operator OPPOSITE[] = {
        [OPERATOR_IS] = OPERATOR_IS_NOT,      [OPERATOR_IS_NOT] = OPERATOR_IS,
        [OPERATOR_AT_LEAST] = OPERATOR_BELOW, [OPERATOR_AT_MOST] = OPERATOR_ABOVE,
        [OPERATOR_ABOVE] = OPERATOR_AT_MOST,  [OPERATOR_BELOW] = OPERATOR_AT_LEAST,
    };
    Predicate other = *predicate;
    other.relation = OPPOSITE[predicate->relation];
    for (const char *decimal = ".,"; *decimal != '\0'; decimal++) {
        Truth truth = predicate_truth(predicate, *decimal, value);
        require(predicate_truth(&other, *decimal, value) == opposite(truth));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    Str text = str_bytes((const char *)data, size), written;
    if (!str_cut(&text, '\0', &written))
        return 0;
    Predicate predicate;
    PredicateProblem problem = PREDICATE_FINE;
    size_t at = 0;
    if (predicate_parse(arena, written, &problem, &at, &predicate) != ERR_NONE) {
        require(problem != PREDICATE_FINE && at <= written.len);
        return 0;
    }
    require(predicate.name.len > 0 && predicate.name.len < written.len);
    const Str names[] = { predicate.name, text, predicate.name };
    size_t column;
    bool again;
    require(!predicate_column(&predicate, &(ColumnNames){ names, 3 }, &column, &again) ||
            column < 3);
    require(predicate_column(&predicate, &(ColumnNames){ names, 3 }, &column, &again) ||
            (predicate.is_quoted && predicate.nth > 2));
    check_value(&predicate, text);
    for (size_t i = 0; i < predicate.value_count; i++)
        require(predicate_truth(&predicate, '.', predicate.values[i]) ==
                (predicate.relation == OPERATOR_IS ? TRUTH_TRUE : TRUTH_FALSE));
    return 0;
}
