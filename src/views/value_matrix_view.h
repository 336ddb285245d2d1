/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_matrix_view.h -- the seven value pairs of an initiative against its goals, chances and risks,
 * involvements that took place, decisions taken, tasks done and audits made. */
#include "views/page_view.h"

typedef struct ValueLink {
    Str href, text;
} ValueLink;

typedef struct ValueCell {
    const ValueLink *links;
    size_t count;
} ValueCell;

typedef struct ValuePairRow {
    Str key; /* id on the page */
    Message label;
    ValueCell goals, chances, risks;
    ValueCell involvements, decisions, tasks; /* held, taken, done */
    ValueCell audits;                         /* that have a report */
    ValueCell unseen;                         /* said to be done, not to be seen: no evidence */
    bool without;                             /* named nowhere */
} ValuePairRow;

typedef struct ValueMatrixView {
    Page page;
    const ValuePairRow *rows;
    size_t count;
    int64_t without_count;
    Str new_goal_href, new_effect_href; /* "" = may not */
} ValueMatrixView;
