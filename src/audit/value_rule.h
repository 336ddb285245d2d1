/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_rule.h -- whether a value is as a rule about data quality demands: of a type, within a range, of a form, one of a list; two values in
 * order; a day not too long ago. Of values that are not missing: whether those may be is another rule.
 *
 * Numbers are compared exactly (number.h), days as days. What should be a number or a day and is none is TRUTH_UNKNOWN, which the
 * caller counts apart: it is the rule about the type that it violates. */
#include "audit/column_profile.h"
#include "audit/value_pattern.h"

typedef enum ValueDemand { DEMAND_TYPE, DEMAND_RANGE, DEMAND_PATTERN, DEMAND_CODES } ValueDemand;

typedef struct ValueRule {
    ValueDemand demand;
    ColumnType type; /* of TYPE; of RANGE: NUMBER or DATE */
    bool has_least, has_most;
    Number least, most; /* of RANGE, both within; days since 1970 as value_type gives them */
    const ValuePattern *pattern; /* of PATTERN */
    const Str *codes;            /* of CODES: exact text, in the order of their bytes */
    size_t code_count;
} ValueRule;

/* For DEMAND_TYPE every value is a TEXT, and 0 and 1 are YES_NO, too. */
Truth value_rule_truth(const ValueRule *rule, Str value, char decimal);
/* a <= b, both numbers or both days; TRUTH_UNKNOWN: they are not. */
Truth values_in_order(Str a, Str b, char decimal);
/* `value` is a day no more than `most` days before `given`, and not after it. */
Truth value_timely(Str value, Date given, int32_t most);
