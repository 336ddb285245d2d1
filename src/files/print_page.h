/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* print_page.h -- text documents as one HTML page to read and to print: no navigation, no script.
 *
 * Called as odt.h is, with the same rules, by files/paper.h, which writes either. The title is the
 * h1, a heading of level 1 an h2. Pictures stand in the page itself: their SVG must name no id
 * that another one on the page names. Bytes that are no text are dropped or become U+FFFD. A
 * misuse is remembered: print_page_finish then returns ERR_INTERNAL. */
#include "files/odt.h"

typedef struct PrintPageLook {
    Str stylesheet;      /* address of the styles; "" = `styles` stands in the page */
    Str styles;          /* css */
    Str back, back_text; /* a link on top that is not printed; "" = none */
} PrintPageLook;

typedef struct PrintPage PrintPage;

/* `info` and `look` are copied, their texts must outlive the page. Never NULL. */
MUST_CHECK PrintPage *print_page_open(Arena *arena, const OdtInfo *info, const PrintPageLook *look);
/* For CLEANUP. */
void print_page_closep(PrintPage **page);
MUST_CHECK Err print_page_finish(PrintPage *page, Out *out);

void print_heading(PrintPage *page, int level, Str text);
void print_paragraph_begin(PrintPage *page);
void print_paragraph_end(PrintPage *page);
void print_text(PrintPage *page, Str text);
void print_strong(PrintPage *page, Str text);
void print_strong_foreign(PrintPage *page, Str language, Str text);
void print_heading_foreign(PrintPage *page, int level, Str language, Str text);
void print_link(PrintPage *page, Str href, Str text);
void print_foreign(PrintPage *page, Str language, Str text);
void print_list_begin(PrintPage *page, bool numbered);
void print_list_end(PrintPage *page);
void print_item_begin(PrintPage *page);
void print_item_end(PrintPage *page);
void print_table_begin(PrintPage *page, Str caption, const OdtColumn *columns, size_t count);
void print_table_end(PrintPage *page);
void print_row_begin(PrintPage *page);
void print_row_end(PrintPage *page);
void print_cell_begin(PrintPage *page);
void print_cell_end(PrintPage *page);
void print_image(PrintPage *page, const OdtImage *image);
