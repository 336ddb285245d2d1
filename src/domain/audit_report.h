/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_report.h -- what an audit says, member by member as its JSON (AUDIT.md): what a terminal, a page, a document and a file show.
 *
 * What is not known is not a number: `known` false is null in the file. What must not be seen is not in a report: nothing here has
 * to be hidden by who shows it. All of it lies in one arena. */
#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/list.h"
#include "domain/audit_judgement.h"

typedef struct AuditNumber {
    bool known;
    double value;
} AuditNumber;

typedef struct AuditCount {
    bool known;
    uint64_t value;
} AuditCount;

static inline AuditNumber audit_number(double value) {
    return (AuditNumber){ .known = true, .value = value };
}
static inline AuditCount audit_count(uint64_t value) {
    return (AuditCount){ .known = true, .value = value };
}

typedef struct AuditTexts {
    const Str *items;
    size_t count;
} AuditTexts;

typedef struct AuditValue {
    Str column;
    bool missing; /* a group of its own: null */
    Str value;
} AuditValue;
/* None: the whole population. */
typedef struct AuditGroup {
    const AuditValue *items;
    size_t count;
} AuditGroup;

/* -- What was read ------------------------------------------------------------------------------------------------------------- */

typedef struct AuditFile {
    Str name;
    uint64_t bytes, rows;
    Str sha256; /* hexadecimal; empty: not asked for */
    Str encoding, delimiter, decimal;
} AuditFile;
typedef struct AuditInput {
    uint64_t rows, rows_used, undecided, unlabelled, skipped;
    const AuditFile *files;
    size_t file_count;
    AuditTexts columns;
} AuditInput;

typedef struct AuditQuantile {
    double share, value; /* 0.5: the median */
} AuditQuantile;
typedef struct AuditProfile {
    Str column, type;
    uint64_t missing, distinct;
    bool distinct_exact;
    AuditNumber min, max, mean;
    const AuditQuantile *quantiles;
    size_t quantile_count;
} AuditProfile;

/* A check of the data: completeness of a column in a group, a rule, a code list, a population. */
typedef struct AuditQuality {
    Str check, column;
    AuditGroup group;
    AuditNumber value, low, high;
    AuditCount numerator, denominator;
    AuditNumber p, q;
    Str detail;        /* what the rule demands; may be empty */
    AuditTexts places; /* the first rows that are not so: "17", "a.csv:17"; none in public */
} AuditQuality;

/* -- Cells, rates, gaps --------------------------------------------------------------------------------------------------------- */

/* Whether it has fewer than k rows or keeps others from being worked out, is not told: it would bound both. */
typedef enum AuditSuppressed { AUDIT_SHOWN, AUDIT_HIDDEN } AuditSuppressed;

/* A count not known is hidden, or, of labels, there are none. */
typedef struct AuditCell {
    Str opt_decision; /* empty where there is one decision; so in rates, gaps and what follows */
    AuditGroup group;
    AuditCount n, selected, labelled, tp, fp, fn, tn;
    AuditSuppressed suppressed;
} AuditCell;

/* Why a gap is not assessable, a metric not assessed, a number not known. */
#define AUDIT_REASON_LIST(X)                                                         \
    X(NONE, "")                                                                      \
    X(TOO_FEW, "too_few")                                                            \
    X(SIZE_OPEN, "difference_certain_size_open")                                     \
    X(NOT_IDENTIFIABLE, "not_identifiable") /* labels are missing by the decision */ \
    X(SUPPRESSED, "suppressed")                                                      \
    X(NO_LABEL, "no_label")                                                          \
    X(NO_DENOMINATOR, "no_denominator") /* nobody it could be a share of */          \
    X(NO_SCORE, "no_score")                                                          \
    X(NO_DECISION, "no_decision")                                                    \
    X(NO_DIRECTION, "no_direction") /* whether being selected is good: no ratio */   \
    X(ONE_OUTCOME, "one_outcome")   /* in no stratum were there both */              \
    X(SCORE_RANGE, "score_range")   /* not in [0, 1] */
typedef enum AuditReason {
#define X(name, key) AUDIT_REASON_##name,
    AUDIT_REASON_LIST(X)
#undef X
        AUDIT_REASON_COUNT
} AuditReason;

/* `reason`: why the value is not known. Not identifiable: it lies between low and high, whatever the labels that are missing. */
typedef struct AuditRate {
    Str opt_decision;
    AuditMetric metric;
    AuditGroup group;
    AuditNumber value, low, high;
    AuditCount numerator, denominator;
    AuditReason reason;
} AuditRate;

typedef enum AuditScale { AUDIT_DIFFERENCE, AUDIT_RATIO } AuditScale;
typedef enum AuditVerdict {
    AUDIT_NOT_JUDGED,
    AUDIT_REMARKABLE,   /* auffällig */
    AUDIT_UNREMARKABLE, /* unauffällig */
    AUDIT_NOT_ASSESSABLE
} AuditVerdict;

/* How far the largest rate of a family is from the smallest; on the scale of ratios smallest / largest, of the favourable outcome.
 * `certain`: the truth is at least so far apart (ratio: at most this); `at_most` the other way round. Verdict and reason are made of
 * all cells; a number that would tell a hidden cell is not known. */
