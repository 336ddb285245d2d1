/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_judgement.h -- what an office fixes before an audit runs: tolerances, what is judged, who will read it (AUDIT.md). */
#include "domain/audit_metric.h"

#define AUDIT_JUDGED_MAX ((size_t)16)

typedef enum AuditDisclosure { AUDIT_INTERNAL, AUDIT_PUBLIC } AuditDisclosure;
/* What being selected means for a person; unknown: neutral words, and no ratio. */
typedef enum AuditSelected {
    AUDIT_SELECTED_UNKNOWN,
    AUDIT_SELECTED_FAVOURABLE,
    AUDIT_SELECTED_ADVERSE
} AuditSelected;

typedef struct AuditJudged {
    AuditMetric metric; /* audit_metric_may_be_judged */
    double tolerance;
} AuditJudged;

/* The value of a column that others are compared with. */
typedef struct AuditReference {
    Str column, value;
} AuditReference;

/* What of a report is worked out (--only). */
#define AUDIT_PART_LIST(X) \
    X(PROFILE, "profile")  \
    X(CELLS, "cells")      \
    X(RATES, "rates")      \
    X(GAPS, "gaps")        \
    X(QUALITY, "quality")  \
    X(FINDINGS, "findings")
typedef enum AuditPart {
#define X(name, key) AUDIT_PART_##name,
    AUDIT_PART_LIST(X)
#undef X
        AUDIT_PART_COUNT
} AuditPart;
extern const KeySet AUDIT_PARTS;

typedef struct AuditJudgement {
    double confidence;                    /* 0 < c < 1 */
    double tolerance;                     /* of a difference, where a metric has none of its own */
    double ratio;                         /* of the rate of the favourable outcome */
    AuditJudged judged[AUDIT_JUDGED_MAX]; /* none: selection_rate, with labels also tpr, fpr, ppv */
    size_t judged_count;
    uint64_t min_cell; /* k; 0 or 1: nothing is hidden */
    AuditDisclosure disclosure;
    AuditSelected selected;
    unsigned only;  /* a bit for each part, by its number; 0: all */
    size_t threads; /* for what takes long and does not depend on them; 0: one */
    bool has_score; /* what is made of scores is told */
    uint64_t seed;
    const AuditReference *references;
    size_t reference_count;
} AuditJudgement;

static inline bool audit_has_part(const AuditJudgement *judgement, AuditPart part) {
    return judgement->only == 0 || (judgement->only >> part & 1) != 0;
}

#define AUDIT_JUDGEMENT_DEFAULT \
    ((AuditJudgement){          \
        .confidence = 0.95, .tolerance = 0.05, .ratio = 0.8, .min_cell = 5, .seed = 1 })
