/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decision_view.h -- the decision log: question, outcome, reason, by which function, and what it answers. */
#include "base/date.h"
#include "views/page_view.h"

typedef struct DecisionLink {
    Str href, text;
} DecisionLink;

typedef struct DecisionEntry {
    Str id; /* on the page */
    Str href, question;
    Date decided_on; /* none: still open */
    Str options, outcome, reason, function, conflict;
    const DecisionLink *contributions; /* that it answers */
    size_t contribution_count;
    const Message *value_pairs;
    size_t value_pair_count;
} DecisionEntry;

typedef struct DecisionListView {
    Page page;
    const DecisionEntry *entries; /* open ones, then the newest first */
    size_t count;
    Str new_href; /* "" = may not */
    Str values_href;
} DecisionListView;