typedef struct AuditGap {
    Str opt_decision;
    AuditMetric metric;
    AuditTexts over;
    AuditScale scale;
    bool by_intersection; /* made by --intersect: never the cause of exit code 4 */
    bool has_reference, has_observed_between, has_certain_between;
    AuditGroup reference;
    AuditNumber observed;
    AuditGroup observed_between[2]; /* the higher, the lower one */
    AuditTexts given;               /* columns of the strata; none: overall */
    AuditNumber certain;
    AuditGroup certain_between[2];
    AuditNumber at_most, shrunken, p, q, detectable;
    size_t cells; /* with a denominator; 0: how many would tell which there are */
    bool has_within;
    size_t within_cells; /* the largest ones of those shown that lie within the tolerance */
    AuditNumber within_share;
    AuditNumber tolerance; /* δ or τ */
    AuditVerdict verdict;
    AuditReason reason;
} AuditGap;

/* -- What else there is to say -------------------------------------------------------------------------------------------------- */

#define AUDIT_FINDING_LIST(X)                                                                    \
    X(GAP, "gap")             /* remarkable: metric, over, number = certain */                   \
    X(UNCOVERED, "uncovered") /* over: share of rows that nothing can be said of */              \
    X(SELECTIVE_LABELS,                                                                          \
      "selective_labels")               /* number: difference of the labelled shares, certain */ \
    X(STRATA_DROPPED, "strata_dropped") /* over: count of rows in strata with one outcome */     \
    X(STRATA_DIFFER, "strata_differ")   /* over, group: odds ratios by stratum; number: p */     \
    X(DECISION_CONSTANT, "decision_constant") /* true for no or every row; values */             \
    X(LABEL_CONSTANT, "label_constant")                                                          \
    X(SUGGESTION_CONSTANT, "suggestion_constant") /* column */                                   \
    X(DAYS_ODD, "days_odd") /* column: decided before received, or ten years later; count */     \
    X(SCORES_UNREAD, "scores_unread")       /* column: no numbers; count */                      \
    X(NAME_TWICE, "name_twice")             /* column */                                         \
    X(RECORDS_REJECTED, "records_rejected") /* count */                                          \
    X(STRAY_QUOTES, "stray_quotes")         /* count */                                          \
    X(MIXED_ENCODING, "mixed_encoding")     /* column: the file's name */                        \
    X(MIXED_DECIMAL, "mixed_decimal")       /* the same */                                       \
    X(UNBINNED, "unbinned")                 /* column: the file's name; count */                 \
    X(PROXY, "proxy")                       /* column, over: the group; number: Cramér's V */   \
    X(RULE_BROKEN, "rule_broken")           /* column, values: the rule; count */                \
    X(REPRESENTATION, "representation")     /* group; number: ratio to the population */         \
    X(INCOMPLETE, "incomplete")             /* column, group; number: share missing */           \
    X(RE_IDENTIFIABLE, "re_identifiable")   /* over: columns; count: smallest combination */
typedef enum AuditFindingKind {
#define X(name, key) AUDIT_FINDING_##name,
    AUDIT_FINDING_LIST(X)
#undef X
        AUDIT_FINDING_KIND_COUNT
} AuditFindingKind;
extern const KeySet AUDIT_FINDINGS, AUDIT_REASONS, AUDIT_VERDICTS;

typedef struct AuditFinding {
    AuditFindingKind kind;
    Str opt_decision;
    bool has_metric;
    AuditMetric metric;
    AuditScale scale;
    AuditTexts over;
    AuditGroup group;
    Str column; /* or empty */
    AuditTexts values;
    AuditNumber number;
    AuditCount count;
} AuditFinding;

/* `low` and `high`: what the metric could be at worst (Manski), of the whole population. */
typedef struct AuditNotAssessed {
    Str opt_decision;
    AuditMetric metric;
    AuditScale scale; /* ratio: the difference may be assessed all the same */
    AuditReason reason;
    AuditNumber low, high;
} AuditNotAssessed;

typedef struct AuditOption {
    Str name, value;
} AuditOption;
typedef struct AuditProvenance {
    Str version;
    uint64_t seed;
    const AuditOption *options; /* as given, in their order */
    size_t option_count;
    Str time; /* RFC 3339 */
} AuditProvenance;

typedef struct AuditReport {
    AuditInput input;
    LIST_OF(AuditProfile) profile;
    LIST_OF(AuditCell) cells;
    LIST_OF(AuditRate) rates;
    LIST_OF(AuditGap) gaps;
    LIST_OF(AuditQuality) quality;
    LIST_OF(AuditFinding) findings;
    LIST_OF(AuditNotAssessed) not_assessed;
    AuditProvenance provenance;
} AuditReport;

/* What a program's end says of it. */
typedef enum AuditExit {
    AUDIT_EXIT_FINE = 0,
    AUDIT_EXIT_REMARKABLE = 3,
    AUDIT_EXIT_OPEN = 4
} AuditExit;
AuditExit audit_exit(const AuditReport *report);

/* When it was made, in Germany; none: it does not say. */
Date audit_report_day(const AuditReport *report);
