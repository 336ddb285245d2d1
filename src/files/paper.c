/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/paper.h"

struct Paper {
    Odt *odt; /* one of both */
    PrintPage *page;
    Str people_language, people_country; /* "" = the document's own */
};

Paper *paper_open(Arena *arena, const PaperInfo *info) {
    Paper *paper = arena_new(arena, Paper, 1);
    paper->people_language = info->info.people_language;
    paper->people_country = info->info.people_country;
    if (info->kind == PAPER_ODT)
        paper->odt = odt_open(arena, &info->info);
    else
        paper->page = print_page_open(arena, &info->info, &info->look);
    return paper;
}

void paper_closep(Paper **paper) {
    if (*paper == NULL)
        return;
    odt_closep(&(*paper)->odt);
    print_page_closep(&(*paper)->page);
}

/* Calls odt_… or print_… with the same arguments. */
#define EITHER(paper, name, ...)                        \
    do {                                                \
        if ((paper)->odt != NULL)                       \
            odt_##name((paper)->odt, ##__VA_ARGS__);    \
        else                                            \
            print_##name((paper)->page, ##__VA_ARGS__); \
    } while (0)

Err paper_finish(Paper *paper, Out *out) {
    return paper->odt != NULL ? odt_finish(paper->odt, out) : print_page_finish(paper->page, out);
}

void paper_heading(Paper *paper, int level, Str text) {
    EITHER(paper, heading, level, text);
}

void paper_people_heading(Paper *paper, int level, Str text) {
    if (paper->odt != NULL)
        odt_heading_foreign(paper->odt, level, paper->people_language, paper->people_country, text);
    else
        print_heading_foreign(paper->page, level, paper->people_language, text);
}

void paper_paragraph(Paper *paper, Str text) {
    for (Str part; odt_next_paragraph(&text, &part);) {
        paper_paragraph_begin(paper);
        paper_text(paper, part);
        paper_paragraph_end(paper);
    }
}

void paper_paragraph_begin(Paper *paper) {
    EITHER(paper, paragraph_begin);
}

void paper_paragraph_end(Paper *paper) {
    EITHER(paper, paragraph_end);
}

void paper_text(Paper *paper, Str text) {
    EITHER(paper, text, text);
}

void paper_strong(Paper *paper, Str text) {
    EITHER(paper, strong, text);
}

void paper_link(Paper *paper, Str href, Str text) {
    EITHER(paper, link, href, text);
}

void paper_foreign(Paper *paper, Str language, Str country, Str text) {
    if (paper->odt != NULL)
        odt_foreign(paper->odt, language, country, text);
    else
        print_foreign(paper->page, language, text);
}

void paper_people_text(Paper *paper, Str text) {
    if (str_empty(paper->people_language))
        paper_text(paper, text);
    else
        paper_foreign(paper, paper->people_language, paper->people_country, text);
}

void paper_people_strong(Paper *paper, Str text) {
    if (paper->odt != NULL)
        odt_strong_foreign(paper->odt, paper->people_language, paper->people_country, text);
    else
        print_strong_foreign(paper->page, paper->people_language, text);
}

void paper_list_begin(Paper *paper, bool numbered) {
    EITHER(paper, list_begin, numbered);
}

void paper_list_end(Paper *paper) {
    EITHER(paper, list_end);
}

void paper_item_begin(Paper *paper) {
    EITHER(paper, item_begin);
}

void paper_item_end(Paper *paper) {
    EITHER(paper, item_end);
}

void paper_item(Paper *paper, Str text) {
    paper_item_begin(paper);
    paper_paragraph(paper, text);
    paper_item_end(paper);
}

void paper_table_begin(Paper *paper, Str caption, const OdtColumn *columns, size_t count) {
    EITHER(paper, table_begin, caption, columns, count);
}

void paper_table_end(Paper *paper) {
    EITHER(paper, table_end);
}

void paper_row_begin(Paper *paper) {
    EITHER(paper, row_begin);
}

void paper_row_end(Paper *paper) {
    EITHER(paper, row_end);
}

void paper_cell_begin(Paper *paper) {
    EITHER(paper, cell_begin);
}

void paper_cell_end(Paper *paper) {
    EITHER(paper, cell_end);
}

void paper_cell(Paper *paper, Str text) {
    paper_cell_begin(paper);
    paper_paragraph(paper, text);
    paper_cell_end(paper);
}

void paper_people_cell(Paper *paper, Str text) {
    paper_cell_begin(paper);
    for (Str part; odt_next_paragraph(&text, &part);) {
        paper_paragraph_begin(paper);
        paper_people_text(paper, part);
        paper_paragraph_end(paper);
    }
    paper_cell_end(paper);
}

void paper_image(Paper *paper, const OdtImage *image) {
    EITHER(paper, image, image);
}
