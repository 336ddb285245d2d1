/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/value_rule.h"

#include <stdlib.h>

static Truth truth(bool holds) {
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

static bool is_of_type(ColumnType wanted, Str value, char decimal) {
    static const Number ONE = { .digits = 1 }, ZERO = { 0 };
    Number number;
    ColumnType type = value_type(value, decimal, &number);
    if (wanted == COLUMN_TEXT || type == wanted)
        return true;
    return wanted == COLUMN_YES_NO && type == COLUMN_NUMBER &&
           (number_compare(&number, &ZERO) == 0 || number_compare(&number, &ONE) == 0);
}

static Truth is_in_range(const ValueRule *rule, Str value, char decimal) {
    Number number;
    if (value_type(value, decimal, &number) != rule->type)
        return TRUTH_UNKNOWN;
    return truth((!rule->has_least || number_compare(&number, &rule->least) >= 0) &&
                 (!rule->has_most || number_compare(&number, &rule->most) <= 0));
}

static int compare_codes(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static bool is_code(const ValueRule *rule, Str value) {
    return rule->code_count > 0 && bsearch(&value, rule->codes, rule->code_count,
                                           sizeof *rule->codes, compare_codes) != NULL;
}

Truth value_rule_truth(const ValueRule *rule, Str value, char decimal) {
    switch (rule->demand) {
    case DEMAND_TYPE: return truth(is_of_type(rule->type, value, decimal));
    case DEMAND_RANGE: return is_in_range(rule, value, decimal);
    case DEMAND_PATTERN: return truth(value_pattern_fits(rule->pattern, value));
    case DEMAND_CODES: return truth(is_code(rule, value));
    }
    return TRUTH_UNKNOWN;
}

Truth values_in_order(Str a, Str b, char decimal) {
    Number of_a, of_b;
    ColumnType type = value_type(a, decimal, &of_a);
    if (value_type(b, decimal, &of_b) != type || (type != COLUMN_NUMBER && type != COLUMN_DATE))
        return TRUTH_UNKNOWN;
    return truth(number_compare(&of_a, &of_b) <= 0);
}

Truth value_timely(Str value, Date given, int32_t most) {
    Number number;
    if (value_type(value, '.', &number) != COLUMN_DATE)
        return TRUTH_UNKNOWN;
    int64_t day = number.negative ? -(int64_t)number.digits : (int64_t)number.digits;
    int64_t lag = date_days(given) - day;
    return truth(lag >= 0 && lag <= most);
}
