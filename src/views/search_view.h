/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* search_view.h -- what a search found, by initiative. */
#include "views/page_view.h"

/* One box to search in; on the page of results it holds what was searched. */
typedef struct SearchBox {
    Str action;
    Str query;
} SearchBox;

typedef struct SearchLine {
    Str href;
    Message noun; /* what kind of record it is */
    Str title;    /* "" = it has none */
} SearchLine;

typedef struct SearchGroup {
    Str href, name; /* of the initiative */
    bool archived;
    const SearchLine *lines;
    size_t count;
} SearchGroup;

typedef struct SearchView {
    Page page;
    SearchBox box;
    const SearchGroup *groups;
    size_t group_count;
    int64_t hit_count;
    bool searched; /* something was asked for */
    bool too_long;
    bool no_words; /* only single letters and the commonest words */
    bool limited;  /* there are more hits than shown */
    Str back_href;
} SearchView;
