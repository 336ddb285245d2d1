/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* quality_rule.h -- what an authority demands of its data before it is judged by it: a rule about each value of a column, or about rows.
 *
 * Of values that are missing only COMPLETE speaks; a value that is no number or day is in no range, no order and not timely. */
#include "base/date.h"
#include "base/list.h"
#include "domain/audit_report.h"

#define QUALITY_CHECK_LIST(X)                                                            \
    X(COMPLETE, "complete")                                                              \
    X(TYPE, "type")       /* is: "number", "date", "yes_no" */                           \
    X(RANGE, "range")     /* least, most: numbers or days, both within */                \
    X(PATTERN, "pattern") /* is: as in audit/value_pattern.h */                          \
    X(CODES, "codes")     /* codes: one of these */                                      \
    X(TIMELY, "timely")   /* a day at most `days` before `on`, and not after it */       \
    X(ORDER, "order")     /* columns: the first no greater, or later, than the second */ \
    X(UNIQUE, "unique")   /* columns: no two rows have the same key */                   \
    X(ANONYMOUS,                                                                         \
      "anonymous") /* columns: at least `rows` rows of each combination (k-anonymity, L. Sweeney 2002) */
typedef enum QualityCheck {
#define X(name, key) QUALITY_##name,
    QUALITY_CHECK_LIST(X)
#undef X
        QUALITY_CHECK_COUNT
} QualityCheck;
extern const KeySet QUALITY_CHECKS;

enum { QUALITY_RULES_MAX = 200, QUALITY_COLUMNS_MAX = 16 };

/* What a check does not need is empty. */
typedef struct QualityRule {
    QualityCheck check;
    Str place; /* in the file of rules: "/rules/3" */
    AuditTexts
        columns; /* one, but for ORDER (two), UNIQUE and ANONYMOUS (up to QUALITY_COLUMNS_MAX) */
    Str is, least, most;
    AuditTexts codes;
    Date on;
    uint64_t days, rows;
    double
        at_least; /* share of the values, or rows, that must be so; 1 where nothing else is said */
} QualityRule;
typedef LIST_OF(QualityRule) QualityRules;

/* What it demands, in one line as signs: "18 … 120", "a | b". */
Str quality_rule_text(Arena *arena, const QualityRule *rule);
