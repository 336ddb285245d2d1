/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* classification_view.h -- the questions that decide which tasks apply, each with what its answer changes. */
#include "views/record_view.h"

typedef struct FactTask {
    Str href, title;
} FactTask;

typedef struct FactRow {
    Str key; /* id on the page */
    Message question, answer;
    Str answer_class;
    bool unsaid;
    const FactTask *applying; /* tasks that depend on it and apply */
    size_t applying_count;
    const FactTask *spared; /* that do not apply, because of it or of others too */
    size_t spared_count;
} FactRow;

typedef struct ClassificationView {
    RecordView record;
    const FactRow *rows;
    size_t count;
    int64_t unsaid;
    const DisplayField *note; /* NULL = none */
    Str guide_href;
} ClassificationView;
