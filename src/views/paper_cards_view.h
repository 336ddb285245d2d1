/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* paper_cards_view.h -- numbered cards to print, four on a sheet, for who takes part without a phone. */
#include "views/page_view.h"

enum { PAPER_CARDS_PER_SHEET = 4 };

typedef struct PaperBoard {
    Str title, href;
    bool current;
} PaperBoard;

typedef struct PaperSheet {
    int64_t numbers[PAPER_CARDS_PER_SHEET];
} PaperSheet;

typedef struct PaperCardsView {
    Page page;
    const PaperBoard *boards; /* to choose from */
    size_t board_count;
    Str title, prompt; /* of the one chosen; title "" = the workshop has none */
    bool proposal;
    const Str *headings; /* of its columns */
    size_t heading_count;
    const PaperSheet *sheets;
    size_t sheet_count;
    int64_t first, last;
    Str level_href; /* the same cards in the other text level */
    bool plain;
    Str more_href; /* the numbers that follow; "" = there are no more */
} PaperCardsView;
