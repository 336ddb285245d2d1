/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* translation_view.h -- which texts the public reads in which languages, and the form that says one of them in another
 * language. */
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/task_view.h"

/* What there is of a record in one language. */
typedef struct TranslationCell {
    Message language, state;
    Str state_class;
    Str href; /* "" = nothing to do or to read */
    Message act;
} TranslationCell;

typedef struct TranslationRow {
    Message noun;
    Str title, href, id;
    bool shown; /* something of it is read by the public now */
    const TranslationCell *cells;
} TranslationRow;

typedef struct TranslationSummary {
    Message done, older; /* `older` MSG_NONE: none */
} TranslationSummary;

typedef struct TranslationListView {
    Page page;
    const TranslationSummary *summaries; /* one for each language */
    const Message *languages;            /* the columns */
    size_t language_count;
    const TranslationRow *rows;
    size_t row_count;
    Str action; /* of the filter, and of all texts */
    const TaskFilterOption *choices, *states;
    size_t choice_count, state_count;
    bool filtered, one; /* `one`: only those of one record */
    Str initiative_href;
} TranslationListView;

/* One text with the field for it. */
typedef struct TranslationItem {
    size_t offset; /* in Translation */
    Str words;     /* of the original; "" = it is gone */
    bool older, shown;
} TranslationItem;

typedef struct TranslationFormView {
    Page page;
    FormView form;
    Str about, language; /* as typed */
    Str href, title;     /* of the original; "" = not known */
    const TranslationItem *items;
    size_t item_count;
    bool plain; /* into plain German */
    bool gone;  /* what it is about was removed while this was typed */
    Str remove_href;
} TranslationFormView;
