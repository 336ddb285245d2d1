/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sample_view.h -- values of every type that sample.html puts into every place. */
#include "views/html.h"

typedef struct SampleItem {
    int64_t id;
    Str name;
    bool current;
} SampleItem;

typedef struct SampleView {
    Str text, url, part;
    const char *c_text;
    int number;
    uint64_t large;
    Date day;
    Instant at;
    Decimal value;
    Message message, link;
    HtmlSafe markup;
    const SampleItem *items;
    size_t item_count;
} SampleView;
